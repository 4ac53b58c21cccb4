/** Text as Discord's markdown: https://docs.discord.com/developers/reference#message-formatting */
import type { Inline, Text } from '#core/message.ts';
import { roleSnowflakeOf, snowflakeOf } from './ids.ts';

/**
 * All that could become more than itself. In this order: emphasis, code, spoilers, links, mentions and `<t:1>`;
 * addresses that become links; `:names:` of emoji; invites, which become a card without an address; and at the start of
 * a line headings, quotes, lists and small print.
 */
const MARKUP =
  /[\\*_~|`[\]<@]|:(?=\/\/)|:(?=[\w+-]+:)|\.(?=[a-z]{2,24}\/)|[#>-](?<=^\s*.)|\.(?<=^\s*\d{1,10}\.)(?=\s)/gim;

/** Makes data safe: whatever somebody typed arrives as just that. */
export function escapeMarkdown(data: string): string {
  const typed = data.includes('\r') ? data.replace(/\r\n?/g, '\n') : data;
  return typed.toWellFormed().replace(MARKUP, '\\$&');
}

const percent = (letter: string): string => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;

/**
 * The words and then the address: Discord shows escapes inside a masked link, and masks none whose words hold an
 * address (https://github.com/discord/discord-api-docs/issues/6185 and 7721).
 */
function renderLink(label: string, address: string): string {
  const url = URL.parse(address);
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return escapeMarkdown(`${label} (${address})`);
  const shown = `<${url.href.replace(/[<>()\\]/g, percent)}>`;
  return label === address ? shown : `${escapeMarkdown(label)} (${shown})`;
}

/** What Discord itself shows where it knows nobody of that id. */
const UNKNOWN = { member: '@unknown-user', room: '#unknown', role: '@unknown-role' } as const;

/** Shown by name. It makes no sound: what does is said apart, in `allowed_mentions`. */
function mention(sign: '@' | '#' | '@&', snowflake: string | undefined, unknown: string): string {
  return snowflake === undefined ? escapeMarkdown(unknown) : `<${sign}${snowflake}>`;
}

function renderInline(piece: Exclude<Inline, string>): string {
  if ('strong' in piece)
    return piece.strong.trim() === '' ? piece.strong : `**${escapeMarkdown(piece.strong)}**`;
  if ('instant' in piece) return `<t:${Math.floor(piece.instant.epochMilliseconds / 1000)}:f>`;
  if ('member' in piece) return mention('@', snowflakeOf(piece.member), UNKNOWN.member);
  if ('room' in piece) return mention('#', snowflakeOf(piece.room), UNKNOWN.room);
  if ('role' in piece) return mention('@&', roleSnowflakeOf(piece.role), UNKNOWN.role);
  return renderLink(piece.link, piece.url);
}

/**
 * A text as markdown. Strings that touch are escaped as one, so that no markup hides in the seam. A moment is shown in the
 * reader's own zone and words.
 */
export function renderText(text: Text): string {
  let rendered = '';
  let data = '';
  for (const piece of text) {
    if (typeof piece === 'string') data += piece;
    else {
      if (data !== '') rendered += escapeMarkdown(data);
      rendered += renderInline(piece);
      data = '';
    }
  }
  return data === '' ? rendered : rendered + escapeMarkdown(data);
}

const plainTime = (instant: Temporal.Instant): string =>
  instant.toString({ smallestUnit: 'minute' }).replace('T', ' ').replace('Z', ' UTC');

/** A text without any markup, for places that show it letter by letter: names of people, rooms and roles are not known here. */
export const plainText = (text: Text): string =>
  text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('strong' in piece) return piece.strong;
      if ('link' in piece) return piece.link;
      if ('instant' in piece) return plainTime(piece.instant);
      return 'room' in piece ? '#…' : '@…';
    })
    .join('');
