/** The Discord adapter on the stand-in, with a few commands that do what tests want to see. */
import { afterEach, expect } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { memberId, type ChatId } from '#core/ids.ts';
import type { Attempt, Delivery, Platform } from '#core/platform.ts';
import type { Stores } from '#core/records.ts';
import { createDiscord, type DiscordParts } from '../adapters/discord/platform.ts';
import { createStoryClock } from './clock.ts';
import { noteOf, PICTURE, registry, words } from './discord/definitions.ts';
import { createDiscordPeople, type DiscordPeople } from './discord/people.ts';
import { startStandIn, type StandIn, type StandInOptions } from './discord/server.ts';
import { createMemoryLog, type MemoryLog } from './log.ts';
import type { Seen, SeenForm, Sight, Where } from './stage.ts';
import { openTestStore } from './store.ts';

/** How long an answer may take before it is deferred here, in milliseconds. */
const DEFER_AFTER = 40;

export const clock = createStoryClock();

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.stop();
});

/** A bot on a stand-in of its own. Both are stopped after the test. */
export interface Scene {
  readonly standIn: StandIn;
  readonly people: DiscordPeople;
  readonly discord: Platform;
  readonly log: MemoryLog;
  readonly stores: Stores;
  start(): Promise<void>;
}

/** Makes a scene in which the bot is not started yet. */
export async function prepare(
  more: Partial<DiscordParts> = {},
  options: StandInOptions = {},
): Promise<Scene> {
  const standIn = await startStandIn({ now: () => clock.now().epochMilliseconds, ...options });
  const store = await openTestStore('embedded');
  const log = createMemoryLog();
  const { api: apiUrl, token } = standIn;
  const parts = {
    token,
    apiUrl,
    registry,
    words,
    clock,
    log,
    draw: async () => PICTURE,
    botName: 'Seven',
    deferAfter: DEFER_AFTER,
    ...more,
  };
  const discord = createDiscord(parts);
  open.push(standIn, store, discord);
  const { stores } = store;
  const accept = createAccept({ ...parts, stores, platform: discord });
  const people = createDiscordPeople(standIn);
  return { standIn, people, discord, log, stores, start: () => discord.start(accept) };
}

/** Makes a scene in which the bot is up. */
export async function begin(more: Partial<DiscordParts> = {}, options: StandInOptions = {}): Promise<Scene> {
  const scene = await prepare(more, options);
  await scene.start();
  return scene;
}

/** The message that somebody sees. */
export function seenIn(sight: Sight | undefined): Seen {
  if (sight?.kind !== 'message') throw new Error(`Not a message: ${JSON.stringify(sight)}`);
  return sight.seen;
}
/** The form that somebody sees. */
export function formIn(sight: Sight | undefined): SeenForm {
  if (sight?.kind !== 'form') throw new Error(`Not a form: ${JSON.stringify(sight)}`);
  return sight.form;
}

/** What one person sees after they did something and all is quiet again. */
export async function after(scene: Scene, name: string, act: Promise<void>): Promise<readonly Sight[]> {
  await act;
  return scene.people.person(name).rest();
}
/** The one message that Sam sees after typing this. */
export const shows = async (scene: Scene, line: string, where?: Where): Promise<Seen> => {
  const [sight, ...others] = await after(scene, 'Sam', scene.people.person('Sam').types(line, where));
  expect(others).toEqual([]);
  return seenIn(sight);
};
/** Sam's private chat, opened as inside something that Sam did. */
export async function chatOf({ standIn, discord }: Scene): Promise<ChatId> {
  const opening = await discord.openChat(memberId(`discord:${standIn.context.world.resident('Sam').id}`));
  if (opening.outcome !== 'open') throw new Error(opening.outcome);
  return opening.chat;
}
/** An occurrence. */
export const ONE = 'occurrence-Aa_01';
/** Sends the note of that occurrence. */
export const sendNote = (
  { discord }: Scene,
  chat: ChatId,
  attempt: Omit<Attempt, 'occurrence'> = {},
): Promise<Delivery> => discord.sendToChat(chat, noteOf(ONE), { occurrence: ONE, ...attempt });
/** What the bot sent to Sam and still stands there. */
export const standing = ({ people }: Scene): Promise<readonly Seen[]> => people.person('Sam').standing();
/** Sam writes so many messages in the private chat, of which the bot hears nothing. */
export function writeMany({ standIn }: Scene, count: number): void {
  const { world, messages } = standIn.context;
  const author = world.resident('Sam');
  for (let i = 0; i < count; i += 1)
    messages.add({ channel: world.openDm(author), author, body: { content: `${i}` } });
}
/** Routes of the stand-in. */
export const ROUTES = {
  callback: '/interactions/{interaction_id}/{interaction_token}/callback',
  original: '/webhooks/{webhook_id}/{webhook_token}/messages/@original',
  followUp: '/webhooks/{webhook_id}/{webhook_token}',
  messages: '/channels/{channel_id}/messages',
  message: '/channels/{channel_id}/messages/{message_id}',
  chats: '/users/@me/channels',
  commands: '/applications/{application_id}/commands',
} as const;
