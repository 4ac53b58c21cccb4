/** What a group planned to hear, as states alone. */
import { describe, expect, test } from 'vitest';
import { nothingOf, type Group, type Reminder } from '#core/group-records.ts';
import type { Attempt, Delivery } from '#core/platform.ts';
import { openMemoryStore } from '#store/open.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import {
  claimReminder,
  comingUp,
  dueOf,
  pauseReminder,
  putReminder,
  remindersIn,
  settleReminder,
  start,
  startPlanned,
} from '#support/reminders.ts';
import { postDue } from '../commands/reminder-due.ts';
import { words } from './bot.ts';

const ZONE = 'Europe/Paris';
const at = (wall: string) => Temporal.PlainDateTime.from(wall).toZonedDateTime(ZONE).toInstant();

const DAILY: Reminder = {
  id: 'reminder-0000001',
  room: 'test:r',
  zone: ZONE,
  says: { kind: 'words', words: 'We meet now.' },
  rhythm: { days: [1, 2, 3, 4, 5, 6, 7], every: 1, anchor: '2026-11-23', at: '09:00', zone: ZONE },
  editedBy: 'test:1',
  editedAt: 0,
  skipped: [],
};

const groupWith = (reminder: Reminder, now: Temporal.Instant): Group =>
  putReminder(nothingOf('test'), start(reminder, now), now);

/** A store with one that waits. */
async function openReminder() {
  const open = await openMemoryStore({ member: () => undefined, group: dueOfGroup });
  const group = groupWith(DAILY, at('2026-11-25T12:00'));
  await open.stores.groups.open('test:g', 'begin').update(() => group);
  return { ...open, stop: () => open.stop() };
}

describe('A reminder at 09:00', () => {
  test('comes at 09:00 on each day of five years, once', () => {
    let group = groupWith(DAILY, at('2026-11-25T12:00'));
    const days: string[] = [];
    for (let i = 0; i < 5 * 365; i += 1) {
      const due = dueOf(group.reminders[0] ?? DAILY) ?? NaN;
      const moment = Temporal.Instant.fromEpochMilliseconds(due);
      const local = moment.toZonedDateTimeISO(ZONE);
      expect(local.toPlainTime().toString({ smallestUnit: 'minute' })).toBe('09:00');
      days.push(local.toPlainDate().toString());
      const claimed = claimReminder(group, moment, `occurrence-${i}`);
      expect(claimed.send?.last.id).toBe(`occurrence-${i}`);
      expect(claimReminder(claimed.group, moment, 'another').send).toBeUndefined();
      group = settleReminder(claimed.group, `occurrence-${i}`, 'sent', moment);
    }
    expect(new Set(days).size).toBe(5 * 365);
    expect(days.at(0)).toBe('2026-11-26');
  });

  test('is skipped, and shown as skipped, where the bot was down for more than 15 minutes', () => {
    const group = groupWith(DAILY, at('2026-11-25T12:00'));
    const late = at('2026-11-26T09:16');
    const { send, group: after } = claimReminder(group, late, 'id');
    expect(send).toBeUndefined();
    expect(after.reminders[0]?.skipped).toEqual([{ at: '2026-11-26T09:00', why: 'late' }]);
    expect(after.reminders[0]?.next).toBe('2026-11-27T09:00');
    expect(claimReminder(group, at('2026-11-26T09:15'), 'id').send).toBeDefined();
  });

  test('stops where the channel is gone', () => {
    const group = groupWith(DAILY, at('2026-11-25T12:00'));
    const { group: claimed } = claimReminder(group, at('2026-11-26T09:01'), 'id');
    const gone = settleReminder(claimed, 'id', 'room-gone', at('2026-11-26T09:01'));
    expect(gone.reminders[0]?.paused).toBe('room-gone');
    // Only to be let go of: nobody sees it in a channel that is not there.
    const end = at('2026-12-26T09:01');
    expect(dueOf(gone.reminders[0] ?? DAILY)).toBe(end.epochMilliseconds);
    expect(claimReminder(gone, end.subtract({ milliseconds: 1 }), 'id').group).toBe(gone);
    expect(claimReminder(gone, end, 'id')).toEqual({ group: { ...gone, reminders: [] } });
  });
});

