/** What a group's record waits for. Pure. */
import { HOUSE, type Due } from '#core/records.ts';
import { type Group } from '#core/group-records.ts';
import { dueOf } from './reminders.ts';

const DAY = 24 * 60 * 60_000;
/** What is kept about a group that the bot was removed from ends after so long. */
const GONE = 30 * DAY;

/** True where nothing is to be kept about the group any more. */
export const isOver = ({ goneSince }: Group, now: Temporal.Instant): boolean =>
  goneSince !== undefined && goneSince + GONE <= now.epochMilliseconds;

/** The first moment at which something is to be done for the group. */
export function dueOfGroup(group: Group): Due | undefined {
  if (group.goneSince !== undefined) return { at: group.goneSince + GONE, lane: HOUSE };
  const at = Math.min(...group.reminders.map((reminder) => dueOf(reminder) ?? Infinity));
  return at === Infinity ? undefined : { at, lane: group.platform };
}
