/** A member's check-in as a state: what each event makes of it. Pure; times are in milliseconds since 1970. */
import {
  NOBODY,
  remember,
  type CheckIn,
  type Member,
  type News,
  type Occurrence,
  type Rhythm,
} from '#core/records.ts';
import { instantOf, isQuiet, nextAfter } from './rhythm.ts';

type Instant = Temporal.Instant;

const MINUTE = 60_000;
/** A check-in is sent this late at most. */
const LATE_LIMIT = 120 * MINUTE;
/** From here on a note says that it is late: the spread over a minute and a moment more are not. */
const LATE_FROM = 5 * MINUTE;
/** How long a process may take to send a note before another one sees to it. */
export const CLAIM_LASTS = 30_000;
/** So many in a row stop the check-in. */
const UNANSWERED_LIMIT = 3;
const CLOSED_LIMIT = 3;
/** So many things that happened meanwhile are told. */
const NEWS = 5;

const wall = (at: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(at);
const print = (at: Temporal.PlainDateTime | undefined): string | undefined =>
  at?.toString({ smallestUnit: 'minute' });

/** The moment of an occurrence. */
export const momentOf = (at: string, { zone }: Rhythm): Instant => instantOf(wall(at), zone);

const isOn = ({ paused }: CheckIn): boolean => paused === undefined || paused.until !== undefined;

/** Begins a check-in, or gives the one that is there another rhythm. The note that went out last can still be answered. */
export function begin(member: Member, rhythm: Rhythm, now: Instant): Member {
  const was = member.checkIn;
  const { paused: _paused, later: _later, next: _next, ...kept } = was ?? { turn: 0 };
  const next = print(nextAfter(rhythm, now));
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
  const next = print(nextAfter(rhythm, Temporal.Instant.compare(eve, now) < 0 ? now : eve));
  return { ...kept, ...(next && { next }), paused: { why: 'asked', until } };
}

export function resume(checkIn: CheckIn, now: Instant): CheckIn {
  const {
    paused: _paused,
    later: _later,
    ...kept
  } = isWaiting(checkIn.last) ? settled(checkIn, 'skipped') : checkIn;
  const next = print(nextAfter(checkIn.rhythm, now));
  return { ...kept, ...(next && { next }), unanswered: 0, closed: 0 };
}

const isWaiting = (last: Occurrence | undefined): boolean =>
  last !== undefined && last.state !== 'skipped' && last.state !== 'answered' && last.state !== 'unsent';

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
  if (!isWaiting(checkIn.last)) return skipNext(checkIn);
  const { later: _later, ...kept } = settled(checkIn, 'skipped');
  return kept;
}

/** Skips the next check-in. A note that waits goes on waiting. */
export function skipNext(checkIn: CheckIn): CheckIn {
  if (!checkIn.next) return checkIn;
  const { next, ...kept } = checkIn;
  const after = print(nextAfter(checkIn.rhythm, momentOf(next, checkIn.rhythm)));
  return { ...kept, ...(after && { next: after }) };
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
  if (!isWaiting(checkIn.last)) return { ...checkIn, unanswered: 0 };
  const { later: _later, ...kept } = settled(checkIn, 'answered');
  return kept;
}

const tell = (member: Member, ...news: readonly News[]): Member => ({
  ...member,
  news: [...member.news, ...news].slice(-NEWS),
});

/** What is to be done for a member whose record is due. */
export interface Claim {
  readonly member: Member;
  /** The note to send, claimed for whoever asked. */
  readonly send?: Occurrence;
}

/**
 * Claims what is due. Whoever keeps the record that comes back, in one atomic step, has it; all others find nothing due.
 * `id` names the note, if there is to be one.
 */
export function claim(member: Member, now: Instant, id: string): Claim {
  const { checkIn } = member;
  if (!checkIn) return { member };
  const { last } = checkIn;
  return last?.state === 'claimed' || last?.state === 'held'
    ? claimAgain(member, checkIn, last, now, id)
    : claimDue(member, checkIn, now, id);
}

