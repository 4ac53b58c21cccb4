/** When what is kept about somebody ends: to the millisecond, and with nothing that stays due for ever. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memberId } from '#core/ids.ts';
import { HOUSE, NOBODY, type Member } from '#core/records.ts';
import { createDueTable } from '#store/dues.ts';
import { openMemory } from '#store/embedded.ts';
import { openKeyring } from '#store/keyring.ts';
import { createStores } from '#store/records.ts';
import { makeKey } from '#store/sealed.ts';
import { dueOfMember, isLongUnseen, prune, seen } from '#support/due.ts';
import { createFire } from '#timetable/fire.ts';
import { createBot } from '../bot.ts';
import { nowhere } from '../harness.ts';
import { DAY, FIRST, instant, passes, plus, SAM } from './one-member.ts';

const WEEKS_26 = 182 * DAY;
const MADE = FIRST.epochMilliseconds;
/** The beginning of a day, by which days are counted. */
const DAY_BEGAN = instant('2026-11-25T00:00:00Z').epochMilliseconds;
const at = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);

const promised = (state: 'open' | 'kept' | 'let-go') => ({ id: 'p', words: 'words', madeAt: MADE, state });

describe('What ends by itself is there until its last millisecond', () => {
  test.each<[string, Partial<Member>, number]>([
    ['a rating: 26 weeks', { ratings: [{ on: '2026-11-25', did: 3 }] }, DAY_BEGAN + WEEKS_26],
    ['a promise that was kept: 26 weeks', { promises: [promised('kept')] }, MADE + WEEKS_26],
    ['a promise that was let go: 26 weeks', { promises: [promised('let-go')] }, MADE + WEEKS_26],
    [
      'an entry: as long as was said',
      { entries: [{ id: 'e', at: MADE, until: MADE + 7 * DAY }] },
      MADE + 7 * DAY,
    ],
    ['a message: 90 days', { sent: [{ chat: 'c', message: 'm', at: MADE }] }, MADE + 90 * DAY],
  ])('%s', (_, part, end) => {
    const still = { ...NOBODY, settings: { side: 'hurt' } } as const;
    const member = { ...still, ...part };
    expect(dueOfMember(member)).toEqual({ at: end, lane: HOUSE });
    expect(prune(member, at(end - 1))).toEqual(member);
    expect(prune(member, at(end))).toEqual(still);
    expect(prune({ ...NOBODY, ...part }, at(end)), 'nothing is left').toBeUndefined();
  });

  test.each<[string, Partial<Member>, number]>([
    ['180 days after the last day on which they were here', { seenOn: '2026-11-25' }, DAY_BEGAN + 180 * DAY],
    ['30 days after they could not be reached', { goneSince: MADE }, MADE + 30 * DAY],
    ['whichever is first', { goneSince: MADE, seenOn: '2026-05-30' }, DAY_BEGAN + DAY],
  ])('all of it: %s', (_, part, end) => {
    const member = { ...NOBODY, promises: [promised('open')], ...part };
    expect(dueOfMember(member)).toEqual({ at: end, lane: HOUSE });
    expect(prune(member, at(end - 1))).toEqual(member);
    expect(prune(member, at(end))).toBeUndefined();
  });

  test('all of it 30 days later, where the end came during an outage of more than two days', () => {
    const member = { ...NOBODY, promises: [promised('open')], seenOn: '2026-11-25' };
    const end = DAY_BEGAN + 180 * DAY;
    expect(prune(member, at(end + 2 * DAY))).toBeUndefined();
    const kept = prune(member, at(end + 2 * DAY + 1));
    expect(kept).toMatchObject({ promises: member.promises });
    const later = (kept && dueOfMember(kept)?.at) ?? 0;
    expect(later).toBe(end + 32 * DAY);
    expect(kept && prune(kept, at(later))).toBeUndefined();
  });

  test('but not an open promise', () => {
    const member = { ...NOBODY, promises: [promised('open')] };
    expect(dueOfMember(member)).toBeUndefined();
    expect(prune(member, at(MADE + 10 * WEEKS_26))).toEqual(member);
  });
});

test('Somebody who was gone and is here again stays', () => {
  const gone = passes(SAM, FIRST, { outcome: 'gone' });
  expect(isLongUnseen(gone, FIRST)).toBe(true);
  const back = seen(gone, plus(FIRST, DAY));
  expect(isLongUnseen(back, plus(FIRST, DAY))).toBe(false);
  expect(prune(back, plus(FIRST, 31 * DAY))).toBeDefined();
});

const within = (milliseconds: number) => fc.nat(milliseconds).map((each) => MADE - each);
const dayOf = (moment: number) => at(moment).toZonedDateTimeISO('UTC').toPlainDate().toString();
const members: fc.Arbitrary<Member> = fc
  .record({
    ratings: fc.array(
      within(WEEKS_26).map((made) => ({ on: dayOf(made), did: 3 })),
      { maxLength: 4 },
    ),
    promises: fc.array(fc.tuple(within(WEEKS_26), fc.constantFrom('open', 'kept', 'let-go')), {
      maxLength: 4,
    }),
    entries: fc.array(within(7 * DAY).map((made) => ({ id: 'e', at: made, until: made + 7 * DAY }))),
    sent: fc.array(within(90 * DAY).map((made) => ({ chat: 'c', message: 'm', at: made }))),
    seenOn: fc.option(within(180 * DAY).map(dayOf), { nil: undefined }),
    goneSince: fc.option(within(30 * DAY), { nil: undefined }),
  })
  .map(({ promises, seenOn, goneSince, ...lists }) => ({
    ...NOBODY,
    ...lists,
    promises: promises.map(([madeAt, state]) => ({ ...promised(state), madeAt })),
    ...(seenOn && { seenOn }),
    ...(goneSince !== undefined && { goneSince }),
  }));

test('Whatever a record waits for, something ends then, and nothing before', () => {
  fc.assert(
    fc.property(members, (whole) => {
      let member: Member | undefined = whole;
      for (let ends = 0; member; ends += 1) {
        const due = dueOfMember(member);
        if (!due) break;
        expect(ends, 'it never ends').toBeLessThan(100);
        expect(prune(member, at(due.at - 1))).toEqual(member);
        const after: Member | undefined = prune(member, at(due.at));
        expect(after).not.toEqual(member);
        member = after;
      }
    }),
    { numRuns: 300 },
  );
});

test('A row that a crash left of somebody who was erased goes when it is due', async () => {
  const cells = openMemory();
  const keyring = await openKeyring(cells, makeKey());
  const dueOf = { member: dueOfMember };
  const stores = createStores(cells, keyring, dueOf);
  const dues = createDueTable(cells, keyring, dueOf);
  const sam = memberId('test:sam');
  await stores.members.open(sam, 'come').update(() => SAM);
  const { key } = keyring.cellsOf('member', sam);
  const [was] = await cells.read([key]);
  // The key goes first. Then the process was killed.
  await cells.swap([{ name: key, was, now: undefined }]);
  const [row] = await dues.rows('test', Infinity, 9);
  if (!row) throw new Error('no row');
  const bot = createBot(stores);
  await createFire({ ...bot, dues, platforms: [nowhere] })(row);
  expect(await dues.rows('test', Infinity, 9)).toEqual([]);
  await cells.stop();
});
