/** What a group's record waits for. Pure. */
import { HOUSE, type Due } from '#core/records.ts';
import { type Group } from '#core/group-records.ts';
import { postsEnd } from './crisis-posts.ts';
import { logEnd } from './groups.ts';
import { draftsEnd } from './line-drafts.ts';
import { askAt } from './line-quarters.ts';
import { endOf } from './presence.ts';
import { dueOf, momentOf } from './reminders.ts';

/** The first moment at which something is to be done for the group. Whatever only ends does so without its platform. */
export function dueOfGroup(group: Group): Due | undefined {
  const { goneSince, lines, platform } = group;
  const end = goneSince === undefined ? undefined : endOf(goneSince);
  const ends = Math.min(
    ...[draftsEnd(lines), postsEnd(group), logEnd(group), end].map((at) => at ?? Infinity),
  );
  if (goneSince !== undefined) return { at: ends, lane: HOUSE };
  const moments = group.reminders.map((reminder) => dueOf(reminder) ?? Infinity);
  const first = Math.min(...moments, askAt(group) ?? Infinity);
  // A moment that was rung for is not rung for again for a while: each that shares one is rung for a little after the last.
  const before = group.reminders.filter(({ last, ...each }) => last && momentOf(each, last.at) === first);
  const sends = first + before.length;
  const at = Math.min(sends, ends);
  return at === Infinity ? undefined : { at, lane: ends < sends ? HOUSE : platform };
}
