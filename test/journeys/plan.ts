/** Journeys to try: what happens in each round, to whom, and what goes wrong. */
import fc from 'fast-check';
import { canMeet, DEEDS, type DeedName } from './deeds.ts';
import type { Home } from './model.ts';
import { FAULTS, type Fault } from './platform.ts';
import { WAYS, type Way } from './world.ts';

/** How many members are on a journey at the same time. */
export const MEMBERS = 50;

/** Where members are. The hours lie close together, so that many notes are due in the same minutes. */
export const HOMES: readonly Home[] = [
  { zone: 'Europe/Paris', at: '19:00' },
  { zone: 'Europe/Lisbon', at: '18:00' },
  { zone: 'America/New_York', at: '13:00' },
  { zone: 'America/Lima', at: '13:00' },
  { zone: 'Europe/Helsinki', at: '20:30' },
  { zone: 'Africa/Casablanca', at: '18:30' },
  { zone: 'America/Halifax', at: '14:30' },
];

/** When journeys begin: in an ordinary week, and days before clocks go back and forward. */
const BEGINNINGS = [
  '2026-11-25T12:00:00Z',
  '2026-10-22T12:00:00Z',
  '2027-03-12T12:00:00Z',
  '2027-03-26T12:00:00Z',
];

/** One member's part in a round. */
export interface Move {
  readonly who: number;
  readonly what: DeedName;
  readonly way: Way;
  readonly pick: number;
  /** Whether what one process got is delivered to the other one a round later. */
  readonly isRepeated: boolean;
}

export interface Round {
  readonly pass: Pass;
  readonly more: number;
  readonly moves: readonly Move[];
  readonly faults: readonly { readonly who: number; readonly fault: Fault }[];
}

export interface Journey {
  readonly begins: string;
  readonly rounds: readonly Round[];
}

/**
 * How the clock goes on. evening: to the hour at which notes are due, and up to two and a half hours more; claim: as long
 * as a claim lasts; hour: as long as a note is put off; days: nobody looks for three days.
 */
const PASSES = [
  'evening',
  'evening',
  'evening',
  'evening',
  'claim',
  'claim',
  'minutes',
  'hour',
  'days',
] as const;
type Pass = (typeof PASSES)[number];

/** How often a deed is tried, against 2 for most. */
const WEIGHTS: Readonly<Partial<Record<DeedName, number>>> = {
  answerNote: 8,
  answerKeeping: 6,
  answerTwice: 7,
  openOnly: 4,
  later: 9,
  skipNote: 5,
  promise: 6,
  start: 6,
  resume: 6,
  pause: 1,
  stop: 1,
  erase: 1,
  chooseJournal: 4,
  reflect: 4,
  deleteEntry: 6,
};
const names = Object.keys(DEEDS) as readonly DeedName[];
const weighted = names.flatMap((name) => Array.from({ length: WEIGHTS[name] ?? 2 }, () => name));

const move: fc.Arbitrary<Move> = fc.record({
  who: fc.integer({ min: 0, max: MEMBERS - 1 }),
  what: fc.constantFrom(...weighted),
  way: fc.constantFrom(...WAYS),
  pick: fc.nat(1000),
  isRepeated: fc.boolean(),
});

const round: fc.Arbitrary<Round> = fc.record({
  pass: fc.constantFrom(...PASSES),
  more: fc.oneof({ weight: 4, arbitrary: fc.nat(60) }, { weight: 1, arbitrary: fc.nat(150) }),
  moves: fc.array(move, { minLength: 40, maxLength: 70, size: 'max' }),
  faults: fc.array(
    fc.record({ who: fc.nat(MEMBERS - 1), fault: fc.constantFrom('loses', 'cut', 'busy', ...FAULTS) }),
    { minLength: 2, maxLength: 10 },
  ),
});

/** Any journey. The generator is without a bias: a small journey tells little. */
export const journeys: fc.Arbitrary<Journey> = fc.noBias(
  fc.record({
    begins: fc.constantFrom(...BEGINNINGS),
    rounds: fc.array(round, { minLength: 20, maxLength: 24, size: 'max' }),
  }),
);

/** Everybody begins first. */
export const beginnings: readonly Move[] = Array.from({ length: MEMBERS }, (_, who) => ({
  who,
  what: 'start',
  way: WAYS[who % WAYS.length] ?? 'first',
  pick: 1,
  isRepeated: who % 5 === 0,
}));

/** The moves of a round that can happen at the same time; what would get in the way of others is left out. */
export function together(moves: readonly Move[]): readonly Move[] {
  const taken: Move[] = [];
  for (const each of moves) {
    const theirs = taken.filter(({ who }) => who === each.who);
    if (theirs.every(({ what }) => canMeet(what, each.what))) taken.push(each);
  }
  return taken;
}

/** How far the clock goes on from a moment. */
export function passOf({ pass, more }: Round, now: Temporal.Instant): Temporal.Duration {
  if (pass === 'claim') return Temporal.Duration.from({ seconds: 30 + (more % 5) });
  if (pass === 'minutes') return Temporal.Duration.from({ minutes: 1 + (more % 9) });
  if (pass === 'hour') return Temporal.Duration.from({ minutes: 61 + (more % 60) });
  if (pass === 'days') return Temporal.Duration.from({ hours: 72, minutes: more });
  const due = now.toZonedDateTimeISO('Europe/Paris').with({ hour: 19, minute: 1, second: 0 });
  const next =
    Temporal.ZonedDateTime.compare(due, now.toZonedDateTimeISO('Europe/Paris')) > 0
      ? due
      : due.add({ days: 1 });
  return now.until(next.add({ minutes: more }).toInstant());
}
