/**
 * A world in which moderators do what they like while members do what they do in private, and all that moderators see. The
 * same script is played in two such worlds, which differ only in what members did in private.
 */
import { createAccept } from '#core/accept.ts';
import type { Call, Caller } from '#core/call.ts';
import { nothingOf, type Group } from '#core/group-records.ts';
import { chatId, groupId, memberId, messageId, roomId, type MemberId } from '#core/ids.ts';
import type { Form, Message } from '#core/message.ts';
import type { Sends } from '#core/platform.ts';
import { routeOf } from '#core/route.ts';
import { openMemoryStore } from '#store/open.ts';
import { dueOfMember } from '#support/due.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { createBot, createTimetable } from '../bot.ts';
import type { StoryClock } from '../clock.ts';
import { nowhere, type WithoutId } from '../harness.ts';
import { callOf, fill, nameOf, OPTIONS, ROOMS, waysOf, type Actor, type Move } from './moves.ts';

/** Some hours before the notes of a Sunday, and never within the minutes over which what is due is spread. */
const BEGINS = '2026-11-26T12:07:00Z';
const PLATFORM = 'test';
const GROUP = groupId('test:group');

/** Why a private chat is shut, if it is. */
export type Door = 'open' | 'closed' | 'gone';

/** All that came of one thing that somebody did. */
export interface Seen {
  /** Answers, forms, completions. Only who did it sees them. */
  readonly told: readonly (Message | Form | readonly unknown[])[];
  /** The name of the command, and of all buttons and forms that led there. */
  readonly did: readonly string[];
}

/** The clock stands still until it is moved; what waits for real time to pass does. */
function createClock(): StoryClock {
  let now = Temporal.Instant.from(BEGINS);
  return {
    now: () => now,
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => clearTimeout(timer);
    },
    passes: (time) => {
      now = now.add(time);
    },
  };
}

/** What a member does in private: all but this, which others can read, or which ends what others can. */
export const PUBLIC: ReadonlySet<string> = new Set([
  'share',
  'ask-send',
  'erase-yes',
  'letter-stop',
  'letter-again',
]);

/** Nothing takes long here: by then, in milliseconds, it is known what came of a letter. */
const SOON = 50;

export type World = Awaited<ReturnType<typeof openWorld>>;

