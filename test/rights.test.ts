/**
 * The table of rights, cell by cell: whatever needs a right is refused to everybody who lacks it, by whatever way they try.
 * New definitions are found by themselves: each command with its subcommands, and each button, list, form and menu that an
 * admin can come to.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Group } from '#core/group-records.ts';
import { ROLES, type Needs } from '#core/rights.ts';
import { registry } from './bot.ts';
import { CANARY, withoutMade } from './full-group.ts';
import {
  actionOf,
  ADMIN,
  filled,
  findWays,
  home,
  inElsewhere,
  inHome,
  lacks,
  LINES,
  lineCalls,
  needsOf,
  openWorld,
  PEOPLE,
  waysOf,
  type Somebody,
  type Try,
  type Way,
} from './rights-ground.ts';
import { expectBlank, expectRefused, expectUntouched, isRefusal, tryWay } from './rights-refused.ts';
import { ACTIONS, COMMANDS, MENUS, type Right } from './rights-table.ts';
import { readMessage } from './seen.ts';

test('the table has a cell for everything that there is, and for nothing else', () => {
  const right = (needs: Needs | undefined): Right => needs ?? 'anybody';
  expect(Object.fromEntries(LINES.map((line) => [line.path, right(needsOf(line))]))).toEqual(COMMANDS);
  expect(Object.fromEntries(registry.actions.map(({ name, needs }) => [name, right(needs)]))).toEqual(
    ACTIONS,
  );
  expect(Object.fromEntries(registry.menus.map(({ name, needs }) => [name, right(needs)]))).toEqual(MENUS);
});

let ways: readonly Try[] = [];
beforeAll(async () => {
  ways = await findWays();
}, 120_000);

test('every definition that needs a right was found', () => {
  const names = new Set(ways.map(({ name }) => name));
  const needing = registry.actions.filter(({ needs }) => needs !== undefined);
  expect(needing.map(({ name }) => name).filter((name) => !names.has(name))).toEqual([]);
  expect(needing.length).toBeGreaterThan(10);
  expect(LINES.filter(needsOf).length).toBeGreaterThan(5);
});

test('an admin is not refused, so what follows can fail', async () => {
  for (const line of LINES.filter(needsOf)) {
    const world = await openWorld();
    const [call] = lineCalls(line);
    const answered = call && (await world.ask(call, ADMIN));
    const told = answered && 'message' in answered ? readMessage(answered.message, '', true).lines : [];
    expect(told.filter(isRefusal), line.path).toEqual([]);
  }
});

/** The records of the groups alone, and of what moderators were asked. */
const groupsIn = (kept: string): string =>
  JSON.stringify(z.array(z.unknown()).parse(JSON.parse(kept)).slice(0, 3));

/** A member does what stands on an answer to an admin. Whatever it is, nothing of the group is told or changed. */
async function expectHarmless(way: Way): Promise<void> {
  const from = inHome('member', { manages: 'no' });
  const world = await openWorld();
  const before = await world.kept(from);
  let answered = await world.ask({ kind: 'action', onPublic: false, ...way }, from);
  if (!('message' in answered)) {
    expect(JSON.stringify(answered), way.action).not.toContain(CANARY);
    answered = await world.ask(filled(answered), from);
  }
  expect(JSON.stringify([answered, ...world.sent]), way.action).not.toContain(CANARY);
  expect(groupsIn(await world.kept(from)), way.action).toBe(groupsIn(before));
}

test('a definition that forgot its right is noticed: it stands where only admins come, and anybody could use it', async () => {
  const open = new Map<string, Way>();
  const calls = [
    ...LINES.filter(needsOf).flatMap(lineCalls),
    ...ways.map(({ way }) => ({ kind: 'action', onPublic: false, ...way }) as const),
  ];
  for (const call of calls) {
    const world = await openWorld();
    const answered = await world.ask(call, ADMIN);
    if (!('message' in answered)) continue;
    for (const way of waysOf(answered.message))
      if (!actionOf(way.action)?.needs) open.set(withoutMade(JSON.stringify(way)), way);
  }
  expect(open.size).toBeGreaterThan(0);
  for (const way of open.values()) await expectHarmless(way);
});

