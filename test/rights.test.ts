/**
 * The table of rights, cell by cell: whatever needs a right is refused to everybody who lacks it, by whatever way they try.
 * New definitions are found by themselves: each command with its subcommands, and each button, list, form and menu that an
 * admin can come to.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import type { Call, Caller } from '#core/call.ts';
import type { Command } from '#core/command.ts';
import { groupId, memberId, roleId, roomId } from '#core/ids.ts';
import type { Field, Form, Message } from '#core/message.ts';
import type { Accept, Reply } from '#core/plan.ts';
import type { Sends } from '#core/platform.ts';
import { nothingOf, type Group } from '#core/records.ts';
import { ROLES, type Needs, type Role } from '#core/rights.ts';
import { routeOf } from '#core/route.ts';
import { openMemoryStore } from '#store/open.ts';
import { createBot, registry, words } from './bot.ts';
import { CANARY, fullGroup, withoutMade } from './full-group.ts';
import { nowhere } from './harness.ts';
import { readMessage } from './seen.ts';

const HOME = groupId('test:home');
const ELSEWHERE = groupId('test:elsewhere');
const MOD_ROLE = roleId('test:mods');

/** The group in which everything is tried, and another one with people of its own. */
const home = fullGroup('test:room');
const elsewhere: Group = {
  ...nothingOf('test'),
  admins: ['test:admin-elsewhere'],
  moderators: { members: ['test:moderator-elsewhere'], roles: [] },
};

const inHome = (name: string, more: Partial<Caller> = {}): Caller => ({
  member: memberId(`test:${name}`),
  group: HOME,
  room: roomId('test:room'),
  mayPost: 'yes',
  botMayPost: 'yes',
  ...more,
});

/** Somebody, and what they are in the group. A stranger is nowhere in it. */
interface Somebody {
  readonly who: string;
  readonly from: Caller;
  readonly role: Role | 'stranger';
}

const { group: _home, room: _room, ...nowhereElse } = inHome('stranger');

const PEOPLE: readonly Somebody[] = [
  { who: 'a member', role: 'member', from: inHome('member', { manages: 'no', roles: [roleId('test:x')] }) },
  { who: 'a member of whose rights nothing is told', role: 'member', from: inHome('member') },
  { who: 'a moderator of another group', role: 'member', from: inHome('moderator-elsewhere') },
  { who: 'an admin of another group', role: 'member', from: inHome('admin-elsewhere') },
  {
    who: 'somebody whose rights the platform doesn’t tell',
    role: 'member',
    from: inHome('x', { manages: 'unknown' }),
  },
  { who: 'a stranger in a private chat', role: 'stranger', from: nowhereElse },
  {
    who: 'the admin in a private chat',
    role: 'stranger',
    from: { ...nowhereElse, member: memberId('test:admin') },
  },
  { who: 'a moderator', role: 'moderator', from: inHome('moderator') },
  { who: 'a moderator by role', role: 'moderator', from: inHome('y', { roles: [MOD_ROLE], manages: 'no' }) },
];

const lacks = ({ role }: Somebody, needs: Needs): boolean =>
  role === 'stranger' || ROLES.indexOf(role) < ROLES.indexOf(needs);

const ADMIN = inHome('admin');

type WithoutId<C> = C extends { id: string } ? Omit<C, 'id' | 'from'> : never;

/** The core with two groups, each with its own people. */
async function openWorld() {
  const { stores } = await openMemoryStore();
  await stores.groups.open(HOME, 'begin').update(() => home);
  await stores.groups.open(ELSEWHERE, 'begin').update(() => elsewhere);
  const sent: Message[] = [];
  const take = (message: Message) => void sent.push(message);
  const platform: Sends = {
    ...nowhere,
    sendToRoom: async (room, message, attempt) => (take(message), nowhere.sendToRoom(room, message, attempt)),
    sendToChat: async (chat, message, attempt) => (take(message), nowhere.sendToChat(chat, message, attempt)),
  };
  const accept: Accept = createAccept({ ...createBot(stores), platform });
  let count = 0;
  return {
    sent,
    accept,
    /** What a call is answered with; a form where it opens one. */
    ask: async (call: WithoutId<Call>, from: Caller): Promise<Reply | Form> => {
      const plan = accept({ ...call, id: `c${(count += 1)}`, from });
      if (plan.kind === 'answer') return plan.run();
      if (plan.kind === 'open') return plan.prepare();
      throw new Error(`a plan to ${plan.kind}`);
    },
    /** All that is kept of the groups and of these people, read anew. */
    kept: async (from: Caller): Promise<string> => {
      const records = [
        stores.groups.open(HOME, 'look'),
        stores.groups.open(ELSEWHERE, 'look'),
        stores.rooms.open('test:room', 'look'),
        stores.members.open(from.member, 'look'),
        stores.members.open(ADMIN.member, 'look'),
      ];
      return JSON.stringify(await Promise.all(records.map((record) => record.reread())));
    },
  };
}

