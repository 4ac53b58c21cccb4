import { describe, expect, test } from 'vitest';
import emergency from '#content/crisis/emergency.json' with { type: 'json' };
import shipped from '#content/crisis/lines.json' with { type: 'json' };
import { english } from '#content/words/en/index.ts';
import { spanish } from '#content/words/es/index.ts';
import { languages as spoken } from '#content/words/index.ts';
import type { LanguageWords } from '#content/words/language.ts';
import { TOPICS } from '#content/words/shape.ts';
import { EmergencyNumbers, Line } from '#support/crisis-data.ts';
import { canBeSaid, holesOf, saidIn } from './sentence.ts';

type Sentence = readonly [path: string, words: string];

const codes = ['en', 'es'] as const;
type Code = (typeof codes)[number];
const languages: Readonly<Record<Code, LanguageWords>> = { en: english, es: spanish };

/** Names, which are the same in every language, and the one word that Spanish shares with English. */
const sameInBoth = /^(source\.(title|publisher|reviewers)|sentences\.option\.no)$/;

/** Every string below a value, with the path to it; not the words by which a name tells, which nobody is shown. */
function sentencesOf(value: unknown, path = ''): Sentence[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'telling' ? [] : sentencesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

/** What is said where a path leads to: in sentences there are holes and emphasis besides. */
const textOf = ([path, words]: Sentence): string => (path.startsWith('sentences.') ? saidIn(words) : words);

const countSentences = (words: string) => words.match(/[.!?][”»]?(?=\s|$)/g)?.length ?? 0;

/** What a language may not say, whole words only. */
const never: Record<Code, readonly RegExp[]> = {
  en: [
    /\bcommitted\b/i,
    /\bsuccessful(ly)?\b/i,
    /\bfailed\b/i,
    /\bstreaks?\b/i,
    /%|\bpercent\b/i,
    /\b(he|she|him|her|hers|his)\b/i,
    /\b(husband|wife|boyfriend|girlfriend|spouse|partner|fianc[eé]e?|ex)s?\b/i,
    /\b(abuser|victim|cheater|liar|narcissist\w*|toxic|disorder)s?\b/i,
    /\b(must|should|ought)\b/i,
    /(?<!\bdon’t )\bhave to\b/i,
    /\bwill forgive\b/i,
  ],
  es: [
    /\bcomet(er|e|en|ió|ido) (un )?suicidio\b/i,
    /\bsuicidio consumado\b/i,
    /\b(exitos[oa]|fallid[oa]|fracas[oó])s?(?!\p{L})/iu,
    /\brachas?\b/i,
    /%|\bpor ciento\b/i,
    /\b(esposo|esposa|marido|mujer|hombre|novio|novia|pareja|cónyuge|ex)s?\b/iu,
    /\b(maltratador|maltratadora|mentiros[oa]|infiel|narcisista|trastorno)\b|víctima|tóxic[oa]/iu,
    /\bdeberías\b|\bdebes \p{L}+[aei]r(?!\p{L})/iu,
    /(?<!\b(no|ni) )\btienes que\b/i,
    /\bperdonará/iu,
    /\b(un|el) profesional\b/i,
    /\b(asustad|amenazad|vigilad|herid|preocupad|bienvenid)[oa]s?\b|\bmoderador/i,
  ],
};

/** What may only be said to rule it out. */
const onlyToRuleOut = /passwords?|contraseñas?/i;
/** What no practice, question or task asks for. */
const neverAskedFor = /\b(proof|prove|location|screenshots?|prueba|pruebas|demuestra|ubicación)\b/i;

function breachesOf(language: Code, [path, words]: Sentence): string[] {
  const rules = [...never[language]];
  if (!path.includes('.notThis.')) rules.push(onlyToRuleOut);
  if (/\.(practices|questions|todo)\./.test(path)) rules.push(neverAskedFor);
  return rules.filter((rule) => rule.test(words)).map((rule) => `${language} ${path}: ${String(rule)}`);
}

/** Those of the sentences for which the claim does not hold: none, in a tidy text. */
const except = (sentences: readonly Sentence[], claim: (words: string, path: string) => boolean) =>
  sentences.filter(([path, words]) => !claim(words, path));

const count = (words: string, sign: string) => words.split(sign).length - 1;
const commandsIn = (words: string) => (words.match(/(?<!\S)\/[a-z-]+/g) ?? []).toSorted();

/** Sentences that quote a button or a note, each with what it quotes. */
const quotations = [
  ['steps.safety', 'safe.button'],
  ['crisis.sent', 'note.text'],
] as const;

describe.each(codes)('the words in %s', (language) => {
  const { steps, guide, source, sentences: ours } = languages[language];
  const sentences = sentencesOf(languages[language]);
  const at = (path: RegExp) => {
    const found = sentences.filter(([where]) => path.test(where));
    expect(found, String(path)).not.toEqual([]);
    return found;
  };

  test('leave no sentence empty, untidy or with markup', () => {
    expect(
      except(sentences, (words) => /\S/.test(words) && words === words.trim().replace(/\s+/g, ' ')),
    ).toEqual([]);
    expect(sentences.filter((sentence) => /["'<>{}*_`]/.test(textOf(sentence)))).toEqual([]);
  });

  test('keep each step within its lengths', () => {
    expect(steps).toHaveLength(7);
    expect(except(at(/^steps\.\d\.name$/), (words) => words.length <= 40)).toEqual([]);
    expect(except(at(/^steps\.\d\.short$/), (words) => /^\p{Ll}+$/u.test(words))).toEqual([]);
    expect(except(at(/^steps\.\d\.line$/), (words) => words.length <= 110)).toEqual([]);
    expect(except(at(/\.meaning$/), (words) => [2, 3, 4].includes(countSentences(words)))).toEqual([]);
    expect(except(at(/\.todo\./), (words) => [1, 2, 3].includes(countSentences(words)))).toEqual([]);
    expect(except(at(/\.questions\./), (words) => words.length <= 150 && words.endsWith('?'))).toEqual([]);
    expect(new Set(steps.map((step) => step.short)).size).toBe(7);
  });

  test('answer each question that people ask', () => {
    expect(Object.keys(guide)).toEqual([...TOPICS]);
    expect(except(at(/^guide\.[\w-]+\.name$/), (words) => words.length <= 40)).toEqual([]);
    expect(except(at(/^guide\.[\w-]+\.question$/), (words) => words.endsWith('?'))).toEqual([]);
    const lengths = Object.values(guide).map((topic) => topic.answer.length);
    expect(lengths.filter((paragraphs) => paragraphs < 2 || paragraphs > 5)).toEqual([]);
  });

  test.each([
    ['what describes a command or an option', 100, /^sentences\..+\.(summary|option\.\w+)$/],
    ['buttons', 75, /^sentences\.(need\.|.*\bbutton\b)/],
    ['the names of fields', 45, /^sentences\..+\.label$/],
    ['the titles of forms and what sends them', 24, /^sentences\.(reflect|.+\.country)\.(title|submit)$/],
  ])('keep %s to %i characters', (_, most, path) => {
    expect(except(at(path), (words) => words.length <= most)).toEqual([]);
  });

  test('can be said with what the code fills in', () => {
    const typed = new Map(sentencesOf(english));
    const filled = (path: string) => holesOf(typed.get(path) ?? '');
    expect(except(at(/^sentences\./), (words, path) => canBeSaid(words, filled(path)))).toEqual([]);
  });

  test('quote buttons and notes as they are written', () => {
    expect(quotations.filter(([key, quoted]) => !ours[key].includes(ours[quoted]))).toEqual([]);
  });

  test('keep to the wording', () => {
    expect(sentences.flatMap((sentence) => breachesOf(language, sentence))).toEqual([]);
  });

  test('name only a number that is a well-sourced line', () => {
    const named = source.limit.match(/\d+/g) ?? [];
    const american = shipped.lines.filter((line) => line.country === 'US' && line.confidence !== 'low');
    expect(named).toHaveLength(1);
    expect(american.map((line) => line.phone)).toEqual(expect.arrayContaining(named));
  });
});

test('these are the languages that the bot speaks', () => {
  expect(spoken).toEqual(codes.map((code) => languages[code]));
  expect(spoken.map(({ code }) => code)).toEqual(codes);
});

describe.each(codes.filter((code) => code !== 'en'))('beside English, %s', (language) => {
  const theirs = new Map(sentencesOf(languages[language]));

  test('has the same shape', () => {
    expect([...theirs.keys()].toSorted()).toEqual(
      sentencesOf(english)
        .map(([path]) => path)
        .toSorted(),
    );
  });

  test('has the same holes, and names the same commands', () => {
    const differing = (partsOf: (words: string) => readonly string[]) =>
      except(
        sentencesOf(english).filter(([path]) => path.startsWith('sentences.')),
        (words, path) => partsOf(words).join() === partsOf(theirs.get(path) ?? '').join(),
      );
    expect(differing(holesOf)).toEqual([]);
    expect(differing(commandsIn)).toEqual([]);
  });

  test('leaves nothing in English', () => {
    const same = sentencesOf(english).filter(
      ([path, words]) => theirs.get(path) === words && !sameInBoth.test(path),
    );
    expect(same.filter((sentence) => /\p{L}/u.test(textOf(sentence)))).toEqual([]);
  });
});

test('Spanish opens what it closes, and names no gender with @ or a slash', () => {
  const sentences = sentencesOf(spanish);
  expect(except(sentences, (words) => count(words, '¿') === count(words, '?'))).toEqual([]);
  expect(except(sentences, (words) => count(words, '«') === count(words, '»'))).toEqual([]);
  expect(except(sentences, (words) => !/@|\p{L}\/[oa]s?(?!\p{L})/u.test(words))).toEqual([]);
});

test.each([
  ['en', 'guide.fixing.answer.0', 'They committed a mistake.'],
  ['en', 'steps.0.line', 'Keep your streak at 100%.'],
  ['en', 'steps.0.todo.hurt', 'Your husband should hear this.'],
  ['en', 'steps.1.practices.broke.0', 'Share your password.'],
  ['en', 'steps.1.questions.hurt.0', 'What proof do I want?'],
  ['en', 'guide.forgiving.answer.0', 'You have to listen, and she will forgive you.'],
  ['es', 'guide.fixing.answer.0', 'Tu pareja te perdonará.'],
  ['es', 'steps.0.todo.hurt', 'Debes escuchar a tu esposo.'],
  ['es', 'steps.1.practices.broke.0', 'Da tu contraseña.'],
  ['es', 'steps.0.meaning', 'Tienes que ver a la víctima.'],
  ['es', 'sentences.safe.harm', 'Si estás asustada, dilo a un moderador.'],
] as const)('%s: the wording at %s refuses "%s"', (language, path, words) => {
  expect(breachesOf(language, [path, words])).not.toEqual([]);
});

/** A day, a month or a year that the calendar has. */
function isDate(date: string): boolean {
  try {
    Temporal.PlainDate.from(`${date}${'-01'.repeat((10 - date.length) / 3)}`, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

describe('the crisis lines', () => {
  const lines = shipped.lines.map((line) => Line.parse(line));

  test('name a service and a way to reach it, wherever they are shown', () => {
    const shown = lines.filter(({ confidence }) => confidence !== 'low');
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter(({ name }) => /as listed on/i.test(name))).toEqual([]);
    expect(shown.filter(({ phone, sms, chat, url }) => !(phone ?? sms ?? chat ?? url))).toEqual([]);
    expect(shown.filter(({ phone, sms }) => !/\d/.test(phone ?? '0') || !/\d/.test(sms ?? '0'))).toEqual([]);
  });

  test('carry dates that exist', () => {
    const dates = lines.flatMap((line) => line.sources.flatMap(({ date }) => date ?? []));
    expect(dates.filter((date) => !isDate(date))).toEqual([]);
    expect(['2026-02-30', '2026-13', 'May'].some(isDate)).toBe(false);
  });

  test('claim no check that nobody made', () => {
    expect(lines.filter((line) => line.lastVerified !== null)).toEqual([]);
  });

  test('have no country only where they are directories', () => {
    const directories = lines.filter(({ audience }) => audience.includes('directory'));
    expect(directories).not.toEqual([]);
    expect(directories.filter(({ url }) => url === null)).toEqual([]);
    expect(lines.filter(({ country }) => country === null)).toEqual(directories);
  });

  test('are refused with an unreadable date, without a source or with another confidence', () => {
    const [line] = shipped.lines;
    expect(
      Line.safeParse({ ...line, sources: [{ url: 'https://example.org', date: 'May 2026' }] }).success,
    ).toBe(false);
    expect(Line.safeParse({ ...line, sources: [{ url: 'https://example.org', date: null }] }).success).toBe(
      true,
    );
    expect(Line.safeParse({ ...line, sources: [] }).success).toBe(false);
    expect(Line.safeParse({ ...line, confidence: 'certain' }).success).toBe(false);
  });
});

describe('the emergency numbers', () => {
  const countries = emergency.countries.map((country) => EmergencyNumbers.parse(country));

  test('stand once for each country, and once in it', () => {
    expect(new Set(countries.map(({ country }) => country)).size).toBe(countries.length);
    const repeating = countries.filter(
      ({ numbers }) => new Set(numbers.map((of) => of.number)).size < numbers.length,
    );
    expect(repeating).toEqual([]);
  });

  test('are refused without digits, without a service or without a source', () => {
    const sources = [{ url: 'https://example.org', date: null }];
    const country = (number: string, reaches: string) => ({
      country: 'AT',
      numbers: [{ number, reaches }],
      sources,
    });
    expect(EmergencyNumbers.safeParse(country('144', 'ambulance')).success).toBe(true);
    expect(EmergencyNumbers.safeParse(country('local', 'police')).success).toBe(false);
    expect(EmergencyNumbers.safeParse(country('112', 'fire')).success).toBe(false);
    expect(EmergencyNumbers.safeParse({ ...country('144', 'ambulance'), sources: [] }).success).toBe(false);
  });
});
