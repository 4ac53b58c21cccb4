/** What a group planned to hear, as a state: what each event makes of it. Pure; moments are in milliseconds since 1970. */
import type { Rhythm } from '#core/records.ts';
import type { Group, Reminder, RoomOccurrence } from '#core/group-records.ts';
import { CLAIM_LASTS } from './claims.ts';
import { instantOf, nextAfter, nextThree } from './rhythm.ts';

type Instant = Temporal.Instant;

const MINUTE = 60_000;
/** A reminder goes out this late at most. */
export const LATE_LIMIT = 15 * MINUTE;
/** So many can be planned in one room. */
export const MOST_IN_ROOM = 20;
/** What was never started is dropped after so long. */
const DRAFT_LASTS = 15 * MINUTE;
/** What is on hold because its room is gone is dropped so long after it was tried: nobody can see it there to remove it. */
const ROOM_GONE_LASTS = 30 * 24 * 60 * MINUTE;
/** So many that did not go out are shown. */
const SKIPPED = 5;
/** Reminders of one group at the same minute go out within so long, one after another. */
const APART = 30_000;

const wall = (at: string): Temporal.PlainDateTime => Temporal.PlainDateTime.from(at);
const print = (at: Temporal.PlainDateTime | undefined): string | undefined =>
  at?.toString({ smallestUnit: 'minute' });

/** A number from 0 to 29,999 that is the same for the same reminder. */
const offsetOf = (id: string): number =>
  Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % APART, 7);

/** When a reminder goes out at its next occurrence. */
export const momentOf = ({ id, zone }: Reminder, at: string): number =>
  instantOf(wall(at), zone).epochMilliseconds + offsetOf(id);

/** The occurrence after one, or none. */
const following = (rhythm: Rhythm | undefined, after: Instant): string | undefined =>
  rhythm && print(nextAfter(rhythm, after));

const withNext = ({ next: _next, ...reminder }: Reminder, next: string | undefined): Reminder => ({
  ...reminder,
  ...(next && { next }),
});

/** The reminders of a room, in the order in which they were planned. Those that were never started are left out. */
export const remindersIn = (group: Group | undefined, room: string): readonly Reminder[] =>
  (group?.reminders ?? []).filter((each) => each.room === room && each.paused !== 'draft');

export const findReminder = (group: Group | undefined, id: string): Reminder | undefined =>
  group?.reminders.find((each) => each.id === id);

/** Puts a reminder in the place of the one with its id, or at the end. Drafts that nobody started are dropped. */
export function putReminder(group: Group, reminder: Reminder, now: Instant): Group {
  const fresh = group.reminders.filter(
    ({ paused, editedAt }) => paused !== 'draft' || now.epochMilliseconds - editedAt < DRAFT_LASTS,
  );
  const isThere = fresh.some(({ id }) => id === reminder.id);
  const reminders = fresh.map((each) => (each.id === reminder.id ? reminder : each));
  return { ...group, reminders: isThere ? reminders : [...reminders, reminder] };
}

export const dropReminder = (group: Group, id: string): Group => ({
  ...group,
  reminders: group.reminders.filter((each) => each.id !== id),
});

/** A reminder that goes out from now on. A next moment that is still to come holds: what was left out before it stays so. */
export function start({ paused: _paused, ...reminder }: Reminder, now: Instant): Reminder {
  const { rhythm, next, zone } = reminder;
  const isAhead = next !== undefined && Temporal.Instant.compare(instantOf(wall(next), zone), now) > 0;
  return !rhythm || isAhead ? reminder : withNext(reminder, following(rhythm, now));
}

/** What somebody planned and looked at: `id` names it, `of` the reminder that it changes, or itself where it is new. */
export interface Planned {
  readonly id: string;
  readonly of: string;
}

/** Why what was planned can't start now. */
export type NotStarted = 'gone' | 'started' | 'past' | 'too-many' | 'is-on';

/**
 * Starts what was planned, in place of what it changes: that goes on until then, and what is on its way of it stays so.
 * Exactly what was looked at starts, whatever others planned meanwhile.
 */
export function startPlanned(
  group: Group,
  { id, of }: Planned,
  now: Instant,
  tells?: Reminder['tells'],
): Group | NotStarted {
  const planned = findReminder(group, id);
  const before = id === of ? undefined : findReminder(group, of);
  if (planned?.paused !== 'draft') return findReminder(group, of) ? 'started' : 'gone';
  if (id !== of && !before) return 'gone';
  if (isPast(planned, now)) return 'past';
  const others = remindersIn(group, planned.room).filter((each) => each.id !== of);
  if (others.length >= MOST_IN_ROOM) return 'too-many';
  if (planned.says.kind === 'steps' && others.some(({ says }) => says.kind === 'steps')) return 'is-on';
  const { skipped: was = [], last } = before ?? {};
  const started = {
    ...start(planned, now),
    id: of,
    skipped: [...was],
    ...(last && { last }),
    ...(tells && { tells }),
  };
  return putReminder(id === of ? group : dropReminder(group, id), started, now);
}

/** True for something that comes once, at a moment that is over. */
const isPast = ({ rhythm, next, zone }: Reminder, now: Instant): boolean =>
  rhythm === undefined &&
  next !== undefined &&
  Temporal.Instant.compare(instantOf(wall(next), zone), now) <= 0;

/** The same reminder on hold. One that is on hold already stays as it is. */
export const pauseReminder = (reminder: Reminder): Reminder =>
  reminder.paused === undefined ? { ...reminder, paused: 'asked' } : reminder;

