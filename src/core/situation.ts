/** Finds out what a command may know: who asks, in which language, with which settings. */
import type { Caller } from './call.ts';
import { within } from './clock.ts';
import type { Context, GroupContext, GroupRead, Questions } from './context.ts';
import { chatId, type ChatId, type MemberId, type RoomId } from './ids.ts';
import { describeFault } from './log.ts';
import type { Message } from './message.ts';
import { occurrenceOf } from './occurrence.ts';
import type { Core } from './parts.ts';
import type { Delivery } from './platform.ts';
import { NOBODY, remember, type Member } from './records.ts';
import { roleOf } from './rights.ts';
import { routeOf } from './route.ts';
import type { Say } from './words.ts';

/** How long somebody waits for their own settings before they are served without, in milliseconds. */
const SETTINGS_WITHIN = 500;

/** The context of one call. Never rejects: where the store can't be read in time, settings are unknown. */
export async function createContext(core: Core, from: Caller, cause: string): Promise<Context> {
  const { stores, clock, words, platform } = core;
  const me = stores.members.open(from.member, cause);
  const read = await readMember(core, me);
  const settings = read?.member?.settings ?? {};
  const { room } = from;
  const group = openGroup(core, from, cause);
  const send = async (to: RoomId, message: Message): Promise<Delivery> =>
    platform.sendToRoom(to, withHelp(core, message, words.in(await readLanguage(core, group))));
  return {
    from,
    say: words.in(settings.language ?? from.locale),
    words,
    now: clock.now(),
    settings,
    areSettingsKnown: read !== undefined,
    member: read?.member,
    me,
    journal: stores.journalOf(from.member),
    group,
    room: room && stores.rooms.open(room, cause),
    questions: openQuestions(core, from.member, cause),
    forgetDrafts: () => core.drafts.forget(from.member),
    send: {
      toRoom: async (message) => (room ? send(room, message) : { outcome: 'gone' }),
      toOtherRoom: send,
      toMe: (message) => sendToMe(core, from.member, cause, message),
      toOther: (member, write) => sendToOther(core, member, cause, write),
    },
    chat: {
      platform: platform.name,
      open: () => platform.openChat(from.member),
      remove: (chat, message) => platform.remove(chat, message),
    },
  };
}

function openQuestions({ stores }: Core, member: MemberId, cause: string): Questions {
  const { drafts, sent, askers, blocks } = stores.questions;
  return {
    draft: drafts.open(member, cause),
    mine: askers.open(member, cause),
    open: (id) => sent.open(id, cause),
    askerOf: (other) => askers.open(other, cause),
    blockOf: (group, other, isNamed) =>
      blocks.open(JSON.stringify([group, other, isNamed ? 'named' : 'unnamed']), cause),
  };
}

function openGroup({ stores, platform }: Core, from: Caller, cause: string): GroupContext | undefined {
  if (from.group === undefined) return undefined;
  const record = stores.groups.open(from.group, cause);
  let known: GroupRead | undefined;
  return {
    record,
    read: async () => {
      const kept = await record.get();
      known = { role: roleOf(from, kept), kept };
      return known;
    },
    get known() {
      return known;
    },
    findMissing: (room) => platform.findMissing(room, from.member),
  };
}

/** The language of what is posted in a group; undefined where none was chosen, or where that can't be read in time. */
async function readLanguage({ clock }: Core, group: GroupContext | undefined): Promise<string | undefined> {
  if (!group) return undefined;
  const read =
    group.known ??
    within(
      clock,
      SETTINGS_WITHIN,
      group.read().catch(() => undefined),
      undefined,
    );
  return (await read)?.kept?.language;
}

/** What is kept about a person; undefined where it can't be read in time. */
async function readMember(
  core: Core,
  me: Context['me'],
): Promise<{ member: Member | undefined } | undefined> {
  const read = me.get().then(
    (member) => ({ member }),
    (fault: unknown) => {
      core.log.warn({ event: 'settings unread', platform: core.platform.name, fault: describeFault(fault) });
      return undefined;
    },
  );
  return within(core.clock, SETTINGS_WITHIN, read, undefined);
}

async function sendToMe(core: Core, member: MemberId, cause: string, message: Message): Promise<Delivery> {
  const opening = await core.platform.openChat(member);
  if (opening.outcome !== 'open') return opening;
  const occurrence = await occurrenceOf(`${core.platform.name} ${cause}`);
  return sendRemembered(core, opening.chat, message, occurrence, (change, sent) =>
    core.stores.members.open(member, `${cause} sent ${sent}`).update((kept = NOBODY) => change(kept)),
  );
}

async function sendToOther(
  core: Core,
  member: MemberId,
  cause: string,
  write: (kept: Member) => Message | undefined,
): Promise<Delivery> {
  const kept = await core.stores.members.open(member, cause).get();
  const chat = kept?.reach?.chat ?? kept?.sent.at(-1)?.chat;
  const message = kept && chat !== undefined && kept.goneSince === undefined ? write(kept) : undefined;
  if (chat === undefined || message === undefined) return { outcome: 'closed' };
  // Whoever had everything erased meanwhile stays erased.
  const occurrence = await occurrenceOf(`${core.platform.name} ${cause} other`);
  return sendRemembered(core, chatId(chat), message, occurrence, (change, sent) =>
    core.stores.members.open(member, `${cause} sent ${sent}`).update((was) => was && change(was)),
  );
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

/** Puts "Need help now?" under a message that does not carry it already. */
export function withHelp({ registry }: Core, message: Message, say: Say): Message {
  const help = registry.help.button(say.label('help.button'), {});
  const isThere = message.blocks.some(
    (block) =>
      block.kind === 'buttons' && block.buttons.some(({ id }) => routeOf(id)?.name === registry.help.name),
  );
  if (isThere || message.isBare) return message;
  const last = message.blocks.at(-1);
  return last?.kind === 'buttons'
    ? {
        ...message,
        blocks: [...message.blocks.slice(0, -1), { kind: 'buttons', buttons: [...last.buttons, help] }],
      }
    : { ...message, blocks: [...message.blocks, { kind: 'buttons', buttons: [help] }] };
}
