import type { Block, Chart, Choice, Field, Form, Inline, Message, Text } from '#core/message.ts';
import { NAMED, nameOf } from './names.ts';

/** A piece of a line as the page gets it. Names are plain text. A moment is ISO 8601, in UTC and to the minute. */
export type ShownInline =
  | string
  | Extract<Inline, { readonly strong: unknown } | { readonly link: unknown }>
  | { readonly instant: string };

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

/** A field as the page gets it: who and what there is to pick from is named. */
export type ShownField = Exclude<Field, { readonly kind: 'members' | 'roles' | 'rooms' }>;

/** A form as the page gets it. */
export type ShownForm = Omit<Form, 'intro' | 'fields'> & {
  readonly intro?: ShownText;
  readonly fields: readonly ShownField[];
};

/** What the page may link to. */
const LINKED: ReadonlySet<string> = new Set(['http:', 'https:', 'tel:']);

function renderInline(inline: Inline): ShownInline {
  if (typeof inline === 'string' || 'strong' in inline) return inline;
  if ('instant' in inline) return { instant: inline.instant.toString({ smallestUnit: 'minute' }) };
  if (!('url' in inline)) return nameOf(inline);
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

/** Who is told of a message by a sound, by their names. */
export function renderTells({ tells }: Message): readonly string[] {
  if (!tells) return [];
  return 'everybody' in tells ? ['@everybody'] : tells.roles.map((role) => nameOf({ role }));
}

/** People, roles and rooms are picked from a list of all that there are. */
function renderField(field: Field): ShownField {
  if (!('most' in field)) return field;
  const { kind, most, value = '', ...shared } = field;
  const choices: readonly Choice[] = NAMED[kind];
  const picked = value.split('\n').filter((id) => choices.some((choice) => choice.value === id));
  return {
    ...shared,
    kind: most === 1 ? 'choice' : 'several',
    choices,
    ...(picked.length > 0 && { value: picked.join('\n') }),
  };
}

/** A form as the page gets it. */
export const renderForm = ({ intro, fields, ...form }: Form): ShownForm => ({
  ...form,
  fields: fields.map(renderField),
  ...(intro && { intro: renderText(intro) }),
});
