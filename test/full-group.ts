import { nothingOf, type Group, type Reminder } from '#core/group-records.ts';

/** Stands in every word of the record below. */
export const CANARY = 'canary-in-the-record';

/** Ids of the reminders of the group below: one that goes on, and one that is paused. */
export const REMINDERS = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'] as const;

/** Ids of crisis lines of the group below, of its own: one that is shown, and one that is hidden. */
export const LINES = ['cccccccccccccccc', 'dddddddddddddddd'] as const;

/** What stands in fields that do not take just any word, by their names. */
export const FITTING: Readonly<Record<string, string>> = {
  phone: '116 123',
  sms: 'HOME to 741741',
  website: 'https://line.example',
  chat: 'https://line.example/chat',
  list: JSON.stringify({
    format: 'trust-steps crisis lines',
    version: 1,
    lines: [{ country: 'FR', name: 'x', needs: ['hurt'], phone: '1' }],
  }),
};

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
  rules: `${CANARY}-rules`,
  minAge: 18,
  reminders: [reminder(REMINDERS[0], room), reminder(REMINDERS[1], room, { paused: 'asked' })],
  lines: {
    own: [
      {
        id: LINES[0],
        country: 'FR',
        name: `${CANARY}-line`,
        needs: ['unsafe', 'hurt'],
        phone: '01 23 45 67 89',
        sms: 'HOME to 741741',
        hours: '24/7',
        source: `${CANARY}-source`,
        on: '2026-11-20',
        by: 'test:moderator',
      },
      {
        id: LINES[1],
        country: 'FR',
        name: `${CANARY}-hidden`,
        needs: ['worried'],
        url: 'https://line.example',
        on: '2026-11-20',
        by: 'test:admin',
      },
    ],
    checks: [
      { line: LINES[0], how: 'called', source: `${CANARY}-check`, on: '2026-11-21', by: 'test:moderator' },
    ],
    hidden: [{ line: LINES[1], on: '2026-11-20', by: 'test:admin' }],
    drafts: [],
    imports: [],
    quarter: { group: 'test:home', from: Date.parse('2026-11-20T10:00:00Z') },
  },
  // More than are shown at once.
  log: Array.from({ length: 45 }, () => ({
    at: Date.parse('2026-11-24T12:00:00Z'),
    by: `test:${CANARY}-by`,
    did: 'setup',
  })),
});

/** An id or the like with everything in it that is made anew each time left out. */
export const withoutMade = (key: string): string =>
  key.replaceAll(new RegExp(`(?!${[...REMINDERS, ...LINES].join('|')})[\\w-]{16}(?=["|])`, 'g'), 'id');
