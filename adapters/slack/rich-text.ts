import type { types } from '@slack/bolt';
import type { Inline, Text } from '#core/message.ts';
import { readMember, readRoom } from './ids.ts';
import { LIMITS, shorten } from './limits.ts';

type Style = NonNullable<types.RichTextText['style']>;

const isLinkable = (url: string): boolean =>
  /^(?:https?:\/\/|mailto:|tel:)/.test(url) && URL.canParse(url) && url.length <= LIMITS.linkUrl.most;

/** A moment as each reader's own client shows it: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const MOMENT = '{date_long_pretty} {time}';

/** A moment where nobody's time zone is known. */
const printInstant = (instant: Temporal.Instant): string =>
  `${instant.toString({ smallestUnit: 'minute' }).replace('T', ' ').replace('Z', '')} UTC`;

const renderInstant = (instant: Temporal.Instant, style: Style | undefined): types.RichTextDate => ({
  type: 'date',
  timestamp: Math.floor(instant.epochMilliseconds / 1000),
  format: MOMENT,
  fallback: printInstant(instant),
  ...(style && { style }),
});

/** Somebody or something that Slack has no name for. */
const NAMELESS = '…';

type Named = Extract<Inline, { member: unknown } | { room: unknown } | { role: unknown }>;

/** Slack shows the name to whoever may know it. Groups have no roles there. */
function renderName(piece: Named, style: Style | undefined): types.RichTextElement {
  const styled = style && { style };
  const user = 'member' in piece ? readMember(piece.member)?.user : undefined;
  if (user !== undefined) return { type: 'user', user_id: user, ...styled };
  const channel = 'room' in piece ? readRoom(piece.room)?.channel : undefined;
  if (channel !== undefined) return { type: 'channel', channel_id: channel, ...styled };
  return { type: 'text', text: NAMELESS, ...styled };
}

function renderInline(piece: Inline, style: Style | undefined): types.RichTextElement {
  const plain = (text: string, more?: Style): types.RichTextElement => {
    const all = style || more ? { ...style, ...more } : undefined;
    return { type: 'text', text: text.toWellFormed(), ...(all && { style: all }) };
  };
  if (typeof piece === 'string') return plain(piece);
  if ('strong' in piece) return plain(piece.strong, { bold: true });
  if ('instant' in piece) return renderInstant(piece.instant, style);
  if (!('link' in piece)) return renderName(piece, style);
  const text = piece.link.toWellFormed();
  return isLinkable(piece.url)
    ? { type: 'link', url: piece.url, ...(text && { text }), ...(style && { style }) }
    : plain(text);
}

const hasWords = (element: types.RichTextElement): boolean => element.type !== 'text' || element.text !== '';

/** At most one line's worth of text. What is over is cut. */
function clip(text: Text): Text {
  let left: number = LIMITS.lineCharacters.most;
  const cut = (said: string): string => {
    const kept = left > 0 ? shorten(said, { ...LIMITS.lineCharacters, most: left }) : '';
    left -= said.length;
    return kept;
  };
  return text.map((piece): Inline => {
    if (typeof piece === 'string') return cut(piece);
    if ('strong' in piece) return { strong: cut(piece.strong) };
    return 'link' in piece ? { ...piece, link: cut(piece.link) } : piece;
  });
}

/**
 * Elements of a line. Words go into `text` elements, in which Slack reads no markup, so that they can't become any:
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */
export const renderText = (text: Text, style?: Style): types.RichTextElement[] =>
  clip(text)
    .map((piece) => renderInline(piece, style))
    .filter(hasWords);

/** Whether a line loses nothing when it is shown as plain text. */
export const isPlain = (text: Text): boolean =>
  text.every((piece) => typeof piece === 'string' || 'strong' in piece);

/** A line where only plain text can stand. */
export const printText = (text: Text): string =>
  text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('strong' in piece) return piece.strong;
      if ('instant' in piece) return printInstant(piece.instant);
      if (!('link' in piece)) return NAMELESS;
      return piece.link === piece.url ? piece.url : `${piece.link} (${piece.url})`;
    })
    .join('')
    .toWellFormed();
