/** Times, days of the week and weeks, as people write them. */
import { describe, expect, test } from 'vitest';
import type { Option } from '#core/option.ts';
import { daysOption } from '#support/days.ts';
import { timeOption } from '#support/times.ts';
import { weeksOption } from '#support/weeks.ts';
import { read, words } from './languages.ts';

const languages = words.languages.map(({ language }) => language);

/** Cases as `what was typed = what it means`, one a line. */
const cases = (table: string): readonly (readonly [string, string])[] =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('=').map((part) => part.trim()))
    .map(([typed = '', meant = '']) => [typed, meant]);

test.each(languages)('what is offered can be typed as it is called, in %s', (language) => {
  const options: readonly Option<unknown>[] = [daysOption, timeOption];
  for (const option of options) {
    for (const { value, label } of option.choices(words.in(language)))
      expect(read(option, label, language), label).toEqual(read(option, value, language));
  }
});

describe('A time', () => {
  test.each(
    cases(`
      9:30 = 09:30
      9.30 = 09:30
      09:30 = 09:30
      9 30 = 09:30
      930 = 09:30
      1800 = 18:00
      18 = 18:00
      9pm = 21:00
      9 PM = 21:00
      9 p.m. = 21:00
      9:30 pm = 21:30
      12am = 00:00
      12pm = 12:00
      9h = 09:00
      21h = 21:00
      21h30 = 21:30
      21:30h = 21:30
      21 hs = 21:00
      at 21 = 21:00
      noon = 12:00
      midnight = 00:00
      at midnight = 00:00
      9 in the morning = 09:00
      9 in the evening = 21:00
      9 at night = 21:00
      2 at night = 02:00
      12 at night = 00:00
      5 o’clock in the afternoon = 17:00
      las 9 de la noche = 21:00
      a las 21 horas = 21:00
      a las 9:30 de la mañana = 09:30
      3 de la tarde = 15:00
      3 de la madrugada = 03:00
      12 de la noche = 00:00
      1 del mediodía = 13:00
      al mediodía = 12:00
      medianoche = 00:00
      7 en punto de la tarde = 19:00
    `),
  )('%s is %s, in every language', (typed, meant) => {
    expect(languages.map((language) => read(timeOption, typed, language))).toEqual(
      languages.map(() => meant),
    );
  });

  test.each(['9', 'at 9', '12', '9 o’clock', 'a las 9', '12 in the morning', '1'])(
    '%s could be two, and both are named',
    (typed) => {
      expect(read(timeOption, typed)).toMatch(/^no: “.+” could be \d\d:00 or \d\d:00\. /);
      expect(read(timeOption, typed, 'es')).toMatch(/^no: «.+» puede ser \d\d:00 o \d\d:00\. /);
    },
  );

  test.each([
    '24:00',
    '25:00',
    '9:75',
    '9:3',
    '180',
    '18:00:30',
    '21 am',
    '0 pm',
    '13 in the morning',
    '15 at night',
    'evening',
    'in 5 minutes',
    'in 9h',
    'en 9 horas',
    'tomorrow 9:00',
    '9-10',
    '9 and 10 pm',
    '-9:00',
    '9pm CET',
    'pm',
    '',
    ' ',
    '9'.repeat(1000),
  ])('%s is none, and a sentence says how to write one', (typed) => {
    expect(read(timeOption, typed)).toMatch(/^no: I can’t read “.*” as a time\. You can write it like /);
    expect(read(timeOption, typed, 'es')).toMatch(/^no: No puedo leer «.*» como una hora\. /);
  });

  test('is offered at each half hour, what most people want first', () => {
    const offered = timeOption.choices(words.in('en')).map(({ label }) => label);
    expect(offered.slice(0, 3)).toEqual(['18:00', '08:00', '08:30']);
    expect(new Set(offered).size).toBe(48);
  });
});

describe('Days', () => {
  test.each(
    cases(`
      sunday = 7
      Sundays = 7
      Su. = no
      sun = 7
      mon, thu = 1,4
      mon thu = 1,4
      thu & mon = 1,4
      monday and thursday = 1,4
      on Mondays and on Thursdays = 1,4
      every tuesday = 2
      tues/thurs = 2,4
      weekdays = 1,2,3,4,5
      every weekday = 1,2,3,4,5
      weekends = 6,7
      weekends and wednesday = 3,6,7
      every day = 1,2,3,4,5,6,7
      daily = 1,2,3,4,5,6,7
      mon-fri = 1,2,3,4,5
      Monday to Friday = 1,2,3,4,5
      fri – mon = 1,5,6,7
      mon-wed, sat = 1,2,3,6
      1,4 = 1,4
      7 = 7
      lunes y jueves = 1,4
      los domingos = 7
      todos los sábados = 6
      mié = 3
      entre semana = 1,2,3,4,5
      de lunes a viernes = 1,2,3,4,5
      fines de semana = 6,7
      cada día = 1,2,3,4,5,6,7
      not monday = no
      mon or = no
      mon to = no
      to mon = no
      mon to to fri = no
      8 = no
      0 = no
      and = no
      someday = no
    `),
  )('%s is %s, in every language', (typed, meant) => {
    const found = languages.map((language) =>
      String(read(daysOption, typed, language)).replace(/^no: .+/, 'no'),
    );
    expect(found).toEqual(languages.map(() => meant));
  });

  test('by one letter are those that only one day has, in the reader’s language', () => {
    expect(['M', 'W', 'F'].map((letter) => read(daysOption, letter))).toEqual([[1], [3], [5]]);
    expect(['L', 'M', 'X', 'J'].map((letter) => read(daysOption, letter, 'es'))).toEqual([
      [1],
      [2],
      [3],
      [4],
    ]);
    expect(read(daysOption, 'T')).toMatch(/^no: /);
  });

  test('that can’t be read are told so', () => {
    expect(read(daysOption, 'never')).toBe(
      'no: I can’t read “never” as days of the week. You can write them like Sunday, or Monday and Thursday.',
    );
    expect(read(daysOption, 'monday '.repeat(100))).toMatch(/^no: .{20,200}$/);
  });
});

describe('Weeks', () => {
  test.each(
    cases(`
      1 = 1
      weekly = 1
      every week = 1
      every two weeks = 2
      every 2 weeks = 2
      2 weeks = 2
      every other week = 2
      cada dos semanas = 2
      cada semana = 1
      8 = 8
      9 = no
      0 = no
      every = no
    `),
  )('%s is every %s, in every language', (typed, meant) => {
    const found = languages.map((language) =>
      String(read(weeksOption, typed, language)).replace(/^no: .+/, 'no'),
    );
    expect(found).toEqual(languages.map(() => meant));
  });

  test('is one of eight, and all of them are named', () => {
    expect(read(weeksOption, '9', 'en')).toContain('every 8 weeks');
  });
});
