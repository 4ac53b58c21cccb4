/** What admins change in what is set for their group. */
import { refuse, type Answer, type Context, type Group } from '#core/command.ts';
import { logged, orNothing } from '#support/groups.ts';
import { begun } from '#support/line-quarters.ts';

/** A change as it was made: what is kept now, and whether that differs from before. */
export interface Changed {
  readonly kept: Group | undefined;
  readonly isChanged: boolean;
}

/** Changes what is set, and takes down who did. What changes nothing leaves no trace. */
export async function changeSetup(
  change: (group: Group) => Group,
  { group, chat, from, now }: Context,
): Promise<Changed> {
  let isChanged = true;
  const kept = await group?.record.update((was) => {
    const before = orNothing(was, chat.platform);
    const after = change(before);
    isChanged = JSON.stringify(after) !== JSON.stringify(before);
    if (!isChanged) return was;
    const lines = begun(after, { group: from.group ?? '', by: from.member, did: 'setup' }, now);
    return logged({ ...after, lines }, { at: now.epochMilliseconds, by: from.member, did: 'setup' }, now);
  });
  return { kept, isChanged };
}

/** Who stays an admin whatever they choose: somebody who would lock themselves out. */
export const selfOf = ({ from }: Context): string | undefined =>
  from.manages === 'yes' ? undefined : from.member;

/** Answers from what is set, or says that it can't be read: who manages the group by the platform's rights comes here even then. */
export const whenRead = ({ group, say }: Context, answer: (kept: Group | undefined) => Answer): Answer =>
  group?.known ? answer(group.known.kept) : refuse(say('setup.unread'));
