import { IntlMessageFormat } from 'intl-messageformat';
import type { sentences as english } from '#content/words/en/sentences.ts';
import type { LanguageWords } from '#content/words/language.ts';
import { fold } from './fold.ts';
import type { Inline, Text } from './message.ts';

type English = typeof english;

/** The key of a sentence in content/words. */
export type Key = keyof English;

type NameOf<Argument extends string> = Argument extends `${infer Name},${string}` ? Name : Argument;
type OnlyNames<Name extends string> = Name extends `${string} ${string}` | `#${string}` ? never : Name;
type HolesIn<Sentence extends string> = Sentence extends `${string}{${infer Argument}}${infer Rest}`
  ? OnlyNames<NameOf<Argument>> | HolesIn<Rest>
  : never;
type Filled<K extends Key, Value> = [HolesIn<English[K]>] extends [never]
  ? []
  : [holes: Readonly<Record<HolesIn<English[K]>, Value>>];

/** Sentences that have no holes: the only ones that a definition may name without filling them in. */
export type PlainKey = { [K in Key]: [HolesIn<English[K]>] extends [never] ? K : never }[Key];

/** Says things in one language. A wrong key or a missing hole does not compile. */
export interface Say {
  /** A sentence for a block. What fills a hole is data: it is escaped like any other. */
  <K extends Key>(key: K, ...holes: Filled<K, Inline | number>): Text;
  /** A sentence where only plain text can stand: buttons, titles, choices. */
  label<K extends Key>(key: K, ...holes: Filled<K, string | number>): string;
  /** Joins with the language's own commas and "or". */
  either(items: readonly string[]): string;
  /** The name of a country by its ISO 3166-1 alpha-2 code. */
  country(code: string): string;
  /** A calendar date of the form 2026-11-22, 2026-11 or 2026, as far as it is known. */
  date(iso: string): string;
  readonly language: string;
  readonly content: Omit<LanguageWords, 'sentences'>;
}

/** All languages. */
export interface Words {
  /** The best match for a BCP 47 tag; without one, or where no language matches, the default. */
  in(tag: string | undefined): Say;
  readonly languages: readonly Say[];
  /** True where a bot's name, on somebody's lock screen, would tell what it is for. */
  tells(name: string): boolean;
}

const strong = (chunks: readonly unknown[]): Inline => ({ strong: chunks.join('') });

function createSay(words: LanguageWords): Say {
  const { sentences, ...content } = words;
  const parsed = new Map<Key, IntlMessageFormat>();
  const sentence = (key: Key): IntlMessageFormat => {
    const known = parsed.get(key) ?? new IntlMessageFormat(sentences[key], content.code);
    parsed.set(key, known);
    return known;
  };
  const format = (key: Key, holes: Readonly<Record<string, Inline | number>>): Text =>
    [sentence(key).format<Inline>({ ...holes, b: strong })].flat();
  const plain = new Map<Key, Text>();
  const fill = (key: Key, holes?: Readonly<Record<string, Inline | number>>): Text => {
    if (holes) return format(key, holes);
    const known = plain.get(key) ?? format(key, {});
    plain.set(key, known);
    return known;
  };
  const countries = new Intl.DisplayNames([content.code], { type: 'region' });
  const either = new Intl.ListFormat(content.code, { type: 'disjunction' });
  return Object.assign(fill, {
    label: (key: Key, holes?: Readonly<Record<string, string | number>>) =>
      fill(key, holes)
        .map((piece) => (typeof piece === 'string' ? piece : 'strong' in piece ? piece.strong : ''))
        .join(''),
    either: (items: readonly string[]) => either.format(items),
    country: (code: string) => countries.of(code) ?? code,
    date: (iso: string) => formatDate(iso, content.code),
    language: content.code,
    content,
  });
}

/** A language as it is written the world over: in English the day stands before the month. */
export const worldwide = (language: string): Intl.Locale => new Intl.Locale(language, { region: '001' });

function formatDate(iso: string, language: string): string {
  const [year = '', month, day] = iso.split('-');
  const format = new Intl.DateTimeFormat(worldwide(language), {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  });
  return format.format(Date.UTC(Number(year), Number(month ?? 1) - 1, Number(day ?? 1)));
}

/**
 * Makes the words of all languages speak. `standard` is the code of the default one.
 * @throws RangeError when no language has that code.
 */
export function createWords(languages: readonly LanguageWords[], standard: string): Words {
  const says = new Map(languages.map((words) => [words.code, createSay(words)]));
  const fallback = says.get(standard);
  if (!fallback) throw new RangeError(`There are no words for the language "${standard}".`);
  return {
    in: (tag) => says.get(tag?.split('-')[0]?.toLowerCase() ?? standard) ?? fallback,
    languages: [...says.values()],
    tells: (name) => languages.some(({ telling }) => telling.some((word) => fold(name).includes(word))),
  };
}