test('What nobody answered is tried once more at once, as a second try, and is posted once', async () => {
  const { stores, dues, stop } = await openReminder();
  const now = at('2026-11-26T09:02');
  const [row] = await dues.rows('test', Infinity, 1);
  const attempts: Attempt[] = [];
  await postDue({
    group: dues.openGroup(row?.name ?? '', 'fired'),
    words,
    now,
    serves: () => true,
    tell: async () => ({ outcome: 'closed' }),
    send: async (_, __, ___, attempt) => {
      attempts.push(attempt);
      if (attempts.length === 1) throw new Error('cut');
      return { outcome: 'sent' };
    },
  });
  const [first, second] = attempts;
  expect(attempts).toHaveLength(2);
  expect(first?.triedAt).toBeUndefined();
  expect(second).toEqual({ occurrence: first?.occurrence, claimedAt: now, triedAt: now });
  const kept = await stores.groups.open('test:g', 'look').get();
  expect(kept?.reminders[0]).toMatchObject({
    last: { state: 'sent' },
    next: '2026-11-27T09:00',
    skipped: [],
  });
  await stop();
});

test('Reminders of a room are listed in the order in which they were planned, whichever went out last', () => {
  const now = at('2026-11-25T12:00');
  const ids = ['reminder-0000001', 'reminder-0000002', 'reminder-0000003'];
  const all = ids.reduce(
    (group, id) => putReminder(group, start({ ...DAILY, id }, now), now),
    nothingOf('test'),
  );
  const { group } = claimReminder(all, at('2026-11-26T09:05'), 'occurrence');
  expect(remindersIn(group, 'test:r').map(({ id }) => id)).toEqual(ids);
});

test('Where several are due the group waits for another moment after each, so that each is rung for at once', () => {
  const now = at('2026-11-25T12:00');
  const due = at('2026-11-26T09:05');
  const ids = ['reminder-0000001', 'reminder-0000002', 'reminder-0000003'];
  let group = ids.reduce((all, id) => putReminder(all, start({ ...DAILY, id }, now), now), nothingOf('test'));
  const moments: (number | undefined)[] = [];
  for (const id of ['a', 'b', 'c']) {
    moments.push(dueOfGroup(group)?.at);
    group = settleReminder(claimReminder(group, due, id).group, id, 'sent', due);
  }
  expect(new Set(moments).size).toBe(3);
});

test('Several of one moment are each rung for at a moment of their own, soon after one another', () => {
  const now = at('2026-11-25T12:00');
  const due = at('2026-11-26T09:05');
  // Their names put them at the same millisecond.
  const ids = ['reminder-0000AaAa', 'reminder-0000BBBB', 'reminder-0000AaBB'];
  let group = ids.reduce((all, id) => putReminder(all, start({ ...DAILY, id }, now), now), nothingOf('test'));
  expect(new Set(group.reminders.map(dueOf)).size).toBe(1);
  const moments: number[] = [];
  for (const id of ['a', 'b', 'c']) {
    moments.push(dueOfGroup(group)?.at ?? NaN);
    group = settleReminder(claimReminder(group, due, id).group, id, 'sent', due);
  }
  const [first = NaN] = moments;
  expect(moments).toEqual([first, first + 1, first + 2]);
  expect(dueOfGroup(group)?.at).toBe(first + 24 * 60 * 60_000);
});

