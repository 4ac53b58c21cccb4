/** What a group's record waits for. Pure. */
import { HOUSE, type Due } from '#core/records.ts';
import { type Group } from '#core/group-records.ts';
import { draftsEnd } from './line-drafts.ts';
import { askAt } from './line-quarters.ts';
import { endOf } from './presence.ts';
import { dueOf } from './reminders.ts';

/** The first moment at which something is to be done for the group. Whatever only ends does so without its platform. */
export function dueOfGroup(group: Group): Due | undefined {
  const { goneSince, lines, platform } = group;
  const ends = Math.min(draftsEnd(lines) ?? Infinity, goneSince === undefined ? Infinity : endOf(goneSince));
  if (goneSince !== undefined) return { at: ends, lane: HOUSE };
  const moments = group.reminders.map((reminder) => dueOf(reminder) ?? Infinity);
  const sends = Math.min(...moments, askAt(group) ?? Infinity);
  const at = Math.min(sends, ends);
  return at === Infinity ? undefined : { at, lane: ends < sends ? HOUSE : platform };
}
