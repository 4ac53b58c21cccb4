import type { types } from '@slack/bolt';
import { LIMITS, shorten } from './limits.ts';

/** `text` is the one place where Slack reads markup: https://docs.slack.dev/messaging/formatting-message-text#escaping */
const escapeMarkup = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A date stays one, so that it is read out in the reader's own time zone. */
const printDate = ({ timestamp, format, fallback = '' }: types.RichTextDate): string =>
  `<!date^${timestamp}^${format}|${escapeMarkup(fallback)}>`;

function printElement(element: types.RichTextElement): string {
  if (element.type === 'text') return escapeMarkup(element.text);
  if (element.type === 'date') return printDate(element);
  if (element.type === 'user') return `<@${element.user_id}>`;
  if (element.type === 'channel') return `<#${element.channel_id}>`;
  if (element.type !== 'link') return '';
  return escapeMarkup(element.text ? `${element.text} (${element.url})` : element.url);
}

const printPart = (part: types.RichTextBlockElement): readonly string[] =>
  part.type === 'rich_text_list'
    ? part.elements.map((item) => `• ${printPart(item).join('')}`)
    : [part.elements.map(printElement).join('')];

function printBlock(block: types.KnownBlock): readonly string[] {
  if (block.type === 'header') return [escapeMarkup(block.text.text)];
  if (block.type === 'rich_text') return block.elements.flatMap(printPart);
  if (block.type !== 'context') return [];
  return block.elements.flatMap((element) => (element.type === 'image' ? [] : [escapeMarkup(element.text)]));
}

/**
 * The words of a message, for its `text`, which screen readers read instead of its blocks:
 * https://docs.slack.dev/reference/methods/chat.postMessage. Escaped, and empty where it has none.
 */
export const printBlocks = (blocks: readonly types.KnownBlock[]): string =>
  shorten(blocks.flatMap(printBlock).join('\n'), LIMITS.messageText).replace(/(?:&[a-z]*|<[^>]*)…$/, '…');
