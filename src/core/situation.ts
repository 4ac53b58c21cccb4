/** Finds out what a command may know: who asks, in which language, with which settings. */
import type { Caller } from './call.ts';
import { within } from './clock.ts';
import type { Context } from './context.ts';
import type { MemberId } from './ids.ts';
import { describeFault } from './log.ts';
import type { Message } from './message.ts';
import { occurrenceOf } from './occurrence.ts';
import type { Core } from './parts.ts';
import type { Delivery } from './platform.ts';
import { NOBODY, remember, type Member } from './records.ts';
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
    room: room && stores.rooms.open(room, cause),
    forgetDrafts: () => core.drafts.forget(from.member),
    send: {
      toRoom: async (message) =>
        room ? platform.sendToRoom(room, withHelp(core, message, words.in(undefined))) : { outcome: 'gone' },
      toMe: (message) => sendToMe(core, from.member, cause, message),
    },
    chat: {
      platform: platform.name,
      open: () => platform.openChat(from.member),
      remove: (chat, message) => platform.remove(chat, message),
    },
  };
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
  const { platform, stores, clock, log } = core;
  const opening = await platform.openChat(member);
  if (opening.outcome !== 'open') return opening;
  const delivery = await platform.sendToChat(opening.chat, message, {
    occurrence: await occurrenceOf(`${platform.name} ${cause}`),
  });
  if (delivery.outcome !== 'sent' || !delivery.message) return delivery;
  const sent = { chat: opening.chat, message: delivery.message, at: clock.now().epochMilliseconds };
  // Help that arrived has arrived, whether or not it can be remembered.
  await stores.members
    .open(member, `${cause} sent`)
    .update((kept = NOBODY) => remember(kept, sent))
    .catch((fault: unknown) =>
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