/** One note at a time: the next check-in stands for a note that was put off until then. */
function claimDue(member: Member, checkIn: CheckIn, now: Instant, id: string): Claim {
  const claimed =
    checkIn.next && isOn(checkIn) ? claimNext(member, checkIn, checkIn.next, now, id) : { member };
  const { later, ...kept } = claimed.member.checkIn ?? checkIn;
  if (claimed.send || later === undefined || later > now.epochMilliseconds) return claimed;
  return claimLater(claimed.member, kept, later, now, id);
}

/** Why a note that was due then is not sent now, if there is a reason. */
function refusalOf(
  member: Member,
  { rhythm }: CheckIn,
  dueAt: number,
  now: Instant,
): News['kind'] | undefined {
  if (now.epochMilliseconds - dueAt > LATE_LIMIT) return 'missed';
  return isQuietAt(member, rhythm, now) ? 'quiet' : undefined;
}

/** A note that is sent now for the first time. */
function fresh(
  { id, at, dueAt, says }: Pick<Occurrence, 'id' | 'at' | 'dueAt' | 'says'>,
  now: Instant,
): Occurrence {
  const moment = now.epochMilliseconds;
  const times = { dueAt, claimedAt: moment, triedAt: moment };
  return { id, at, says, state: 'claimed', ...times, ...(moment - dueAt > LATE_FROM && { isLate: true }) };
}

/** Somebody claimed a note and did not say what became of it, or the platform asked to wait with it. */
function claimAgain(member: Member, checkIn: CheckIn, last: Occurrence, now: Instant, id: string): Claim {
  const { epochMilliseconds: moment } = now;
  const isHeld = last.state === 'held';
  if (moment < last.triedAt + (isHeld ? 0 : CLAIM_LASTS)) return { member };
  const why = refusalOf(member, checkIn, last.dueAt, now);
  if (why !== undefined || !isStillWanted(checkIn, last, now)) {
    const over: CheckIn = { ...checkIn, last: { ...last, state: isHeld ? 'unsent' : 'unsure' } };
    const news: readonly News[] = isHeld
      ? [...(why === undefined ? [] : [{ kind: why, at: last.at }])]
      : [{ kind: 'unsure', at: last.at }];
    return claimDue(tell({ ...member, checkIn: over }, ...news), over, now, id);
  }
  const isLate = moment - last.dueAt > LATE_FROM;
  const again: Occurrence = { ...last, triedAt: moment, ...(isLate && { isLate }) };
  const send = isHeld ? fresh(last, now) : again;
  return { member: { ...member, checkIn: { ...checkIn, last: send } }, send };
}

/** False where a note that did not arrive, as far as is known, would be unwelcome now, or one of two. */
function isStillWanted({ next, paused, rhythm }: CheckIn, { says }: Occurrence, now: Instant): boolean {
  const isNextDue = next !== undefined && Temporal.Instant.compare(momentOf(next, rhythm), now) <= 0;
  return !isNextDue && (says === 'rest' || paused === undefined);
}

function claimLater(member: Member, kept: CheckIn, later: number, now: Instant, id: string): Claim {
  const { last } = kept;
  if (!last || !isOn(kept)) return { member: { ...member, checkIn: kept } };
  const why = refusalOf(member, kept, later, now);
  if (why !== undefined) return { member: tell({ ...member, checkIn: kept }, { kind: why, at: last.at }) };
  const send = fresh({ ...last, id, dueAt: later }, now);
  return { member: { ...member, checkIn: { ...kept, last: send } }, send };
}

function claimNext(member: Member, checkIn: CheckIn, next: string, now: Instant, id: string): Claim {
  const { rhythm } = checkIn;
  const due = upTo(rhythm, next, now);
  const at = due.at(-1);
  if (at === undefined) return { member };
  const dueAt = momentOf(at, rhythm).epochMilliseconds;
  const why = refusalOf(member, checkIn, dueAt, now);
  const missed = due.slice(0, -1).map((each): News => ({ kind: 'missed', at: each }));
  const { next: _next, paused: _paused, ...kept } = checkIn;
  const after = print(nextAfter(rhythm, now));
  const moved: CheckIn = { ...kept, ...(after && { next: after }) };
  if (why !== undefined) return { member: tell({ ...member, checkIn: moved }, ...missed, { kind: why, at }) };
  const unanswered = checkIn.last?.state === 'asked' ? checkIn.unanswered + 1 : checkIn.unanswered;
  const isRest = unanswered >= UNANSWERED_LIMIT;
  const send = fresh({ id, at, dueAt, says: isRest ? 'rest' : 'check-in' }, now);
  const { later: _later, ...rhythmic } = moved;
  const asked: CheckIn = { ...rhythmic, unanswered, last: send, turn: checkIn.turn + 1 };
  return { member: tell({ ...member, checkIn: isRest ? rest(asked) : asked }, ...missed), send };
}

