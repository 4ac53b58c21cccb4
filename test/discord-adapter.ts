/** The Discord adapter on the stand-in, with a few commands that do what tests want to see. */
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { choice, command, flag, form, oneOf, pick, press, text, type Message } from '#core/command.ts';
import type { Platform } from '#core/platform.ts';
import { requireOption, search } from '#core/option.ts';
import { createRegistry } from '#core/registry.ts';
import { createDiscord, type DiscordParts } from '../adapters/discord/platform.ts';
import { words } from './bot.ts';
import { createStoryClock } from './clock.ts';
import { createDiscordPeople, type DiscordPeople } from './discord/people.ts';
import { startStandIn, type StandIn, type StandInOptions } from './discord/server.ts';
import { createMemoryLog, type MemoryLog } from './log.ts';
import type { Seen, SeenForm, Sight } from './stage.ts';
import { openTestStore } from './store.ts';

/** How long an answer may take before it is deferred here, in milliseconds, and how long the slow ones take. */
const DEFER_AFTER = 40;
const SLOW = 200;

const say = (...lines: readonly string[]): Message => ({
  blocks: lines.map((line) => ({ kind: 'text', text: [line] })),
});
export const HOSTILE =
  '# Big *b* _i_ `c` ||s|| ~~x~~ [a](https://evil.example) <@1234567890123456789> @everyone <t:1:f> :smile: > q';
export const LONG = Array.from({ length: 40 }, (_, i) => `${i} ${'long words '.repeat(9)}`);

export const WHATS = ['short', 'slow', 'hostile', 'long', 'room', 'note', 'buttons', 'fault'] as const;
/** What the real words call the things here. */
const english = words.in('en');
export const LABELS = {
  again: english.label('form.try-again'),
  help: english.label('help.button'),
  title: english.label('steps.title'),
  side: english.label('side.label'),
  country: english.label('country.label'),
} as const;
const COUNTRIES = Array.from({ length: 60 }, (_, i) => `c${i}`);
const what = choice({
  summary: 'steps.summary',
  label: 'side.label',
  values: WHATS,
  name: (value) => `What ${value}`,
});
const country = search({
  summary: 'country.summary',
  label: 'country.label',
  values: COUNTRIES,
  name: (value) => `Country ${value.slice(1)}`,
});
const loud = flag({ summary: 'steps.option.share', label: 'steps.option.share.label' });

export const clock = createStoryClock();
const turn = press({
  name: 'turn',
  version: 1,
  parts: { how: oneOf(['now', 'later']) },
  place: 'replace',
  run: async ({ how }): Promise<Message> => {
    if (how === 'later') await delay(SLOW);
    return {
      blocks: [...say(`Turned ${how}`).blocks, { kind: 'buttons', buttons: [turn.button('Turn', { how })] }],
    };
  },
});
const list = pick({ name: 'list', version: 1, option: what, run: (value) => say(`Picked ${value}`) });
const write = form({
  name: 'write',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'steps.title',
  intro: () => ['Nothing is *kept*.'],
  fields: {
    side: what,
    country,
    words: requireOption(text({ summary: 'steps.summary', label: 'steps.title', maxLength: 300 })),
  },
  submit: 'note.open',
  prefill: () => ({ side: 'long', country: 'c7', words: 'Some *words*' }),
  run: (_, input) => say(`Wrote ${input.side}, ${input.country}, ${input.words}`),
});
const buttons: Message = {
  blocks: [
    { kind: 'text', text: ['Press'] },
    {
      kind: 'buttons',
      buttons: [
        turn.button('Turn', { how: 'now' }),
        turn.button('Later', { how: 'later' }),
        write.button('Write', {}),
      ],
    },
    list.block(english, 'slow'),
  ],
};
const help = press({ name: 'help', version: 1, parts: {}, place: 'new', run: () => say('Help') });
const show = command({
  name: 'show',
  summary: 'steps.summary',
  options: { loud, what, country },
  examples: [],
  run: async (input, { send, from }): Promise<Message> => {
    const { what: asked = 'short' } = input;
    switch (asked) {
      case 'slow':
        await delay(SLOW);
        return say('Slow at last');
      case 'hostile':
        return say(HOSTILE);
      case 'long':
        return say(...LONG);
      case 'room':
        return say((await send.toRoom(buttons)).outcome);
      case 'note':
        return say(
          (await send.toMe({ blocks: [{ kind: 'text', text: ['You have a note'] }], isBare: true })).outcome,
        );
      case 'buttons':
        return buttons;
      case 'fault':
        throw new RangeError('canary');
      case 'short':
        return say(`Short ${input.loud} ${input.country} ${from.locale} ${from.mayPost} ${from.botMayPost}`);
    }
  },
});
export const registry = createRegistry(
  { commands: [show], actions: [turn, list, write, help], help, typed: () => say('I can’t read') },
  words,
);

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
  start(): Promise<void>;
}

/** Makes a scene in which the bot is not started yet. */
export async function prepare(
  more: Partial<DiscordParts> = {},
  options: StandInOptions = {},
): Promise<Scene> {
  const standIn = await startStandIn(options);
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
    botName: 'Seven',
    deferAfter: DEFER_AFTER,
    ...more,
  };
  const discord = createDiscord(parts);
  open.push(standIn, store, discord);
  const accept = createAccept({ registry, words, clock, log, stores: store.stores, platform: discord });
  return { standIn, people: createDiscordPeople(standIn), discord, log, start: () => discord.start(accept) };
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
export const shows = async (scene: Scene, line: string, where?: 'private chat'): Promise<Seen> => {
  const [sight, ...others] = await after(scene, 'Sam', scene.people.person('Sam').types(line, where));
  expect(others).toEqual([]);
  return seenIn(sight);
};
/** Routes of the stand-in. */
export const ROUTES = {
  callback: '/interactions/{interaction_id}/{interaction_token}/callback',
  original: '/webhooks/{webhook_id}/{webhook_token}/messages/@original',
  followUp: '/webhooks/{webhook_id}/{webhook_token}',
  messages: '/channels/{channel_id}/messages',
  chats: '/users/@me/channels',
  commands: '/applications/{application_id}/commands',
} as const;
