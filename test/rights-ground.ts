/** Where rights are tried: a group with everything in it, people with every role, and every way to do what needs one. */
import { createAccept } from '#core/accept.ts';
import type { Call, Caller } from '#core/call.ts';
import type { Command } from '#core/command.ts';
import { groupId, memberId, roleId, roomId } from '#core/ids.ts';
import type { Field, Form, Message } from '#core/message.ts';
import type { Accept, Reply } from '#core/plan.ts';
import type { Question } from '#core/records.ts';
import type { Sends } from '#core/platform.ts';
import { nothingOf, type Group } from '#core/group-records.ts';
import { ROLES, type Needs, type Role } from '#core/rights.ts';
import { routeOf } from '#core/route.ts';
import { openMemoryStore } from '#store/open.ts';
import { createBot, registry } from './bot.ts';
import { CANARY, FITTING, fullGroup, withoutMade } from './full-group.ts';
import { nowhere } from './harness.ts';

const HOME = groupId('test:home');
const ELSEWHERE = groupId('test:elsewhere');
const MOD_ROLE = roleId('test:mods');

/** The group in which everything is tried, and another one with people of its own. */
export const home = fullGroup('test:room');
/** The same group when it has said no more than who administers it. */
const begun: Group = { ...nothingOf('test'), admins: home.admins, moderators: home.moderators };
const elsewhere: Group = {
  ...nothingOf('test'),
  admins: ['test:admin-elsewhere'],
  moderators: { members: ['test:moderator-elsewhere'], roles: [] },
};

export const inHome = (name: string, more: Partial<Caller> = {}): Caller => ({
  member: memberId(`test:${name}`),
  group: HOME,
  room: roomId('test:room'),
  mayPost: 'yes',
  botMayPost: 'yes',
  ...more,
});

/** Somebody in the other group. */
export const inElsewhere = (name: string): Caller =>
  inHome(name, { group: ELSEWHERE, room: roomId('test:room-elsewhere') });

/** Somebody, and what they are in the group. A stranger is nowhere in it. */
export interface Somebody {
  readonly who: string;
  readonly from: Caller;
  readonly role: Role | 'stranger';
}

const { group: _home, room: _room, ...nowhereElse } = inHome('stranger');

