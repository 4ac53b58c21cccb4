/**
 * Whatever moderators and admins do, in whatever order: it shows nothing of what members did in private. Two worlds differ in
 * just that, and everything that moderators see in them is the same.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALIASES } from '#support/questions.ts';
import { registry, words } from '../bot.ts';
import type { Move } from './moves.ts';
import { openWorld, type Door, type Seen, type World } from './two-worlds.ts';

const MODERATORS = ['ana', 'kim'];
/** Members of the group. Nobody of them moderates. */
const MEMBERS = ['sam', 'lou', 'max', 'noa', 'eli', 'ari', 'joy', 'pat'];
/** Writes once, and may have everything erased. In each world it is somebody else. */
const LEAVERS: Pair<string> = ['gus', 'eva'];
/** So many of the others write at most, so that one of them always can. */
const MOST_ASKS = 7;
/** Somebody whom nothing reaches, for whatever reason. */
const SHUT = 'ida';

const kinds: readonly Move['kind'][] = ['types', 'presses', 'menu', 'home', 'completes'];
const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(
    { weight: 4, arbitrary: fc.constant<Move['kind']>('presses') },
    { weight: 4, arbitrary: fc.constant<Move['kind']>('types') },
    { weight: 1, arbitrary: fc.constantFrom(...kinds) },
  ),
  pick: fc.nat(10_000),
  fill: fc.nat(10_000),
  where: fc.constantFrom(0, 0, 0, 1, 2),
});

/** What members do in private: somebody, and one thing after another. Not the same in the two worlds. */
const lives = fc.array(fc.tuple(fc.constantFrom(...MEMBERS, SHUT), fc.array(move, { maxLength: 6 })), {
  maxLength: 4,
});

/** One step of the script. What is the same in both worlds, and what is not, in pairs. */
type Step =
  | { readonly kind: 'moderator'; readonly who: string; readonly moves: readonly Move[] }
  | { readonly kind: 'live'; readonly lives: Pair<readonly (readonly [string, readonly Move[]])[]> }
  /** Somebody writes to the moderators without a name. Who, is not the same. */
  | { readonly kind: 'ask'; readonly by: Pair<number>; readonly words: string }
  /** Somebody writes who has everything erased later on; that its writer did is all that shows, not who that was. */
  | { readonly kind: 'leaver asks' }
  | { readonly kind: 'leaver erases' }
  | { readonly kind: 'pass'; readonly minutes: number };
type Pair<T> = readonly [T, T];

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc
        .tuple(fc.constantFrom(...MODERATORS), fc.array(move, { minLength: 1, maxLength: 20 }))
        .map(([who, moves]) => ({ kind: 'moderator', who, moves }) as const),
    },
    { weight: 4, arbitrary: fc.tuple(lives, lives).map((both) => ({ kind: 'live', lives: both }) as const) },
    {
      weight: 3,
      arbitrary: fc
        .tuple(fc.nat(7), fc.nat(7), fc.constantFrom('Could you look?', 'I am afraid.'))
        .map(([one, other, said]) => ({ kind: 'ask', by: [one, other], words: said }) as const),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom({ kind: 'leaver asks' } as const, { kind: 'leaver erases' } as const),
    },
    {
      weight: 2,
      arbitrary: fc
        .constantFrom(10, 70, 24 * 60, 4 * 24 * 60, 31 * 24 * 60)
        .map((minutes) => ({ kind: 'pass', minutes }) as const),
    },
  ),
  { minLength: 6, maxLength: 16 },
);

/** Why nothing reaches the one who is shut. */
interface Shut {
  readonly door: Door;
  readonly refused: boolean;
}
const SHUTS: readonly Shut[] = [
  { door: 'closed', refused: false },
  { door: 'gone', refused: false },
  { door: 'open', refused: true },
  { door: 'closed', refused: true },
];

