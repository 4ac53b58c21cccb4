import { describe, expect, test } from 'vitest';
import emergency from '#content/crisis/emergency.json' with { type: 'json' };
import shipped from '#content/crisis/lines.json' with { type: 'json' };
import * as englishGuide from '#content/words/en/guide.ts';
import * as englishSteps from '#content/words/en/steps.ts';
import * as spanishGuide from '#content/words/es/guide.ts';
import * as spanishSteps from '#content/words/es/steps.ts';
import { TOPICS } from '#content/words/shape.ts';
import { EmergencyNumbers, Line } from '#support/crisis-data.ts';

type Sentence = readonly [path: string, words: string];

const languages = {
  en: { steps: englishSteps.steps, guide: englishGuide.guide, source: englishGuide.source },
  es: { steps: spanishSteps.steps, guide: spanishGuide.guide, source: spanishGuide.source },
};

/** Every string below a value, with the path to it. */
function sentencesOf(value: unknown, path = ''): Sentence[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    sentencesOf(inner, path === '' ? key : `${path}.${key}`),
  );
}

const countSentences = (words: string) => words.match(/[.!?][”»]?(?=\s|$)/g)?.length ?? 0;

/** What neither language may say, whole words only. */
const never: Record<keyof typeof languages, readonly RegExp[]> = {
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
  ],
};

/** What may only be said to rule it out. */
const onlyToRuleOut = /passwords?|contraseñas?/i;
/** What no practice, question or task asks for. */
const neverAskedFor = /\b(proof|prove|location|screenshots?|prueba|pruebas|demuestra|ubicación)\b/i;

function breachesOf(language: keyof typeof languages, [path, words]: Sentence): string[] {
  const rules = [...never[language]];
  if (!path.includes('.notThis.')) rules.push(onlyToRuleOut);
  if (/\.(practices|questions|todo)\./.test(path)) rules.push(neverAskedFor);
  return rules.filter((rule) => rule.test(words)).map((rule) => `${language} ${path}: ${String(rule)}`);
}

describe.each(['en', 'es'] as const)('the words in %s', (language) => {
  const { steps, guide, source } = languages[language];

  test('leave no sentence empty or untidy', () => {
    for (const [path, words] of sentencesOf(languages[language])) {
      expect(words, path).toMatch(/\S/);
      expect(words, path).toBe(words.trim().replace(/\s+/g, ' '));
      expect(words, path).not.toMatch(/["'<>{}*_`]/);
    }
  });

  test('keep each step within its lengths', () => {
    expect(steps).toHaveLength(7);
    for (const step of steps) {
      expect(step.name.length, step.name).toBeLessThanOrEqual(40);
      expect(step.short, step.name).toMatch(/^\p{Ll}+$/u);
      expect(step.line.length, step.line).toBeLessThanOrEqual(110);
      expect([2, 3, 4], step.meaning).toContain(countSentences(step.meaning));
      for (const todo of Object.values(step.todo)) expect([1, 2, 3], todo).toContain(countSentences(todo));
      for (const question of Object.values(step.questions).flat()) {
        expect(question.length, question).toBeLessThanOrEqual(150);
        expect(question).toMatch(/\?$/);
      }
    }
    expect(new Set(steps.map((step) => step.short)).size).toBe(7);
  });

  test('answer each question that people ask', () => {
    expect(Object.keys(guide)).toEqual([...TOPICS]);
    for (const topic of Object.values(guide)) {
      expect(topic.name.length, topic.name).toBeLessThanOrEqual(40);
      expect(topic.question).toMatch(/\?$/);
      expect([2, 3, 4, 5], topic.name).toContain(topic.answer.length);
    }
  });

  test('keep to the wording', () => {
    const breaches = sentencesOf(languages[language]).flatMap((sentence) => breachesOf(language, sentence));
    expect(breaches).toEqual([]);
  });

  test('name only a number that is a well-sourced line', () => {
    const named = source.limit.match(/\d+/g) ?? [];
    const american = shipped.lines.filter((line) => line.country === 'US' && line.confidence !== 'low');
    expect(named).toHaveLength(1);
    expect(american.map((line) => line.phone)).toEqual(expect.arrayContaining(named));
  });
});

test('both languages have the same shape', () => {
  const paths = (language: keyof typeof languages) => sentencesOf(languages[language]).map(([path]) => path);
  expect(paths('es')).toEqual(paths('en'));
});

test('nothing is left in English', () => {
  const english = new Map(sentencesOf(languages.en));
  const names = /^source\.(title|publisher|reviewers)$/;
  const same = sentencesOf(languages.es).filter(
    ([path, words]) => !names.test(path) && english.get(path) === words,
  );
  expect(same).toEqual([]);
});

test('Spanish opens what it closes, and names no gender with @ or a slash', () => {
  const count = (words: string, sign: string) => words.split(sign).length - 1;
  for (const [path, words] of sentencesOf(languages.es)) {
    expect(count(words, '¿'), path).toBe(count(words, '?'));
    expect(count(words, '«'), path).toBe(count(words, '»'));
    expect(words, path).not.toMatch(/@|\p{L}\/[oa]s?(?!\p{L})/u);
  }
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
] as const)('%s: the wording at %s refuses "%s"', (language, path, words) => {
  expect(breachesOf(language, [path, words])).not.toEqual([]);
});

describe('the crisis lines', () => {
  const lines = shipped.lines.map((line) => Line.parse(line));

  /** A day, a month or a year that the calendar has. */
  function isDate(date: string): boolean {
    try {
      Temporal.PlainDate.from(`${date}${'-01'.repeat((10 - date.length) / 3)}`, { overflow: 'reject' });
      return true;
    } catch {
      return false;
    }
  }

  test('name a service and a way to reach it, wherever they are shown', () => {
    for (const line of lines.filter(({ confidence }) => confidence !== 'low')) {
      const label = `${line.country ?? 'international'} ${line.name}`;
      expect(line.name, label).not.toMatch(/as listed on/i);
      expect(
        [line.phone, line.sms, line.chat, line.url].filter((way) => way !== null),
        label,
      ).not.toEqual([]);
      for (const number of [line.phone, line.sms]) expect(number ?? '0', label).toMatch(/\d/);
    }
  });

  test('carry dates that exist', () => {
    const dates = lines.flatMap((line) => line.sources.flatMap(({ date }) => date ?? []));
    expect(dates.filter((date) => !isDate(date))).toEqual([]);
    expect(['2026-02-30', '2026-13', 'May'].some(isDate)).toBe(false);
  });

  test('claim no check that nobody made', () => {
    expect(lines.filter((line) => line.lastVerified !== null)).toEqual([]);
  });

  test('include the directories that belong to no country', () => {
    const directories = lines.filter((line) => line.country === null);
    expect(directories.length).toBeGreaterThan(0);
    for (const { name, audience, url } of directories) {
      expect(audience, name).toEqual(['directory']);
      expect(url, name).not.toBeNull();
    }
  });
});

describe('the emergency numbers', () => {
  const countries = emergency.countries.map((country) => EmergencyNumbers.parse(country));

  test('stand once for each country, and once in it', () => {
    const codes = countries.map(({ country }) => country);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { country, numbers } of countries) {
      expect(new Set(numbers.map(({ number }) => number)).size, country).toBe(numbers.length);
    }
  });

  test('refuse a number without digits or without a service', () => {
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
