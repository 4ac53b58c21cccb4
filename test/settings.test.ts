/** What moving a check-in to another time zone makes of it, and when it would be quiet. */
import { describe, expect, test } from 'vitest';
import type { CheckIn, Rhythm } from '#core/records.ts';
import { moveTo, quietMoment } from '#support/settings.ts';

const SUNDAYS: Rhythm = {
  days: [7],
  every: 1,
  anchor: '2026-11-23',
  at: '18:00',
  zone: 'Europe/Paris',
};
/** A Sunday at noon in Paris. */
const NOON = Temporal.Instant.from('2026-11-29T11:00:00Z');

const checkIn = (more: Partial<CheckIn> = {}): CheckIn => ({
  rhythm: SUNDAYS,
  next: '2026-11-29T18:00',
  unanswered: 0,
  closed: 0,
  turn: 3,
  ...more,
});

describe('A check-in that moves to another zone', () => {
  test('keeps its days and its hour', () => {
    const moved = moveTo('America/New_York', checkIn(), NOON);
    expect(moved).toEqual({ ...checkIn(), rhythm: { ...SUNDAYS, zone: 'America/New_York' } });
  });

  test('where that hour is over already, comes the next time', () => {
    const moved = moveTo('Pacific/Auckland', checkIn(), NOON);
    expect(moved.next).toBe('2026-12-06T18:00');
  });

  test('brings no second note on a day that had one', () => {
    const evening = Temporal.Instant.from('2026-11-29T19:00:00Z');
    const moved = moveTo('America/New_York', checkIn({ next: '2026-12-06T18:00' }), evening);
    expect(moved.next).toBe('2026-12-06T18:00');
  });

  test('keeps what was put off, and a pause with or without an end', () => {
    const later = NOON.epochMilliseconds + 60_000;
    expect(moveTo('Asia/Tokyo', checkIn({ later }), NOON).later).toBe(later);
    const { next: _next, ...paused } = checkIn({ paused: { why: 'unanswered' }, unanswered: 3 });
    expect(moveTo('Asia/Tokyo', paused, NOON)).toEqual({
      ...paused,
      rhythm: { ...SUNDAYS, zone: 'Asia/Tokyo' },
    });
    const until = { why: 'asked', until: '2026-12-10' } as const;
    const moved = moveTo('Asia/Tokyo', checkIn({ paused: until, next: '2026-12-13T18:00' }), NOON);
    expect(moved).toMatchObject({ paused: until, next: '2026-12-13T18:00' });
  });

  test('stays over where it was over', () => {
    const over = moveTo('Asia/Tokyo', checkIn({ rhythm: { ...SUNDAYS, until: '2026-11-29' } }), NOON);
    expect(over.next).toBeUndefined();
  });
});

describe('Quiet hours', () => {
  test('are those of the house until the member chooses some, and go by the member’s own clock', () => {
    expect(quietMoment(SUNDAYS, {}, NOON)).toBeUndefined();
    expect(quietMoment(SUNDAYS, { zone: 'Asia/Tokyo' }, NOON)).toBe('02:00');
    expect(quietMoment({ ...SUNDAYS, at: '23:30' }, {}, NOON)).toBe('23:30');
  });

  test('are none where both ends are the same', () => {
    const never = { from: '00:00', until: '00:00' };
    expect(quietMoment({ ...SUNDAYS, at: '00:00' }, { quiet: never }, NOON)).toBeUndefined();
  });

  test('bother no check-in that is over', () => {
    const over = { ...SUNDAYS, at: '23:30', until: '2026-11-22' };
    expect(quietMoment(over, {}, NOON)).toBeUndefined();
  });
});