export const PEOPLE: readonly Somebody[] = [
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

export const lacks = ({ role }: Somebody, needs: Needs): boolean =>
  role === 'stranger' || ROLES.indexOf(role) < ROLES.indexOf(needs);

export const ADMIN = inHome('admin');

export type WithoutId<C> = C extends { id: string } ? Omit<C, 'id' | 'from'> : never;

/** A message to the moderators of the first group, with an answer. Its id is that of every way that is about such a message. */
const QUESTION = 'question-in-home';
const asked: Question = {
  id: QUESTION,
  platform: 'test',
  group: HOME,
  room: 'test:moderators',
  from: 'test:asker',
  alias: 'heron',
  // By the clock of stories.
  at: Date.parse('2026-11-25T11:00:00Z'),
  answers: [{ words: `${CANARY}-answer`, at: 0 }],
  isSettled: false,
};
const aboutIt = (action: string): string =>
  action.replace(/^(ask-(?!way|send|write)[a-z]+@\d+\|)[\w-]{16}$/, `$1${QUESTION}`);

/** The core with two groups, each with its own people. */
export async function openWorld(kept: Group = home) {
  const { stores } = await openMemoryStore();
  await stores.groups.open(HOME, 'begin').update(() => kept);
  await stores.groups.open(ELSEWHERE, 'begin').update(() => elsewhere);
  await stores.questions.sent.open(QUESTION, 'begin').update(() => asked);
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
    /** From now on this is kept of the first group. */
    keeps: async (group: Group): Promise<void> => {
      await stores.groups.open(HOME, `kept ${(count += 1)}`).update(() => group);
    },
    /** All that is kept of the groups and of these people, read anew. */
    kept: async (from: Caller): Promise<string> => {
      const records = [
        stores.groups.open(HOME, 'look'),
        stores.questions.sent.open(QUESTION, 'look'),
        stores.groups.open(ELSEWHERE, 'look'),
        stores.rooms.open('test:room', 'look'),
        stores.members.open(from.member, 'look'),
        stores.members.open(ADMIN.member, 'look'),
      ];
      return JSON.stringify(await Promise.all(records.map((record) => record.reread())));
    },
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Something that can be done by an id. */
export interface Way {
  readonly action: string;
  readonly chosen?: string;
}

export const waysOf = ({ blocks }: Message): readonly Way[] =>
  blocks.flatMap((block): readonly Way[] => {
    if (block.kind === 'buttons') return block.buttons.map(({ id }) => ({ action: id }));
    return block.kind === 'choice'
      ? block.choices.map(({ value }) => ({ action: block.id, chosen: value }))
      : [];
  });

/** Something that a field takes. */
function fill(field: Field): string {
  const fitting = FITTING[field.name];
  if (fitting !== undefined) return fitting;
  if (field.kind === 'members' || field.kind === 'roles' || field.kind === 'rooms') return 'test:intruder';
  if ('choices' in field) return field.value || (field.choices[0]?.value ?? '');
  return field.value || (field.kind === 'line' ? (field.suggestions?.[0]?.value ?? '18:00') : 'words');
}

export const filled = ({ id, fields }: Form): WithoutId<Call> => ({
  kind: 'form',
  form: id,
  raw: Object.fromEntries(fields.map((field) => [field.name, fill(field)])),
  onPublic: false,
});

export const actionOf = (id: string) => registry.action(routeOf(id)?.name ?? '');

/** Every command with the line before its options, subcommands included. */
const linesOf = (command: Command, path = command.name): readonly { path: string; command: Command }[] => [
  { path, command },
  ...(command.subs ?? []).flatMap((sub) => linesOf(sub, `${path} ${sub.name}`)),
];
export const LINES = registry.commands.flatMap((command) => linesOf(command));

/** A command that looks for the right itself, since it is also how the first admin becomes one. */
const OWN: Readonly<Record<string, Needs>> = { 'trust-setup': 'admin', 'trust-setup start': 'admin' };
export const needsOf = ({ path, command }: (typeof LINES)[number]): Needs | undefined =>
  command.needs ?? OWN[path];

export const lineCalls = ({ path, command }: (typeof LINES)[number]): readonly WithoutId<Call>[] =>
  [`/${path}`, ...command.examples].map((example) => {
    const [, name = '', given = ''] = /^\/(\S+) ?(.*)$/.exec(example) ?? [];
    return { kind: 'command', name, given };
  });

/** One thing to try, and the right that it takes. */
export interface Try {
  readonly name: string;
  readonly needs: Needs;
  readonly way: Way;
}

/** Walks wherever an admin can come to from what needs a right, and takes down each way that needs one. */
export async function findWays(): Promise<readonly Try[]> {
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
  for (const kept of [home, begun]) {
    for (const begin of beginnings) {
      const world = await openWorld(kept);
      await visit(world, await world.ask(begin, ADMIN));
    }
  }
  // What a member sends to moderators can be pressed by them.
  for (const name of ['named', 'unnamed']) {
    const world = await openWorld(home);
    const raw = { words: 'words', name };
    const shown = await world.ask({ kind: 'form', form: 'ask-write@1', raw, onPublic: false }, ADMIN);
    const send =
      'message' in shown && waysOf(shown.message).find(({ action }) => action.startsWith('ask-send'));
    if (!send) throw new Error('a message to moderators can’t be sent');
    await visit(world, await world.ask({ kind: 'action', onPublic: false, ...send }, ADMIN));
  }
  return [...found.values()].map((each) => ({
    ...each,
    way: { ...each.way, action: aboutIt(each.way.action) },
  }));
}
