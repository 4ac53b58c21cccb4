/** What a member's record waits for, and what is dropped from it in time. Pure. */
import { HOUSE, NOBODY, type Due, type Member } from '#core/records.ts';
import { momentOf } from './check-ins.ts';
import { CLAIM_LASTS } from './claims.ts';

const DAY = 24 * 60 * 60_000;
const WEEKS_26 = 26 * 7 * DAY;
/** Somebody who does nothing here for so long is forgotten, and somebody who can't be reached. */
const IDLE = 180 * DAY;
const GONE = 30 * DAY;
/** How long it is known which messages the bot sent. */
const SENT = 90 * DAY;
/** How long it is known on which messages to moderators a member's name stands: no message is kept longer. */
const NAMED = 30 * DAY;

const startOf = (day: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds;

/** When all that is kept about the member ends, in milliseconds since 1970. */
const endOf = ({ seenOn, goneSince }: Member): number =>
  Math.min(seenOn ? startOf(seenOn) + IDLE : Infinity, goneSince === undefined ? Infinity : goneSince + GONE);

/** When the parts of a record end that do so by themselves. */
const endsOf = ({ ratings, promises, entries, sent, moderated }: Member): readonly number[] => [
  ...ratings.map(({ on }) => startOf(on) + WEEKS_26),
  ...promises.filter(({ state }) => state !== 'open').map(({ madeAt }) => madeAt + WEEKS_26),
  ...entries.map(({ until }) => until),
  ...sent.map(({ at }) => at + SENT),
  ...moderated.flatMap(({ questions = [] }) => questions.map(({ at }) => at + NAMED)),
];

function noteMoments({ checkIn }: Member): readonly number[] {
  if (!checkIn) return [];
  const { last, later, next, rhythm } = checkIn;
  return [
    ...(last?.state === 'claimed' ? [last.triedAt + CLAIM_LASTS] : []),
    ...(last?.state === 'held' ? [last.triedAt] : []),
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

/** An end that was passed by more than this was passed while nobody looked. */
const OUTAGE = 2 * DAY;
/** Whose end came during an outage is kept so long from then on. */
const GRACE = 30 * DAY;

/** The record without what has ended by now; undefined where all of it has. Whose end came during an outage is kept a while longer. */
export function prune(member: Member, now: Temporal.Instant): Member | undefined {
  const { epochMilliseconds: moment } = now;
  const end = endOf(member);
  if (end <= moment && moment - end <= OUTAGE) return undefined;
  const kept = end <= moment ? givenGrace(member, now) : member;
  const pruned: Member = {
    ...kept,
    ratings: kept.ratings.filter(({ on }) => startOf(on) + WEEKS_26 > moment),
    promises: kept.promises.filter(({ state, madeAt }) => state === 'open' || madeAt + WEEKS_26 > moment),
    entries: kept.entries.filter(({ until }) => until > moment),
    sent: kept.sent.filter(({ at }) => at + SENT > moment),
    moderated: kept.moderated.map((each) => withoutEnded(each, moment)),
  };
  return isNothing(pruned) ? undefined : pruned;
}

function withoutEnded({ questions, ...each }: Member['moderated'][number], moment: number) {
  const kept = questions?.filter(({ at }) => at + NAMED > moment) ?? [];
  return kept.length > 0 ? { ...each, questions: kept } : each;
}

/** True where nothing is left that a member chose, wrote or was sent. */
const isNothing = (member: Member): boolean => JSON.stringify(member) === JSON.stringify(NOBODY);

const givenGrace = (member: Member, now: Temporal.Instant): Member => ({
  ...member,
  seenOn: dayOf(now.subtract({ milliseconds: IDLE - GRACE })),
  ...(member.goneSince !== undefined && { goneSince: now.epochMilliseconds }),
});

const dayOf = (moment: Temporal.Instant): string => moment.toZonedDateTimeISO('UTC').toPlainDate().toString();

/** Notes that the member was here today, so that the record is not forgotten. Who is here can be reached again. */
export const seen = ({ goneSince: _gone, ...member }: Member, now: Temporal.Instant): Member => ({
  ...member,
  seenOn: dayOf(now),
});

/** True where it is a week since the member was last noted to be here, or they could not be reached since. */
export const isLongUnseen = ({ seenOn, goneSince }: Member, now: Temporal.Instant): boolean =>
  seenOn === undefined || goneSince !== undefined || now.epochMilliseconds - startOf(seenOn) > 7 * DAY;
