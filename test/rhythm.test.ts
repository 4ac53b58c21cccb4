/** When rhythms come round: by example where clocks change, and for any rhythm at all. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Rhythm } from '#core/records.ts';
import { route } from '#core/route.ts';
import { rhythmPart, type ChosenRhythm } from '#support/rhythm-part.ts';
import {
  countBetween,
  instantOf,
  isQuiet,
  latestUpTo,
  mondayOf,
  nextAfter,
  nextThree,
} from '#support/rhythm.ts';
import { ZONES } from '#support/zone-names.ts';

const SUNDAYS: Rhythm = { days: [7], every: 1, anchor: '2026-11-23', at: '18:00', zone: 'Europe/Paris' };
const DAILY: Rhythm = { ...SUNDAYS, days: [1, 2, 3, 4, 5, 6, 7] };

const instant = (iso: string) => Temporal.Instant.from(iso);
const written = (at: Temporal.PlainDateTime | undefined) => at?.toString({ smallestUnit: 'minute' });

describe('A wall-clock time', () => {
  test.each([
    ['on an ordinary day', '2026-11-29T18:00', 'Europe/Paris', '2026-11-29T17:00:00Z'],
    [
      'that does not exist is the first minute after the gap',
      '2027-03-28T02:30',
      'Europe/Paris',
      '2027-03-28T01:00:00Z',
    ],
    ['at the first minute of a gap', '2027-03-28T02:00', 'Europe/Paris', '2027-03-28T01:00:00Z'],
    ['that exists twice is the first', '2027-10-31T02:30', 'Europe/Paris', '2027-10-31T00:30:00Z'],
    ['in a gap of half an hour', '2027-10-03T02:15', 'Australia/Lord_Howe', '2027-10-02T15:30:00Z'],
    ['in a gap that ends the day', '2027-03-27T23:30', 'America/Nuuk', '2027-03-28T01:00:00Z'],
    ['in a gap that begins the day', '2027-04-30T00:30', 'Africa/Cairo', '2027-04-29T22:00:00Z'],
    ['on a day that was left out', '2011-12-30T18:00', 'Pacific/Apia', '2011-12-30T10:00:00Z'],
  ])('%s', (_, at, zone, expected) => {
    expect(instantOf(Temporal.PlainDateTime.from(at), zone).toString()).toBe(expected);
  });
});

describe('A rhythm', () => {
  test.each([
    ['comes on its day', SUNDAYS, '2026-11-25T12:00:00Z', '2026-11-29T18:00'],
    ['comes later than the moment asked for', SUNDAYS, '2026-11-29T17:00:00Z', '2026-12-06T18:00'],
    ['comes a minute later', SUNDAYS, '2026-11-29T16:59:00Z', '2026-11-29T18:00'],
    ['keeps its hour when clocks change', SUNDAYS, '2027-03-22T12:00:00Z', '2027-03-28T18:00'],
    ['leaves weeks out', { ...SUNDAYS, every: 2 }, '2026-11-30T12:00:00Z', '2026-12-13T18:00'],
    [
      'counts weeks before its anchor too',
      { ...SUNDAYS, every: 3 },
      '2026-11-01T12:00:00Z',
      '2026-11-08T18:00',
    ],
    [
      'comes on its last day',
      { ...SUNDAYS, until: '2026-11-29' },
      '2026-11-25T12:00:00Z',
      '2026-11-29T18:00',
    ],
    ['ends', { ...SUNDAYS, until: '2026-11-28' }, '2026-11-25T12:00:00Z', undefined],
    ['takes the next of its days', { ...SUNDAYS, days: [1, 4] }, '2026-11-24T12:00:00Z', '2026-11-26T18:00'],
    [
      'may lie on a time that is left out',
      { ...SUNDAYS, at: '02:30' },
      '2027-03-27T12:00:00Z',
      '2027-03-28T02:30',
    ],
    [
      'does not come again an hour later',
      { ...DAILY, at: '02:30' },
      '2027-10-31T00:30:00Z',
      '2027-11-01T02:30',
    ],
  ] satisfies [string, Rhythm, string, string | undefined][])('%s', (_, rhythm, after, expected) => {
    expect(written(nextAfter(rhythm, instant(after)))).toBe(expected);
  });

  test('that falls on a day which a zone left out comes as the next day begins', () => {
    const fridays = { ...SUNDAYS, days: [5], zone: 'Pacific/Apia' };
    const at = nextAfter(fridays, instant('2011-12-28T00:00:00Z'));
    expect(written(at)).toBe('2011-12-30T18:00');
    expect(at && instantOf(at, 'Pacific/Apia').toString()).toBe('2011-12-30T10:00:00Z');
  });

  test.each(['00:00', '18:00'])(
    'at %s of every day comes once on the day after one that was left out',
    (at) => {
      const daily = { ...DAILY, at, zone: 'Pacific/Apia' };
      const days = nextThree(daily, instant('2011-12-29T09:59:00Z')).map((each) =>
        each.toPlainDate().toString(),
      );
      expect(days).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
    },
  );

  test('tells the next three, or those that are left', () => {
    const days = (rhythm: Rhythm) => nextThree(rhythm, instant('2026-11-25T12:00:00Z')).map(written);
    expect(days(SUNDAYS)).toEqual(['2026-11-29T18:00', '2026-12-06T18:00', '2026-12-13T18:00']);
    expect(days({ ...SUNDAYS, until: '2026-12-06' })).toHaveLength(2);
    expect(days({ ...SUNDAYS, until: '2026-11-25' })).toEqual([]);
  });

  test('tells what came last', () => {
    const last = (rhythm: Rhythm, now: string) => written(latestUpTo(rhythm, instant(now)));
    expect(last(SUNDAYS, '2026-11-29T17:00:00Z')).toBe('2026-11-29T18:00');
    expect(last(SUNDAYS, '2026-11-29T16:59:59Z')).toBe('2026-11-22T18:00');
    expect(last({ ...SUNDAYS, until: '2026-11-15' }, '2027-11-29T16:59:59Z')).toBe('2026-11-15T18:00');
  });

  test('knows the first of two times where clocks go back over midnight', () => {
    const midnight = { ...DAILY, at: '00:00', zone: 'America/St_Johns' };
    // 23:30 for the second time, after 00:00 and before a second 00:00.
    const now = instant('2010-11-07T03:00:00Z');
    expect(written(latestUpTo(midnight, now))).toBe('2010-11-07T00:00');
    expect(written(nextAfter(midnight, now))).toBe('2010-11-08T00:00');
  });

  test('counts what came between two moments', () => {
    const count = (from: string, to: string) => countBetween(SUNDAYS, instant(from), instant(to));
    expect(count('2026-11-22T17:00:00Z', '2026-11-29T17:00:00Z')).toBe(1);
    expect(count('2026-11-22T16:59:00Z', '2026-11-29T16:59:00Z')).toBe(1);
    expect(count('2026-11-22T17:00:00Z', '2026-11-29T16:59:00Z')).toBe(0);
  });
});

test('The week of a day begins on Monday', () => {
  const monday = (day: string) => mondayOf(Temporal.PlainDate.from(day)).toString();
  expect(['2026-11-23', '2026-11-25', '2026-11-29', '2026-11-30'].map(monday)).toEqual([
    '2026-11-23',
    '2026-11-23',
    '2026-11-23',
    '2026-11-30',
  ]);
});

test('Quiet hours go over midnight, and are none where they end as they begin', () => {
  const times = ['00:00', '07:59', '08:00', '12:00', '20:59', '21:00', '23:59'];
  const quiet = (from: string, until: string) =>
    times.filter((time) => isQuiet({ from, until }, Temporal.PlainTime.from(time)));
  expect(quiet('21:00', '08:00')).toEqual(['00:00', '07:59', '21:00', '23:59']);
  expect(quiet('08:00', '21:00')).toEqual(['08:00', '12:00', '20:59']);
  expect(quiet('21:00', '21:00')).toEqual([]);
  expect(isQuiet({ from: '21:00', until: '21:01' }, Temporal.PlainTime.from('21:00:59'))).toBe(true);
});

const twoDigits = (most: number) => fc.nat(most).map((number) => String(number).padStart(2, '0'));
const times = fc.tuple(twoDigits(23), twoDigits(59)).map(([hour, minute]) => `${hour}:${minute}`);
const dates = fc.nat(4000).map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }));
const chosen: fc.Arbitrary<ChosenRhythm> = fc.record(
  {
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    every: fc.integer({ min: 1, max: 8 }),
    at: times,
    zone: fc.constantFrom(...ZONES),
    until: dates.map(String),
  },
  { requiredKeys: ['days', 'every', 'at', 'zone'] },
);
const rhythms = fc
  .tuple(chosen, dates)
  .map(([rhythm, day]): Rhythm => ({ ...rhythm, anchor: mondayOf(day).toString() }));
const moments = fc.nat(12 * 366 * 24 * 60).map((minutes) => instant('2024-01-01T00:00:00Z').add({ minutes }));

/** The days on which a rhythm is due, reckoned in days since 1970 and without a calendar's help. */
function dueDays({ days, every, anchor, until }: Rhythm, from: string, to: string): readonly string[] {
  const number = (day: string) => Date.parse(day) / 86_400_000;
  const week = (day: number) => Math.floor((day + 3) / 7);
  const all = Array.from({ length: number(to) - number(from) + 1 }, (_, i) => number(from) + i);
  return all
    .filter((day) => days.includes(((((day + 3) % 7) + 7) % 7) + 1))
    .filter((day) => Math.abs(week(day) - week(number(anchor))) % every === 0)
    .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
    .filter((day) => until === undefined || day <= until);
}