describe.each(PEOPLE)('$who', (somebody) => {
  const { from } = somebody;

  test.each(LINES.filter((line) => needsOf(line) && lacks(somebody, needsOf(line) ?? 'admin')))(
    'is refused /$path',
    async (line) => {
      expect.hasAssertions();
      for (const call of lineCalls(line)) {
        const world = await openWorld();
        const before = await world.kept(from);
        let answered = await world.ask(call, from);
        if (!('message' in answered)) {
          expectBlank(answered);
          answered = await world.ask(filled(answered), from);
        }
        if (!('message' in answered)) throw new Error('a form opened a form');
        expectRefused(answered);
        await expectUntouched(world, before, from, answered);
      }
    },
  );

  test('is offered nothing while typing the options of what needs a right', async () => {
    const world = await openWorld();
    const before = await world.kept(from);
    for (const line of LINES.filter((each) => each.command.needs && lacks(somebody, each.command.needs))) {
      const [name = '', sub] = line.path.split(' ');
      for (const option of Object.keys(line.command.options)) {
        const plan = world.accept({ kind: 'suggest', from, name, ...(sub && { sub }), option, typed: '' });
        expect(plan.kind === 'suggest' && (await plan.suggest()), `${line.path} ${option}`).toEqual([]);
      }
    }
    await expectUntouched(world, before, from);
  });

  test('is refused every button, list and form, by an id that they forged or had from before', async () => {
    const refused = ways.filter(({ needs }) => lacks(somebody, needs));
    expect(refused.length).toBeGreaterThan(10);
    for (const each of refused) await tryWay(await openWorld(), each, from);
  });

  test('is refused every menu that needs a right', async () => {
    expect(registry.menus.every(({ needs }) => needs === undefined || ROLES.includes(needs))).toBe(true);
    for (const { name, needs } of registry.menus) {
      if (!needs || !lacks(somebody, needs)) continue;
      const world = await openWorld();
      const before = await world.kept(from);
      const answered = await world.ask({ kind: 'menu', name, link: 'https://x.example' }, from);
      if (!('message' in answered)) throw new Error('a form opened');
      expectRefused(answered);
      await expectUntouched(world, before, from, answered);
    }
  });
});

/** Those who lost their right between showing and pressing, as each platform tells of it. */
const LOST: readonly Somebody[] = [
  { who: 'an admin who is none any more', role: 'member', from: ADMIN },
  { who: 'a moderator who is none any more', role: 'member', from: inHome('moderator') },
  {
    who: 'a moderator without the role any more',
    role: 'member',
    from: inHome('y', { roles: [], manages: 'no' }),
  },
  {
    who: 'somebody who may not manage the group any more',
    role: 'member',
    from: inHome('owner', { manages: 'no' }),
  },
];

test.each(LOST)(
  '$who is refused every button, list and form that is still on the screen',
  async ({ from }) => {
    expect.hasAssertions();
    const left: Group = { ...home, admins: [], moderators: { ...home.moderators, members: [] } };
    for (const each of ways) await tryWay(await openWorld(left), each, from);
  },
);

test('whoever lost the right while a form was open is refused when it comes back', async () => {
  const forms = ways.filter(({ way }) => actionOf(way.action)?.kind === 'form');
  expect(forms.length).toBeGreaterThan(5);
  for (const { way } of forms) {
    const world = await openWorld();
    const opened = await world.ask({ kind: 'action', onPublic: false, ...way }, ADMIN);
    if ('message' in opened) throw new Error('no form opened');
    await world.keeps({ ...home, admins: [] });
    const before = await world.kept(ADMIN);
    const answered = await world.ask(filled(opened), ADMIN);
    if (!('message' in answered)) throw new Error('a form opened a form');
    expectRefused(answered);
    await expectUntouched(world, before, ADMIN, answered);
  }
});

/** The record of the first group alone, and of what its moderators were asked. */
const homeIn = (kept: string): string =>
  JSON.stringify(z.array(z.unknown()).parse(JSON.parse(kept)).slice(0, 2));

test.each(['moderator-elsewhere', 'admin-elsewhere'])(
  'whoever has the right in another group does nothing to this one with its ids, from there: %s',
  async (name) => {
    const from = inElsewhere(name);
    let done = 0;
    for (const { way } of ways) {
      const world = await openWorld();
      const before = await world.kept(from);
      let answered = await world.ask({ kind: 'action', onPublic: false, ...way }, from);
      if (!('message' in answered)) {
        expect(JSON.stringify(answered), way.action).not.toContain(CANARY);
        answered = await world.ask(filled(answered), from);
      }
      if ('message' in answered && answered.outcome === 'done') done += 1;
      expect(JSON.stringify([answered, ...world.sent]), way.action).not.toContain(CANARY);
      expect(homeIn(await world.kept(from)), way.action).toBe(homeIn(before));
    }
    // In their own group they may do what it takes no id of this one for.
    expect(done).toBeGreaterThan(3);
  },
);

test('an admin is offered what fits while typing the options of what needs a right', async () => {
  const world = await openWorld();
  const offered: number[] = [];
  for (const { path, command } of LINES.filter((each) => each.command.needs)) {
    const [name = '', sub] = path.split(' ');
    for (const option of Object.keys(command.options)) {
      const plan = world.accept({
        kind: 'suggest',
        from: ADMIN,
        name,
        ...(sub && { sub }),
        option,
        typed: '',
      });
      offered.push(plan.kind === 'suggest' ? (await plan.suggest()).length : 0);
    }
  }
  expect(offered.some((count) => count > 0)).toBe(true);
});

test('a forged id with parts that nobody wrote is refused as an old button, whoever presses it', async () => {
  const world = await openWorld();
  for (const { name, version } of registry.actions.filter(({ needs }) => needs !== undefined)) {
    for (const action of [`${name}@${version + 1}`, `${name}@${version}|x|y|z|w`, `${name}@${version}|`]) {
      for (const from of [ADMIN, inHome('member')]) {
        const before = await world.kept(from);
        const answered = await world.ask({ kind: 'action', action, onPublic: false }, from);
        expect('message' in answered && answered.outcome, action).toBe('refused');
        await expectUntouched(world, before, from, answered);
      }
    }
  }
});
