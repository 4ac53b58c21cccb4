/** Time zones, as people name them, and times in words. */
import { describe, expect, test } from 'vitest';
import type { Rhythm } from '#core/records.ts';
import { isZone, zoneOption } from '#support/zones.ts';
import { ZONES } from '#support/zone-names.ts';
import { sayDate, sayDay, sayMoment, sayRhythm, sayZone } from '#support/when.ts';
import { read, words } from './languages.ts';

const runtimeName = (zone: string) =>
  new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;

describe('A zone', () => {
  test('is each one that the runtime knows, once, under the name that it has today', () => {
    expect(ZONES.map(runtimeName).toSorted()).toEqual(Intl.supportedValuesOf('timeZone').toSorted());
    expect(ZONES.filter((zone) => !isZone(zone))).toEqual([]);
    expect(ZONES).toEqual(expect.arrayContaining(['Europe/Kyiv', 'Asia/Kolkata']));
    expect(Math.max(...ZONES.map((zone) => zone.length))).toBeLessThanOrEqual(32);
  });

  test.each([
    ['Europe/Paris', 'Europe/Paris'],
    ['europe/paris', 'Europe/Paris'],
    ['Paris', 'Europe/Paris'],
    ['paris, france', 'Europe/Paris'],
    ['París (Francia)', 'Europe/Paris'],
    ['Marseille', 'Europe/Paris'],
    ['France', 'Europe/Paris'],
    ['Germany', 'Europe/Berlin'],
    ['Reino Unido', 'Europe/London'],
    ['UK', 'Europe/London'],
    ['Londres', 'Europe/London'],
    ['Nueva York', 'America/New_York'],
    ['Brooklyn', 'America/New_York'],
    ['Ciudad de México', 'America/Mexico_City'],
    ['San Jose, USA', 'America/Los_Angeles'],
    ['San José, Costa Rica', 'America/Costa_Rica'],
    ['Melbourne', 'Australia/Melbourne'],
    ['Knox, Indiana', 'America/Indiana/Knox'],
    ['Europe/Kiev', 'Europe/Kyiv'],
    ['Kiev', 'Europe/Kyiv'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['Calcutta', 'Asia/Kolkata'],
    ['US/Pacific', 'America/Los_Angeles'],
    ['America/Buenos_Aires', 'America/Argentina/Buenos_Aires'],
    ['Tel Aviv', 'Asia/Jerusalem'],
    ['JST', 'Asia/Tokyo'],
    ['mumb', 'Asia/Kolkata'],
  ])('%s is %s, in every language', (typed, zone) => {
    expect(words.languages.map(({ language }) => read(zoneOption, typed, language))).toEqual(
      words.languages.map(() => zone),
    );
  });

  test.each([
    ['IST', ['Kolkata (India)', 'Dublin (Ireland)', 'Jerusalem (Israel)']],
    ['PST', ['Los Angeles (United States)', 'Manila (Philippines)']],
    ['CET', ['Berlin (Germany)', 'Madrid (Spain)']],
    ['USA', ['New York (United States)', 'Chicago (United States)', 'Los Angeles (United States)']],
    ['Spain', ['Madrid (Spain)', 'Canary Islands (Spain)']],
    ['san jose', ['Los Angeles (United States)', 'Costa Rica']],
  ])('%s could be several, and they are named', (typed, named) => {
    const said = read(zoneOption, typed);
    expect(said).toMatch(/^no: “.+” could be .+, or another place\. Please write the city\.$/);
    expect(named.filter((name) => !said.includes(name))).toEqual([]);
    expect(said.length).toBeLessThan(350);
  });

  test.each(['Narnia', 'Europe/Nowhere', 'x', '', 'UTC+2', 'toString', '../etc/passwd', 'z'.repeat(500)])(
    '%s is none, and a sentence says how to name one',
    (typed) => {
      expect(read(zoneOption, typed)).toMatch(
        /^no: I don’t know “.*” as a place\. You can write a large city/,
      );
      expect(read(zoneOption, typed, 'es')).toMatch(/^no: No conozco «.*» como lugar\. Puedes escribir/);
    },
  );

  test.each(words.languages.map((say) => [say.language, say] as const))(
    'has one label of its own, in %s',
    (_, say) => {
      const choices = zoneOption.choices(say);
      expect(choices.map(({ value }) => value).toSorted()).toEqual([...ZONES].toSorted());
      expect(new Set(choices.map(({ label }) => label.toLowerCase())).size).toBe(ZONES.length);
      expect(choices.filter(({ label }) => label.length > 75 || label.includes('_'))).toEqual([]);
      const groups = Map.groupBy(choices, ({ group }) => group);
      expect(groups.size).toBeLessThanOrEqual(12);
      expect([...groups.values()].filter((zones) => zones.length > 100)).toEqual([]);
      expect([...groups.keys()].filter((name) => !name || /\d/.test(name))).toEqual([]);
    },
  );

  test('is one that the runtime knows, written as it is there', () => {
    const known = [
      'Europe/Paris',
      'Europe/Kiev',
      'UTC',
      'europe/paris',
      'Europe/Nowhere',
      '+01:00',
      '',
      '2026-11-22',
    ];
    expect(known.filter(isZone)).toEqual(['Europe/Paris', 'Europe/Kiev', 'UTC']);
  });
});

describe('In words', () => {
  const [en, es] = [words.in('en'), words.in('es')];
  const sundays: Rhythm = { days: [7], every: 1, anchor: '2026-11-23', at: '18:00', zone: 'Europe/Paris' };

  test.each([
    [sundays, 'Sundays at 18:00, Paris time', 'los domingos a las 18:00, hora de París'],
    [
      { ...sundays, days: [1, 4], at: '09:00', every: 2, until: '2027-05-03' },
      'Mondays and Thursdays at 09:00, every 2 weeks, Paris time, until 3 May 2027',
      'los lunes y jueves a las 09:00, cada 2 semanas, hora de París, hasta el 3 de mayo de 2027',
    ],
    [
      { ...sundays, days: [1, 2, 3, 4, 5, 6, 7], at: '01:30', zone: 'America/New_York' },
      'every day at 01:30, New York time',
      'todos los días a la 01:30, hora de Nueva York',
    ],
    [
      { ...sundays, days: [1, 2, 3, 4, 5], zone: 'America/Argentina/Buenos_Aires' },
      'Mondays to Fridays at 18:00, Buenos Aires time',
      'de lunes a viernes a las 18:00, hora de Buenos Aires',
    ],
  ] satisfies [Rhythm, string, string][])('a rhythm: %o', (rhythm, english, spanish) => {
    expect([en, es].map((say) => sayRhythm(rhythm, say))).toEqual([english, spanish]);
  });

  test('an occurrence', () => {
    const at = Temporal.PlainDateTime.from('2026-11-29T18:00');
    expect(sayMoment(at, 'Europe/Paris', en)).toBe('Sunday 29 November at 18:00, Paris time');
    expect(sayMoment(at, 'Europe/Paris', es)).toBe('domingo 29 de noviembre a las 18:00, hora de París');
  });

  test('an occurrence in a gap, as clocks show it when it comes', () => {
    const gap = Temporal.PlainDateTime.from('2027-03-28T02:30');
    expect(sayMoment(gap, 'Europe/Paris', en)).toBe('Sunday 28 March at 03:00, Paris time');
    const left = Temporal.PlainDateTime.from('2027-03-27T23:30');
    expect(sayMoment(left, 'America/Nuuk', en)).toBe('Sunday 28 March at 00:00, Nuuk time');
  });

  test('dates and zones', () => {
    const date = Temporal.PlainDate.from('2027-05-03');
    expect([en, es].map((say) => sayDate(date, say))).toEqual(['3 May 2027', '3 de mayo de 2027']);
    expect([en, es].map((say) => sayDay(date, say))).toEqual(['Monday 3 May', 'lunes 3 de mayo']);
    expect(sayZone('America/Sao_Paulo', en)).toBe('São Paulo time');
    expect(sayZone('America/Indiana/Knox', en)).toBe('Knox, Indiana time');
  });
});