const rest = ({ next: _next, ...checkIn }: CheckIn): CheckIn => ({
  ...checkIn,
  paused: { why: 'unanswered' },
});

/** All occurrences from `next` up to now, but no more of the old ones than are told. */
function upTo(rhythm: Rhythm, next: string, now: Instant): readonly string[] {
  const found: string[] = [];
  let at: string | undefined = next;
  while (at !== undefined && Temporal.Instant.compare(momentOf(at, rhythm), now) <= 0) {
    found.push(at);
    at = print(nextAfter(rhythm, momentOf(at, rhythm)));
  }
  return found.slice(-NEWS);
}

/** The hours in which no note may arrive, where the member chose none. */
export const QUIET = { from: '21:00', until: '08:00' } as const;

/** True where no note may arrive at that moment. */
export const isQuietAt = ({ settings }: Member, { zone }: Rhythm, now: Instant): boolean =>
  isQuiet(settings.quiet ?? QUIET, now.toZonedDateTimeISO(settings.zone ?? zone).toPlainTime());

/** How the sending of a note ended: as the platform said, with the message where it was sent. */
export type Sent =
  | { readonly outcome: 'sent'; readonly chat: string; readonly message?: string }
  | { readonly outcome: 'closed' | 'gone' | 'unsure' }
  | { readonly outcome: 'again'; readonly at: Instant };

/** What became of the note with this id. Where it is settled already, only its message is remembered. */
export function settle(member: Member, id: string, sent: Sent, now: Instant): Member {
  const { checkIn } = member;
  const last = checkIn?.last;
  if (!checkIn || last?.id !== id || last.state !== 'claimed') return remembering(member, sent, now);
  const ended = (state: Occurrence['state']): CheckIn => ({ ...checkIn, last: { ...last, state } });
  switch (sent.outcome) {
    case 'sent': {
      const { goneSince: _gone, ...here } = member;
      return remembering({ ...here, checkIn: { ...ended('asked'), closed: 0 } }, sent, now);
    }
    case 'again':
      // At a second try the first may have been shown: the note keeps its name, so that it is not shown again.
      if (last.triedAt > last.claimedAt) {
        const triedAt = sent.at.epochMilliseconds - CLAIM_LASTS;
        return { ...member, checkIn: { ...checkIn, last: { ...last, triedAt } } };
      }
      return {
        ...member,
        checkIn: { ...checkIn, last: { ...last, state: 'held', triedAt: sent.at.epochMilliseconds } },
      };
    case 'unsure':
      return tell({ ...member, checkIn: ended('unsure') }, { kind: 'unsure', at: last.at });
    case 'gone':
      return { ...member, goneSince: now.epochMilliseconds, checkIn: stopped(ended('unsent')) };
    case 'closed': {
      const closed = checkIn.closed + 1;
      const isOver = closed >= CLOSED_LIMIT;
      const still = { ...ended('unsent'), closed };
      const news: News = { kind: isOver ? 'closed-paused' : 'closed', at: last.at };
      const after = { ...member, checkIn: isOver ? stopped(still) : still };
      return last.says === 'rest' ? after : tell(after, news);
    }
  }
}

/** What stands in the chat is remembered whatever became of the check-in, so that it can be deleted. */
function remembering(member: Member, sent: Sent, now: Instant): Member {
  if (sent.outcome !== 'sent') return member;
  const { chat, message } = sent;
  if (message === undefined || member.sent.some((each) => each.message === message)) return member;
  return remember(member, { chat, message, at: now.epochMilliseconds });
}

const stopped = ({ next: _next, later: _later, ...checkIn }: CheckIn): CheckIn => ({
  ...checkIn,
  paused: { why: 'closed' },
});

/** What a member chose, where nothing is kept about them yet. */
export const orNobody = (member: Member | undefined): Member => member ?? NOBODY;