/** What somebody without a name is called, in any language. */
const CALLED = words.languages.flatMap((say) => ALIASES.map((alias) => say.label(`ask.alias.${alias}`)));
/** All that is random and new each time: ids, codes of faults, and what somebody without a name is called. */
const RANDOM = new RegExp(
  [
    String.raw`(?<=[|"])[\w-]{16}(?=[|"\\])`,
    String.raw`(?<="reference":")[A-Z\d]{6}`,
    ...CALLED.map((each) => `(?<= )${each}(?=")`),
  ].join('|'),
  'g',
);

/** Lines of the log are text already. */
const spell = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

/** The same for all that is random, which gets a number when it first appears, and again the same one. */
function createReader() {
  const numbers = new Map<string, number>();
  return {
    read: (value: unknown): string =>
      spell(value).replaceAll(RANDOM, (found) => {
        // An alias is for one message: that two have the same tells nothing, and is left to chance.
        if (CALLED.includes(found)) return 'ALIAS';
        if (!numbers.has(found)) numbers.set(found, numbers.size + 1);
        return `#${numbers.get(found)}`;
      }),
    /** For what comes in an order that is random too. */
    readUnordered: (values: readonly unknown[]): readonly string[] =>
      values.map((value) => spell(value).replaceAll(RANDOM, '#')).toSorted(),
  };
}

/** What moderators saw at each step, and what the log says where it is not asked for more. */
interface Played {
  readonly seen: readonly (readonly string[])[];
  readonly did: readonly string[];
}

/** Not how much was late when the clock was moved by days, of all members together: it tells of an outage. */
const isTold = (line: string): boolean =>
  !line.includes('"level":"debug"') && !line.includes('"event":"timetable behind"');

/** What somebody did in private leaves no more in the log than that something was called. */
const ANONYMOUS =
  /^\{"level":"debug","event":"call","platform":"test","call":"\w+","outcome":"\w+","milliseconds":\d+\}$/;

async function live(world: World, all: readonly (readonly [string, readonly Move[]])[]): Promise<void> {
  const from = world.bot.log.lines.length;
  const before = world.shown.length;
  for (const [who, moves] of all) {
    for (const each of moves) await world.does(who, each, true);
  }
  expect(world.shown.slice(before), 'what is private is not posted').toEqual([]);
  for (const line of world.bot.log.lines.slice(from)) expect(line).toMatch(ANONYMOUS);
}

/** Somebody asks without a name. False where they can't now. */
async function ask(world: World, who: string, said: string): Promise<boolean> {
  const { told } = await world.fills(who, 'ask-write@1', { words: said, name: 'unnamed' });
  const id = /ask-send@1\|[\w-]{16}/.exec(JSON.stringify(told))?.[0];
  if (id !== undefined) await world.presses(who, id);
  return id !== undefined;
}

/** Whoever of the members can, beginning with this one. Nobody, where an admin took the moderators’ room away. */
async function askAny(world: World, first: number, said: string): Promise<void> {
  for (let i = 0; i < MEMBERS.length; i += 1) {
    if (await ask(world, MEMBERS[(first + i) % MEMBERS.length] ?? '', said)) return;
  }
}

