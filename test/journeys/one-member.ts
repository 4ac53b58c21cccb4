/** One member with a check-in every day, as a state: no store, no platform. */
import { NOBODY, type CheckIn, type Member, type Occurrence } from '#core/records.ts';
import { begin } from '#support/check-ins.ts';
import { claim, settle, type Claim, type Sent } from '#support/claims.ts';
import { seen } from '#support/due.ts';

/** In milliseconds. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export const instant = (iso: string) => Temporal.Instant.from(iso);
const moment = (milliseconds: number) => Temporal.Instant.fromEpochMilliseconds(milliseconds);
/** So many milliseconds later. */
export const plus = (at: Temporal.Instant, milliseconds: number) =>
  moment(at.epochMilliseconds + milliseconds);

/** A Wednesday. */
export const BEGAN = instant('2026-11-25T12:00:00Z');
/** Every day at 18:00 in Paris. */
export const DAILY = {
  days: [1, 2, 3, 4, 5, 6, 7],
  every: 1,
  anchor: '2026-11-23',
  at: '18:00',
  zone: 'Europe/Paris',
};
/** When its first note is due, and those of the days after that. */
export const FIRST = instant('2026-11-25T17:00:00Z');
export const noteAt = (days: number) => plus(FIRST, days * DAY);

/** Somebody who can be reached, and has no check-in. */
export const SEEN: Member = { ...seen(NOBODY, BEGAN), reach: { platform: 'test', chat: 'chat' } };
/** The same with one. */
export const SAM = begin(SEEN, DAILY, BEGAN);

let count = 0;
/** Claims under a name that no note had before. */
export const claimAt = (member: Member, now: Temporal.Instant): Claim =>
  claim(member, now, `note-${String((count += 1)).padStart(11, '0')}`);

/** The check-in that has to be there. */
export function checkInOf({ checkIn }: Member): CheckIn {
  if (!checkIn) throw new Error('no check-in');
  return checkIn;
}

/** The note that went out last. */
export function lastOf(member: Member): Occurrence {
  const { last } = checkInOf(member);
  if (!last) throw new Error('no note went out');
  return last;
}

/** The member, once something changed their check-in, if they have one. */
export const having = (member: Member, change: (checkIn: CheckIn) => CheckIn): Member =>
  member.checkIn ? { ...member, checkIn: change(member.checkIn) } : member;

/** It arrived. */
export const sent: Sent = { outcome: 'sent', chat: 'chat', message: 'message' };

/** Claims what is due, and settles what was claimed. */
export function passes(member: Member, now: Temporal.Instant, how: Sent = sent): Member {
  const claimed = claimAt(member, now);
  return claimed.send ? settle(claimed.member, claimed.send.id, how, now) : claimed.member;
}
