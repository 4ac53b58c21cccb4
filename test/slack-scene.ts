/** A small bot on the real Bolt in front of a stand-in Slack, with two people, for testing the adapter. */
import { createAccept } from '#core/accept.ts';
import type { Platform } from '#core/platform.ts';
import type { RecordOf, Stores } from '#core/records.ts';
import { createSlack, type SlackParts } from '../adapters/slack/platform.ts';
import { createManifest } from '../adapters/slack/register.ts';
import { createStoryClock } from './clock.ts';
import { createMemoryLog, type MemoryLog } from './log.ts';
import { freePort } from './port.ts';
import { gate, registry, words } from './slack/definitions.ts';
import { createSlackPeople, type SlackPeople, type SlackPerson } from './slack/people.ts';
import { startSlack, type Slack, type SlackOptions } from './slack/server.ts';
import { APP } from './slack/workspace.ts';
import type { Seen, SeenForm, Sight } from './stage.ts';

export { buttons, gate, words } from './slack/definitions.ts';

/** How long a form may stay unanswered here, in milliseconds. */
export const ANSWER_AFTER = 60;

const nothing = <T>(): RecordOf<T> => ({
  get: async () => undefined,
  reread: async () => undefined,
  update: async (change) => change(undefined),
});
const stores: Stores = {
  members: { open: () => nothing() },
  rooms: { open: () => nothing() },
  groups: { open: () => nothing() },
  presences: { open: () => nothing() },
  questions: {
    drafts: { open: () => nothing() },
    sent: { open: () => nothing() },
    askers: { open: () => nothing() },
    blocks: { open: () => nothing() },
  },
  letters: { refusals: { open: () => nothing() }, turns: { open: () => nothing() } },
  journalOf: () => ({ read: async () => [], write: async () => undefined, remove: async () => undefined }),
};

/** The bot, the stand-in and the people. */
export interface SlackScene extends AsyncDisposable {
  readonly slack: Slack;
  readonly people: SlackPeople;
  readonly sam: SlackPerson;
  readonly kim: SlackPerson;
  readonly platform: Platform;
  readonly log: MemoryLog;
  /** What the host was told to fix. */
  readonly fixes: readonly string[];
  /** Where the bot listens in HTTP mode. */
  readonly url: string;
}

export type ModeName = 'socket' | 'http';

/** A bot that was not started yet, at this Slack. */
export function createTestBot(slack: Slack, mode: SlackParts['mode'], more: Partial<SlackParts> = {}) {
  const log = createMemoryLog();
  const fixes: string[] = [];
  const clock = createStoryClock();
  const platform = createSlack({
    botToken: APP.botToken,
    botName: 'Seven',
    apiUrl: slack.apiUrl,
    mode,
    registry,
    words,
    clock,
    log,
    onDown: (fix) => void fixes.push(fix),
    answerAfter: ANSWER_AFTER,
    ...more,
  });
  const start = () => platform.start(createAccept({ registry, words, stores, clock, log, platform }));
  return { platform, log, fixes, start };
}

/** Sets the scene and starts the bot. */
export async function openScene(
  name: ModeName,
  { bot, ...options }: SlackOptions & { readonly bot?: Partial<SlackParts> } = {},
): Promise<SlackScene> {
  gate.runs = 0;
  gate.open = Promise.resolve();
  gate.members.clear();
  const { features } = createManifest({ registry, words, botName: 'Seven' });
  const { shortcuts = [], slash_commands: commands } = features;
  const escapes = commands.filter((each) => each.should_escape).map(({ command }) => command);
  const slack = await startSlack({ followUpWithin: 600, escapes, shortcuts, ...options });
  const people = createSlackPeople(slack);
  const port = name === 'http' ? await freePort() : 0;
  const url = `http://127.0.0.1:${port}/slack/events`;
  const { platform, log, fixes, start } = createTestBot(
    slack,
    name === 'socket'
      ? { kind: 'socket', appToken: APP.appToken }
      : { kind: 'http', signingSecret: APP.signingSecret, port, host: '127.0.0.1' },
    bot,
  );
  await start();
  if (name === 'http') await slack.requests.use(url);
  else await slack.sockets.connected(2);
  return {
    slack,
    people,
    sam: people.person('sam'),
    kim: people.person('kim'),
    platform,
    log,
    fixes,
    url,
    async [Symbol.asyncDispose]() {
      await platform.stop();
      await slack.stop();
    },
  };
}

/** The message that this person sees after so many. */
export async function seesMessage(person: SlackPerson, count = 1): Promise<Seen> {
  const sight: Sight = await person.next();
  if (count > 1) return seesMessage(person, count - 1);
  if (sight.kind !== 'message') throw new Error('A form opened instead of a message.');
  return sight.seen;
}

/** The next form that this person sees. */
export async function seesForm(person: SlackPerson): Promise<SeenForm> {
  const sight: Sight = await person.next();
  if (sight.kind !== 'form')
    throw new Error(`A message came instead of a form: ${sight.seen.lines.join(' / ')}`);
  return sight.form;
}
