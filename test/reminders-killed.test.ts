/** A reminder at 09:00 over five years, while the process that posts it is killed at the worst moments. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { nothingOf, type Group, type Reminder } from '#core/group-records.ts';
import { messageId } from '#core/ids.ts';
import type { Delivery } from '#core/platform.ts';
import type { RecordOf } from '#core/records.ts';
import { openMemoryStore } from '#store/open.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { LATE_LIMIT, putReminder, start } from '#support/reminders.ts';
import { spreadOf } from '#timetable/spread.ts';
import { postDue } from '../commands/reminder-due.ts';
import { words } from './bot.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const YEARS = 5;
/** The spread over a minute, and the half minute over which a group's reminders go out one after another. */
const ON_TIME = 90 * SECOND;
/** For so long Discord surely knows a nonce. */
const NONCE_HOLDS = 2 * MINUTE;
/** Zones whose clocks change: at two, at one by half an hour, at midnight, and the other way round. */
const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Australia/Lord_Howe',
  'America/Santiago',
  'Africa/Casablanca',
];

/** When the process is killed: never, before it claims, before it sends, before it notes what came of it. Or it has to wait. */
const MOMENTS = ['never', 'unclaimed', 'unsent', 'unsettled', 'busy'] as const;

/** What happens on one day, and for how long nobody is there after it. */
interface Fate {
  readonly killed: (typeof MOMENTS)[number];
  readonly downFor: number;
  /** When it is killed once more, as it takes up what is left. */
  readonly again: (typeof MOMENTS)[number];
}

const DOWN = [
  0,
  5 * SECOND,
  31 * SECOND,
  100 * SECOND,
  4 * MINUTE,
  13 * MINUTE,
  16 * MINUTE,
  3 * 60 * MINUTE,
];
const fates: fc.Arbitrary<Fate> = fc.record({
  killed: fc.constantFrom(...MOMENTS, 'never', 'never'),
  downFor: fc.constantFrom(...DOWN),
  again: fc.constantFrom(...MOMENTS, 'never', 'never', 'never'),
});

const NOTHING: Fate = { killed: 'never', downFor: 0, again: 'never' };

/** The end of a process: whatever it waits for then never comes. */
function createEnd() {
  const { promise, resolve } = Promise.withResolvers<void>();
  return {
    happened: promise,
    now: (): Promise<never> => {
      resolve();
      return new Promise<never>(() => undefined);
    },
  };
}

type End = ReturnType<typeof createEnd>;

/** A room on a platform that can tell what it showed for two minutes, or that can't tell at all. */
function createRoom(canTell: boolean) {
  const posts: { readonly at: number; readonly id: string }[] = [];
  return {
    posts,
    post: (id: string, triedAt: number | undefined, now: number): Delivery => {
      if (triedAt !== undefined && (!canTell || now - triedAt > NONCE_HOLDS)) return { outcome: 'unsure' };
      const isKnown = canTell && posts.some((each) => each.id === id && now - each.at <= NONCE_HOLDS);
      if (!isKnown) posts.push({ at: now, id });
      return { outcome: 'sent', message: messageId(id) };
    },
  };
}

/** A record whose process is killed before its first or before its second change. */
const dying = (record: RecordOf<Group>, dies: number | undefined, end: End): RecordOf<Group> => {
  let changes = 0;
  return {
    get: () => record.get(),
    reread: () => record.reread(),
    update: async (change, onRepeat) => {
      changes += 1;
      if (changes === dies) return end.now();
      return record.update(change, onRepeat);
    },
  };
};

const begins = Temporal.Instant.from('2026-11-25T12:00:00Z');

/** What was planned by this zone's clock, and the store that it lies in. */
async function plan(zone: string) {
  const reminder: Reminder = {
    id: 'reminder-0000001',
    room: 'test:r',
    zone,
    says: { kind: 'words', words: 'We meet now.' },
    rhythm: { days: [1, 2, 3, 4, 5, 6, 7], every: 1, anchor: '2026-11-23', at: '09:00', zone },
    editedBy: 'test:1',
    editedAt: 0,
    skipped: [],
  };
  const open = await openMemoryStore({ member: () => undefined, group: dueOfGroup });
  const group = putReminder(nothingOf('test'), start(reminder, begins), begins);
  await open.stores.groups.open('test:g', 'begin').update(() => group);
  return open;
}

/** Everything that is written on the wall clock of a zone at a moment. */
function clockOf(zone: string) {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
    hourCycle: 'h23',
  });
  return (moment: number): { readonly day: string; readonly time: string } => {
    const [day = '', time = ''] = format.format(moment).split(', ');
    return { day, time };
  };
}

interface Lived {
  /** Posted on time; posted late; not posted, and shown in the list. */
  readonly onTime: number;
  readonly late: number;
  readonly listed: number;
}

