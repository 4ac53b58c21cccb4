import type { Block, Choice, Field, Form, Inline, Message, Text } from '#core/message.ts';

/** A piece of a line as the page gets it. A string is text and nothing else. */
export type ShownInline =
  | string
  | { readonly strong: string }
  /** The address begins with http:, https: or tel:. */
  | { readonly link: string; readonly url: string };

/** A line of text as the page gets it. */
export type ShownText = readonly ShownInline[];

/** A block as the page gets it. */
export type ShownBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text' | 'aside'; readonly text: ShownText }
  | { readonly kind: 'list'; readonly items: readonly ShownText[] }
  | {
      readonly kind: 'facts';
      readonly facts: readonly { readonly name: string; readonly value: ShownText }[];
    }
  | Extract<Block, { kind: 'buttons' }>
  | {
      readonly kind: 'choice';
      readonly id: string;
      readonly label: string;
      readonly choices: readonly Choice[];
      readonly selected?: string;
    };

/** A form as the page gets it. */
export interface ShownForm {
  readonly id: string;
  readonly title: string;
  readonly intro?: ShownText;
  readonly submit: string;
  readonly fields: readonly Field[];
}

const LINKED: ReadonlySet<string> = new Set(['http:', 'https:', 'tel:']);

function renderInline(inline: Inline): ShownInline {
  if (typeof inline === 'string' || 'strong' in inline) return inline;
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
    case 'heading':
    case 'buttons':
    case 'choice':
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
