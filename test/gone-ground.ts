/** A bot that can be taken out of its group and its platform, on a store that can be looked into. */
import { createAccept } from '#core/accept.ts';
import type { Change } from '#core/call.ts';
import { nothingKnownOf, nothingOf, type Group, type Reminder } from '#core/group-records.ts';
import { groupId, memberId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import type { Health, Sends } from '#core/platform.ts';
import { HOUSE, NOBODY, type DueRow, type Member, type Question } from '#core/records.ts';
import { openMemory } from '#store/embedded.ts';
import { createDueTable } from '#store/dues.ts';
import { openKeyring } from '#store/keyring.ts';
import { createStores } from '#store/records.ts';
import { makeKey } from '#store/sealed.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember } from '#support/due.ts';
import { dueOfPresence } from '#support/presence.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { createBot, createTimetable } from './bot.ts';
import { nowhere } from './harness.ts';

export const DAY = 24 * 60 * 60_000;
export const GROUP = groupId('test:g');
export const OTHER = groupId('test:other');
export const SAM = memberId('test:sam');
/** Every day, in Paris. */
export const DAILY = { days: [1, 2, 3, 4, 5, 6, 7], every: 1, anchor: '2026-11-23', zone: 'Europe/Paris' };

/** A reminder of that name, for every day at 17:00 in Paris. */
export const reminder = (id: string): Reminder => ({
  id,
  room: 'test:r',
  says: { kind: 'words', words: 'Tea?' },
  rhythm: { ...DAILY, at: '17:00' },
  zone: 'Europe/Paris',
  next: '2026-11-26T17:00',
  editedBy: 'test:ana',
  editedAt: 0,
  skipped: [],
});
/** A group with one reminder. */
export const group: Group = {
  ...nothingOf('test'),
  admins: ['test:ana'],
  moderatorsRoom: 'test:mods',
  reminders: [reminder('AAAAAAAAAAAAAAAA')],
};
/** Somebody with a check-in every day at 18:00 in Paris, and a line in the journal. */
export const member: Member = {
  ...NOBODY,
  reach: { platform: 'test', chat: 'test:sam' },
  seenOn: '2026-11-25',
  entries: [{ id: 'e1', at: 0, until: Date.parse('2027-03-01') }],
  checkIn: {
    rhythm: { ...DAILY, at: '18:00' },
    next: '2026-11-26T18:00',
    unanswered: 0,
    closed: 0,
    turn: 0,
  },
};
/** A message to moderators that nobody took. */
export const question = (at: number): Question => ({
  id: 'QQQQQQQQQQQQQQQQ',
  platform: 'test',
  group: GROUP,
  room: 'test:mods',
  from: SAM,
  at,
  answers: [],
  isSettled: false,
});

/** The bot on a store that can be looked into, and on a platform that can be away. */
export async function open() {
  const cells = openMemory();
  const keyring = await openKeyring(cells, makeKey());
  const dueOf = { member: dueOfMember, group: dueOfGroup, question: dueOfQuestion, presence: dueOfPresence };
  const stores = createStores(cells, keyring, dueOf);
  const dues = createDueTable(cells, keyring, dueOf);
  const parts = createBot(stores);
  const sent: Message[] = [];
  let health: Health = { state: 'up' };
  const platform: Sends & { health(): Health } = {
    ...nowhere,
    health: () => health,
    sendToRoom: async (_, message) => {
      sent.push(message);
      return { outcome: 'sent' };
    },
    sendToChat: async (...send) => {
      sent.push(send[1]);
      return nowhere.sendToChat(...send);
    },
  };
  const accept = createAccept({ ...parts, platform });
  const timetable = createTimetable(parts, dues, platform);
  /** All that is kept, but for the ring of keys and for who was erased. */
  const names = async () => {
    const all = [
      ...(await Array.fromAsync(cells.names('data'))),
      ...(await Array.fromAsync(cells.names('keys'))),
    ];
    return all.map(({ name }) => name).filter((name) => !/\/(?:ring|erased)/.test(name));
  };
  return {
    ...parts,
    sent,
    names,
    keep: async () => {
      await stores.groups.open(GROUP, 'set up').update(() => group);
      await stores.presences
        .open('test', 'set up')
        .update(() => ({ ...nothingKnownOf('test'), groups: [{ id: GROUP }] }));
    },
    groupNow: () => stores.groups.open(GROUP, 'look').get(),
    presenceNow: () => stores.presences.open('test', 'look').get(),
    memberNow: () => stores.members.open(SAM, 'look').get(),
    isAway: () => (health = { state: 'down', fix: 'gone' }),
    isBack: () => (health = { state: 'up' }),
    told: async (change: Change) => {
      const plan = accept(change);
      if (plan.kind !== 'silent') throw new Error(`a plan to ${plan.kind}`);
      await plan.run();
    },
    passes: async (time: Temporal.DurationLike) => {
      parts.clock.passes(time);
      await timetable.runDue();
    },
    rows: async (): Promise<readonly DueRow[]> =>
      (await Promise.all(['test', HOUSE].map((lane) => dues.rows(lane, Infinity, 99)))).flat(),
  };
}
