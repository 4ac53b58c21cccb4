/** Where the bot is on a platform, and what becomes of a group that it is taken out of. Pure; moments are in milliseconds since 1970. */
import { HOUSE, type Due } from '#core/records.ts';
import type { Group, Presence } from '#core/group-records.ts';
import { resumeReminder } from './reminders.ts';

type Instant = Temporal.Instant;

const HOUR = 60 * 60_000;
const DAY = 24 * HOUR;
/** What is kept about a group that the bot was taken out of ends after so long, and about members whom nothing reaches. */
const GONE = 30 * DAY;
/** An end that was passed by more than this was passed while nobody looked: it begins anew. */
const OUTAGE = 2 * DAY;
/** What could not be posted so shortly before the bot was found to be gone could not be because it was. */
const BEFORE = HOUR;

/** When what is kept of something ends that is gone. */
export const endOf = (goneSince: number): number => goneSince + GONE;

/** What has become of something that is gone: it stays, its end has come, or its end was missed. */
type End = 'stays' | 'over' | 'missed';

function endAt(goneSince: number | undefined, now: Instant): End {
  const late = goneSince === undefined ? -1 : now.epochMilliseconds - endOf(goneSince);
  if (late < 0) return 'stays';
  return late <= OUTAGE ? 'over' : 'missed';
}

// A group

/** The group's record as it is to be kept now; undefined where its end has come. An end that was missed comes 30 days later. */
export function pruneGroup(group: Group, now: Instant): Group | undefined {
  const end = endAt(group.goneSince, now);
  if (end === 'over') return undefined;
  return end === 'missed' ? { ...group, goneSince: now.epochMilliseconds } : group;
}

/** The group without the bot. The first time counts. */
export const leaveGroup = (group: Group, now: Instant): Group =>
  group.goneSince === undefined ? { ...group, goneSince: now.epochMilliseconds } : group;

/** The group with the bot in it again. What it could not post because it was not there goes on. */
export function returnToGroup(group: Group, now: Instant): Group {
  const { goneSince, ...here } = group;
  if (goneSince === undefined) return group;
  const wasStopped = (paused: string | undefined, last: { triedAt: number } | undefined): boolean =>
    (paused === 'forbidden' || paused === 'room-gone') && (last?.triedAt ?? 0) >= goneSince - BEFORE;
  return {
    ...here,
    reminders: here.reminders.map((each) =>
      wasStopped(each.paused, each.last) ? resumeReminder(each, now) : each,
    ),
  };
}

/** The group without a room: what was to be posted there is on hold. The same group where nothing was. */
export const loseRoom = (group: Group, room: string): Group =>
  group.reminders.some((each) => isLost(each, room))
    ? {
        ...group,
        reminders: group.reminders.map((each) =>
          isLost(each, room) ? { ...each, paused: 'room-gone' as const } : each,
        ),
      }
    : group;

const isLost = ({ room, paused, next }: Group['reminders'][number], lost: string): boolean =>
  room === lost && paused === undefined && next !== undefined;

// A platform

/** The bot is out of this group. */
export const awayFrom = (presence: Presence, id: string, now: Instant): Presence => ({
  ...presence,
  groups: presence.groups.map((each) =>
    each.id === id ? { id, goneSince: each.goneSince ?? now.epochMilliseconds } : each,
  ),
});

/** The bot is in this group, perhaps again. */
export const backIn = ({ goneSince: _gone, ...presence }: Presence, id: string): Presence => ({
  ...presence,
  groups: presence.groups.map((each) => (each.id === id ? { id } : each)),
});

/** The bot is in these groups and in no other. */
export function onlyIn(presence: Presence, ids: ReadonlySet<string>, now: Instant): Presence {
  const { goneSince = now.epochMilliseconds, ...rest } = presence;
  return {
    ...rest,
    groups: presence.groups.map(({ id, goneSince: since = now.epochMilliseconds }) =>
      ids.has(id) ? { id } : { id, goneSince: since },
    ),
    ...(ids.size === 0 && { goneSince }),
  };
}

/** When something that is kept of the platform ends, if anything does. */
export function dueOfPresence({ groups, goneSince }: Presence): Due | undefined {
  const ends = [...groups.map((each) => each.goneSince), goneSince].flatMap((since) =>
    since === undefined ? [] : [endOf(since)],
  );
  return ends.length === 0 ? undefined : { at: Math.min(...ends), lane: HOUSE };
}

/** True where the end of all has come whom nothing reaches on that platform. */
export const isPlatformOver = ({ goneSince }: Presence, now: Instant): boolean =>
  endAt(goneSince, now) === 'over';

/** What is to be kept of it now; undefined where nothing is. Ends that were missed come 30 days later. */
export function prunePresence(presence: Presence, now: Instant): Presence | undefined {
  const { goneSince, ...rest } = presence;
  const groups = presence.groups.flatMap((each) => {
    const end = endAt(each.goneSince, now);
    if (end === 'over') return [];
    return [end === 'missed' ? { ...each, goneSince: now.epochMilliseconds } : each];
  });
  const end = endAt(goneSince, now);
  const since = end === 'missed' ? now.epochMilliseconds : goneSince;
  const isGone = since !== undefined && end !== 'over';
  return groups.length === 0 && !isGone
    ? undefined
    : { ...rest, groups, ...(isGone && { goneSince: since }) };
}
