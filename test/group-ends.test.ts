/** What ends by itself of a group: to the millisecond, whether or not anything else happens there. */
import { describe, expect, test } from 'vitest';
import { nothingOf, type Group } from '#core/group-records.ts';
import { HOUSE } from '#core/records.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { pruneGroup } from '#support/presence.ts';
import { openHarness, SOMEONE } from './harness.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const FIRST = Temporal.Instant.from('2026-11-25T12:00:00Z').epochMilliseconds;
const at = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);

const setUp = (moment: number) => ({ at: moment, by: 'test:ana', did: 'setup' }) as const;
const post = (moment: number, room: string) => ({ at: moment, by: 'test:kim', room });

describe('What ends by itself is there until its last millisecond', () => {
  test.each<[string, Partial<Group>, Partial<Group>, number]>([
    [
      'what was done: 90 days',
      { log: [setUp(FIRST), setUp(FIRST + DAY)] },
      { log: [setUp(FIRST + DAY)] },
      FIRST + 90 * DAY,
    ],
    [
      'who posted crisis lines where: 5 minutes',
      { crisisPosts: [post(FIRST, 'one'), post(FIRST + 1, 'two')] },
      { crisisPosts: [post(FIRST + 1, 'two')] },
      FIRST + 5 * MINUTE,
    ],
  ])('%s', (_, part, left, end) => {
    const group = { ...nothingOf('test'), zone: 'Europe/Paris', ...part };
    expect(dueOfGroup(group)).toEqual({ at: end, lane: HOUSE });
    expect(pruneGroup(group, at(end - 1))).toBe(group);
    expect(pruneGroup(group, at(end))).toEqual({ ...group, ...left });
  });
});

test('A group in which nothing more happens keeps neither', async () => {
  const { parts, passes } = await openHarness();
  const kept = () => parts.stores.groups.open(SOMEONE.group ?? '', 'look').get();
  const now = parts.clock.now().epochMilliseconds;
  const whole = {
    ...nothingOf('test'),
    zone: 'Europe/Paris',
    log: [setUp(now)],
    crisisPosts: [post(now, 'r')],
  };
  await parts.stores.groups.open(SOMEONE.group ?? '', 'begin').update(() => whole);
  await passes({ minutes: 5 });
  expect(await kept()).toEqual({ ...whole, crisisPosts: [] });
  await passes({ hours: 90 * 24 });
  expect(await kept()).toEqual({ ...whole, crisisPosts: [], log: [] });
});
