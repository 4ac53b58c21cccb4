/** What a group's record waits for. Pure. */
import { HOUSE, type Due } from '#core/records.ts';
import { type Group } from '#core/group-records.ts';
import { askAt } from './line-quarters.ts';
import { endOf } from './presence.ts';
import { dueOf } from './reminders.ts';

/** The first moment at which something is to be done for the group. */
export function dueOfGroup(group: Group): Due | undefined {
  if (group.goneSince !== undefined) return { at: endOf(group.goneSince), lane: HOUSE };
  const moments = group.reminders.map((reminder) => dueOf(reminder) ?? Infinity);
  const at = Math.min(...moments, askAt(group) ?? Infinity);
  return at === Infinity ? undefined : { at, lane: group.platform };
}
