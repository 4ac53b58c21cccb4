/** When a note is claimed, claimed again, put off or left out: a check-in as a state, without a store or a platform. */
import { describe, expect, test } from 'vitest';
import { begin, laterAt, pause, putOff } from '#support/check-ins.ts';
import { CLAIM_LASTS, settle } from '#support/claims.ts';
import { dueOfMember, seen } from '#support/due.ts';
import {
  BEGAN,
  checkInOf,
  claimAt,
  DAILY,
  DAY,
  FIRST,
  having,
  HOUR,
  instant,
  lastOf,
  MINUTE,
  noteAt,
  passes,
  plus,
  SAM,
  SEEN,
  sent,
} from './journeys/one-member.ts';

describe('What is due is claimed', () => {
  test('by one of those who ask at the same moment', () => {
    const first = claimAt(SAM, FIRST);
    expect(first.send).toMatchObject({ at: '2026-11-25T18:00', state: 'claimed', says: 'check-in' });
    expect(claimAt(first.member, FIRST)).toEqual({ member: first.member });
  });

  test('not a moment before', () => {
    expect(claimAt(SAM, plus(FIRST, -1))).toEqual({ member: SAM });
  });

  test.each([
    ['on time', 0, { send: true, late: undefined, news: [] }],
    ['5 minutes late: nothing is said of it', 5 * MINUTE, { send: true, late: undefined, news: [] }],
    ['a moment more: it is said', 5 * MINUTE + 1, { send: true, late: true, news: [] }],
    ['2 hours late', 2 * HOUR, { send: true, late: true, news: [] }],
    ['a moment more: it is not sent', 2 * HOUR + 1, { send: false, late: undefined, news: ['missed'] }],
  ])('%s', (_, late, expected) => {
    const { send, member } = claimAt(SAM, plus(FIRST, late));
    expect({
      send: send !== undefined,
      late: send?.isLate,
      news: member.news.map(({ kind }) => kind),
    }).toEqual(expected);
    expect(checkInOf(member).next).toBe('2026-11-26T18:00');
  });

  test('the last of several alone, and five of the others are told at most', () => {
    const { send, member } = claimAt(SAM, noteAt(9));
    expect(send?.at).toBe('2026-12-04T18:00');
    expect(member.news.map(({ kind, at }) => `${kind} ${at.slice(0, 10)}`)).toEqual([
      'missed 2026-11-30',
      'missed 2026-12-01',
      'missed 2026-12-02',
      'missed 2026-12-03',
    ]);
  });

  test.each([
    ['at the last minute before them', '2026-11-25T19:59:59.999Z', true],
    ['at their first minute', '2026-11-25T20:00:00Z', false],
  ])('unless it falls into quiet hours: %s', (_, at, isSent) => {
    const late = begin(SEEN, { ...DAILY, at: '20:30' }, BEGAN);
    const { send, member } = claimAt(late, instant(at));
    expect(send !== undefined).toBe(isSent);
    expect(member.news.map(({ kind }) => kind)).toEqual(isSent ? [] : ['quiet']);
  });

  test('by the clock of the member, where that is another one than the rhythm’s', () => {
    const away = { ...SAM, settings: { zone: 'Asia/Tokyo' } };
    expect(claimAt(away, FIRST).send).toBeUndefined();
    const never = { ...away, settings: { ...away.settings, quiet: { from: '00:00', until: '00:00' } } };
    expect(claimAt(never, FIRST).send).toBeDefined();
  });

  const night = { settings: { quiet: { from: '00:00', until: '00:00' } } };
  test.each([
    ['in a gap', '2027-03-28', '2027-03-28T01:00:00Z', '2027-03-29T00:30:00Z'],
    ['in an hour that comes twice', '2027-10-31', '2027-10-31T00:30:00Z', '2027-11-01T01:30:00Z'],
  ])('once on a day when clocks change, %s', (_, day, first, second) => {
    const eve = plus(instant(first), -12 * HOUR);
    const began = begin(seen({ ...SEEN, ...night }, eve), { ...DAILY, at: '02:30' }, eve);
    expect(claimAt(began, plus(instant(first), -1)).send).toBeUndefined();
    const claimed = claimAt(began, instant(first));
    expect(claimed.send?.at).toBe(`${day}T02:30`);
    const asked = settle(claimed.member, claimed.send?.id ?? '', sent, instant(first));
    expect(dueOfMember(asked)).toEqual({ at: instant(second).epochMilliseconds, lane: 'test' });
    expect(claimAt(asked, plus(instant(second), -1)).send).toBeUndefined();
  });
});

