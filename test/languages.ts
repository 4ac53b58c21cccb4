/** The words of every language, for tests of what is read and said. */
import { languages } from '#content/words/index.ts';
import { printLine, readLine } from '#core/line.ts';
import type { Option } from '#core/option.ts';
import type { Text } from '#core/message.ts';
import { createWords, type Say } from '#core/words.ts';

export const words = createWords(languages, 'en');

/** A sentence without emphasis, links and moments. */
export const plain = (text: Text): string => text.filter((piece) => typeof piece === 'string').join('');

/** What an option makes of what was typed: the value, or `no` and the sentence that says why not. */
export function read<T>(option: Option<T>, typed: string, language = 'en'): T | string {
  const say = words.in(language);
  const parsed = option.parse(typed, say);
  return parsed.ok ? parsed.value : `no: ${plain(parsed.problem)}`;
}

/** The same value, once it was printed, written in a line behind a command's name, read and parsed again. */
export function throughLine<T>(option: Option<T>, value: T, say: Say): T | undefined {
  const line = printLine('try', { it: option.print(value) }).slice('/try '.length);
  const parsed = option.parse(readLine(line, { it: option }, say)['it'] ?? '', say);
  return parsed.ok ? parsed.value : undefined;
}
