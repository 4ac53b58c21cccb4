/** Changes of what a group makes of the crisis lines, each with a note of who made it. */
import { type Context, type Lines, type LogEntry } from '#core/command.ts';
import type { Doer, NotKept } from '#support/group-lines.ts';
import { logged, orNothing } from '#support/groups.ts';
import { withoutStale } from '#support/line-drafts.ts';
import { begun, todayIn } from '#support/line-quarters.ts';

/** What came of a change: what is kept now, whether this call changed it, and why it could not be made. */
export interface ChangedLines {
  readonly lines: Lines;
  readonly isChanged: boolean;
  readonly why: NotKept | undefined;
}

/**
 * Changes the group's lines. `make` gives the same lines where there is nothing to change. `did` is taken down for admins; without
 * it nothing is: what is being written is nobody's yet.
 */
export async function changeLines(
  { group, from, now, chat }: Context,
  did: LogEntry['did'] | undefined,
  make: (lines: Lines, doer: Doer) => Lines | NotKept,
): Promise<ChangedLines> {
  let isChanged = false;
  let why: NotKept | undefined;
  const kept = await group?.record.update(
    (was) => {
      const before = orNothing(was, chat.platform);
      const made = make(before.lines, { by: from.member, now, today: todayIn(before, now) });
      why = typeof made === 'string' ? made : undefined;
      isChanged = typeof made !== 'string' && made !== before.lines;
      if (typeof made === 'string' || !isChanged) return was;
      const changed = { ...before, lines: withoutStale(made, now) };
      const deed = { group: from.group ?? '', by: from.member, did };
      const after = { ...changed, lines: begun(changed, deed, now) };
      const entry = { at: now.epochMilliseconds, by: from.member, ...(from.room && { room: from.room }) };
      return did === undefined ? after : logged(after, { ...entry, did }, now);
    },
    (hadEffect) => {
      isChanged = hadEffect;
    },
  );
  return { lines: orNothing(kept, chat.platform).lines, isChanged, why };
}