type World = Awaited<ReturnType<typeof openWorld>>;

/** Something that can be done by an id. */
interface Way {
  readonly action: string;
  readonly chosen?: string;
}

const waysOf = ({ blocks }: Message): readonly Way[] =>
  blocks.flatMap((block): readonly Way[] => {
    if (block.kind === 'buttons') return block.buttons.map(({ id }) => ({ action: id }));
    return block.kind === 'choice'
      ? block.choices.map(({ value }) => ({ action: block.id, chosen: value }))
      : [];
  });

/** Something that a field takes. */
function fill(field: Field): string {
  if (field.kind === 'members' || field.kind === 'roles' || field.kind === 'rooms') return 'test:intruder';
  if ('choices' in field) return field.value ?? field.choices[0]?.value ?? '';
  return field.value || (field.kind === 'line' ? (field.suggestions?.[0]?.value ?? '18:00') : 'words');
}

const filled = ({ id, fields }: Form): WithoutId<Call> => ({
  kind: 'form',
  form: id,
  raw: Object.fromEntries(fields.map((field) => [field.name, fill(field)])),
  onPublic: false,
});

const actionOf = (id: string) => registry.action(routeOf(id)?.name ?? '');

/** Every command with the line before its options, subcommands included. */
const linesOf = (command: Command, path = command.name): readonly { path: string; command: Command }[] => [
  { path, command },
  ...(command.subs ?? []).flatMap((sub) => linesOf(sub, `${path} ${sub.name}`)),
];
const LINES = registry.commands.flatMap((command) => linesOf(command));

/** A command that looks for the right itself, since it is also how the first admin becomes one. */
const OWN: Readonly<Record<string, Needs>> = { 'trust-setup': 'admin', 'trust-setup start': 'admin' };
const needsOf = ({ path, command }: (typeof LINES)[number]): Needs | undefined => command.needs ?? OWN[path];

const lineCalls = ({ path, command }: (typeof LINES)[number]): readonly WithoutId<Call>[] =>
  [`/${path}`, ...command.examples].map((example) => {
    const [, name = '', given = ''] = /^\/(\S+) ?(.*)$/.exec(example) ?? [];
    return { kind: 'command', name, given };
  });

/** One thing to try, and the right that it takes. */
interface Try {
  readonly name: string;
  readonly needs: Needs;
  readonly way: Way;
}

/** Walks wherever an admin can come to from what needs a right, and takes down each way that needs one. */
async function findWays(): Promise<readonly Try[]> {
  const found = new Map<string, Try>();
  /** Takes a way down; false where it needs nothing, or was met before. */
  const isNew = (way: Way): boolean => {
    const key = withoutMade(JSON.stringify(way));
    const needs = actionOf(way.action)?.needs;
    if (!needs || found.has(key)) return false;
    found.set(key, { name: routeOf(way.action)?.name ?? '', needs, way });
    return true;
  };
  const visit = async (world: World, answered: Reply | Form): Promise<void> => {
    if (!('message' in answered)) {
      isNew({ action: answered.id });
      return visit(world, await world.ask(filled(answered), ADMIN));
    }
    for (const message of [answered.message, ...world.sent.splice(0)]) {
      for (const way of waysOf(message).filter(isNew))
        await visit(world, await world.ask({ kind: 'action', onPublic: false, ...way }, ADMIN));
    }
  };
  const beginnings = [
    ...LINES.filter(needsOf).flatMap(lineCalls),
    ...registry.menus.map(({ name }) => ({ kind: 'menu', name, link: 'https://x.example' }) as const),
  ];
  for (const begin of beginnings) {
    const world = await openWorld();
    await visit(world, await world.ask(begin, ADMIN));
  }
  return [...found.values()];
}

const { label } = words.in('en');
const REFUSALS = [
  ...(['admin', 'moderator', 'group'] as const).map((why) => label(`rights.${why}`)),
  label('setup.no-admin'),
  label('setup.code.wrong'),
];
const isRefusal = (line: string): boolean => REFUSALS.includes(line);