/** The same reminder as it goes on. One that goes on already, or whose only moment is over, stays as it is. */
export const resumeReminder = (reminder: Reminder, now: Instant): Reminder =>
  reminder.paused === undefined || reminder.paused === 'draft' || isPast(reminder, now)
    ? reminder
    : start(reminder, now);

/** The times at which it comes next, at most three; for one that is on hold, those at which it would. */
export function comingUp(reminder: Reminder, now: Instant): readonly Temporal.PlainDateTime[] {
  const { rhythm, next, zone, says } = reminder.paused === undefined ? reminder : start(reminder, now);
  if (next === undefined || (reminder.paused !== undefined && isPast(reminder, now))) return [];
  if (!rhythm) return [wall(next)];
  const left = says.kind === 'steps' && !says.loops ? 8 - says.next : Infinity;
  return nextThree(rhythm, instantOf(wall(next), zone).subtract({ milliseconds: 1 })).slice(0, left);
}

const skipped = (reminder: Reminder, at: string, why: Reminder['skipped'][number]['why']): Reminder => ({
  ...reminder,
  skipped: [...reminder.skipped, { at, why }].slice(-SKIPPED),
});

/** Leaves the next one out, as for a holiday: the one that was meant, so that two who mean the same leave out one. */
export function skipNext(reminder: Reminder, meant: string): Reminder {
  const { next, rhythm, zone, paused } = reminder;
  if (next === undefined || next !== meant || paused !== undefined) return reminder;
  return skipped(withNext(reminder, following(rhythm, instantOf(wall(next), zone))), next, 'asked');
}

/** When something is to be done for a reminder, if ever. */
export function dueOf(reminder: Reminder): number | undefined {
  const { last, next, paused, editedAt } = reminder;
  if (last?.state === 'claimed') return last.triedAt + CLAIM_LASTS;
  if (paused === 'room-gone') return (last?.triedAt ?? editedAt) + ROOM_GONE_LASTS;
  return next === undefined || paused !== undefined ? undefined : momentOf(reminder, next);
}

/** What is to be done for a group whose record is due. */
export interface Claim {
  readonly group: Group;
  /** The reminder to send, claimed for whoever asked. */
  readonly send?: Reminder & { readonly last: RoomOccurrence };
}

/**
 * Claims the reminder that has been due longest, so that the group waits for another moment from then on: a moment that was
 * rung for is not rung for again for a while. `id` names its message, if there is to be one.
 */
export function claimReminder(group: Group, now: Instant, id: string): Claim {
  const moment = now.epochMilliseconds;
  const [first] = group.reminders
    .map((reminder) => ({ reminder, due: dueOf(reminder) ?? Infinity }))
    .filter(({ due }) => due <= moment)
    .toSorted((a, b) => a.due - b.due);
  if (!first) return { group };
  const { reminder, due } = first;
  const { last, next, rhythm } = reminder;
  if (last?.state === 'claimed') {
    const isLate = moment - momentOf(reminder, last.at) > LATE_LIMIT;
    if (isLate || reminder.paused !== undefined) {
      const over = skipped({ ...reminder, last: { ...last, state: 'unsure' } }, last.at, 'unsure');
      return { group: putReminder(group, over, now) };
    }
    const again = { ...reminder, last: { ...last, triedAt: moment } };
    return { group: putReminder(group, again, now), send: again };
  }
  if (reminder.paused === 'room-gone') return { group: dropReminder(group, reminder.id) };
  if (next === undefined) return { group };
  const moved = withNext(reminder, following(rhythm, now));
  if (moment - due > LATE_LIMIT) return { group: putReminder(group, skipped(moved, next, 'late'), now) };
  // What the platform asked to wait with keeps its name: where the platform can tell, it is one message however it ends.
  const named = last?.state === 'unsent' && last.at === next ? last.id : id;
  const claimed: RoomOccurrence = {
    id: named,
    at: next,
    state: 'claimed',
    claimedAt: moment,
    triedAt: moment,
  };
  const send = { ...moved, last: claimed };
  return { group: putReminder(group, send, now), send };
}

/** How the sending of a reminder ended. */
export type SentToRoom = 'sent' | 'unsure' | 'room-gone' | 'forbidden' | 'again';

/** What became of the reminder's message. Nothing changes where somebody else has settled it. */
export function settleReminder(group: Group, id: string, sent: SentToRoom, now: Instant): Group {
  const reminder = group.reminders.find(({ last }) => last?.id === id && last.state === 'claimed');
  if (!reminder?.last) return group;
  const { last } = reminder;
  const put = (changed: Reminder): Group => putReminder(group, changed, now);
  switch (sent) {
    case 'sent':
      return put(turnStep({ ...reminder, last: { ...last, state: 'sent' } }));
    case 'unsure':
      return put(turnStep(skipped({ ...reminder, last: { ...last, state: 'unsure' } }, last.at, 'unsure')));
    case 'again':
      // At a second try the first may have been shown: it stays claimed, and is tried once more as what it is.
      if (last.triedAt > last.claimedAt) return group;
      return put({ ...withNext(reminder, last.at), last: { ...last, state: 'unsent' } });
    case 'room-gone':
    case 'forbidden':
      return put({ ...reminder, last: { ...last, state: 'unsent' }, paused: sent });
  }
}

/** The step after the one that was said, where steps are said; after the seventh the first one, or none. */
function turnStep(reminder: Reminder): Reminder {
  const { says } = reminder;
  if (says.kind !== 'steps') return reminder;
  if (says.next < 7) return { ...reminder, says: { ...says, next: says.next + 1 } };
  return says.loops ? { ...reminder, says: { ...says, next: 1 } } : withNext(reminder, undefined);
}
