/** What becomes of what is kept when the bot is taken out of a group, is let in again, or a room is removed. */
import {
  nothingKnownOf,
  occurrenceOf,
  roomId,
  tryAgainSoon,
  type Change,
  type ChangeContext,
  type DuePresenceContext,
  type Fired,
  type Group,
  type Message,
  type Say,
} from '#core/command.ts';
import {
  awayFrom,
  backIn,
  dropRoom,
  dueOfPresence,
  holdRoom,
  isNowhere,
  isPlatformOver,
  leaveGroup,
  onlyIn,
  prunePresence,
  returnToGroup,
} from '#support/presence.ts';
import { remindersIn } from '#support/reminders.ts';
import { label } from './reminder-facts.ts';

/** Notes what the platform tells of where the bot is. May be done twice. */
export async function noteChange(change: Change, context: ChangeContext): Promise<void> {
  switch (change.kind) {
    case 'lost':
      return change.room === undefined
        ? leave(change.group, context)
        : forgetRoom(change.group, change.room, context);
    case 'found':
      return comeBack(change.group, context);
    case 'present':
      return compare(new Set(change.groups), change.reachesPeople === true, context);
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

async function leave(id: string, { platform, groupOf, presence, now, tellHost }: ChangeContext) {
  const group = groupOf(id);
  const isListed = (await presence.get())?.groups.some((each) => each.id === id) ?? false;
  if (!isListed && (await group.get()) === undefined) return;
  await group.update((was) => was && leaveGroup(was, now));
  await presence.update((was = nothingKnownOf(platform)) => awayFrom(was, id, now));
  tellHost('left', 1);
}

async function comeBack(id: string, { platform, groupOf, presence, now, tellHost }: ChangeContext) {
  let wasGone = false;
  const group = await groupOf(id).update((was) => {
    wasGone = was?.goneSince !== undefined;
    return was && returnToGroup(was, now);
  });
  await presence.update((was = nothingKnownOf(platform)) => backIn(was, id, group !== undefined));
  if (wasGone) tellHost('returned', 1);
}

/**
 * All groups are known now: some may have been lost, and others found, while nobody was told. Each one is looked at: an older
 * version listed none, and a removal may have been noted by half.
 */
async function compare(ids: ReadonlySet<string>, reachesPeople: boolean, context: ChangeContext) {
  const { platform, presence, groupOf, now, tellHost } = context;
  const known = (await presence.get()) ?? nothingKnownOf(platform);
  const lost = known.groups.filter(({ id }) => !ids.has(id));
  for (const { id } of lost) await groupOf(id).update((was) => was && leaveGroup(was, now));
  const gone = new Set(known.groups.flatMap(({ id, goneSince }) => (goneSince === undefined ? [] : [id])));
  const kept: string[] = [];
  for (const id of ids) {
    const group = await groupOf(id).get();
    if (group) kept.push(id);
    if (gone.has(id) || group?.goneSince !== undefined) await comeBack(id, context);
  }
  const where = { ids, kept, reachesPeople };
  await presence.update((was = nothingKnownOf(platform)) => onlyIn(was, where, now));
  const left = lost.filter(({ goneSince }) => goneSince === undefined).length;
  if (left > 0) tellHost('left', left);
  if (isNowhere(where) && known.groups.length > 0 && known.goneSince === undefined) tellHost('nowhere', 0);
}

/**
 * A room is no longer there, and with it the only place from which what was planned for it could be seen or removed: it stops
 * at once, moderators are told, and it is dropped.
 * @throws Error where moderators can't be told yet, for another try.
 */
async function forgetRoom(id: string, room: string, { groupOf, words, send }: ChangeContext): Promise<void> {
  const group = groupOf(id);
  if ((await group.get()) === undefined) return;
  const held = await group.update((was) => was && holdRoom(was, room));
  const to = held?.moderatorsRoom;
  const message = held && sayDropped(held, room, words.in(held.language));
  if (message && to !== undefined && to !== room) {
    const occurrence = await occurrenceOf(`${id} ${room} deleted`);
    const { outcome } = await send(roomId(to), message, { occurrence });
    if (outcome === 'busy') throw new Error('the moderators can not be told yet');
  }
  await tryAgainSoon(() => group.update((was) => was && dropRoom(was, room)));
}

/** What moderators are told once of a room that was deleted; nothing where nothing was to come there. */
function sayDropped(group: Group, room: string, say: Say): Message | undefined {
  const planned = remindersIn(group, room).filter(({ next, paused }) => next !== undefined || paused);
  if (planned.length === 0) return undefined;
  const items = planned.map((each, i) => [label(each, i, say)]);
  return {
    blocks: [
      { kind: 'text', text: say('reminder.room-deleted', { room: { room: roomId(room) } }) },
      { kind: 'list', items },
    ],
  };
}
