/**
 * Discord's markdown as a person reads it: the marks gone, the escapes undone, a list item as `• item`, a link with
 * words as `words (address)`, a moment as 2026-11-29T17:00Z. https://support.discord.com/hc/en-us/articles/210298617
 */
export function readMarkdown(
  text: string,
  nameOf: (id: string) => string | undefined = () => undefined,
): string[] {
  let isCode = false;
  const lines = text.split('\n').flatMap((line) => {
    if (line.startsWith('```')) {
      isCode = !isCode;
      return [];
    }
    return [isCode ? line : readLine(line, nameOf)];
  });
  return lines.map((line) => line.trim()).filter((line) => line !== '');
}

type NameOf = (id: string) => string | undefined;

function readLine(line: string, nameOf: NameOf): string {
  const item = /^\s*[-*] (.*)$/.exec(line);
  if (item) return `• ${readInline(item[1] ?? '', nameOf)}`;
  const marked = /^(?:#{1,3}|-#|>{1,3}) (.*)$/.exec(line);
  // A mark may stand before another one, such as a heading inside a quotation.
  return marked ? readLine(marked[1] ?? '', nameOf) : readInline(line, nameOf);
}

/** What may stand at a place in a line, tried in this order. Sticky, so that each matches where the reading is. */
const ESCAPE = /\\([^\p{L}\p{N}\s])/uy;
const CODE = /(`+)(.+?)\1(?!`)/uy;
const LINK = /\[((?:\\.|[^\]\\])+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/uy;
const ADDRESS = /<?(https?:\/\/[^\s<>]+)>?/uy;
const MENTION = /<(@!?|@&|#)(\d{17,20})>/uy;
const TIME = /<t:(-?\d+)(?::[A-Za-z])?>/uy;
const PAIRS = [
  /\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/uy,
  /__((?:\\.|[^\\])+?)__(?!_)/uy,
  /~~((?:\\.|[^\\])+?)~~/uy,
] as const;
const SPOILER = /\|\|((?:\\.|[^\\])+?)\|\|/uy;
const STAR = /\*(?=\S)((?:\\.|[^*\\])+?)(?<!\s)\*(?!\*)/uy;
const UNDERSCORE = /_((?:\\.|[^_\\])+?)_(?![\p{L}\p{N}_])/uy;

function readInline(line: string, nameOf: NameOf): string {
  let read = '';
  let at = 0;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = at;
    return pattern.exec(line) ?? undefined;
  };
  const inner = (found: readonly string[]): string => readInline(found[1] ?? '', nameOf);

  while (at < line.length) {
    const piece = readPiece(match, inner, nameOf, /[\p{L}\p{N}]$/u.test(read));
    read += piece?.text ?? line.charAt(at);
    at += piece?.length ?? 1;
  }
  return read;
}

/**
 * Discord shows a label's escapes as they are, and the whole as it was written where the label holds an address:
 * https://github.com/discord/discord-api-docs/issues/6185 and https://github.com/discord/discord-api-docs/issues/7721
 */
function readLink(found: RegExpExecArray, inner: (label: readonly string[]) => string): string {
  const [all, label = '', address = ''] = found;
  if (/https?\\?:\/\//.test(label)) return all;
  return `${inner(['', label.replace(/\\(?=.)/g, '\\\\\\')])} (${address})`;
}

/** A moment to the minute. Discord shows it in the reader's own zone, here in UTC. */
const readTime = (seconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString({ smallestUnit: 'minute' });

type Match = (pattern: RegExp) => RegExpExecArray | undefined;

function readPiece(
  match: Match,
  inner: (found: readonly string[]) => string,
  nameOf: NameOf,
  isInWord: boolean,
): { text: string; length: number } | undefined {
  const take = (
    pattern: RegExp,
    read: (found: RegExpExecArray) => string,
  ): { text: string; length: number } | undefined => {
    const found = match(pattern);
    return found && { text: read(found), length: found[0].length };
  };
  return (
    take(ESCAPE, (found) => found[1] ?? '') ??
    take(CODE, (found) => found[2] ?? '') ??
    take(LINK, (found) => readLink(found, inner)) ??
    take(ADDRESS, (found) => found[1] ?? '') ??
    take(TIME, (found) => readTime(Number(found[1]))) ??
    take(MENTION, (found) => `${found[1] === '#' ? '#' : '@'}${nameOf(found[2] ?? '') ?? found[2] ?? ''}`) ??
    PAIRS.map((pair) => take(pair, inner)).find((piece) => piece !== undefined) ??
    take(SPOILER, inner) ??
    take(STAR, inner) ??
    (isInWord ? undefined : take(UNDERSCORE, inner))
  );
}
