import type { types } from '@slack/bolt';
import type { Block, Button, Field, Form, Message, Text } from '#core/message.ts';
import { plainText, renderSelect, renderSeveral } from './choices.ts';
import { LIMITS, shorten, splitText, type Limit } from './limits.ts';
import { renderPicker } from './pickers.ts';
import { isPlain, printText, renderText } from './rich-text.ts';

type Blocks = readonly types.KnownBlock[];

const NEW_LINE: types.RichTextText = { type: 'text', text: '\n' };

const section = (elements: types.RichTextElement[]): types.RichTextSection => ({
  type: 'rich_text_section',
  elements,
});

/** Parts in order, in as many rows as it takes. */
function pack<T>(parts: readonly T[], isFull: (row: readonly T[], next: T) => boolean): readonly T[][] {
  const rows: T[][] = [];
  for (const part of parts) {
    const row = rows.at(-1);
    if (row && !isFull(row, part)) row.push(part);
    else rows.push([part]);
  }
  return rows;
}

const countCharacters = (json: string): number => json.length;
const countBytes = (json: string): number => Buffer.byteLength(json);

/**
 * Packs so that no row is longer or weighs more, in characters of JSON where nothing else is counted. A part that weighs
 * more has a row alone.
 */
function packBySize<T>(
  parts: readonly T[],
  most: number,
  length = Infinity,
  weigh: (json: string) => number = countCharacters,
): readonly T[][] {
  let weight = 0;
  return pack(parts, (row, next) => {
    if (weight === 0) weight = weigh(JSON.stringify(row));
    const added = weigh(JSON.stringify(next));
    const isFull = row.length === length || weight + added > most;
    weight = isFull ? added : weight + added;
    return isFull;
  });
}

const richText = (elements: types.RichTextBlockElement[]): types.RichTextBlock => ({
  type: 'rich_text',
  elements,
});

function renderLine(text: Text, style?: { italic: boolean }): Blocks {
  const elements = renderText(text, style);
  return elements.length > 0 ? [richText([section(elements)])] : [];
}

const renderHeading = (text: string): Blocks =>
  text.length > LIMITS.header.most || text === ''
    ? renderLine([{ strong: text }])
    : [{ type: 'header', text: plainText(text, LIMITS.header) }];

/** Small print where plain text will do; a context block knows links only as markup, so those are in italics. */
function renderAside(text: Text): Blocks {
  const said = printText(text);
  if (!isPlain(text) || said.length > LIMITS.contextText.most) return renderLine(text, { italic: true });
  return said === '' ? [] : [{ type: 'context', elements: [plainText(said, LIMITS.contextText)] }];
}

function renderList(items: readonly Text[]): Blocks {
  const sections = items
    .map((item) => section(renderText(item)))
    .filter(({ elements }) => elements.length > 0);
  return packBySize(sections, LIMITS.lineCharacters.most).map((elements) =>
    richText([{ type: 'rich_text_list', style: 'bullet', elements }]),
  );
}

function renderFacts(facts: readonly { readonly name: string; readonly value: Text }[]): Blocks {
  const lines = facts.map(({ name, value }) => renderText([{ strong: name }, ': ', ...value]));
  return packBySize(lines, LIMITS.lineCharacters.most).map((few) =>
    richText([section(few.flatMap((line, i) => (i === 0 ? line : [NEW_LINE, ...line])))]),
  );
}

/** A text to take away: people can mark and copy it. It breaks where the limits ask for it. */
const renderFile = (text: string): Blocks =>
  splitText(text.toWellFormed(), LIMITS.preformatted).map((piece) =>
    richText([{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: piece }] }]),
  );

const STYLES = { plain: {}, main: { style: 'primary' }, danger: { style: 'danger' } } as const;

const renderButton = ({ id, label, style }: Button): types.Button => ({
  type: 'button',
  action_id: id,
  text: plainText(label, LIMITS.button),
  ...STYLES[style],
});

/** Rows of buttons. Within a row each id stands once: https://docs.slack.dev/reference/block-kit/blocks/actions-block */
const renderButtons = (buttons: readonly Button[]): Blocks =>
  pack(
    buttons,
    (row, { id }) => row.length === LIMITS.actions.most || row.some((each) => each.id === id),
  ).map((row) => ({ type: 'actions', elements: row.map(renderButton) }));