/** Refused, in one sentence that says which right is missing, with nothing but help beneath it. */
function expectRefused(reply: Reply): void {
  const { lines, buttons, choices } = readMessage(reply.message, '', true);
  expect(reply.outcome).toBe('refused');
  expect(lines.filter((line) => !isRefusal(line) && !line.startsWith('What you typed is kept'))).toEqual([]);
  expect(lines.some(isRefusal)).toBe(true);
  expect(buttons.filter((label) => !['Need help now?', 'Try again'].includes(label))).toEqual([]);
  expect(choices).toEqual([]);
}

/** A form opens blank: what stands in it is the same for everybody, everywhere. */
function expectBlank(form: Form): void {
  expect(form.fields.filter(({ value }) => value !== undefined && value !== '')).toEqual([]);
  expect(JSON.stringify(form)).not.toMatch(/canary|test:/);
}

/** Nothing was kept, sent or told. */
async function expectUntouched(
  world: World,
  before: string,
  from: Caller,
  told: unknown = '',
): Promise<void> {
  expect(await world.kept(from)).toBe(before);
  expect(world.sent).toEqual([]);
  expect(JSON.stringify(told)).not.toContain(CANARY);
}

/** Tries to do it by its id, and through the form that it opens if it does. */
async function tryWay(world: World, { way }: Try, from: Caller): Promise<void> {
  for (const onPublic of [false, true]) {
    const before = await world.kept(from);
    let answered = await world.ask({ kind: 'action', onPublic, ...way }, from);
    if (!('message' in answered)) {
      expectBlank(answered);
      answered = await world.ask({ ...filled(answered), onPublic } as WithoutId<Call>, from);
    }
    if (!('message' in answered)) throw new Error('a form opened a form');
    expectRefused(answered);
    await expectUntouched(world, before, from, answered);
  }
}

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

/** What belongs to moderators or admins hides behind nothing but what needs a right itself. */
test('whatever stands on an answer to moderators or admins needs a right, or is open to everybody', async () => {
  const open = new Set<string>();
  for (const line of LINES.filter((each) => !needsOf(each))) {
    for (const call of lineCalls(line)) {
      const world = await openWorld();
      const answered = await world.ask(call, inHome('member', { manages: 'no' }));
      if ('message' in answered)
        for (const { action } of waysOf(answered.message)) open.add(routeOf(action)?.name ?? '');
    }
  }
  for (const { way, name } of ways) {
    const world = await openWorld();
    const answered = await world.ask({ kind: 'action', onPublic: false, ...way }, ADMIN);
    if (!('message' in answered)) continue;
    for (const { action, chosen } of waysOf(answered.message)) {
      if (actionOf(action)?.needs) continue;
      const from = inHome('member', { manages: 'no' });
      const theirs = await openWorld();
      const before = await theirs.kept(ADMIN);
      const told = await theirs.ask(
        { kind: 'action', onPublic: false, action, ...(chosen !== undefined && { chosen }) },
        from,
      );
      const groupOf = (kept: string) => JSON.stringify((JSON.parse(kept) as unknown[]).slice(0, 2));
      expect(groupOf(await theirs.kept(ADMIN)), `${action} on an answer of ${name}`).toBe(groupOf(before));
      expect(JSON.stringify(told), `${action} on an answer of ${name}`).not.toContain(CANARY);
    }
  }
});

describe.each(PEOPLE)('$who', (somebody) => {
  const { from } = somebody;

  test.each(LINES.filter((line) => needsOf(line) && lacks(somebody, needsOf(line) ?? 'admin')))(
    'is refused /$path',
    async (line) => {
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

test('a right that was taken away is gone at the next press of a button from before', async () => {
  const { stores } = await openMemoryStore();
  const record = stores.groups.open(HOME, 'begin');
  await record.update(() => home);
  const accept = createAccept({ ...createBot(stores), platform: nowhere });
  const press = async (id: string): Promise<Reply> => {
    const plan = accept({ kind: 'action', id, from: ADMIN, action: 'setup@1', onPublic: false });
    if (plan.kind !== 'answer') throw new Error(`a plan to ${plan.kind}`);
    return plan.run();
  };
  expect((await press('before')).outcome).toBe('done');
  await stores.groups.open(HOME, 'other').update((kept) => kept && { ...kept, admins: [] });
  expectRefused(await press('after'));
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
