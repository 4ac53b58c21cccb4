/** The file that an admin takes away holds all that is kept about the group, in the form that docs/export.md tells. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { Group, Reminder } from '#core/group-records.ts';
import { GroupExport, makeGroupExport, printGroupExport } from '#support/group-export.ts';
import { fullGroup } from './full-group.ts';

const NOW = Temporal.Instant.from('2026-11-29T18:30:00Z');
const at = Date.parse('2026-11-20T10:00:00Z');
const [goesOn, paused] = fullGroup('test:room').reminders;

/** A group with every field that a record can have. */
const FULL: Group = {
  ...fullGroup('test:room'),
  language: 'en',
  sharingOff: true,
  crisisPosts: [{ room: 'test:room', at, by: 'test:moderator' }],
  goneSince: at,
};

test('the group above has every field that a record can have', () => {
  expect(Object.keys(FULL).toSorted()).toEqual(Object.keys(Group.shape).toSorted());
});

test('the file reads back, keeps to its schema, and holds everything', () => {
  const made = makeGroupExport({ ...FULL, log: FULL.log.slice(0, 1) }, 1, NOW);
  expect(GroupExport.parse(JSON.parse(printGroupExport(made)))).toMatchObject({
    format: 'trust-steps group export',
    parts: 1,
    platform: 'test',
    moderators: { people: ['test:moderator'], roles: ['test:mods'] },
    admins: ['test:admin'],
    moderatorsChannel: 'test:canary-in-the-record-moderators',
    channels: [{ channel: 'test:canary-in-the-record-room', voice: 'both' }],
    timeZone: 'Europe/Paris',
    language: 'en',
    country: 'FR',
    sharing: false,
    hours: 'canary-in-the-record-hours',
    rules: 'canary-in-the-record-rules',
    minimumAge: 18,
    reminders: [{ says: goesOn?.says, rhythm: goesOn?.rhythm }, { paused: paused?.paused }],
    crisisPosts: [{ channel: 'test:room', at: '2026-11-20T10:00:00Z', by: 'test:moderator' }],
    log: [{ at: '2026-11-24T12:00:00Z', did: 'setup' }],
    goneSince: '2026-11-20T10:00:00Z',
  });
});

test('of a reminder everything is told but what only the bot needs', () => {
  const [told] = makeGroupExport(FULL, 1, NOW).reminders;
  const names = { room: 'channel', zone: 'timeZone', editedBy: 'changedBy', editedAt: 'changedAt' };
  const renamed = new Map(Object.entries({ ...names, last: 'lastPosted' }));
  const expected = Object.keys(Reminder.shape)
    .filter((name) => name !== 'id')
    .map((name) => renamed.get(name) ?? name);
  expect([...Object.keys(told ?? {}), 'lastPosted'].toSorted()).toEqual(expected.toSorted());
});

test('what is too long for one file goes on in others, and nothing twice', () => {
  const log = Array.from({ length: 300 }, (_, i) => ({ at: at + i, by: 'test:m', did: 'setup' as const }));
  const first = makeGroupExport({ ...FULL, log }, 1, NOW);
  expect(first.parts).toBeGreaterThan(1);
  const parts = Array.from({ length: first.parts }, (_, i) => makeGroupExport({ ...FULL, log }, i + 1, NOW));
  expect(parts.every((part) => printGroupExport(part).length < 20_000)).toBe(true);
  expect(parts.flatMap((part) => part.log)).toHaveLength(300);
  expect(new Set(parts.flatMap((part) => part.log.map((entry) => entry.at))).size).toBe(300);
  expect(parts.flatMap((part) => part.reminders)).toHaveLength(2);
});

test('the file is described by docs/group-export.schema.json', () => {
  const described: unknown = JSON.parse(readFileSync('docs/group-export.schema.json', 'utf8'));
  expect(described).toEqual(z.toJSONSchema(GroupExport));
});
