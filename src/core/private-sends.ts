/** Messages to private chats: to whoever asks, and to others. What was sent is remembered, so that it can be deleted. */
import { chatId, messageId, type ChatId, type MemberId } from './ids.ts';
import { describeFault } from './log.ts';
import type { Message } from './message.ts';
import { chatWith } from './moderated.ts';
import { occurrenceOf } from './occurrence.ts';
import type { Core } from './parts.ts';
import type { Delivery } from './platform.ts';
import { NOBODY, remember, type Member } from './records.ts';

/** When it is told what came of a send to somebody else, in milliseconds, unless the parts say otherwise. */
const TOLD_AFTER = 4000;

/** Writes to the private chat of whoever asks. `cause` is their call. */
export async function sendToMe(
  core: Core,
  member: MemberId,
  cause: string,
  message: Message,
): Promise<Delivery> {
  const opening = await core.platform.openChat(member);
  if (opening.outcome !== 'open') return opening;
  const occurrence = await occurrenceOf(`${core.platform.name} ${cause}`);
  return sendRemembered(core, opening.chat, message, occurrence, (change, sent) =>
    core.stores.members.open(member, `${cause} sent ${sent}`).update((kept = NOBODY) => change(kept)),
  );
}

/** Writes to the private chat that another member has with the bot, as a context offers it. */
export async function sendToOther(
  core: Core,
  member: MemberId,
  cause: string,
  write: (kept: Member) => Message | undefined,
): Promise<Delivery> {
  const kept = await core.stores.members.open(member, cause).get();
  const chat = kept && chatWith(kept);
  const message = kept && chat !== undefined && kept.goneSince === undefined ? write(kept) : undefined;
  if (chat === undefined || message === undefined) return { outcome: 'closed' };
  const occurrence = await occurrenceOf(`${core.platform.name} ${cause} other`);
  return sendRemembered(core, chatId(chat), message, occurrence, async (change, sent) => {
    const record = core.stores.members.open(member, `${cause} sent ${sent}`);
    const after = await record.update((was) => was && change(was));
    // Whoever had everything erased meanwhile stays erased, and finds nothing of it.
    if (!after) await core.platform.remove(chatId(chat), messageId(sent));
  });
}

/** Writes to somebody who did not ask for it, as a context offers it. */
export async function sendToSomebody(
  core: Core,
  member: MemberId,
  cause: string,
  write: (kept: Member | undefined) => Promise<Message | undefined>,
): Promise<boolean> {
  const { clock, log, platform, toldAfter = TOLD_AFTER } = core;
  let hasArrived = false;
  const sending = async (): Promise<void> => {
    try {
      hasArrived = await passOn(core, member, cause, write);
    } catch (fault) {
      log.warn({ event: 'letter not sent', platform: platform.name, fault: describeFault(fault) });
    }
  };
  void sending();
  // Not a moment sooner or later, whatever became of it by then: else whoever waits could tell one no from another.
  return new Promise((resolve) => void clock.after(toldAfter, () => resolve(hasArrived)));
}

async function passOn(
  core: Core,
  member: MemberId,
  cause: string,
  write: (kept: Member | undefined) => Promise<Message | undefined>,
): Promise<boolean> {
  const { stores, platform } = core;
  const kept = await stores.members.open(member, cause).get();
  const message = kept?.goneSince === undefined ? await write(kept) : undefined;
  if (!message) return false;
  const known = kept && chatWith(kept);
  const opening =
    known === undefined
      ? await platform.openChat(member)
      : ({ outcome: 'open', chat: chatId(known) } as const);
  if (opening.outcome !== 'open') return false;
  const { chat } = opening;
  const occurrence = await occurrenceOf(`${platform.name} ${cause} somebody`);
  const { outcome } = await sendRemembered(core, chat, message, occurrence, async (change, sent) => {
    const record = stores.members.open(member, `${cause} sent ${sent}`);
    const after = await record.update((was) => (was || !kept ? change(was ?? NOBODY) : undefined));
    // Whoever had everything erased while it was on its way finds nothing of it.
    if (!after) await platform.remove(chat, messageId(sent));
  });
  return outcome === 'sent';
}

/** Sends to a private chat, and remembers the message so that it can be deleted. */
async function sendRemembered(
  { platform, clock, log }: Core,
  chat: ChatId,
  message: Message,
  occurrence: string,
  update: (change: (kept: Member) => Member, sent: string) => Promise<unknown>,
): Promise<Delivery> {
  const delivery = await platform.sendToChat(chat, message, { occurrence });
  if (delivery.outcome !== 'sent' || !delivery.message) return delivery;
  const sent = { chat, message: delivery.message, at: clock.now().epochMilliseconds };
  // Help that arrived has arrived, whether or not it can be remembered.
  await update((kept) => remember(kept, sent), delivery.message).catch((fault: unknown) =>
    log.warn({ event: 'message not remembered', platform: platform.name, fault: describeFault(fault) }),
  );
  return delivery;
}
