/** Days of the calendar, as people write them. */
import { describe, expect, test } from 'vitest';
import { dayOption, readDay } from '#support/dates.ts';
import { plain, read, words } from './languages.ts';

/** A Wednesday. */
const TODAY = '2026-11-25';

function readOn(today: string, typed: string, language = 'en'): string {
  const parsed = readDay(typed, words.in(language), Temporal.PlainDate.from(today));
  return parsed.ok ? parsed.value : `no: ${plain(parsed.problem)}`;
}

test.each(['en', 'es'])('what is offered can be typed as it is called, in %s', (language) => {
  for (const { value, label } of dayOption.choices(words.in(language))) {
    expect(readOn(TODAY, label, language), label).toBe(readOn(TODAY, value, language));
    expect(readOn(TODAY, label, language)).toMatch(/^2026-/);
  }
});

describe('A day', () => {
  test.each([
    ['today', '2026-11-25'],
    ['tomorrow', '2026-11-26'],
    ['the day after tomorrow', '2026-11-27'],
    ['Friday', '2026-11-27'],
    ['fri', '2026-11-27'],
    ['until friday', '2026-11-27'],
    ['next tuesday', '2026-12-01'],
    ['24 December', '2026-12-24'],
    ['December 24', '2026-12-24'],
    ['the 24th of December', '2026-12-24'],
    ['24 dec 2027', '2027-12-24'],
    ['Thursday 24 December', '2026-12-24'],
    ['4 May', '2027-05-04'],
    ['24 November', '2027-11-24'],
    ['25 November', '2026-11-25'],
    ['2026-12-24', '2026-12-24'],
    ['24/12/2026', '2026-12-24'],
    ['12/24/2026', '2026-12-24'],
    ['24.12.26', '2026-12-24'],
    ['24.12.', '2026-12-24'],
    ['5/5', '2027-05-05'],
    ['5/05/2027', '2027-05-05'],
    ['in 3 days', '2026-11-28'],
    ['in two weeks', '2026-12-09'],
    ['2 weeks from now', '2026-12-09'],
    ['mañana', '2026-11-26'],
    ['pasado mañana', '2026-11-27'],
    ['el viernes', '2026-11-27'],
    ['el próximo viernes', '2026-11-27'],
    ['el viernes que viene', '2026-11-27'],
    ['24 de diciembre', '2026-12-24'],
    ['hasta el 24 de diciembre de 2027', '2027-12-24'],
    ['dentro de dos semanas', '2026-12-09'],
  ])('%s is %s, in every language', (typed, meant) => {
    expect(words.languages.map(({ language }) => readOn(TODAY, typed, language))).toEqual(
      words.languages.map(() => meant),
    );
    expect(read(dayOption, typed)).toBe(typed);
  });

  test.each([
    ['wednesday', 'Wednesday 25 November or Wednesday 2 December'],
    ['next friday', 'Friday 27 November or Friday 4 December'],
    ['04/05', 'Tuesday 4 May or Monday 5 April'],
    ['4/5/2027', 'Tuesday 4 May or Monday 5 April'],
  ])('%s could be two, and both are named', (typed, both) => {
    expect(readOn(TODAY, typed)).toBe(
      `no: “${typed}” could be ${both}. You can write it with the month as a word, like 4 May.`,
    );
  });

  test('in numbers begins with the day where all who write the language agree on that', () => {
    expect(readOn(TODAY, '04/05', 'es')).toBe('2027-05-04');
  });

  test('called next is sure in another week', () => {
    expect(readOn('2026-11-29', 'next friday')).toBe('2026-12-04');
    expect(readOn('2026-11-29', 'sunday')).toMatch(/Sunday 29 November or Sunday 6 December/);
    expect(readOn('2026-11-29', 'next sunday')).toBe('2026-12-06');
  });

  test.each([
    ['yesterday', '24 November 2026'],
    ['3 days ago', '22 November 2026'],
    ['2026-11-24', '24 November 2026'],
    ['1 January 2020', '1 January 2020'],
  ])('%s is past', (typed, named) => {
    expect(readOn(TODAY, typed)).toBe(`no: ${named} is over. Please choose today or a later day.`);
  });

  test.each([
    'last friday',
    'next month',
    'may',
    '24',
    '1',
    'M',
    '31 February',
    '2027-02-29',
    '30/02/2027',
    'Monday 24 December',
    'friday 18:00',
    'in two hours',
    'friday or saturday',
    'from monday to friday',
    'friday please',
    '24 December please',
    'perhaps 24 December',
    '24 - 26 December',
    '10000-01-01',
    '99999999999999 weeks',
    'xyzzy',
    '',
    'x'.repeat(1000),
  ])('%s is none, and a sentence says how to write one', (typed) => {
    expect(readOn(TODAY, typed)).toMatch(/^no: I can’t read “.*” as a day\. You can write it like /);
    expect(readOn(TODAY, typed, 'es')).toMatch(/^no: No puedo leer «.*» como un día\. /);
  });

  test('is taken as it was typed, where it can be read at all', () => {
    expect(read(dayOption, ' Thursday 24 December ')).toBe('Thursday 24 December');
    expect(read(dayOption, 'yesterday')).toBe('yesterday');
    expect(read(dayOption, 'xyzzy')).toMatch(/^no: I can’t read “xyzzy” as a day\./);
  });

  test('that is offered is read the same by what it is called and by what is typed', () => {
    for (const say of words.languages) {
      for (const { value, label } of dayOption.choices(say)) {
        expect(readOn(TODAY, label, say.language)).toBe(readOn(TODAY, value, say.language));
        expect(readOn(TODAY, value, say.language)).toMatch(/^2026-1[12]-\d\d$/);
      }
    }
  });

  test.each(['UTC', 'Pacific/Apia', 'America/New_York', 'Africa/Cairo'])(
    'is the same on a machine in %s',
    (zone) => {
      const own = process.env['TZ'];
      process.env['TZ'] = zone;
      try {
        expect(new Intl.DateTimeFormat('en').resolvedOptions().timeZone).toBe(zone);
        expect(readOn('2026-03-07', 'in two weeks')).toBe('2026-03-21');
        expect(readOn('2026-04-23', 'tomorrow')).toBe('2026-04-24');
      } finally {
        if (own === undefined) delete process.env['TZ'];
        else process.env['TZ'] = own;
      }
    },
  );
});
