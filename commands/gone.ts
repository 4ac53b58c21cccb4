/** What becomes of what is kept when the bot is taken out of a group, is let in again, or a room is removed. */
import {
  makeOccurrence,
  nothingKnownOf,
  roomId,
  type Change,
  type ChangeContext,
  type DuePresenceContext,
  type Fired,
} from '#core/command.ts';
import {
  awayFrom,
  backIn,
  dueOfPresence,
  isPlatformOver,
  leaveGroup,
  loseRoom,
  onlyIn,
  prunePresence,
  returnToGroup,
} from '#support/presence.ts';
import { sayStopped } from './reminder-due.ts';

/** Notes what the platform tells of where the bot is. May be done twice. */
export async function noteChange(change: Change, context: ChangeContext): Promise<void> {
  switch (change.kind) {
    case 'lost':
      return change.room === undefined
        ? leave([change.group], context)
        : putOnHold(change.group, change.room, context);
    case 'found':
      return comeBack(change.group, context);
    case 'present':
      return compare(new Set(change.groups), context);
  }
}

/** Ends what is kept of a platform that nothing reaches any more, 30 days later, and of groups that are long gone. */
export async function endPresence({ presence, now, membersOn }: DuePresenceContext): Promise<Fired> {
  const kept = await presence.get();
  const due = kept && dueOfPresence(kept);
  if (!due || due.at > now.epochMilliseconds) return { outcome: 'done' };
  if (isPlatformOver(kept, now)) await forgetAll(membersOn(kept.platform));
  await presence.update((was) => was && prunePresence(was, now));
  return { outcome: 'done' };
}

/**
 * What stands in chats stays there: nobody lets the bot delete it any more. Their names in groups go with the groups, which end
 * at the same moment.
 */
async function forgetAll(members: ReturnType<DuePresenceContext['membersOn']>): Promise<void> {
  for await (const { me, journal } of members) {
    const kept = await me.get();
    await journal.remove(kept?.entries.map(({ id }) => id) ?? []);
    await me.update(() => undefined);
  }
}

async function leave(groups: readonly string[], { groupOf, presence, now, tellHost }: ChangeContext) {
  const kept = await presence.get();
  const known = groups.filter((id) => kept?.groups.some((each) => each.id === id));
  for (const id of known) await groupOf(id).update((was) => was && leaveGroup(was, now));
  if (known.length === 0) return;
  await presence.update((was) => was && known.reduce((each, id) => awayFrom(each, id, now), was));
  tellHost('left', known.length);
}

async function comeBack(id: string, { groupOf, presence, now, tellHost }: ChangeContext): Promise<void> {
  let wasGone = false;
  await groupOf(id).update((was) => {
    wasGone = was?.goneSince !== undefined;
    return was && returnToGroup(was, now);
  });
  if ((await presence.get()) !== undefined) await presence.update((was) => was && backIn(was, id));
  if (wasGone) tellHost('returned', 1);
}

/** All groups are known now: some may have been lost, and others found, while nobody was told. */
async function compare(groups: ReadonlySet<string>, context: ChangeContext): Promise<void> {
  const { platform, presence, groupOf, now, tellHost } = context;
  const kept = (await presence.get()) ?? nothingKnownOf(platform);
  const lost = kept.groups.filter(({ id }) => !groups.has(id));
  for (const { id } of lost) await groupOf(id).update((was) => was && leaveGroup(was, now));
  for (const { id, goneSince } of kept.groups)
    if (groups.has(id) && goneSince !== undefined) await comeBack(id, context);
  await presence.update((was) => {
    const next = onlyIn(was ?? kept, groups, now);
    return next.groups.length === 0 && next.goneSince === undefined ? undefined : next;
  });
  const left = lost.filter(({ goneSince }) => goneSince === undefined).length;
  if (left > 0) tellHost('left', left);
  if (groups.size === 0 && kept.goneSince === undefined) tellHost('nowhere', 0);
}

/** A room is no longer there: what was to be posted in it is on hold, and moderators are told once. */
async function putOnHold(id: string, room: string, { groupOf, words, send }: ChangeContext) {
  const group = groupOf(id);
  if ((await group.get()) === undefined) return;
  let isNew = false;
  const after = await group.update((was) => {
    const next = was && loseRoom(was, room);
    isNew = next !== was;
    return next;
  });
  const to = after?.moderatorsRoom;
  if (!after || !isNew || to === undefined || to === room) return;
  await send(roomId(to), sayStopped(room, words.in(after.language)), { occurrence: makeOccurrence() });
}
