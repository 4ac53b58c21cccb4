/**
 * Rhythms in every time zone, around every change of the clocks from 2026 to 2030, against clocks that are read minute by
 * minute.
 */
import { expect, test } from 'vitest';
import type { Rhythm } from '#core/records.ts';
import { instantOf, latestUpTo, mondayOf, nextAfter } from '#support/rhythm.ts';
import { ZONES } from '#support/zone-names.ts';
import {
  changesOf,
  clocksOf,
  firstMinute,
  MINUTE,
  outlineAround,
  scanAround,
  wholeDaysOf,
  type Scan,
} from './oracle.ts';

const FROM = Date.UTC(2026, 0, 1);
const UNTIL = Date.UTC(2031, 0, 1);
/** Looked at where a zone changes nothing. */
const LEAP_DAY = Date.UTC(2028, 1, 29, 12);

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

const minutesIn = (shown: string): number => Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16));
const timeOf = (minutes: number): string => {
  const inDay = (minutes + 24 * 60) % (24 * 60);
  return `${String(Math.floor(inDay / 60)).padStart(2, '0')}:${String(inDay % 60).padStart(2, '0')}`;
};

/** Times at the edges of what a change leaves out or repeats, in the middle of it, and at the ends of a day. */
function timesAround({ shown }: Scan): readonly string[] {
  const half = (shown.length - 1) / 2;
  const [before = '', after = ''] = shown.slice(half - 1, half + 1);
  const first = minutesIn(after);
  // What comes over midnight, such as 23:59 and 00:00 or 23:00 and 00:00, is one step.
  const gone = ((minutesIn(before) + 1 - first + 36 * 60) % (24 * 60)) - 12 * 60;
  const edges = [0, gone, Math.trunc(gone / 2)].flatMap((edge) => [edge - 1, edge, edge + 1]);
  return [...new Set([...edges.map((edge) => timeOf(first + edge)), '00:00', '12:00', '23:59'])];
}

/** What a rhythm gives after one moment and up to another: `2027-03-28T02:30` and its moment. */
function occurrencesOf(rhythm: Rhythm, from: number, until: number): readonly string[] {
  const found: string[] = [];
  let after = Temporal.Instant.fromEpochMilliseconds(from);
  for (;;) {
    const at = nextAfter(rhythm, after);
    if (!at) return found;
    after = instantOf(at, rhythm.zone);
    if (after.epochMilliseconds > until) return found;
    found.push(write(at.toString({ smallestUnit: 'minute' }), after.epochMilliseconds));
  }
}

const write = (at: string, moment: number): string => `${at} ${new Date(moment).toISOString()}`;

/** The rhythms that are looked at, each with the days of the scan on which it is due. */
function rhythmsAt(zone: string, at: string, days: readonly string[], changed: readonly string[]) {
  const monday = (day: string, weeks: number) =>
    mondayOf(Temporal.PlainDate.from(day)).add({ weeks }).toString();
  const [first = ''] = days;
  const daily = { days: ALL_DAYS, every: 1, anchor: monday(first, 0), at, zone };
  return [
    { rhythm: daily, due: days },
    ...changed.flatMap((day) => {
      const weekly = { ...daily, days: [Temporal.PlainDate.from(day).dayOfWeek] };
      return [
        { rhythm: weekly, due: [day] },
        { rhythm: { ...weekly, every: 2, anchor: monday(day, -4) }, due: [day] },
        { rhythm: { ...weekly, every: 2, anchor: monday(day, 1) }, due: [] },
      ];
    }),
  ];
}

/** The days on which clocks stood just before and just after the middle of a scan. */
function daysChanged({ shown }: Scan): readonly string[] {
  const half = (shown.length - 1) / 2;
  return [...new Set(shown.slice(half - 1, half + 1).map((each) => each.slice(0, 10)))];
}

interface Outcome {
  readonly compared: number;
  readonly problems: readonly string[];
}

/** Compares what the clocks say with what the rhythms say, around the middle of a scan. */
function compare(zone: string, scan: Scan): Outcome {
  const days = wholeDaysOf(scan);
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const from = firstMinute(scan, first, '00:00') - MINUTE;
  const until = firstMinute(scan, last, '23:59');
  const problems: string[] = [];
  let compared = 0;
  for (const at of timesAround(scan)) {
    const moments = new Map(days.map((day) => [day, firstMinute(scan, day, at)]));
    for (const { rhythm, due } of rhythmsAt(zone, at, days, daysChanged(scan))) {
      const expected = due.map((day) => write(`${day}T${at}`, moments.get(day) ?? NaN));
      const found = occurrencesOf(rhythm, from, until);
      const backward = due.map((day) => {
        const moment = moments.get(day) ?? NaN;
        const latest = latestUpTo(rhythm, Temporal.Instant.fromEpochMilliseconds(moment));
        return write(latest?.toString({ smallestUnit: 'minute' }) ?? '', moment);
      });
      compared += days.length;
      for (const given of [found, backward]) {
        if (given.join() === expected.join()) continue;
        const name = `${zone}, days ${rhythm.days.join('')} every ${rhythm.every} at ${at}`;
        problems.push(`${name}: ${given.join(', ')} instead of ${expected.join(', ')}`);
      }
    }
  }
  return { compared, problems };
}

test(
  'Every rhythm comes on each day that it should, around every change of clocks',
  { timeout: 300_000 },
  () => {
    let changed = 0;
    const cases = ZONES.flatMap((zone) => {
      const clocks = clocksOf(zone);
      const changes = changesOf(clocks, FROM, UNTIL);
      changed += changes.length;
      return (changes.length > 0 ? changes : [LEAP_DAY]).map((moment) => ({ zone, clocks, moment }));
    });
    let compared = 0;
    for (const alike of Map.groupBy(cases, ({ clocks, moment }) => outlineAround(clocks, moment)).values()) {
      let scan: Scan | undefined;
      for (const { zone, clocks, moment } of alike) {
        scan ??= scanAround(clocks, moment);
        const outcome = compare(zone, scan);
        expect(outcome.problems).toEqual([]);
        compared += outcome.compared;
      }
    }
    expect(changed).toBeGreaterThan(1_200);
    expect(compared).toBeGreaterThan(200_000);
  },
);
