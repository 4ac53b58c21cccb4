/** A member's check-in as a state: what each event makes of it. Pure; times are in milliseconds since 1970. */
import { NOBODY, type CheckIn, type Member, type Occurrence, type Rhythm } from '#core/records.ts';
import { instantOf, isQuiet, nextAfter } from './rhythm.ts';

type Instant = Temporal.Instant;

const wall = (at: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(at);
/** A wall-clock time as it is kept. */
export const printAt = (at: Temporal.PlainDateTime | undefined): string | undefined =>
  at?.toString({ smallestUnit: 'minute' });

/** The moment of an occurrence. */
export const momentOf = (at: string, { zone }: Rhythm): Instant => instantOf(wall(at), zone);

/** True while notes come, be it after a pause that has an end. */
export const isOn = ({ paused }: CheckIn): boolean => paused === undefined || paused.until !== undefined;

/** True while no note comes: not any more from the first minute of the day until which a pause lasts. */
export function isPausedNow({ paused, rhythm }: CheckIn, now: Instant): boolean {
  if (paused?.until === undefined) return paused !== undefined;
  return now.toZonedDateTimeISO(rhythm.zone).toPlainDate().toString() < paused.until;
}

/**
 * Begins a check-in, or gives the one that is there another rhythm. The note that went out last can still be answered, and
 * one that was put off still comes.
 */
export function begin(member: Member, rhythm: Rhythm, now: Instant): Member {
  const was = member.checkIn;
  const { paused: _paused, next: _next, ...kept } = was ?? { turn: 0 };
  const next = printAt(nextAfter(rhythm, now));
  return {
    ...member,
    checkIn: { ...kept, rhythm, ...(next && { next }), unanswered: 0, closed: 0 },
  };
}

/** Ends the check-in. Everything else stays. */
export function end({ checkIn: _checkIn, ...member }: Member): Member {
  return member;
}

/** Pauses until the beginning of a day (2026-11-22) in the zone of the rhythm, or until the member resumes. */
export function pause(checkIn: CheckIn, until: string | undefined, now: Instant): CheckIn {
  const { next: _next, later: _later, ...kept } = checkIn;
  if (until === undefined) return { ...kept, paused: { why: 'asked' } };
  const { rhythm } = checkIn;
  const eve = instantOf(Temporal.PlainDate.from(until).toPlainDateTime(), rhythm.zone).subtract({
    milliseconds: 1,
  });
  const next = printAt(nextAfter(rhythm, Temporal.Instant.compare(eve, now) < 0 ? now : eve));
  return { ...kept, ...(next && { next }), paused: { why: 'asked', until } };
}

/** Notes come again. A note that was opened can still be answered; all others of before are over. */
export function resume(checkIn: CheckIn, now: Instant): CheckIn {
  const { last } = checkIn;
  const isOpen = last?.state === 'opened' || last?.state === 'later';
  const isOver = isWaiting(last) && !(isOpen && asks(last));
  const { paused: _paused, later: _later, ...kept } = isOver ? settled(checkIn, 'skipped') : checkIn;
  const next = printAt(nextAfter(checkIn.rhythm, now));
  return { ...kept, ...(next && { next }), unanswered: 0, closed: 0 };
}

const isWaiting = (last: Occurrence | undefined): boolean =>
  last !== undefined && last.state !== 'skipped' && last.state !== 'answered' && last.state !== 'unsent';

/** True while a note waits that asks something: one that says that notes stop is not to be answered. */
const asks = (last: Occurrence | undefined): boolean => isWaiting(last) && last?.says === 'check-in';

/** The occurrence with this id, while it is the last one and waits for an answer. */
export function waiting(checkIn: CheckIn | undefined, id: string): Occurrence | undefined {
  const last = checkIn?.last;
  return last?.id === id && isWaiting(last) ? last : undefined;
}

const settled = (checkIn: CheckIn, state: Occurrence['state']): CheckIn =>
  checkIn.last ? { ...checkIn, last: { ...checkIn.last, state }, unanswered: 0 } : checkIn;

/** The member opened the note with this id. */
export const open = (checkIn: CheckIn, id: string): CheckIn =>
  waiting(checkIn, id) ? settled(checkIn, 'opened') : checkIn;

/** Skips the note that waits, or the next check-in where none does. */
export function skip(checkIn: CheckIn): CheckIn {
  if (!asks(checkIn.last)) return skipNext(checkIn, checkIn.next);
  const { later: _later, ...kept } = settled(checkIn, 'skipped');
  return kept;
}

/**
 * Skips the next check-in: the one that was meant, so that two presses that mean the same skip one. A note that waits goes on
 * waiting.
 */
export function skipNext(checkIn: CheckIn, meant: string | undefined): CheckIn {
  const { next, ...kept } = checkIn;
  if (next === undefined || next !== meant) return checkIn;
  const after = printAt(nextAfter(checkIn.rhythm, momentOf(next, checkIn.rhythm)));
  return { ...kept, ...(after && { next: after }) };
}

/** Why the note with this id can't be put off until a moment; undefined where it can. */
export function whyNotLater(
  member: Member | undefined,
  id: string,
  until: Later,
  now: Instant,
): 'over' | 'paused' | 'quiet' | undefined {
  const { checkIn } = member ?? {};
  if (!member || !checkIn || !waiting(checkIn, id)) return 'over';
  if (!isOn(checkIn)) return 'paused';
  const { rhythm } = checkIn;
  return isQuietAt(member, rhythm, laterAt(until, rhythm, now)) ? 'quiet' : undefined;
}

/** Puts the note with this id off. The schedule stays as it is. */
export const putOff = (checkIn: CheckIn, id: string, until: Instant): CheckIn =>
  waiting(checkIn, id) ? { ...settled(checkIn, 'later'), later: until.epochMilliseconds } : checkIn;

/** For how long a note can be put off: an hour, until the evening, or until the same hour of the next day. */
export const LATERS = ['hour', 'evening', 'tomorrow'] as const;
export type Later = (typeof LATERS)[number];

const EVENING = Temporal.PlainTime.from('20:00');

/** When a note that is put off comes again. */
export function laterAt(until: Later, { at, zone }: Rhythm, now: Instant): Instant {
  if (until === 'hour') return now.add({ hours: 1 });
  const local = now.toZonedDateTimeISO(zone);
  const isTomorrow = until === 'tomorrow' || Temporal.PlainTime.compare(local.toPlainTime(), EVENING) >= 0;
  const day = local.toPlainDate().add({ days: isTomorrow ? 1 : 0 });
  return instantOf(day.toPlainDateTime(until === 'evening' ? EVENING : at), zone);
}

/** The note that waits was answered; a check-in that no note asked for answers it too. */
export function answered(checkIn: CheckIn): CheckIn {
  if (!asks(checkIn.last)) return { ...checkIn, unanswered: 0 };
  const { later: _later, ...kept } = settled(checkIn, 'answered');
  return kept;
}

/** The hours in which no note may arrive, where the member chose none. */
export const QUIET = { from: '21:00', until: '08:00' } as const;

/** True where no note may arrive at that moment. */
export const isQuietAt = ({ settings }: Member, { zone }: Rhythm, now: Instant): boolean =>
  isQuiet(settings.quiet ?? QUIET, now.toZonedDateTimeISO(settings.zone ?? zone).toPlainTime());

/** What a member chose, where nothing is kept about them yet. */
export const orNobody = (member: Member | undefined): Member => member ?? NOBODY;