/** What must have come of a day on which the process was killed once. */
function expectOnce(
  { killed, downFor }: Pick<Fate, 'killed' | 'downFor'>,
  posts: number,
  listed: string | undefined,
  canTell: boolean,
  told: string,
): void {
  const isShort = downFor <= 13 * MINUTE;
  // Nothing of it had gone out, and nobody was gone for long: it comes, wherever it is.
  if ((killed === 'unclaimed' || killed === 'busy') && isShort)
    expect([posts, listed], told).toEqual([1, undefined]);
  if (killed === 'unclaimed' && !isShort) expect([posts, listed], told).toEqual([0, 'late']);
  if (killed !== 'unsent' && killed !== 'unsettled') return;
  // Discord can tell for two minutes. Whoever can't tell is silent, and the list says so.
  const isTold = canTell && Math.max(downFor, 30 * SECOND) + 60 * SECOND <= NONCE_HOLDS;
  const isSilent = !canTell || downFor > NONCE_HOLDS;
  if (isTold) expect([posts, listed], told).toEqual([1, undefined]);
  if (isSilent) expect([posts, listed], told).toEqual([killed === 'unsettled' ? 1 : 0, 'unsure']);
}

/** Lives through all days, each with its fate, and checks each of them. */
async function live(zone: string, canTell: boolean, fateOf: (day: number) => Fate): Promise<Lived> {
  const store = await plan(zone);
  const { stores, dues } = store;
  const room = createRoom(canTell);
  const clock = clockOf(zone);
  const lived = { onTime: 0, late: 0, listed: 0 };
  let now = begins.epochMilliseconds;
  let causes = 0;
  const row = async () => (await dues.rows('test', Number.MAX_SAFE_INTEGER, 1)).at(0);
  const fire = async (name: string, killed: Fate['killed']): Promise<void> => {
    const record = dues.openGroup(name, `fired ${(causes += 1)}`);
    const dies = killed === 'unclaimed' ? 1 : killed === 'unsettled' ? 2 : undefined;
    const instant = Temporal.Instant.fromEpochMilliseconds(now);
    const end = createEnd();
    const posting = postDue({
      group: dying(record, dies, end),
      words,
      now: instant,
      serves: () => true,
      tell: async () => ({ outcome: 'closed' }),
      send: async (_, __, ___, { occurrence, triedAt }) => {
        if (killed === 'unsent') return end.now();
        if (killed === 'busy') return { outcome: 'busy', retryAfterSeconds: 1 };
        return room.post(occurrence, triedAt?.epochMilliseconds, now);
      },
    });
    await Promise.race([posting, end.happened]);
  };
  for (let day = 0; day < YEARS * 365; day += 1) {
    const due = await row();
    if (!due) throw new Error('Nothing is planned any more.');
    const { killed, downFor, again } = fateOf(day);
    now = due.at + spreadOf(due.name);
    const about = clock(now);
    expect(about.time, `${about.day} in ${zone}`).toMatch(/^09:0[01]:/);
    const before = room.posts.length;
    await fire(due.name, killed);
    // Two processes that find it due do it once.
    if (killed === 'never') await fire(due.name, 'never');
    now += downFor;
    const untilNext = due.at + 12 * 60 * MINUTE;
    let isFirst = true;
    for (let next = await row(); next && next.at < untilNext; next = await row()) {
      now = Math.max(now, next.at + spreadOf(next.name));
      await fire(next.name, isFirst ? again : 'never');
      isFirst = false;
    }
    const posts = room.posts.slice(before);
    const kept = await stores.groups.open('test:g', 'look').get();
    const [reminder] = kept?.reminders ?? [];
    const [year, month, date] = about.day.split('/').toReversed();
    const at = `${year}-${month}-${date}T09:00`;
    const listed = reminder?.skipped.find((each) => each.at === at);
    const told = `${at} in ${zone}: ${killed}, down for ${downFor / SECOND} s, then ${again}`;
    expect(posts.length, told).toBeLessThanOrEqual(1);
    expect(listed !== undefined || posts.length === 1, told).toBe(true);
    for (const post of posts) {
      expect(clock(post.at).day, told).toBe(about.day);
      const late = post.at - due.at;
      expect(late, told).toBeLessThanOrEqual(LATE_LIMIT + ON_TIME);
      if (killed === 'never') expect(late, told).toBeLessThanOrEqual(ON_TIME);
    }
    if (killed === 'never') expect([posts.length, listed], told).toEqual([1, undefined]);
    if (again === 'never') expectOnce({ killed, downFor }, posts.length, listed?.why, canTell, told);
    if (listed) lived.listed += 1;
    if (posts.some((post) => post.at - due.at <= ON_TIME)) lived.onTime += 1;
    else lived.late += posts.length;
  }
  await store.stop();
  return lived;
}

test.each([
  ['which can tell what it showed, as Discord does', true],
  ['which can’t, as Slack', false],
] as const)(
  'a reminder at 09:00 comes at 09:00 on each day of five years, whenever its process is killed, on a platform %s',
  async (_, canTell) => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...ZONES),
        fc.array(fates, { minLength: 40, maxLength: 40 }),
        fc.integer({ min: 1, max: 38 }),
        async (zone, all, step) => {
          // Every fate meets every season: each day takes another one.
          const lived = await live(
            zone,
            canTell,
            (day) => all[(day * step + Math.floor(day / 40)) % 40] ?? NOTHING,
          );
          expect(lived.onTime).toBeGreaterThan(300);
          expect(lived.listed).toBeGreaterThan(50);
        },
      ),
      { numRuns: 3 },
    );
  },
);
