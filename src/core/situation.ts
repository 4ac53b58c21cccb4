/** Finds out what a command may know: who asks, in which language, with which settings. */
import type { Caller } from './call.ts';
import { within } from './clock.ts';
import type { Context } from './context.ts';
import { describeFault } from './log.ts';
import type { Message } from './message.ts';
import type { Core } from './parts.ts';
import type { Settings } from './records.ts';
import { routeOf } from './route.ts';
import type { Say } from './words.ts';

/** How long somebody waits for their own settings before they are served without, in milliseconds. */
const SETTINGS_WITHIN = 500;

/** The context of one call. Never rejects: where the store can't be read in time, settings are unknown. */
export async function createContext(core: Core, from: Caller, cause: string): Promise<Context> {
  const { stores, clock, words, platform } = core;
  const me = stores.members.open(from.member, cause);
  const settings = await readSettings(core, me);
  const { room } = from;
  return {
    from,
    say: words.in(settings?.language ?? from.locale),
    words,
    now: clock.now(),
    settings: settings ?? {},
    areSettingsKnown: settings !== undefined,
    me,
    room: room && stores.rooms.open(room, cause),
    forgetDrafts: () => core.drafts.forget(from.member),
    send: {
      toRoom: async (message) =>
        room ? platform.sendToRoom(room, withHelp(core, message, words.in(undefined))) : { outcome: 'gone' },
      toMe: (message) => platform.sendToMember(from.member, message),
    },
  };
}

async function readSettings(core: Core, me: Context['me']): Promise<Settings | undefined> {
  const read = me.get().then(
    (member) => member?.settings ?? {},
    (fault: unknown) => {
      core.log.warn({
        event: 'settings unread',
        platform: core.platform.name,
        fault: describeFault(fault),
      });
      return undefined;
    },
  );
  return within(core.clock, SETTINGS_WITHIN, read, undefined);
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
    ? { blocks: [...message.blocks.slice(0, -1), { kind: 'buttons', buttons: [...last.buttons, help] }] }
    : { blocks: [...message.blocks, { kind: 'buttons', buttons: [help] }] };
}
