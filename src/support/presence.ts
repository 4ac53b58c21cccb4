/** Where the bot is on a platform, and what becomes of a group that it is taken out of. Pure; moments are in milliseconds since 1970. */
import { HOUSE, type Due } from '#core/records.ts';
import { listGroup, type Group, type Presence } from '#core/group-records.ts';
import { withoutOldPosts } from './crisis-posts.ts';
import { withoutOldLog } from './groups.ts';
import { withoutStale } from './line-drafts.ts';
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

/**
 * The group's record as it is to be kept now, without what is over by itself: drafts, posts and the old part of the log.
 * Undefined where its end has come. An end that was missed comes 30 days later.
 */
export function pruneGroup(group: Group, now: Instant): Group | undefined {
  const end = endAt(group.goneSince, now);
  if (end === 'over') return undefined;
  const rest = withoutOldLog(withoutOldPosts(group, now), now);
  const lines = withoutStale(rest.lines, now);
  const kept = lines === rest.lines ? rest : { ...rest, lines };
  return end === 'missed' ? { ...kept, goneSince: now.epochMilliseconds } : kept;
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
export const holdRoom = (group: Group, room: string): Group =>
  group.reminders.some((each) => isLost(each, room))
    ? {
        ...group,
        reminders: group.reminders.map((each) =>
          isLost(each, room) ? { ...each, paused: 'room-gone' as const } : each,
        ),
      }
    : group;

/** The group with nothing planned for a room that was deleted. The same group where nothing was. */
export const dropRoom = (group: Group, lost: string): Group =>
  group.reminders.some(({ room }) => room === lost)
    ? { ...group, reminders: group.reminders.filter(({ room }) => room !== lost) }
    : group;

const isLost = ({ room, paused, next }: Group['reminders'][number], lost: string): boolean =>
  room === lost && paused === undefined && next !== undefined;

// A platform

/** The bot is out of this group, of which something is kept. The first time counts. */
export function awayFrom(presence: Presence, id: string, now: Instant): Presence {
  const others = presence.groups.filter((each) => each.id !== id);
  const since = presence.groups.find((each) => each.id === id)?.goneSince ?? now.epochMilliseconds;
  return { ...presence, groups: [...others, { id, goneSince: since }] };
}

/** The bot is in this group, perhaps again. Undefined where nothing is left to know. */
export function backIn(
  { goneSince: _gone, ...presence }: Presence,
  id: string,
  isKept: boolean,
): Presence | undefined {
  const others = presence.groups.filter((each) => each.id !== id);
  return listGroup({ ...presence, groups: others }, presence.platform, id, isKept);
}

/** Where the bot is: in which groups, in which of them something is kept, and whether people are reached without any. */
export interface Whereabouts {
  readonly ids: ReadonlySet<string>;
  readonly kept: readonly string[];
  readonly reachesPeople: boolean;
}

/** True where nobody can be reached any more. */
export const isNowhere = ({ ids, reachesPeople }: Whereabouts): boolean => ids.size === 0 && !reachesPeople;

/** The bot is in these groups and in no other. Undefined where nothing is left to know. */
export function onlyIn(presence: Presence, where: Whereabouts, now: Instant): Presence | undefined {
  const { goneSince = now.epochMilliseconds, ...rest } = presence;
  const known = presence.groups.map(({ id, goneSince: since = now.epochMilliseconds }) =>
    where.ids.has(id) ? { id } : { id, goneSince: since },
  );
  const unlisted = where.kept.filter((id) => !known.some((each) => each.id === id));
  const groups = [...known, ...unlisted.map((id) => ({ id }))];
  if (groups.length === 0 && !isNowhere(where)) return undefined;
  return { ...rest, groups, ...(isNowhere(where) && { goneSince }) };
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
