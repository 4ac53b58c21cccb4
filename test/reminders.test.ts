/** What a group planned to hear, as states alone. */
import { describe, expect, test } from 'vitest';
import { nothingOf, type Group, type Reminder } from '#core/group-records.ts';
import { claimReminder, dueOf, putReminder, settleReminder, start } from '#support/reminders.ts';

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
    expect(dueOf(gone.reminders[0] ?? DAILY)).toBeUndefined();
  });
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
