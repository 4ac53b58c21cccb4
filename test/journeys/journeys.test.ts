/**
 * Fifty members on journeys, through two processes at the same time: nothing that the bot said it keeps is lost, no note comes
 * twice, unasked for or to somebody who erased everything, and no answer counts twice.
 */
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import type { ChatId } from '#core/ids.ts';
import { Unreachable } from '#store/errors.ts';
import type { StoreKind } from '../store.ts';
import { openBelow, strayCells } from './cells.ts';
import { checkDues, checkErased, checkKept, checkOccurrences, checkShows, standOf } from './claims.ts';
import { DEEDS, type DeedName } from './deeds.ts';
import { nothingKept } from './model.ts';
import { chatOf, type Fault } from './platform.ts';
import { beginnings, HOMES, journeys, MEMBERS, passOf, together, type Journey, type Move } from './plan.ts';
import type { Traveller } from './turn.ts';
import { openWorld, type World } from './world.ts';

/** How many journeys are tried on each store. By hand more of them, such as JOURNEYS=40. */
const JOURNEYS = process.env['JOURNEYS'];
const RUNS = { redis: Number(JOURNEYS ?? 4), embedded: Number(JOURNEYS ?? 3) };
/** What a journey takes at most on a machine that others use too, in milliseconds. */
const SLOWEST = 40_000;

/** What was seen on all journeys over one store. */
interface Tally {
  readonly deeds: Map<DeedName, number>;
  notes: number;
  rests: number;
  repeats: number;
}

const travellersIn = (world: World): readonly Traveller[] =>
  world.people.map((person, i) => {
    const home = HOMES[i % HOMES.length];
    if (!home) throw new Error('no home');
    return { person, home, model: nothingKept(), putOff: new Map(), thanks: new Map(), deeds: 0, unheard: 0 };
  });

/** Plays one round: all of it happens at the same time. */
async function play(
  world: World,
  travellers: readonly Traveller[],
  moves: readonly Move[],
  faults: ReadonlyMap<ChatId, Fault>,
  { deeds }: Tally,
): Promise<void> {
  world.turns();
  world.platform.breaks(faults);
  const before = new Map(travellers.map((traveller) => [traveller, standOf(traveller)]));
  const done = new Map<Traveller, DeedName[]>();
  const erasing = moves.filter(({ what }) => what === 'erase').map(({ who }) => world.people[who]);
  const again = world.repeats(new Set(erasing.filter((each) => each !== undefined)));
  const turns = moves.map(async ({ who, what, way, pick, isRepeated }, i) => {
    const traveller = travellers[who];
    if (!traveller) return;
    done.set(traveller, [...(done.get(traveller) ?? []), what]);
    const words = `round ${world.round} words ${i} of ${traveller.person.id}`;
    if (await DEEDS[what].run({ world, traveller, way, pick, words, isRepeated })) {
      deeds.set(what, (deeds.get(what) ?? 0) + 1);
    }
  });
  await Promise.all([again, world.fires(), ...turns]);
  world.platform.breaks(new Map());
  checkShows(world, before, done);
  await checkErased(world, done);
}

async function travel(world: World, { rounds }: Journey, tally: Tally): Promise<void> {
  const travellers = travellersIn(world);
  await play(world, travellers, beginnings, new Map(), tally);
  for (const round of rounds) {
    world.clock.passes(passOf(round, world.clock.now()));
    const faults = round.faults.flatMap(({ who, fault }) => {
      const person = world.people[who];
      return person ? [[chatOf(person.id), fault] as const] : [];
    });
    await play(world, travellers, together(round.moves), new Map(faults), tally);
    checkOccurrences(world, travellers);
    await checkDues(world);
  }
  for (const traveller of travellers) await checkKept(world, traveller);
  // A test note that could not be sent is a fault, and told as one.
  expect(world.failures.filter((each) => !each.includes('sendNow'))).toEqual([]);
  const log = world.log.lines.join('\n');
  expect(world.people.filter(({ id }) => log.includes(id))).toEqual([]);
  tally.notes += world.platform.shows.filter(({ isNote }) => isNote).length;
  tally.rests += world.rests.size;
  tally.repeats += world.calls.repeated;
}

/** All that the members did whom a message names. */
const playOf = ({ people }: World, message: string): string =>
  people
    .filter(({ id }) => new RegExp(`${id}\\b`).test(message))
    .map(({ play: lines }) => `\n\n${lines.join('\n')}`)
    .join('');

/** Travels in a world of its own. False where the machine was too slow for the store to answer in time. */
async function travelOn(kind: StoreKind, journey: Journey, tally: Tally): Promise<boolean> {
  const names = Array.from({ length: MEMBERS }, (_, i) => `member-${i}`);
  const world = await openWorld(kind, journey.begins, names);
  try {
    await travel(world, journey, tally);
    await world.ends();
    const below = await openBelow(world.config);
    const stray = await strayCells(below, world.people);
    await below.cells.stop();
    expect(stray, 'cells that no record knows of').toEqual([]);
    return true;
  } catch (fault) {
    if (world.isCutOff() || fault instanceof Unreachable) return false;
    if (fault instanceof Error) fault.message += playOf(world, fault.message);
    throw fault;
  } finally {
    await world.ends();
    await world.clears();
  }
}

/** How often a journey is begun anew on a machine that is too slow. */
const TRIES = 3;

async function travelAtLast(kind: StoreKind, journey: Journey, tally: Tally): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) if (await travelOn(kind, journey, tally)) return;
  throw new Error('The store did not answer in time, again and again.');
}

describe.each(['redis', 'embedded'] as const)('On %s', (kind) => {
  test.skipIf(kind === 'redis' && inject('redisUrl') === '')(
    'fifty members find what they were told, whoever comes in between',
    { timeout: RUNS[kind] * SLOWEST },
    async () => {
      const tally: Tally = { deeds: new Map(), notes: 0, rests: 0, repeats: 0 };
      // The same steps don't meet in the same way again, so there is nothing to make smaller.
      await fc.assert(
        fc.asyncProperty(journeys, (journey) => travelAtLast(kind, journey, tally)),
        { numRuns: RUNS[kind], endOnFailure: true },
      );
      const idle = Object.keys(DEEDS).filter((name) => !tally.deeds.has(name as DeedName));
      expect(idle, 'what nobody found anything to do with').toEqual([]);
      expect(tally.notes).toBeGreaterThan(50 * RUNS[kind]);
      expect(tally.rests).toBeGreaterThan(0);
      expect(tally.repeats).toBeGreaterThan(100 * RUNS[kind]);
    },
  );
});
