/** A message's text as markdown, in parts that each fit into one Discord message. */
import type { Block, Inline, Text } from '#core/message.ts';
import { LIMITS } from './limits.ts';
import { renderText } from './markdown.ts';

/** Room for the ellipsis that says something is missing. */
const MOST = LIMITS.content - 2;
/** So much of a string, in code points, can't outgrow a message, whatever escaping makes of it. */
const PIECE = 400;

/** One line as the core says it, which may hold breaks. */
interface Paragraph {
  readonly kind: 'heading' | 'text' | 'aside' | 'item';
  readonly text: Text;
}

interface Chunk {
  readonly kind: Paragraph['kind'];
  readonly markdown: string;
  /** False for what goes on within a block. */
  readonly isNew: boolean;
}

/**
 * The texts of all blocks: joined as long as they fit, then split where blocks end, at worst within one. `lead` is
 * markdown that stands above them, on a line of its own.
 */
export function renderParts(blocks: readonly Block[], lead = ''): readonly string[] {
  const parts: string[] = [];
  let part = '';
  let last: Paragraph['kind'] | undefined;
  const above: readonly Chunk[] = lead === '' ? [] : [{ kind: 'heading', markdown: lead, isNew: true }];
  for (const chunk of keepHeadings([...above, ...blocks.flatMap(chunksOf)])) {
    const joined = last === undefined ? chunk.markdown : part + gapBetween(last, chunk) + chunk.markdown;
    if (joined.length <= MOST) part = joined;
    else {
      parts.push(part);
      part = chunk.markdown;
    }
    last = chunk.kind;
  }
  parts.push(part);
  return parts.length <= LIMITS.parts
    ? parts
    : parts.slice(0, LIMITS.parts).map((kept, i) => (i === LIMITS.parts - 1 ? `${kept}\n…` : kept));
}

function gapBetween(above: Paragraph['kind'], { kind, isNew }: Chunk): string {
  const isClose = !isNew || above === 'heading' || kind === 'aside' || kind === 'item';
  return isClose ? '\n' : '\n\n';
}

function linesOf(block: Block): readonly Paragraph[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', text: [block.text] }];
    case 'text':
    case 'aside':
      return [{ kind: block.kind, text: block.text }];
    case 'chart':
      return [{ kind: 'text', text: block.text }];
    case 'list':
      return block.items.map((text) => ({ kind: 'item', text }));
    case 'facts':
      return block.facts.map(({ name, value }) => ({
        kind: 'text',
        text: [{ strong: `${name}:` }, ' ', ...value],
      }));
    case 'buttons':
    case 'choice':
    case 'file':
      return [];
  }
}

const MARKS = {
  heading: { first: '### ', next: ' ' },
  text: { first: '', next: '\n' },
  aside: { first: '-# ', next: '\n-# ' },
  item: { first: '- ', next: '\n  ' },
} as const;

function mark(kind: Paragraph['kind'], markdown: string): string {
  const { first, next } = MARKS[kind];
  return first + (markdown.includes('\n') ? markdown.replaceAll('\n', next) : markdown);
}

/** Empty where there is nothing to say. */
function renderLine({ kind, text }: Paragraph): string {
  const markdown = renderText(text).trim();
  return markdown === '' ? '' : mark(kind, markdown);
}

/** A block as one chunk if it fits, else each of its lines, cut as often as needed. */
function chunksOf(block: Block): readonly Chunk[] {
  const lines = linesOf(block);
  const [first] = lines;
  if (!first) return [];
  let markdown = '';
  for (const line of lines) {
    const rendered = renderLine(line);
    if (rendered !== '') markdown += markdown === '' ? rendered : `\n${rendered}`;
  }
  if (markdown === '') return [];
  if (markdown.length <= MOST) return [{ kind: first.kind, markdown, isNew: true }];
  return lines
    .flatMap(cutLine)
    .map((line, i) => ({ kind: line.kind, markdown: renderLine(line), isNew: i === 0 }))
    .filter((chunk) => chunk.markdown !== '');
}

/** A line as several of its kind, none of which is too long. */
function cutLine(line: Paragraph): readonly Paragraph[] {
  if (renderLine(line).length <= MOST) return [line];
  const lines: Paragraph[] = [];
  let text: Inline[] = [];
  for (const piece of line.text.flatMap(cutInline)) {
    if (text.length > 0 && renderLine({ ...line, text: [...text, piece] }).length > MOST) {
      lines.push({ ...line, text });
      text = [];
    }
    text.push(piece);
  }
  return [...lines, { ...line, text }];
}

/** Cuts between words where there are any. */
const cutString = (data: string): readonly string[] =>
  data.match(new RegExp(`[^]{1,${PIECE}}(?:\\s|$)|[^]{1,${PIECE}}`, 'gu')) ?? [];

function cutInline(piece: Inline): readonly Inline[] {
  if (typeof piece === 'string') return cutString(piece);
  if ('strong' in piece) return cutString(piece.strong).map((strong) => ({ strong }));
  if ('link' in piece && renderText([piece]).length > MOST / 2)
    return cutString(`${piece.link} (${piece.url})`);
  return [piece];
}

/** Puts headings into one chunk with what they stand above, so that none is left behind at the end of a part. */
function keepHeadings(chunks: readonly Chunk[]): readonly Chunk[] {
  const kept: Chunk[] = [];
  for (const chunk of chunks) {
    const above = kept.at(-1);
    const fits = above?.kind === 'heading' && above.markdown.length + 1 + chunk.markdown.length <= MOST;
    if (fits)
      kept[kept.length - 1] = {
        ...above,
        kind: chunk.kind,
        markdown: `${above.markdown}\n${chunk.markdown}`,
      };
    else kept.push(chunk);
  }
  return kept;
}