describe('A note whose sender died', () => {
  const { member: claimed, send } = claimAt(SAM, FIRST);
  const again = plus(FIRST, CLAIM_LASTS);

  test('is left to them for 30 seconds, then taken up under the same name', () => {
    expect(dueOfMember(claimed)).toEqual({ at: again.epochMilliseconds, lane: 'test' });
    expect(claimAt(claimed, plus(again, -1))).toEqual({ member: claimed });
    const second = claimAt(claimed, again);
    expect(second.send).toEqual({ ...send, triedAt: again.epochMilliseconds });
    expect(claimAt(second.member, again).send).toBeUndefined();
  });

  test('is not taken up after the late limit, and that is told', () => {
    expect(claimAt(claimed, plus(FIRST, 2 * HOUR)).send).toBeDefined();
    const { member, send: none } = claimAt(claimed, plus(FIRST, 2 * HOUR + 1));
    expect(none).toBeUndefined();
    expect(member.news).toEqual([{ kind: 'unsure', at: send?.at }]);
  });

  test('says that it is late when it is', () => {
    expect(claimAt(claimed, plus(FIRST, 5 * MINUTE)).send?.isLate).toBeUndefined();
    expect(claimAt(claimed, plus(FIRST, 5 * MINUTE + 1)).send?.isLate).toBe(true);
  });

  test('does not come while the member is paused', () => {
    for (const until of [undefined, '2026-12-10']) {
      const paused = having(claimed, (checkIn) => pause(checkIn, until, again));
      const { send: none, member } = claimAt(paused, again);
      expect(none).toBeUndefined();
      expect(member.news).toEqual([{ kind: 'unsure', at: send?.at }]);
      expect(checkInOf(member).paused).toEqual(checkInOf(paused).paused);
    }
  });

  test('does not come while the member is paused, though it would say that notes stop', () => {
    const third = [0, 1, 2].reduce((member, day) => passes(member, noteAt(day)), SAM);
    const rest = claimAt(third, noteAt(3));
    expect(rest.send?.says).toBe('rest');
    const later = plus(noteAt(3), CLAIM_LASTS);
    expect(claimAt(rest.member, later).send?.id).toBe(rest.send?.id);
    const paused = having(rest.member, (checkIn) => pause(checkIn, undefined, later));
    expect(claimAt(paused, later).send).toBeUndefined();
  });

  test('does not come in quiet hours', () => {
    const late = claimAt(begin(SEEN, { ...DAILY, at: '20:59' }, BEGAN), instant('2026-11-25T19:59:30Z'));
    const { send: none, member } = claimAt(late.member, instant('2026-11-25T20:00:00Z'));
    expect(none).toBeUndefined();
    expect(member.news.map(({ kind }) => kind)).toEqual(['unsure']);
  });

  test('gives way to the next one', () => {
    const edited = begin(claimed, { ...DAILY, at: '18:01' }, plus(FIRST, 1));
    const { send: next, member } = claimAt(edited, plus(FIRST, 2 * MINUTE));
    expect(next).toMatchObject({
      at: '2026-11-25T18:01',
      triedAt: plus(FIRST, 2 * MINUTE).epochMilliseconds,
    });
    expect(member.news.map(({ kind }) => kind)).toEqual(['unsure']);
  });

  test('keeps its name where the platform is busy at the second try: the first may have been shown', () => {
    const second = claimAt(claimed, again);
    const busy = settle(second.member, send?.id ?? '', { outcome: 'again', at: plus(again, MINUTE) }, again);
    expect(claimAt(busy, plus(again, MINUTE - 1)).send).toBeUndefined();
    const third = claimAt(busy, plus(again, MINUTE));
    expect(third.send?.id).toBe(send?.id);
    expect(third.send?.triedAt).toBeGreaterThan(third.send?.claimedAt ?? Infinity);
  });
});

describe('A note that is put off', () => {
  const asked = passes(SAM, FIRST);
  const putOffBy = (milliseconds: number) =>
    having(asked, (checkIn) => putOff(checkIn, lastOf(asked).id, plus(FIRST, milliseconds)));

  test('comes again under another name, and the schedule stays', () => {
    const later = putOffBy(HOUR);
    expect(checkInOf(later).next).toBe(checkInOf(asked).next);
    expect(claimAt(later, plus(FIRST, HOUR - 1))).toEqual({ member: later });
    const { member, send } = claimAt(later, plus(FIRST, HOUR));
    expect(send).toMatchObject({ at: '2026-11-25T18:00', state: 'claimed' });
    expect(send?.id).not.toBe(lastOf(asked).id);
    expect(checkInOf(member).next).toBe(checkInOf(asked).next);
  });

  test.each([
    [2 * HOUR, true],
    [2 * HOUR + 1, false],
  ])('comes %i ms late at most', (late, isSent) => {
    const { send, member } = claimAt(putOffBy(30 * MINUTE), plus(FIRST, 30 * MINUTE + late));
    expect(send !== undefined).toBe(isSent);
    expect(member.news).toEqual(isSent ? [] : [{ kind: 'missed', at: '2026-11-25T18:00' }]);
  });

  test('gives way to the next check-in where both are due at once: one note comes, not two', () => {
    const tomorrow = putOffBy(DAY);
    const { send, member } = claimAt(tomorrow, noteAt(1));
    expect(send?.at).toBe('2026-11-26T18:00');
    const arrived = settle(member, send?.id ?? '', sent, noteAt(1));
    expect(claimAt(arrived, noteAt(1)).send).toBeUndefined();
    expect(checkInOf(arrived)).toMatchObject({ unanswered: 0 });
    expect(checkInOf(arrived).later).toBeUndefined();
  });

  test('still comes where the next check-in is too late to be sent', () => {
    const soon = begin(asked, { ...DAILY, at: '18:30' }, FIRST);
    const later = having(soon, (checkIn) => putOff(checkIn, lastOf(asked).id, plus(FIRST, 2 * HOUR)));
    const { send, member } = claimAt(later, plus(FIRST, 30 * MINUTE + 2 * HOUR + 1));
    expect(send?.at).toBe('2026-11-25T18:00');
    expect(member.news).toEqual([{ kind: 'missed', at: '2026-11-25T18:30' }]);
  });

  test.each([
    ['hour', '2026-11-25T17:00:00Z', '2026-11-25T18:00:00Z'],
    ['evening', '2026-11-25T18:59:59Z', '2026-11-25T19:00:00Z'],
    ['evening', '2026-11-25T19:00:00Z', '2026-11-26T19:00:00Z'],
    ['tomorrow', '2026-11-25T23:30:00Z', '2026-11-27T17:00:00Z'],
    ['tomorrow', '2027-03-27T17:00:00Z', '2027-03-28T16:00:00Z'],
  ] as const)('until the %s, asked at %s, comes at %s', (until, now, expected) => {
    expect(laterAt(until, DAILY, instant(now)).toString()).toBe(expected);
  });
});
