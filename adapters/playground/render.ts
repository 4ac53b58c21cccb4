import type { Block, Chart, Form, Inline, Message, Text } from '#core/message.ts';

/** A piece of a line as the page gets it. A moment is ISO 8601, in UTC and to the minute. */
export type ShownInline = Exclude<Inline, { readonly instant: unknown }> | { readonly instant: string };

/** A line as the page gets it. */
export type ShownText = readonly ShownInline[];

/** A block as the page gets it. */
export type ShownBlock =
  | Extract<Block, { readonly kind: 'heading' | 'buttons' | 'choice' | 'file' }>
  | { readonly kind: 'text' | 'aside'; readonly text: ShownText }
  | { readonly kind: 'list'; readonly items: readonly ShownText[] }
  | {
      readonly kind: 'facts';
      readonly facts: readonly { readonly name: string; readonly value: ShownText }[];
    }
  | { readonly kind: 'chart'; readonly chart: Chart; readonly text: ShownText };

/** A form as the page gets it. */
export type ShownForm = Omit<Form, 'intro'> & { readonly intro?: ShownText };

/** What the page may link to. */
const LINKED: ReadonlySet<string> = new Set(['http:', 'https:', 'tel:']);

function renderInline(inline: Inline): ShownInline {
  if (typeof inline === 'string' || 'strong' in inline) return inline;
  if ('instant' in inline) return { instant: inline.instant.toString({ smallestUnit: 'minute' }) };
  return LINKED.has(URL.parse(inline.url)?.protocol ?? '') ? inline : inline.link;
}

/** Any other address than a web page or a telephone number becomes plain text. */
export const renderText = (text: Text): ShownText => text.map(renderInline);

function renderBlock(block: Block): ShownBlock {
  switch (block.kind) {
    case 'text':
    case 'aside':
      return { kind: block.kind, text: renderText(block.text) };
    case 'list':
      return { kind: 'list', items: block.items.map(renderText) };
    case 'facts':
      return {
        kind: 'facts',
        facts: block.facts.map(({ name, value }) => ({ name, value: renderText(value) })),
      };
    case 'chart':
      return { ...block, text: renderText(block.text) };
    case 'heading':
    case 'buttons':
    case 'choice':
    case 'file':
      return block;
  }
}

/** A message as the page gets it: plain data, which the page puts in place as text. */
export const renderMessage = (message: Message): readonly ShownBlock[] => message.blocks.map(renderBlock);

/** A form as the page gets it. */
export const renderForm = ({ intro, ...form }: Form): ShownForm => ({
  ...form,
  ...(intro && { intro: renderText(intro) }),
});