describe('Where a channel is gone, the moderators are told once', () => {
  const GONE = { outcome: 'gone' } as const;
  const BUSY = { outcome: 'busy', retryAfterSeconds: 1 } as const;
  const SENT = { outcome: 'sent' } as const;

  /** What their room was sent, where it answers so, one after another, and takes what comes after that. */
  async function tell(...answers: readonly (Delivery | 'cut')[]): Promise<readonly Attempt[]> {
    const { stores, dues, stop } = await openReminder();
    await stores.groups
      .open('test:g', 'room')
      .update((was) => was && { ...was, moderatorsRoom: 'test:mods' });
    const [row] = await dues.rows('test', Infinity, 1);
    const attempts: Attempt[] = [];
    const fired = await postDue({
      group: dues.openGroup(row?.name ?? '', 'fired'),
      words,
      now: NOW,
      serves: () => true,
      tell: async () => ({ outcome: 'closed' }),
      send: async (_, room, __, attempt) => {
        if (room !== 'test:mods') return GONE;
        attempts.push(attempt);
        const answer = answers[attempts.length - 1] ?? SENT;
        if (answer === 'cut') throw new Error('cut');
        return answer;
      },
    });
    expect(fired).toEqual({ outcome: 'done' });
    expect((await stores.groups.open('test:g', 'look').get())?.reminders[0]?.paused).toBe('room-gone');
    await stop();
    expect(new Set(attempts.map(({ occurrence }) => occurrence)).size).toBe(1);
    return attempts;
  }

  const NOW = at('2026-11-26T09:02');
  const FIRST = { occurrence: expect.any(String) };
  const SECOND = { ...FIRST, triedAt: NOW };

  test.each([
    ['where that is taken at once', [], [FIRST]],
    ['where the platform asks to wait', [BUSY, BUSY], [FIRST, FIRST, FIRST]],
    ['where nobody answers', ['cut', BUSY], [FIRST, SECOND, SECOND]],
    ['where it may stand there', [{ ...BUSY, isPerhapsShown: true }], [FIRST, SECOND]],
    ['where nobody can tell whether it stands there', ['cut', { outcome: 'unsure' }], [FIRST, SECOND]],
    ['also where they have no room any more', [GONE], [FIRST]],
  ] as const)('%s', async (_, answers, attempts) => {
    expect(await tell(...answers)).toEqual(attempts);
  });
});

test('A change goes on from when it is started, and until then what it changes does', () => {
  const now = at('2026-11-26T08:58');
  const group = groupWith(DAILY, now);
  const draft: Reminder = {
    ...DAILY,
    id: 'draft-0000000001',
    says: { kind: 'words', words: 'We meet later.' },
    paused: 'draft',
    editedAt: now.epochMilliseconds,
  };
  const planned = putReminder(group, draft, now);
  expect(dueOf(planned.reminders[0] ?? DAILY)).toBe(dueOf(group.reminders[0] ?? DAILY));
  const { group: claimed } = claimReminder(planned, at('2026-11-26T09:02'), 'on-its-way');
  const started = startPlanned(claimed, { id: draft.id, of: DAILY.id }, now);
  if (typeof started === 'string') throw new Error(started);
  expect(started.reminders).toHaveLength(1);
  expect(started.reminders[0]).toMatchObject({ id: DAILY.id, says: draft.says, last: { id: 'on-its-way' } });
  expect(startPlanned(started, { id: draft.id, of: DAILY.id }, now)).toBe('started');
  const later = at('2026-11-26T09:20');
  expect(
    putReminder(planned, { ...DAILY, id: 'another-00000001' }, later).reminders.map(({ id }) => id),
  ).toEqual([DAILY.id, 'another-00000001']);
});

test('Weekly steps go from the first to the seventh and end, or begin again', () => {
  for (const loops of [false, true]) {
    const steps: Reminder = { ...DAILY, says: { kind: 'steps', next: 1, loops } };
    let group = groupWith(steps, at('2026-11-25T12:00'));
    const said: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      const reminder = group.reminders[0];
      const due = reminder && dueOf(reminder);
      if (due === undefined || reminder?.says.kind !== 'steps') break;
      said.push(reminder.says.next);
      const moment = Temporal.Instant.fromEpochMilliseconds(due);
      group = settleReminder(claimReminder(group, moment, `id-${i}`).group, `id-${i}`, 'sent', moment);
    }
    expect(said).toEqual(loops ? [1, 2, 3, 4, 5, 6, 7, 1, 2] : [1, 2, 3, 4, 5, 6, 7]);
  }
});

test('One that comes once, and whose moment passed while it was on hold, is not said to come', () => {
  const { rhythm: _, ...once } = { ...DAILY, next: '2026-11-30T09:00' };
  const held = pauseReminder(once);
  expect(comingUp(held, at('2026-11-29T09:00')).map(String)).toEqual(['2026-11-30T09:00:00']);
  expect(comingUp(held, at('2026-12-01T09:00'))).toEqual([]);
});