/** Opens a world in which these people are. All but moderators are members, whose doors are as told. */
export async function openWorld(people: Readonly<Record<string, Door>>, moderators: readonly string[]) {
  const store = await openMemoryStore({
    member: dueOfMember,
    group: dueOfGroup,
    question: dueOfQuestion,
  });
  const { stores, dues } = store;
  const bot = { ...createBot(stores), clock: createClock(), toldAfter: SOON };
  const actors = new Map<string, Actor>();
  const doors = new Map<string, Door>(Object.entries(people));
  for (const name of [...Object.keys(people), ...moderators]) {
    actors.set(name, { id: memberId(`test:${name}`), ways: [] });
  }
  const whoIs = (id: string): string => id.replace('test:', '');
  /** What was posted where all or moderators read, and what arrived in moderators' private chats, in order. */
  const shown: { readonly where: string; readonly message: Message }[] = [];
  let messages = 0;
  const platform: Sends = {
    ...nowhere,
    name: PLATFORM,
    openChat: async (member) => {
      const door = doors.get(whoIs(member)) ?? 'open';
      return door === 'open' ? { outcome: 'open', chat: chatId(member) } : { outcome: door };
    },
    sendToRoom: async (room, message) => {
      shown.push({ where: room, message });
      for (const actor of actors.values()) actor.ways.push(...waysOf(message, true));
      return { outcome: 'sent' };
    },
    sendToChat: async (chat, message) => {
      const door = doors.get(whoIs(chat)) ?? 'open';
      if (door !== 'open') return { outcome: door };
      if (moderators.includes(whoIs(chat))) shown.push({ where: chat, message });
      actors.get(whoIs(chat))?.ways.push(...waysOf(message, false));
      return { outcome: 'sent', message: messageId(`m${(messages += 1)}`) };
    },
  };
  const accept = createAccept({ ...bot, platform });
  const timetable = createTimetable(bot, dues, platform);
  const group: Group = {
    ...nothingOf(PLATFORM),
    admins: moderators.slice(0, 1).map((name) => `test:${name}`),
    moderators: { members: moderators.map((name) => `test:${name}`), roles: [] },
    moderatorsRoom: ROOMS[1],
    rooms: [{ room: ROOMS[0], voice: 'both' }],
    zone: 'Europe/Paris',
    country: 'IE',
    reminders: [
      {
        id: 'reminder-0000001',
        room: ROOMS[0],
        zone: 'Europe/Paris',
        says: { kind: 'words', words: 'We meet now.' },
        rhythm: { days: [1, 4], every: 1, anchor: '2026-11-23', at: '18:00', zone: 'Europe/Paris' },
        next: '2026-11-26T18:00',
        editedBy: `test:${moderators[0]}`,
        editedAt: 0,
        skipped: [],
      },
    ],
  };
  await stores.groups.open(GROUP, 'begin').update(() => group);
  let count = 0;
  const callerOf = (actor: Actor, where: Move['where']): Caller => {
    const rights = { mayPost: 'yes', botMayPost: 'yes' } as const;
    const room = ROOMS[where === 1 ? 1 : 0];
    return where === 2
      ? { member: actor.id, ...rights }
      : { member: actor.id, group: GROUP, room: roomId(room), ...rights };
  };
  const actorOf = (name: string): Actor => {
    const actor = actors.get(name);
    if (!actor) throw new Error(`nobody is called ${name}`);
    return actor;
  };
  const everybody = [...actors.values()].map(({ id }) => id);
  /** Whoever is made a moderator would be one from then on, and no longer do things in private. */
  const choosable = ({ id }: Form): readonly MemberId[] =>
    routeOf(id)?.name === 'setup-people' ? moderators.map((name) => memberId(`test:${name}`)) : everybody;

  /** Carries a call out, and what opens because of it; takes down what it shows. */
  async function carryOut(actor: Actor, call: WithoutId<Call>, from: Caller, pick: number): Promise<Seen> {
    const plan = accept({ ...call, id: `c${(count += 1)}`, from });
    if (plan.kind === 'answer') {
      const { message } = await plan.run();
      actor.ways.push(...waysOf(message, false));
      return { told: [message], did: [nameOf(call)] };
    }
    if (plan.kind !== 'open') return { told: [], did: [] };
    const opened = await plan.prepare();
    const raw = Object.fromEntries(
      opened.fields.map((field, i) => [field.name, fill(field, choosable(opened), pick + i)]),
    );
    const answered = await carryOut(
      actor,
      { kind: 'form', form: opened.id, raw, onPublic: false },
      from,
      pick,
    );
    return { told: [opened, ...answered.told], did: [nameOf(call), ...answered.did] };
  }

  const complete = async (from: Caller, pick: number): Promise<Seen> => {
    const place = OPTIONS[pick % OPTIONS.length];
    if (!place) return { told: [], did: [] };
    const typed = pick % 2 === 0 ? '' : 'pa';
    const plan = accept({ kind: 'suggest', from, ...place, typed });
    return { told: plan.kind === 'suggest' ? [await plan.suggest()] : [], did: [] };
  };

  return {
    bot,
    shown,
    /** Does something; where `isPrivate`, nothing that others could read. */
    does: async (name: string, move: Move, isPrivate = false): Promise<Seen> => {
      const actor = actorOf(name);
      const from = callerOf(actor, move.where);
      if (move.kind === 'completes') return complete(from, move.pick);
      const call = callOf(actor, move);
      const isShared = call?.kind === 'command' && JSON.stringify(call.given).includes('share');
      if (!call || (isPrivate && (isShared || PUBLIC.has(nameOf(call))))) return { told: [], did: [] };
      return carryOut(actor, call, from, move.fill);
    },
    /** Presses something by its id, wherever it was seen. */
    presses: (name: string, action: string): Promise<Seen> => {
      const actor = actorOf(name);
      return carryOut(actor, { kind: 'action', action, onPublic: false }, callerOf(actor, 0), 0);
    },
    /** Fills in a form by its id. */
    fills: (name: string, form: string, raw: Readonly<Record<string, string>>): Promise<Seen> => {
      const actor = actorOf(name);
      return carryOut(actor, { kind: 'form', form, raw, onPublic: false }, callerOf(actor, 0), 0);
    },
    /** Time passes, and what is due by then is done. */
    passes: async (minutes: number): Promise<void> => {
      bot.clock.passes({ minutes });
      await timetable.runDue();
    },
    stop: async () => {
      await timetable.stop();
      await store.stop();
    },
  };
}
