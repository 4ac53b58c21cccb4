import { nothingOf, type Group, type Reminder } from '#core/group-records.ts';

/** Stands in every word of the record below. */
export const CANARY = 'canary-in-the-record';

/** Ids of the reminders of the group below: one that goes on, and one that is paused. */
export const REMINDERS = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'] as const;

const reminder = (id: string, room: string, more: Partial<Reminder> = {}): Reminder => ({
  id,
  room,
  says: { kind: 'words', words: `${CANARY}-reminder` },
  rhythm: { days: [1], every: 1, anchor: '2026-11-23', at: '18:00', zone: 'Europe/Paris' },
  zone: 'Europe/Paris',
  next: '2027-01-04T18:00',
  editedBy: 'test:moderator',
  editedAt: 0,
  skipped: [],
  ...more,
});

/** A group with everything set that can be, and with reminders in this room. */
export const fullGroup = (room: string): Group => ({
  ...nothingOf('test'),
  admins: ['test:admin'],
  moderators: { members: ['test:moderator'], roles: ['test:mods'] },
  moderatorsRoom: `test:${CANARY}-moderators`,
  rooms: [{ room: `test:${CANARY}-room`, voice: 'both' }],
  zone: 'Europe/Paris',
  country: 'FR',
  hours: `${CANARY}-hours`,
  reminders: [reminder(REMINDERS[0], room), reminder(REMINDERS[1], room, { paused: 'asked' })],
  // More than are shown at once.
  log: Array.from({ length: 45 }, () => ({
    at: Date.parse('2026-11-24T12:00:00Z'),
    by: `test:${CANARY}-by`,
    did: 'setup',
  })),
});

/** An id or the like with everything in it that is made anew each time left out. */
export const withoutMade = (key: string): string =>
  key.replaceAll(new RegExp(`(?!${REMINDERS.join('|')})[\\w-]{16}(?=["|])`, 'g'), 'id');
