/** Whoever copies the store, or reads the log, learns nobody's name, zone, promise or journal; and of the erased nothing at all. */
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import type { StoreKind } from '../store.ts';
import { answerNote, reflect } from './answers.ts';
import { findIn } from './canary.ts';
import { openBelow, opens, strayCells, traceOf, type Below, type Trace } from './cells.ts';
import { nothingKept } from './model.ts';
import { chatOf, type Fault } from './platform.ts';
import * as settings from './settings.ts';
import type { Traveller, Turn } from './turn.ts';
import { openWorld, WAYS, type World } from './world.ts';

const MEMBERS = 50;
const BEGINS = '2026-11-25T12:00:00Z';
/** Zones that no program has reason to name. */
const ZONES = [
  'Pacific/Kiritimati',
  'Antarctica/Troll',
  'Africa/Ouagadougou',
  'Asia/Pyongyang',
  'America/Paramaribo',
];
const NAMES = Array.from({ length: MEMBERS }, (_, i) => `Quetzalcoatl-${i}-Xochitl`);

const nameOf = ({ person }: Traveller): string => person.id.replace('journey:', '');
const promised = (of: Traveller): string => `to ring up the aunt of ${nameOf(of)} on Ascension Day`;
const reflected = (of: Traveller): string => `that I hid the ledger of ${nameOf(of)} in the piano`;
const written = (of: Traveller): string => `a heron stood on the weir when ${nameOf(of)} came`;

/** What nobody may find: all that somebody is called, where they are, and what they wrote, also in part. */
const secretsOf = (of: Traveller): readonly string[] => {
  const { member, group = '', room = '' } = of.person.from;
  const whole = [member, nameOf(of), group, room, chatOf(of.person.id), of.home.zone];
  const parts = ['Ascension Day', 'hid the ledger', 'heron stood', of.home.zone.split('/')[1] ?? ''];
  return [...whole, promised(of), reflected(of), written(of), ...parts];
};

const travellersIn = (world: World): readonly Traveller[] =>
  world.people.map((person, i) => ({
    person,
    home: { zone: ZONES[i % ZONES.length] ?? '', at: '12:00' },
    model: nothingKept(),
    putOff: new Map(),
    thanks: new Map(),
    deeds: 0,
    unheard: 0,
  }));

/** Everybody does the same, through one process or both. Gives how many of them could. */
async function all(
  world: World,
  travellers: readonly Traveller[],
  does: (turn: Turn) => Promise<boolean>,
  wordsOf: (of: Traveller) => string = () => '',
): Promise<number> {
  const did = travellers.map((traveller, i) =>
    does({
      world,
      traveller,
      way: WAYS[i % 3] ?? 'both',
      pick: 1,
      words: wordsOf(traveller),
      isRepeated: false,
    }),
  );
  return (await Promise.all(did)).filter(Boolean).length;
}

/** A day passes, in which everybody's hour comes once. */
async function passDay(world: World): Promise<void> {
  for (let hour = 0; hour < 25; hour += 1) {
    world.clock.passes({ minutes: 60 });
    await world.fires();
  }
}

/** A day in everybody's life, with what can go wrong. Answers with how many could answer their note. */
async function live(world: World, travellers: readonly Traveller[]): Promise<number> {
  expect(await all(world, travellers, settings.start)).toBe(MEMBERS);
  expect(await all(world, travellers, settings.chooseJournal)).toBe(MEMBERS);
  expect(await all(world, travellers, settings.chooseSide)).toBe(MEMBERS);
  expect(await all(world, travellers, settings.promise, promised)).toBe(MEMBERS);
  expect(await all(world, travellers, reflect, reflected)).toBe(MEMBERS);
  const faults: readonly Fault[] = ['loses', 'cut', 'busy', 'closed'];
  const broken = travellers.flatMap(({ person }, i) => {
    const fault = faults[i % 10];
    return fault ? [[chatOf(person.id), fault] as const] : [];
  });
  world.platform.breaks(new Map(broken));
  await passDay(world);
  return all(world, travellers, answerNote, written);
}

/** Somebody's chat breaks while they begin: a fault whose error quotes who it was. */
async function breakOne(world: World, traveller: Traveller): Promise<void> {
  world.platform.breaks(new Map([[chatOf(traveller.person.id), 'cut']]));
  expect(await all(world, [traveller], settings.start)).toBe(0);
  expect(world.failures).toHaveLength(1);
}

const logOf = (world: World): Buffer => Buffer.from(world.log.lines.join('\n'));

/** What all of these people left, while all of it is there and opens. */
async function tracesOf(below: Below, travellers: readonly Traveller[]): Promise<readonly Trace[]> {
  const traces = await Promise.all(travellers.map(({ person }) => traceOf(below, person)));
  for (const [i, { record, entries }] of traces.entries()) {
    const traveller = travellers[i];
    expect(record.opened).toContain(traveller && promised(traveller));
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.map(({ opened }) => opened).join('\n')).toContain(traveller && reflected(traveller));
  }
  return traces;
}