describe('Any rhythm', () => {
  test('moves on, and leaves out no day on which it is due', () => {
    fc.assert(
      fc.property(rhythms, moments, (rhythm, after) => {
        const found: Temporal.PlainDateTime[] = [];
        let moment = after;
        for (let at = nextAfter(rhythm, moment); at && found.length < 12; at = nextAfter(rhythm, moment)) {
          const next = instantOf(at, rhythm.zone);
          expect(Temporal.Instant.compare(next, moment)).toBe(1);
          found.push(at);
          moment = next;
        }
        const [first, last] = [found[0], found.at(-1)].map((at) => at?.toPlainDate().toString());
        const today = after.toZonedDateTimeISO(rhythm.zone).toPlainDate().toString();
        const due = dueDays(rhythm, today, last ?? '2040-01-01');
        const begun = first === undefined ? due.length : due.indexOf(first);
        expect(found.map((at) => at.toPlainDate().toString())).toEqual(due.slice(begun));
        // Before the first there may only be what was due earlier today.
        expect([[], [today]]).toContainEqual(due.slice(0, begun));
      }),
      { numRuns: 300 },
    );
  });

  test('reads backward as it reads forward', () => {
    fc.assert(
      fc.property(rhythms, moments, (rhythm, after) => {
        const three = nextThree(rhythm, after);
        const [first, , last] = three;
        fc.pre(first !== undefined);
        const upTo = instantOf(last ?? first, rhythm.zone);
        expect(written(latestUpTo(rhythm, upTo))).toBe(written(last ?? first));
        expect(countBetween(rhythm, after, upTo)).toBe(last ? 3 : 1);
        const before = latestUpTo(rhythm, instantOf(first, rhythm.zone).subtract({ minutes: 1 }));
        expect(before && written(nextAfter(rhythm, instantOf(before, rhythm.zone)))).toBe(written(first));
      }),
      { numRuns: 300 },
    );
  });

  test('fits an id, and comes back as it was', () => {
    expect(rhythmPart.width).toBeLessThanOrEqual(60);
    const ids = route('plan', 1, { rhythm: rhythmPart });
    fc.assert(
      fc.property(chosen, (rhythm) => {
        expect(rhythmPart.write(rhythm).length).toBeLessThanOrEqual(rhythmPart.width);
        expect(ids.read(ids.write({ rhythm }))).toEqual({ rhythm });
      }),
    );
  });

  test('that nobody wrote is not read', () => {
    const good = rhythmPart.write({ ...SUNDAYS, until: '2027-05-03' });
    expect(good).toBe('401180020270503Europe/Paris');
    expect(rhythmPart.read(good)).toBeDefined();
    const wrong = [
      ['00', '40'],
      ['80', '40'],
      ['ff', '40'],
      ['0X', '40'],
    ].map(([bad = '', right = '']) => good.replace(right, bad));
    const others = [
      '',
      '401180020270231Europe/Paris',
      '409180020270503Europe/Paris',
      '400180020270503Europe/Paris',
      '401240020270503Europe/Paris',
      '401186020270503Europe/Paris',
      '401180020270503europe/paris',
      '401180020270503Europe/Nowhere',
      '401180020270503',
      '4011800+01:00',
      `${good} `,
      `4011800${'A'.repeat(60)}`,
    ];
    expect([...wrong, ...others].filter((raw) => rhythmPart.read(raw) !== undefined)).toEqual([]);
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.nat(30).map((i) => good.slice(0, i) + good.slice(i + 1)),
        ),
        (raw) => {
          const read = rhythmPart.read(raw);
          expect(read === undefined || rhythmPart.write(read.value) === raw).toBe(true);
        },
      ),
    );
  });
});