/** Plays the script in one of the two worlds. */
async function play(script: readonly Step[], side: 0 | 1, { door, refused }: Shut): Promise<Played> {
  const world = await openWorld(
    { ...Object.fromEntries([...MEMBERS, ...LEAVERS].map((name) => [name, 'open'])), [SHUT]: door },
    MODERATORS,
  );
  const reader = createReader();
  const seen: (readonly string[])[] = [];
  const did: string[] = [];
  let asks = 0;
  if (refused) expect(JSON.stringify(await world.presses(SHUT, 'letter-stop@1'))).toContain('letter-again@1');
  for (const step of script) {
    const [shown, logged] = [world.shown.length, world.bot.log.lines.length];
    const told: unknown[] = [];
    const look = async (run: () => Promise<Seen>): Promise<void> => void told.push(...(await run()).told);
    switch (step.kind) {
      case 'moderator':
        for (const each of step.moves) {
          await look(async () => {
            const done = await world.does(step.who, each);
            did.push(...done.did);
            return done;
          });
        }
        break;
      case 'live':
        await live(world, step.lives[side]);
        break;
      case 'ask':
        asks += 1;
        if (asks <= MOST_ASKS) await askAny(world, step.by[side], step.words);
        break;
      case 'leaver asks':
        await ask(world, LEAVERS[side], 'I will not stay.');
        break;
      case 'leaver erases':
        await world.presses(LEAVERS[side], 'erase-yes@1');
        break;
      case 'pass':
        await world.passes(step.minutes);
        break;
    }
    const arrived = world.shown.slice(shown);
    const lines = world.bot.log.lines
      .slice(logged)
      .filter((line) => step.kind === 'moderator' || isTold(line));
    seen.push(
      step.kind === 'pass'
        ? reader.readUnordered([...arrived, ...lines])
        : [...told, ...arrived, ...lines].map((each) => reader.read(each)),
    );
  }
  const faults = world.bot.log.lines.filter((line) => line.includes('"event":"fault"'));
  expect(faults, 'nothing fails').toEqual([]);
  await world.stop();
  return { seen, did };
}

/** Plays the script in both, and demands that moderators see the same. Gives what they did. */
async function demandSame(script: readonly Step[], shut: Pair<Shut>): Promise<readonly string[]> {
  const [one, other] = await Promise.all([play(script, 0, shut[0]), play(script, 1, shut[1])]);
  for (const [i, seen] of one.seen.entries()) {
    expect(other.seen[i], `what moderators see at step ${i + 1} of ${JSON.stringify(script)}`).toEqual(seen);
  }
  return one.did;
}

describe('Whatever moderators do', () => {
  test('it looks the same whatever members did in private, whoever asked without a name, and why somebody is not reached', async () => {
    const done = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        steps,
        fc.tuple(fc.constantFrom(...SHUTS), fc.constantFrom(...SHUTS)),
        async (script, shut) => {
          for (const what of await demandSame(script, shut)) done.add(what);
        },
      ),
      { numRuns: 120, endOnFailure: true },
    );
    // What they did is most of what can be done.
    const theirs = registry.actions.filter(({ needs }) => needs !== undefined).map(({ name }) => name);
    const left = theirs.filter((name) => !done.has(name));
    expect(left.length, `never pressed: ${left.join(', ')}`).toBeLessThan(theirs.length / 2);
    for (const { name, needs } of registry.commands) {
      if (needs !== undefined) expect(done).toContain(`/${name}`);
    }
  }, 120_000);

  test('what somebody without a name is called is for one message, and has nothing to do with who they are', async () => {
    const world = await openWorld({ sam: 'open', lou: 'open' }, MODERATORS);
    const called = { sam: [] as string[], lou: [] as string[] };
    // The same words at the same moment: only chance can tell one from the other.
    for (let i = 0; i < 400; i += 1) {
      for (const who of ['sam', 'lou'] as const) {
        const raw = { words: 'Could you look?', name: 'unnamed' };
        const { told } = await world.fills(who, 'ask-write@1', raw);
        called[who].push(/A member, ([A-Z][a-z ]+)/.exec(JSON.stringify(told))?.[1] ?? '');
      }
    }
    await world.stop();
    for (const all of Object.values(called)) {
      // Each of them is among 400, but for once in five million runs.
      expect(new Set(all).size).toBe(ALIASES.length);
      // One in 22 is as the one before. More than 60 of 400 is no chance any more.
      expect(all.filter((each, i) => each === all[i + 1]).length).toBeLessThan(60);
    }
    expect(called.sam.filter((each, i) => each === called.lou[i]).length).toBeLessThan(60);
  });
});