/** Looks at the store from below, which nobody else has open. */
async function look<T>(world: World, at: (below: Below) => Promise<T>): Promise<T> {
  const below = await openBelow(world.config);
  try {
    return await at(below);
  } finally {
    await below.cells.stop();
  }
}

/** Parts of a wrapped key: in a file it could be broken in two. */
const halves = ({ wrapped }: Trace): readonly string[] => {
  const payload = wrapped.split('.').at(-1) ?? '';
  return [payload.slice(0, 36), payload.slice(-36)];
};

test('A text is found in whatever it is hidden', () => {
  const around = fc.uint8Array({ maxLength: 9 });
  const text = fc.constantFrom('Pacific/Kiritimati', 'ein Kranich äöü', 'Quetzalcoatl-7');
  const hide = fc.constantFrom<(bytes: Buffer) => string | Buffer>(
    (bytes) => bytes,
    (bytes) => bytes.toString('hex'),
    (bytes) => bytes.toString('hex').toUpperCase(),
    (bytes) => bytes.toString('base64'),
    (bytes) => bytes.toString('base64url'),
  );
  fc.assert(
    fc.property(around, text, around, hide, (before, secret, after, hidden) => {
      const copy = Buffer.from(hidden(Buffer.concat([before, Buffer.from(secret), after])));
      expect(findIn(copy, [secret])).toEqual([secret]);
      expect(findIn(copy, ['a text that is not there'])).toEqual([]);
    }),
  );
});

/** Half of them erase everything, after the process was started anew; gives a copy of the store from while it runs. */
async function eraseHalf(kind: StoreKind, former: World, secrets: readonly string[]): Promise<Buffer> {
  const world = await openWorld(kind, BEGINS, NAMES, former.config);
  try {
    world.clock.passes({ hours: 48 });
    const gone = travellersIn(world).filter((_, i) => i % 2 === 0);
    expect(await all(world, gone, settings.erase)).toBe(gone.length);
    for (const traveller of gone.slice(0, 1)) await breakOne(world, traveller);
    await passDay(world);
    const chats = new Set<string>(gone.map(({ person }) => chatOf(person.id)));
    const [called, others] = [true, false].map((isGone) =>
      world.platform.shows.filter(({ chat }) => chats.has(chat) === isGone),
    );
    expect(called, 'notes to the erased').toEqual([]);
    expect(others?.length).toBeGreaterThan(gone.length / 2);
    expect(logOf(world).toString()).toContain('"event":"fault"');
    expect(findIn(logOf(world), secrets), 'in the log').toEqual([]);
    return await world.dump();
  } finally {
    await world.ends();
  }
}

describe.each(['redis', 'embedded'] as const)('On %s', (kind: StoreKind) => {
  test.skipIf(kind === 'redis' && inject('redisUrl') === '')(
    'a copy of the store and the log name nobody, and nothing of the erased can be opened',
    async () => {
      const world = await openWorld(kind, BEGINS, NAMES);
      const travellers = travellersIn(world);
      const secrets = [...new Set(travellers.flatMap(secretsOf))];
      try {
        expect(await live(world, travellers)).toBeGreaterThan(MEMBERS / 2);
        const before = await world.dump();
        expect(findIn(before, secrets), 'in the store').toEqual([]);
        expect(logOf(world).toString()).toContain('timetable failed');
        expect(findIn(logOf(world), secrets), 'in the log').toEqual([]);
        await world.ends();
        const all50 = await look(world, (below) => tracesOf(below, travellers));
        const [gone, still] = [0, 1].map((rest) => all50.filter((_, i) => i % 2 === rest));
        if (!gone || !still) throw new Error('nobody');
        // All of it opens as long as the keys are there, so what is tried below is the right thing to try.
        expect((await look(world, (below) => opens(below, gone, [before]))).length).toBeGreaterThan(
          2 * gone.length,
        );
        expect(gone.flatMap(halves).filter((half) => !before.includes(half))).toEqual([]);

        const during = await eraseHalf(kind, world, secrets);
        const after = await world.dump();
        for (const copy of [during, after]) {
          expect(findIn(copy, secrets), 'in the store').toEqual([]);
          expect(
            gone.flatMap(halves).filter((half) => copy.includes(half)),
            'a key',
          ).toEqual([]);
        }
        expect(
          gone.filter(({ at }) => after.includes(at.hash)),
          'the name of a record',
        ).toEqual([]);
        await look(world, async (below) => {
          expect(await opens(below, gone, [during, after])).toEqual([]);
          expect((await opens(below, still, [])).length).toBeGreaterThan(2 * still.length - 1);
          expect(await strayCells(below, world.people)).toEqual([]);
        });
      } finally {
        await world.ends();
        await world.clears();
      }
    },
  );
});
