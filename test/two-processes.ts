/** Two processes of the bot on one Redis, and two moderators who act at the same instant, each through one of them. */
import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';
import { createAccept } from '#core/accept.ts';
import type { Call, Caller } from '#core/call.ts';
import { nothingOf, type Group, type Reminder } from '#core/group-records.ts';
import { groupId, memberId, roomId } from '#core/ids.ts';
import type { Form, Message } from '#core/message.ts';
import type { Reply } from '#core/plan.ts';
import type { Sends } from '#core/platform.ts';
import type { RecordOf, Store } from '#core/records.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import { dueOfMember } from '#support/due.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { createBot, createTimetable } from './bot.ts';
import { asReply, nowhere, type WithoutId } from './harness.ts';
import { readMessage } from './seen.ts';

/** Both of them, in the order of their processes. */
export const MODERATORS = ['test:kim', 'test:ana'] as const;

/** A group that both moderate. */
export const GROUP: Group = {
  ...nothingOf('test'),
  moderators: { members: [...MODERATORS], roles: [] },
  moderatorsRoom: 'test:moderators',
  zone: 'Europe/Paris',
};
/** What one of these groups plans for 17:00 each day. */
export const daily = (group: string): Reminder => ({
  id: 'aaaaaaaaaaaaaaaa',
  room: `${group}:room`,
  says: { kind: 'words', words: 'Tea?' },
  rhythm: { days: [1, 2, 3, 4, 5, 6, 7], every: 1, anchor: '2026-11-23', at: '17:00', zone: 'Europe/Paris' },
  zone: 'Europe/Paris',
  editedBy: 'test:kim',
  editedAt: 0,
  skipped: [],
});

/** A press of the button with this id. */
export const press = (action: string): WithoutId<Call> => ({ kind: 'action', action, onPublic: false });
/** The id of the button with this label. */
export function idOf(message: Message, label: string): string {
  const buttons = message.blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons : []));
  const found = buttons.find((button) => button.label === label);
  if (!found) throw new Error(`no button "${label}"`);
  return found.id;
}

/** Holds everybody who reads until both have read: from then on both change what neither has seen changed. */
interface Gate {
  /** From now on the next read of each process waits for that of the other. */
  shut(): void;
  pass(process: number): Promise<void>;
}

function createGate(): Gate {
  let waiting = new Set<number>();
  let both: PromiseWithResolvers<void> | undefined;
  return {
    shut: () => {
      waiting = new Set([0, 1]);
      both = Promise.withResolvers();
    },
    pass: async (process) => {
      if (!both || !waiting.delete(process)) return;
      if (waiting.size === 0) both.resolve();
      await both.promise;
    },
  };
}

/** A store whose records wait at the gate once they were read. */
const gated = <T>(store: Store<T>, gate: Gate, process: number): Store<T> => ({
  open: (id, cause) => {
    const record: RecordOf<T> = store.open(id, cause);
    return {
      get: async () => {
        const kept = await record.get();
        await gate.pass(process);
        return kept;
      },
      reread: () => record.reread(),
      update: (change, onRepeat) => record.update(change, onRepeat),
    };
  },
});

/** Opens both processes over a fresh database, which has this number, and lets nobody else in. */
export async function openProcesses(database: number) {
  const dataKey = randomBytes(32).toString('base64');
  const redisUrl = inject('redisUrl').replace(/\/0$/, `/${database}`);
  const dueOf = { member: dueOfMember, group: dueOfGroup, question: dueOfQuestion };
  const opened: OpenStore[] = [];
  for (const _ of MODERATORS) opened.push(await openStore({ redisUrl, dataDir: '', dataKey }, dueOf));
  const [first] = opened;
  if (!first) throw new Error('no store');
  const posted: Message[] = [];
  const noted: Message[] = [];
  const platform: Sends = {
    ...nowhere,
    sendToRoom: async (_, message) => (posted.push(message), { outcome: 'sent' }),
    sendToChat: async (chat, message, attempt) => {
      noted.push(message);
      return nowhere.sendToChat(chat, message, attempt);
    },
  };
  const gates = { group: createGate(), question: createGate() };
  const processes = opened.map(({ stores, dues }, i) => {
    const kept = {
      ...stores,
      groups: gated(stores.groups, gates.group, i),
      questions: { ...stores.questions, sent: gated(stores.questions.sent, gates.question, i) },
    };
    const bot = createBot(kept);
    return {
      accept: createAccept({ ...bot, platform }),
      bot,
      timetable: createTimetable(bot, dues, platform),
    };
  });
  let count = 0;
  const from = (who: string, group: string): Caller => ({
    member: memberId(who),
    group: groupId(group),
    room: roomId(`${group}:room`),
    mayPost: 'yes',
    botMayPost: 'yes',
  });
  const carryOut = async (
    process: number,
    who: string,
    group: string,
    call: WithoutId<Call>,
    id?: string,
  ) => {
    const plan = processes[process]?.accept({
      ...call,
      id: id ?? `c${(count += 1)}`,
      from: from(who, group),
    });
    if (plan?.kind === 'answer') return plan.run();
    if (plan?.kind === 'open') return plan.prepare();
    throw new Error(`a plan to ${plan?.kind}`);
  };
  return {
    posted,
    noted,
    stores: first.stores,
    processes,
    /** One moderator does something, and is answered. */
    ask: async (who: 0 | 1, group: string, call: WithoutId<Call>): Promise<Reply | Form> =>
      carryOut(who, MODERATORS[who], group, call),
    /** Both do something at the same instant, each through a process of their own. */
    both: async (
      group: string,
      calls: readonly [WithoutId<Call>, WithoutId<Call>],
      about: keyof typeof gates,
    ) => {
      gates[about].shut();
      const [kim, ana] = await Promise.all(
        calls.map((call, i) => carryOut(i, MODERATORS[i] ?? '', group, call)),
      );
      if (!kim || !ana) throw new Error('not answered');
      return [asReply(kim), asReply(ana)].map(({ outcome, message }, i) => ({
        who: MODERATORS[i] ?? '',
        outcome,
        lines: readMessage(message, '', true).lines,
        message,
      }));
    },
    /** What one of them does reaches both processes. */
    deliveredTwice: async (
      group: string,
      call: WithoutId<Call>,
      about: keyof typeof gates,
    ): Promise<void> => {
      gates[about].shut();
      const id = `c${(count += 1)}`;
      await Promise.all([0, 1].map((process) => carryOut(process, MODERATORS[0], group, call, id)));
    },
    stop: async () => {
      for (const { timetable } of processes) await timetable.stop();
      for (const store of opened) await store.stop();
    },
  };
}

export type World = Awaited<ReturnType<typeof openProcesses>>;
/** What each of both was answered. */
export type Answered = Awaited<ReturnType<World['both']>>;
