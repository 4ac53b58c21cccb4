/** Who sends what is due, and what becomes of it. Pure; times are in milliseconds since 1970. */
import {
  remember,
  type CheckIn,
  type Member,
  type News,
  type Occurrence,
  type Rhythm,
} from '#core/records.ts';
import { isOn, isPausedNow, isQuietAt, momentOf, printAt } from './check-ins.ts';
import { nextAfter } from './rhythm.ts';

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
  { id, at, dueAt, says, wasPutOff }: Pick<Occurrence, 'id' | 'at' | 'dueAt' | 'says' | 'wasPutOff'>,
  now: Instant,
): Occurrence {
  const moment = now.epochMilliseconds;
  const times = { dueAt, claimedAt: moment, triedAt: moment };
  const isLate = moment - dueAt > LATE_FROM;
  return {
    id,
    at,
    says,
    state: 'claimed',
    ...times,
    ...(isLate && { isLate }),
    ...(wasPutOff && { wasPutOff }),
  };
}

/** What is told of a note that did not arrive, as far as is known: that notes rest, where that is what it said. */
const newsOf = ({ paused }: CheckIn, { at, says }: Occurrence, kind: News['kind']): News => ({
  kind: says === 'rest' && paused?.why === 'unanswered' ? 'rest' : kind,
  at,
});

/** Somebody claimed a note and did not say what became of it, or the platform asked to wait with it. */
function claimAgain(member: Member, checkIn: CheckIn, last: Occurrence, now: Instant, id: string): Claim {
  const { epochMilliseconds: moment } = now;
  const isHeld = last.state === 'held';
  if (moment < last.triedAt + (isHeld ? 0 : CLAIM_LASTS)) return { member };
  const why = refusalOf(member, checkIn, last.dueAt, now);
  if (why !== undefined || !isStillWanted(checkIn, last, now)) {
    const over: CheckIn = { ...checkIn, last: { ...last, state: isHeld ? 'unsent' : 'unsure' } };
    const news: readonly News[] = isHeld
      ? why === undefined
        ? []
        : [newsOf(checkIn, last, why)]
      : [newsOf(checkIn, last, 'unsure')];
    return claimDue(tell({ ...member, checkIn: over }, ...news), over, now, id);
  }
  const isLate = moment - last.dueAt > LATE_FROM;
  const again: Occurrence = { ...last, triedAt: moment, ...(isLate && { isLate }) };
  const send = isHeld ? fresh(last, now) : again;
  return { member: { ...member, checkIn: { ...checkIn, last: send } }, send };
}

/** False where a note that did not arrive, as far as is known, would be unwelcome now, or one of two. */
function isStillWanted(checkIn: CheckIn, { says }: Occurrence, now: Instant): boolean {
  const { next, paused, rhythm } = checkIn;
  const isNextDue = next !== undefined && Temporal.Instant.compare(momentOf(next, rhythm), now) <= 0;
  const isRest = says === 'rest' && paused?.why === 'unanswered';
  return !isNextDue && (!isPausedNow(checkIn, now) || isRest);
}

function claimLater(member: Member, kept: CheckIn, later: number, now: Instant, id: string): Claim {
  const { last } = kept;
  if (!last || !isOn(kept)) return { member: { ...member, checkIn: kept } };
  const why = refusalOf(member, kept, later, now);
  if (why !== undefined) return { member: tell({ ...member, checkIn: kept }, { kind: why, at: last.at }) };
  const send = fresh({ ...last, id, dueAt: later, wasPutOff: true }, now);
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
  const after = printAt(nextAfter(rhythm, now));
  const moved: CheckIn = { ...kept, ...(after && { next: after }) };
  if (why !== undefined) return { member: tell({ ...member, checkIn: moved }, ...missed, { kind: why, at }) };
  const { last } = checkIn;
  const isUnanswered = last?.state === 'asked' && last.wasPutOff !== true;
  const unanswered = checkIn.unanswered + (isUnanswered ? 1 : 0);
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
    at = printAt(nextAfter(rhythm, momentOf(at, rhythm)));
  }
  return found.slice(-NEWS);
}

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
      return tell({ ...member, checkIn: ended('unsure') }, newsOf(checkIn, last, 'unsure'));
    case 'gone': {
      const after = { ...member, goneSince: now.epochMilliseconds, checkIn: stopped(ended('unsent')) };
      return tell(after, { kind: 'gone', at: last.at });
    }
    case 'closed': {
      const closed = checkIn.closed + 1;
      const isOver = closed >= CLOSED_LIMIT;
      const still = { ...ended('unsent'), closed };
      const after = { ...member, checkIn: isOver ? stopped(still) : still };
      return tell(after, newsOf(after.checkIn, last, isOver ? 'closed-paused' : 'closed'));
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