function renderBlock(block: Block): Blocks {
  switch (block.kind) {
    case 'heading':
      return renderHeading(block.text);
    case 'text':
      return renderLine(block.text);
    case 'aside':
      return renderAside(block.text);
    case 'list':
      return renderList(block.items);
    case 'facts':
      return renderFacts(block.facts);
    /** Slack's own chart asks for a value at every point, and stands in messages alone. */
    case 'chart':
      return renderLine(block.text);
    case 'file':
      return renderFile(block.text);
    case 'buttons':
      return renderButtons(block.buttons);
    case 'choice': {
      const placeholder = plainText(block.label, LIMITS.placeholder);
      const select = { ...renderSelect(block.id, block.choices, block.selected), placeholder };
      return block.choices.length > 0 ? [{ type: 'actions', elements: [select] }] : [];
    }
  }
}

const renderBlocks = (blocks: readonly Block[]): Blocks => blocks.flatMap(renderBlock);

/** How many messages one answer may take. One use of a response_url stays in reserve. */
const MESSAGES = LIMITS.responses.most - 1;

/**
 * The blocks of a message, in as many messages as the limits ask for. Where that is too many, the middle is left out:
 * the last one carries the buttons. `head` stands above all else.
 */
export function renderMessage(
  message: Message,
  characters: Limit,
  head: Blocks = [],
): readonly types.KnownBlock[][] {
  const blocks = [...head, ...renderBlocks(message.blocks)];
  const split = packBySize(blocks, characters.most, LIMITS.messageBlocks.most);
  return split.length > MESSAGES ? [...split.slice(0, MESSAGES - 1), ...split.slice(-1)] : split;
}

function renderInput(field: Field): types.InputBlock['element'] {
  if ('most' in field) return renderPicker(field);
  if (field.kind === 'several') return renderSeveral(field.name, field.choices, field.value);
  if ('choices' in field) return renderSelect(field.name, field.choices, field.value);
  const longest = { ...LIMITS.typed, most: Math.min(field.maxLength, LIMITS.typed.most) };
  return {
    type: 'plain_text_input',
    action_id: field.name,
    multiline: field.kind === 'paragraph',
    max_length: longest.most,
    ...(field.value && { initial_value: shorten(field.value, longest) }),
  };
}

const renderField = (field: Field): types.InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plainText(field.label, LIMITS.inputLabel),
  ...(field.hint && { hint: plainText(field.hint, LIMITS.inputHint) }),
  optional: !field.required,
  element: renderInput(field),
});

/** Nothing can be chosen from an empty list, and nobody has a role. */
const isThere = (field: Field): boolean =>
  field.kind !== 'roles' && (!('choices' in field) || field.choices.length > 0);

/** A form as a view. `kept` comes back with whatever is done in it. */
export function renderForm(form: Form, kept: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.id,
    private_metadata: kept,
    title: plainText(form.title, LIMITS.viewTitle),
    submit: plainText(form.submit, LIMITS.viewSubmit),
    blocks: [...(form.intro ? renderLine(form.intro) : []), ...form.fields.filter(isThere).map(renderField)],
  };
}

/** How many rows of buttons a page keeps when it is cut. */
const ROWS_KEPT = 3;
/** What is left of a view's bytes for its frame and those rows. */
const FRAME_BYTES = 50_000;

/** A message as the blocks of a view. What is over the limits is left out, but not the buttons at its end. */
function renderView(message: Message): types.KnownBlock[] {
  const blocks = renderBlocks(message.blocks);
  const [page = [], ...rest] = packBySize(
    blocks,
    LIMITS.viewBytes.most - FRAME_BYTES,
    LIMITS.viewBlocks.most - ROWS_KEPT - 1,
    countBytes,
  );
  const buttons = rest.flat().filter(({ type }) => type === 'actions');
  return rest.length > 0 ? [...page, ...renderLine(['…']), ...buttons.slice(-ROWS_KEPT)] : page;
}

/** A message as the page of a modal. */
export const renderPage = (message: Message, title: string, kept: string): types.ModalView => ({
  type: 'modal',
  private_metadata: kept,
  title: plainText(title, LIMITS.viewTitle),
  blocks: renderView(message),
});

/** A message as what stands in somebody's Home tab. */
export const renderHome = (message: Message): types.HomeView => ({
  type: 'home',
  blocks: renderView(message),
});
