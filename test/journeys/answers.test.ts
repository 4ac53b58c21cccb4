/** What becomes of a note that went out, and what counts as unanswered. */
import { describe, expect, test } from 'vitest';
import type { CheckIn } from '#core/records.ts';
import { answered, open, pause, resume, skip, skipNext } from '#support/check-ins.ts';
import { settle, type Sent } from '#support/claims.ts';
import { seen } from '#support/due.ts';
import {
  checkInOf,
  claimAt,
  FIRST,
  having,
  HOUR,
  lastOf,
  MINUTE,
  noteAt,
  passes,
  plus,
  SAM,
  sent,
} from './one-member.ts';

describe('What became of a note', () => {
  test('is known once: who settles it later changes nothing but that its message is remembered', () => {
    const { member, send } = claimAt(SAM, FIRST);
    const id = send?.id ?? '';
    const opened = having(member, (checkIn) => open(checkIn, id));
    const settled = settle(opened, id, sent, FIRST);
    expect(checkInOf(settled)).toEqual(checkInOf(opened));
    expect(settled.sent.map(({ message }) => message)).toEqual(['message']);
    expect(settle(settled, id, sent, FIRST)).toEqual(settled);
    expect(settle(settled, id, { outcome: 'closed' }, FIRST)).toEqual(settled);
    const { checkIn: _stopped, ...without } = member;
    expect(settle(without, id, sent, FIRST).sent).toHaveLength(1);
  });

  test('three closed doors in a row pause the check-in, and one that is open begins anew', () => {
    const closed: Sent = { outcome: 'closed' };
    const outcomes = [closed, closed, sent, closed, closed, closed];
    const end = outcomes.reduce((member, how, day) => passes(member, noteAt(day), how), SAM);
    expect(checkInOf(end)).toMatchObject({ paused: { why: 'closed' }, closed: 3 });
    expect(checkInOf(end).next).toBeUndefined();
    expect(end.news.map(({ kind }) => kind)).toEqual([
      'closed',
      'closed',
      'closed',
      'closed',
      'closed-paused',
    ]);
    const again = having(end, (checkIn) => resume(checkIn, noteAt(6)));
    expect(checkInOf(again)).toMatchObject({ closed: 0, next: '2026-12-02T18:00' });
  });

  test('where the person is gone, nothing is sent until they are back', () => {
    const gone = passes(SAM, FIRST, { outcome: 'gone' });
    expect(gone.goneSince).toBe(FIRST.epochMilliseconds);
    expect(claimAt(gone, noteAt(1)).send).toBeUndefined();
    expect(seen(gone, noteAt(1)).goneSince).toBeUndefined();
  });
});

describe('That notes rest is told where the note that says so did not surely arrive', () => {
  const three = [0, 1, 2].reduce((member, day) => passes(member, noteAt(day)), SAM);
  const { member: claimed, send } = claimAt(three, noteAt(3));
  const id = send?.id ?? '';
  const busy = settle(claimed, id, { outcome: 'again', at: plus(noteAt(3), MINUTE) }, noteAt(3));
  const late = plus(noteAt(3), 2 * HOUR + 1);

  test.each([
    ['it arrived', settle(claimed, id, sent, noteAt(3)), []],
    ['the door was closed', settle(claimed, id, { outcome: 'closed' }, noteAt(3)), ['rest']],
    ['nobody knows', settle(claimed, id, { outcome: 'unsure' }, noteAt(3)), ['rest']],
    ['its sender died', claimAt(claimed, late).member, ['rest']],
    ['it had to wait for too long', claimAt(busy, late).member, ['rest']],
  ])('%s', (_, { news, checkIn }, expected) => {
    expect(news).toEqual(expected.map((kind) => ({ kind, at: '2026-11-28T18:00' })));
    expect(checkIn?.paused).toEqual({ why: 'unanswered' });
  });

  test('but not to whoever paused by their own hand since then', () => {
    const paused = having(claimed, (checkIn) => pause(checkIn, undefined, noteAt(3)));
    expect(claimAt(paused, late).member.news.map(({ kind }) => kind)).toEqual(['unsure']);
  });
});

/** What a member does with one note after another, day by day: a letter for each. */
const DEEDS: Readonly<Record<string, (checkIn: CheckIn, id: string) => CheckIn>> = {
  '.': (checkIn) => checkIn,
  o: open,
  s: skip,
  a: answered,
  x: (checkIn) => skipNext(checkIn, checkIn.next),
};

describe('Unanswered is what was neither opened, skipped nor put off', () => {
  test.each([
    ['....', 'rest', 4],
    ['...o', 'rest', 4],
    ['..o...', 'check-in', 6],
    ['..o....', 'rest', 7],
    ['..s....', 'rest', 7],
    ['..a....', 'rest', 7],
    ['oooooooo', 'check-in', 8],
    ['ssssssss', 'check-in', 8],
  ])('%s', (deeds, says, notes) => {
    let [member, came] = [SAM, 0];
    for (const [day, deed] of deeds.split('').entries()) {
      const { send, member: claimed } = claimAt(member, noteAt(day));
      if (!send) continue;
      came += 1;
      const arrived = settle(claimed, send.id, sent, noteAt(day));
      member = having(arrived, (checkIn) => DEEDS[deed]?.(checkIn, send.id) ?? checkIn);
    }
    expect(came).toBe(notes);
    expect(lastOf(member).says).toBe(says);
    expect(claimAt(member, noteAt(60)).send !== undefined).toBe(says === 'check-in');
  });
});
