import type { Block, Form, Inline, Message, Text } from '#core/message.ts';

/** What the page may link to. */
const LINKED: ReadonlySet<string> = new Set(['http:', 'https:', 'tel:']);

function renderInline(inline: Inline): Inline {
  if (typeof inline === 'string' || 'strong' in inline) return inline;
  return LINKED.has(URL.parse(inline.url)?.protocol ?? '') ? inline : inline.link;
}

/** Any other address than a web page or a telephone number becomes plain text. */
export const renderText = (text: Text): Text => text.map(renderInline);

function renderBlock(block: Block): Block {
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
export const renderMessage = (message: Message): readonly Block[] => message.blocks.map(renderBlock);

/** A form as the page gets it. */
export const renderForm = ({ intro, ...form }: Form): Form => ({
  ...form,
  ...(intro && { intro: renderText(intro) }),
});
