/** What a member's record waits for, and what is dropped from it in time. Pure. */
import { HOUSE, type Due, type Member } from '#core/records.ts';
import { CLAIM_LASTS, momentOf } from './check-ins.ts';

const DAY = 24 * 60 * 60_000;
const WEEKS_26 = 26 * 7 * DAY;
/** Somebody who does nothing here for so long is forgotten, and somebody who can't be reached. */
const IDLE = 180 * DAY;
const GONE = 30 * DAY;
/** How long it is known which messages the bot sent. */
const SENT = 90 * DAY;

const startOf = (day: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds;

/** When all that is kept about the member ends, in milliseconds since 1970. */
const endOf = ({ seenOn, goneSince }: Member): number =>
  Math.min(seenOn ? startOf(seenOn) + IDLE : Infinity, goneSince === undefined ? Infinity : goneSince + GONE);

/** When the parts of a record end that do so by themselves. */
const endsOf = ({ ratings, promises, entries, sent }: Member): readonly number[] => [
  ...ratings.map(({ on }) => startOf(on) + WEEKS_26),
  ...promises.filter(({ state }) => state !== 'open').map(({ madeAt }) => madeAt + WEEKS_26),
  ...entries.map(({ until }) => until),
  ...sent.map(({ at }) => at + SENT),
];

function noteMoments({ checkIn }: Member): readonly number[] {
  if (!checkIn) return [];
  const { last, later, next, rhythm } = checkIn;
  return [
    ...(last?.state === 'claimed' ? [last.triedAt + CLAIM_LASTS] : []),
    ...(later === undefined ? [] : [later]),
    ...(next === undefined ? [] : [momentOf(next, rhythm).epochMilliseconds]),
  ];
}

/** When the next note is due, in milliseconds since 1970; undefined where none is. */
export function nextNoteOf(member: Member): number | undefined {
  const moments = noteMoments(member);
  return moments.length > 0 ? Math.min(...moments) : undefined;
}

/** The first moment at which something is to be done for the member, and whose turn it is then. */
export function dueOfMember(member: Member): Due | undefined {
  const note = Math.min(...noteMoments(member));
  const house = Math.min(endOf(member), ...endsOf(member));
  const at = Math.min(note, house);
  if (at === Infinity) return undefined;
  return { at, lane: note <= house && member.reach ? member.reach.platform : HOUSE };
}

/** The record without what has ended by now; undefined where all of it has. */
export function prune(member: Member, now: Temporal.Instant): Member | undefined {
  const { epochMilliseconds: moment } = now;
  if (endOf(member) <= moment) return undefined;
  return {
    ...member,
    ratings: member.ratings.filter(({ on }) => startOf(on) + WEEKS_26 > moment),
    promises: member.promises.filter(({ state, madeAt }) => state === 'open' || madeAt + WEEKS_26 > moment),
    entries: member.entries.filter(({ until }) => until > moment),
    sent: member.sent.filter(({ at }) => at + SENT > moment),
  };
}

/** Notes that the member was here today, so that the record is not forgotten. */
export const seen = (member: Member, now: Temporal.Instant): Member => ({
  ...member,
  seenOn: now.toZonedDateTimeISO('UTC').toPlainDate().toString(),
});

/** True where it is a week since the member was last noted to be here. */
export const isLongUnseen = ({ seenOn }: Member, now: Temporal.Instant): boolean =>
  seenOn === undefined || now.epochMilliseconds - startOf(seenOn) > 7 * DAY;
