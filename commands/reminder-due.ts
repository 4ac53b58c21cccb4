/** What is posted when a group's reminder is due. */
import {
  heading,
  makeOccurrence,
  roleId,
  roomId,
  tryAgainSoon,
  type Attempt,
  type Block,
  type Delivery,
  type DueGroupContext,
  type Fired,
  type Group,
  type Message,
  type Reminder,
  type Say,
} from '#core/command.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { voiceOf } from '#support/groups.ts';
import { pruneGroup } from '#support/presence.ts';
import { claimReminder, settleReminder, type SentToRoom } from '#support/reminders.ts';
import { stepWords } from '#support/steps.ts';
import { needHelp } from './crisis.ts';
import { sayShared } from './trust-steps.ts';

/** Sends what is due: claims it in the group's record, posts it, and settles what became of it. */
export async function postDue({ group, words, now, send, serves }: DueGroupContext): Promise<Fired> {
  const kept = await group.get();
  // A crash can leave a row of a group that was erased. It goes with what is left of the record.
  if (!kept) await group.update((was) => was);
  const due = kept && dueOfGroup(kept);
  if (!due || due.at > now.epochMilliseconds) return { outcome: 'done' };
  const id = makeOccurrence();
  let claimed: ReturnType<typeof claimReminder>['send'];
  const claiming = await group.update((was) => {
    const current = was && pruneGroup(was, now);
    claimed = undefined;
    if (current === undefined || current.goneSince !== undefined) return current;
    const made = claimReminder(current, now, id);
    const isHeldBack = made.send && !serves(current.platform);
    claimed = isHeldBack ? undefined : made.send;
    return isHeldBack ? current : made.group;
  });
  if (!claiming || !claimed) return { outcome: 'done' };
  const { platform, moderatorsRoom } = claiming;
  const say = words.in(claiming.language);
  const { last, room } = claimed;
  const message = sayReminder(claimed, claiming, say);
  const delivery = await tryTwice(last, (attempt) => send(platform, roomId(room), message, attempt));
  const sent = sentAs(delivery);
  // What may stand there already stays claimed: the next try is then not the first, and says so.
  if (!('isPerhapsShown' in delivery)) {
    await tryAgainSoon(() => group.update((was) => was && settleReminder(was, last.id, sent, now)));
  }
  if ((sent === 'room-gone' || sent === 'forbidden') && moderatorsRoom !== undefined) {
    const stopped = sayStopped(room, sent, say);
    await sendSoon((attempt) => send(platform, roomId(moderatorsRoom), stopped, attempt), now);
  }
  return delivery.outcome === 'busy' || delivery.outcome === 'stopped' ? delivery : { outcome: 'done' };
}

/** What moderators are told once when nothing can be posted in a room. */
const sayStopped = (room: string, why: 'room-gone' | 'forbidden', say: Say): Message => ({
  blocks: [{ kind: 'text', text: say(`reminder.stopped.${why}`, { room: { room: roomId(room) } }) }],
});

/**
 * Sends what nothing comes back to later: it is tried again for some seconds. Where it may stand there already that is a
 * second try, of which a platform that can't tell makes nothing. Rejects with why it was not sent.
 */
async function sendSoon(
  run: (attempt: Attempt) => Promise<Delivery>,
  triedAt: Temporal.Instant,
): Promise<void> {
  const occurrence = makeOccurrence();
  let isPerhapsShown = false;
  await tryAgainSoon(async () => {
    const attempt: Attempt = { occurrence, ...(isPerhapsShown && { triedAt }) };
    const wasShown = isPerhapsShown;
    isPerhapsShown = true;
    const delivery = await run(attempt);
    if (delivery.outcome !== 'busy') return;
    isPerhapsShown = wasShown || delivery.isPerhapsShown === true;
    throw new Error('The platform asks to wait.');
  });
}

/**
 * Tries once more at once where nobody gave an answer, as a second try of the same: when many are due, its turn would come
 * again only after all of them, and by then nobody could tell whether it was shown.
 */
async function tryTwice(
  { id: occurrence, claimedAt: at, triedAt }: NonNullable<Reminder['last']>,
  run: (attempt: Attempt) => Promise<Delivery>,
): Promise<Delivery> {
  const claimedAt = Temporal.Instant.fromEpochMilliseconds(at);
  const again: Attempt = { occurrence, claimedAt, triedAt: claimedAt };
  try {
    return await run(triedAt > at ? again : { occurrence, claimedAt });
  } catch {
    return run(again);
  }
}

function sentAs({ outcome }: Delivery): SentToRoom {
  switch (outcome) {
    case 'sent':
    case 'unsure':
    case 'forbidden':
      return outcome;
    case 'gone':
      return 'room-gone';
    case 'closed':
      return 'forbidden';
    case 'busy':
    case 'stopped':
      return 'again';
  }
}

/** A reminder as it is posted. */
export function sayReminder(reminder: Reminder, group: Group, say: Say): Message {
  const { says, tells } = reminder;
  const told =
    tells === undefined
      ? {}
      : { tells: tells === 'everybody' ? ({ everybody: true } as const) : { roles: tells.map(roleId) } };
  const help = needHelp.button(say.label('help.button'), {});
  if (says.kind === 'words') {
    return {
      ...told,
      blocks: [
        { kind: 'text', text: [says.words] },
        { kind: 'buttons', buttons: [help] },
      ],
    };
  }
  const voice = voiceOf(group, reminder.room);
  const sides = voice === 'both' ? (['broke', 'hurt'] as const) : ([voice] as const);
  const card = sayShared(says.next, sides, say);
  const opening = sides.map((side): Block => {
    const question = { question: stepWords(say, says.next).questions[side][0] };
    // With two of them each says whom it is for.
    const text =
      sides.length > 1
        ? say(`group-steps.question.${side}`, question)
        : say('group-steps.question', question);
    return { kind: 'text', text };
  });
  return {
    ...told,
    blocks: [
      heading(say.label('group-steps.week')),
      ...card.blocks.slice(0, -1),
      ...opening,
      ...card.blocks
        .slice(-1)
        .map((last) => (last.kind === 'buttons' ? { ...last, buttons: [...last.buttons, help] } : last)),
    ],
  };
}
