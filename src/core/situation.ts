/** Finds out what a command may know: who asks, in which language, with which settings. */
import type { Caller } from './call.ts';
import { within } from './clock.ts';
import {
  Refusal,
  type Context,
  type GroupContext,
  type GroupRead,
  type Letters,
  type Questions,
} from './context.ts';
import type { MemberId, RoomId } from './ids.ts';
import { describeFault } from './log.ts';
import type { Message } from './message.ts';
import type { Core } from './parts.ts';
import type { Delivery } from './platform.ts';
import { sendToMe, sendToOther, sendToSomebody } from './private-sends.ts';
import type { Group } from './group-records.ts';
import type { Member, RecordOf } from './records.ts';
import type { Registry } from './registry.ts';
import { roleOf } from './rights.ts';
import { routeOf } from './route.ts';
import { listed } from './listed.ts';
import { signed, signedQuestion } from './signed.ts';
import type { Say } from './words.ts';

/** How long somebody waits for their own settings before they are served without, in milliseconds. */
const SETTINGS_WITHIN = 500;

/** What will surely be asked for, and is read together with what is kept about the person. */
export interface Ahead {
  /** What is kept about the group, and what the person is in it. */
  readonly group?: boolean;
  /** What they are to be told of their questions: what happened meanwhile is said above the answer. */
  readonly news?: boolean;
}

/** The context of one call. Never rejects: where the store can't be read in time, settings are unknown. */
export async function createContext(
  core: Core,
  from: Caller,
  cause: string,
  ahead: Ahead = {},
): Promise<Context> {
  const { stores, clock, words, platform } = core;
  const me = stores.members.open(from.member, cause);
  const began = clock.now().epochMilliseconds;
  const ofGroup = from.group === undefined ? undefined : stores.groups.open(from.group, cause);
  const questions = openQuestions(core, from, cause);
  const reading = readMember(core, me);
  // Whoever asks for it is told what was wrong.
  if (ahead.group) ofGroup?.get().catch(() => undefined);
  if (ahead.news) questions.mine.get().catch(() => undefined);
  const read = await reading;
  // Who has waited for a store that does not answer does not wait for it twice.
  const isLate = clock.now().epochMilliseconds - began >= SETTINGS_WITHIN;
  const settings = read?.member?.settings ?? {};
  const { room } = from;
  const group = openGroup(core, from, cause, { kept: ofGroup, member: read?.member, isLate });
  const send = async (to: RoomId, message: Message): Promise<Delivery> =>
    platform.sendToRoom(to, withHelp(core, message, words.in(await readLanguage(group))));
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
    groupOf: (id) => stores.groups.open(id, cause),
    readGroupInTime: async (id) => (isLate ? undefined : inTime(core, stores.groups.open(id, cause).get())),
    room: room && stores.rooms.open(room, cause),
    questions,
    letters: openLetters(core, from.member, cause),
    forgetDrafts: () => core.drafts.forget(from.member),
    send: {
      toRoom: async (message) => (room ? send(room, message) : { outcome: 'gone' }),
      toOtherRoom: send,
      toMe: (message) => sendToMe(core, from.member, cause, message),
      toOther: (member, write) => sendToOther(core, member, cause, write),
      toSomebody: (member, write) => sendToSomebody(core, member, cause, write),
    },
    chat: {
      platform: platform.name,
      traits: platform.traits ?? {},
      open: () => platform.openChat(from.member),
      remove: (chat, message) => platform.remove(chat, message),
      renewHome: () => renewHome(core, from, cause),
    },
  };
}

function openQuestions(core: Core, from: Caller, cause: string): Questions {
  const { drafts, sent, askers, blocks } = core.stores.questions;
  const { member } = from;
  return {
    draft: drafts.open(member, cause),
    mine: askers.open(member, cause),
    open: (id) => sent.open(id, cause),
    sign: (id) => signedQuestion(core, sent.open(id, cause), from, id, cause),
    askerOf: (other) => askers.open(other, cause),
    blockOf: (group, other, isNamed) =>
      blocks.open(JSON.stringify([group, other, isNamed ? 'named' : 'unnamed']), cause),
  };
}

function openLetters({ stores }: Core, member: MemberId, cause: string): Letters {
  const { refusals, turns } = stores.letters;
  return {
    refusal: refusals.open(member, cause),
    refusalOf: (other) => refusals.open(other, cause),
    turnOf: (other, group) => turns.open(group === undefined ? other : JSON.stringify([group, other]), cause),
  };
}

/** What is known before the group is looked at: its record, the member's own, and whether the store was too slow for that. */
interface KnownFirst {
  readonly kept: RecordOf<Group> | undefined;
  readonly member: Member | undefined;
  readonly isLate: boolean;
}

function openGroup(
  core: Core,
  from: Caller,
  cause: string,
  { kept: opened, member, isLate }: KnownFirst,
): GroupContext | undefined {
  const { platform } = core;
  if (from.group === undefined || opened === undefined) return undefined;
  const found = listed(core, opened, from.group);
  const record = signed(core, found, from, from.group, cause, member);
  let known: GroupRead | undefined;
  const read = async (): Promise<GroupRead> => {
    const kept = await record.get();
    known = { role: roleOf(from, kept), kept };
    return known;
  };
  return {
    record,
    read,
    readInTime: async () => {
      if (known || isLate) return known;
      return inTime(core, read());
    },
    get known() {
      return known;
    },
    findMissing: (room) => platform.findMissing(room, from.member),
  };
}

/** The page goes by what is kept now, not by what this call read. */
async function renewHome(core: Core, from: Caller, cause: string): Promise<void> {
  const context = await createContext(core, from, `${cause} home`);
  const shown = await core.registry.home(context);
  const message = shown instanceof Refusal ? shown.message : shown;
  await core.platform.showHome(from.member, withHelp(core, message, context.say));
}

/** The language of what is posted in a group; undefined where none was chosen, or where that can't be read in time. */
const readLanguage = async (group: GroupContext | undefined): Promise<string | undefined> =>
  (await group?.readInTime())?.kept?.language;

/** What is read, or undefined where it can't be read in time. Never rejects. */
const inTime = <T>({ clock }: Core, reading: Promise<T>): Promise<T | undefined> =>
  within(
    clock,
    SETTINGS_WITHIN,
    reading.catch(() => undefined),
    undefined,
  );

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
  return inTime(core, read);
}

/** What was put together of messages that are made once and said often. */
const helped = new WeakMap<Message, { readonly say: Say; readonly whole: Message }>();

/** Puts "Need help now?" under a message that does not carry it already. The same message gives the same one again. */
export function withHelp({ registry }: Core, message: Message, say: Say): Message {
  const known = helped.get(message);
  if (known?.say === say) return known.whole;
  const whole = addHelp(registry, message, say);
  helped.set(message, { say, whole });
  return whole;
}

function addHelp(registry: Registry, message: Message, say: Say): Message {
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
