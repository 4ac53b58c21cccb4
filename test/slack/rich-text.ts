import { checkKeys, checkString, refuse, warn } from './findings.ts';
import type { Finding } from './findings.ts';
import { isObject, objectsAt, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';
import type { LimitName } from './limits.ts';

type Check = (found: Finding[], piece: JsonObject, at: string) => void;

const RULE = 'rich text';
const STYLES = ['bold', 'italic', 'strike', 'code', 'underline', 'highlight', 'client_highlight', 'unlink'];
/** https://docs.slack.dev/messaging/formatting-message-text, the tokens of a date. */
const DATE_TOKENS =
  /\{(date_num|date_slash|date_long|date_long_full|date_long_pretty|date|date_pretty|date_short|date_short_pretty|day_divider_pretty|time|time_secs|ago)\}/g;

const text: Check = (found, piece, at) => {
  checkKeys(found, piece, at, ['type', 'text'], ['style']);
  if (textAt(piece, 'text') === '') refuse(found, RULE, `${at}/text`, 'must be more than 0 characters');
};

const link: Check = (found, piece, at) => {
  checkKeys(found, piece, at, ['type', 'url'], ['text', 'style', 'unsafe']);
  checkString(found, piece['url'], `${at}/url`, 'linkUrl');
  if (!/^(https?:\/\/|mailto:|tel:)/.test(textAt(piece, 'url'))) {
    refuse(found, RULE, `${at}/url`, 'must be a valid url');
  }
};

const date: Check = (found, piece, at) => {
  checkKeys(found, piece, at, ['type', 'timestamp', 'format'], ['url', 'fallback', 'style']);
  if (!Number.isInteger(piece['timestamp'])) {
    refuse(found, RULE, `${at}/timestamp`, 'must be an integer, in seconds');
  }
  const format = textAt(piece, 'format');
  if (format.replace(DATE_TOKENS, '').includes('{') || format.replace(DATE_TOKENS, '') === format) {
    refuse(found, RULE, `${at}/format`, 'must hold known date tokens only');
  }
  if (textAt(piece, 'fallback') === '') warn(found, RULE, at, 'a date without a fallback');
};

const named =
  (key: string, optional: readonly string[] = []): Check =>
  (found, piece, at) => {
    checkKeys(found, piece, at, ['type', key], ['style', ...optional]);
    if (textAt(piece, key) === '') refuse(found, RULE, `${at}/${key}`, 'must be more than 0 characters');
  };

/** The one place where the bot may tell everybody: at the head of a message, where all can see that it does. */
const HEAD = '/blocks/0/elements/0/elements/0';

const broadcast: Check = (found, piece, at) => {
  checkKeys(found, piece, at, ['type', 'range'], ['style']);
  if (!['here', 'channel', 'everyone'].includes(textAt(piece, 'range'))) {
    refuse(found, RULE, `${at}/range`, 'must be here, channel or everyone');
  }
  if (at !== HEAD) warn(found, 'no broadcast', at, 'pings everybody');
};

const PIECES: Readonly<Record<string, Check>> = {
  text,
  link,
  date,
  broadcast,
  user: named('user_id'),
  channel: named('channel_id'),
  usergroup: named('usergroup_id'),
  team: named('team_id'),
  emoji: named('name', ['unicode', 'url', 'skin_tone']),
  color: named('value'),
};

function checkPieces(found: Finding[], holder: JsonObject, at: string, allowed: readonly string[]): void {
  if (!Array.isArray(holder['elements'])) refuse(found, RULE, `${at}/elements`, 'must provide a list');
  for (const [index, piece] of objectsAt(holder, 'elements').entries()) {
    const here = `${at}/elements/${index}`;
    const check = allowed.includes(textAt(piece, 'type')) ? PIECES[textAt(piece, 'type')] : undefined;
    if (check === undefined) refuse(found, RULE, here, 'unsupported type');
    else check(found, piece, here);
    checkStyle(found, piece['style'], `${here}/style`);
  }
}

function checkStyle(found: Finding[], style: Json, at: string): void {
  if (style === undefined) return;
  if (!isObject(style)) return refuse(found, RULE, at, 'must provide an object');
  checkKeys(found, style, at, [], STYLES);
  if (Object.values(style).some((on) => on !== undefined && typeof on !== 'boolean')) {
    refuse(found, RULE, at, 'must be a boolean');
  }
}

function checkNumber(found: Finding[], value: Json, at: string, limit: LimitName): void {
  const { max } = LIMITS[limit];
  if (value === undefined) return;
  if (typeof value !== 'number' || value < 0 || value > max) {
    refuse(found, limit, at, `must be from 0 to ${max}`);
  }
}

function checkList(found: Finding[], list: JsonObject, at: string): void {
  checkKeys(found, list, at, ['type', 'style', 'elements'], ['indent', 'offset', 'border']);
  if (!['bullet', 'ordered'].includes(textAt(list, 'style'))) {
    refuse(found, RULE, `${at}/style`, 'must be bullet or ordered');
  }
  checkNumber(found, list['indent'], `${at}/indent`, 'richTextIndent');
  checkNumber(found, list['border'], `${at}/border`, 'richTextBorder');
  for (const [index, item] of objectsAt(list, 'elements').entries()) {
    const here = `${at}/elements/${index}`;
    if (textAt(item, 'type') !== 'rich_text_section') refuse(found, RULE, here, 'unsupported type');
    else checkPieces(found, item, here, Object.keys(PIECES));
  }
}

/** Checks a rich_text block: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
export function checkRichText(found: Finding[], block: JsonObject, at: string): void {
  if (!Array.isArray(block['elements'])) refuse(found, RULE, `${at}/elements`, 'must provide a list');
  for (const [index, part] of objectsAt(block, 'elements').entries()) {
    const here = `${at}/elements/${index}`;
    const type = textAt(part, 'type');
    if (type === 'rich_text_list') checkList(found, part, here);
    else if (type === 'rich_text_section') {
      checkKeys(found, part, here, ['type', 'elements'], []);
      checkPieces(found, part, here, Object.keys(PIECES));
    } else if (type === 'rich_text_quote' || type === 'rich_text_preformatted') {
      checkKeys(found, part, here, ['type', 'elements'], ['border', 'language']);
      checkNumber(found, part['border'], `${here}/border`, 'richTextBorder');
      checkPieces(found, part, here, type === 'rich_text_quote' ? Object.keys(PIECES) : ['text', 'link']);
    } else refuse(found, RULE, here, 'unsupported type');
  }
}
