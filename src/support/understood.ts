import { languages } from '#content/words/index.ts';
import { fold } from '#core/fold.ts';
import type { PlainKey } from '#core/words.ts';

const known = new Map<PlainKey, ReadonlySet<string>>();

/**
 * What people may type for one thing, in every language that the bot speaks. Sentences whose key has `.read.` list it,
 * with commas. Folded, as people compare words.
 */
export function understood(key: PlainKey): ReadonlySet<string> {
  const typed =
    known.get(key) ?? new Set(languages.flatMap(({ sentences }) => sentences[key].split(',').map(fold)));
  known.set(key, typed);
  return typed;
}

/** The words without those at the beginning and at the end that only stand around what is meant, such as "on". */
export function withoutFillers(words: readonly string[], fillers: ReadonlySet<string>): readonly string[] {
  const isMeant = (word: string) => !fillers.has(fold(word));
  return words.slice(words.findIndex(isMeant), words.findLastIndex(isMeant) + 1);
}

/** Enough of what was typed to recognise it. */
export const brief = (typed: string): string =>
  typed.length > 40 ? `${typed.slice(0, 39).trim().toWellFormed()}…` : typed;
