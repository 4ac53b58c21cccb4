import type { Raw } from './call.ts';
import { fold } from './fold.ts';
import type { Option, Options } from './option.ts';
import type { Say } from './words.ts';

const CURLY = /[“”„«»]/g;

/** Splits at spaces; "double quotes" keep words together. The apostrophe is a letter. */
const splitWords = (typed: string): readonly string[] =>
  [...typed.replace(CURLY, '"').matchAll(/(?:[^\s"]|"[^"]*"?)+/g)].map(([word]) => word.replaceAll('"', ''));

/** No name has more words than this. */
const MOST_WORDS = 12;

/** "me" or "so" among other words is no country code; "us" alone is. */
const isFiller = (word: string): boolean => /^\p{Ll}{1,2}$/u.test(word);

/** How many of the words, taken together from the first, the option understands. */
function countUnderstood(
  option: Option<unknown>,
  words: readonly string[],
  isAmong: boolean,
  say: Say,
): number {
  for (let count = Math.min(words.length, MOST_WORDS); count > 0; count -= 1) {
    if (isAmong && words.slice(0, count).every(isFiller)) continue;
    if (option.parse(words.slice(0, count).join(' '), say).ok) return count;
  }
  return 0;
}

/**
 * Reads what stands behind a command's name in one line of text: `name:value` for options that the command has, a
 * flag's bare name, and other words in the order of the options that are left, each of which takes as many as it
 * understands. What nobody understands goes to the first of them, whose parser then says what is wrong.
 */
export function readLine(typed: string, options: Options, say: Say): Raw {
  const raw: Record<string, string> = {};
  let loose: string[] = [];
  for (const word of splitWords(typed)) {
    const colon = word.indexOf(':');
    const name = fold(colon < 0 ? word : word.slice(0, colon));
    const option = Object.hasOwn(options, name) ? options[name] : undefined;
    if (option && colon >= 0) raw[name] = word.slice(colon + 1);
    else if (option?.kind === 'flag') raw[name] = 'true';
    else loose.push(word);
  }
  const isAmong = loose.length > 1;
  const free = Object.entries(options).filter(([name, { kind }]) => !(name in raw) && kind !== 'flag');
  for (const [name, option] of free) {
    const count = countUnderstood(option, loose, isAmong, say);
    if (count > 0) raw[name] = loose.slice(0, count).join(' ');
    loose = loose.slice(count);
  }
  if (isAmong && loose.every(isFiller)) loose = [];
  const blamed = free.map(([name]) => name).find((name) => !(name in raw)) ?? Object.keys(options)[0];
  if (loose.length > 0 && blamed !== undefined)
    raw[blamed] = [raw[blamed], ...loose].filter(Boolean).join(' ');
  return raw;
}

/** The line that `readLine` reads as the same values: what the help shows, and what Discord shows for a command. */
export function printLine(name: string, raw: Raw): string {
  const printed = Object.entries(raw).map(([option, value]) =>
    /^[^\s"“”„«»]+$/.test(value) ? `${option}:${value}` : `${option}:"${value.replaceAll(/["“”„«»]/g, '')}"`,
  );
  return [`/${name}`, ...printed].join(' ');
}
