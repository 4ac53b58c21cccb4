/** A small bot on the real Bolt in front of a stand-in Slack, with two people, for testing the adapter. */
import { createAccept } from '#core/accept.ts';
import {
  choice,
  command,
  form,
  heading,
  oneOf,
  pick,
  press,
  requireOption,
  text,
  type Block,
  type Button,
  type Context,
  type Message,
} from '#core/command.ts';
import type { MemberId } from '#core/ids.ts';
import type { Option } from '#core/option.ts';
import type { Platform } from '#core/platform.ts';
import type { RecordOf, Stores } from '#core/records.ts';
import { createRegistry } from '#core/registry.ts';
import { createSlack, type SlackParts } from '../adapters/slack/platform.ts';
import { words } from './bot.ts';
import { createStoryClock } from './clock.ts';
import { createMemoryLog, type MemoryLog } from './log.ts';
import { createSlackPeople, type SlackPeople, type SlackPerson } from './slack/people.ts';
import { startSlack, type Slack, type SlackOptions } from './slack/server.ts';
import { APP } from './slack/workspace.ts';
import type { Seen, SeenForm, Sight } from './stage.ts';
import { freePort } from './port.ts';

/** How long a form may stay unanswered here, in milliseconds. */
export const ANSWER_AFTER = 60;

/** A door that answers wait at while it is closed, how many answers were asked for, and by whom. */
export const gate = { open: Promise.resolve(), runs: 0, members: new Set<MemberId>() };

const say = (...lines: readonly string[]): readonly Block[] =>
  lines.map((line) => ({ kind: 'text', text: [line] }));

const again = press({
  name: 'again',
  version: 1,
  parts: { place: oneOf(['here']) },
  place: 'replace',
  run: async (_, { from }): Promise<Message> => {
    gate.runs += 1;
    gate.members.add(from.member);
    await gate.open;
    return { blocks: [...say(`Pressed ${gate.runs}`), { kind: 'buttons', buttons: buttons() }] };
  },
});
const other = press({
  name: 'other',
  version: 1,
  parts: {},
  place: 'new',
  run: () => ({ blocks: say('Another') }),
});
const help = press({
  name: 'help',
  version: 1,
  parts: {},
  place: 'new',
  run: () => ({ blocks: say('Help') }),
});
const size = choice({
  summary: 'side.summary',
  label: 'side.label',
  values: ['small', 'big'],
  name: (value) => (value === 'big' ? 'Big one' : 'Small one'),
});
const sizes = pick({
  name: 'size',
  version: 1,
  option: size,
  run: (value, { say: speak }): Message => ({
    blocks: [...say(`Chose ${value}`), sizes.block(speak, value)],
  }),
});
const write = form({
  name: 'write',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'steps.title',
  intro: () => ['Said *above* <!here>'],
  fields: {
    words: requireOption(text({ summary: 'steps.summary', label: 'reflect.first.label', maxLength: 100 })),
    size,
  },
  submit: 'note.open',
  prefill: () => ({ words: 'before', size: 'big' }),
  run: async (_, input, { from }): Promise<Message> => {
    gate.runs += 1;
    gate.members.add(from.member);
    await gate.open;
    const where = `in ${from.room ?? 'no room'}`;
    return {
      blocks: [...say(`Wrote ${input.words}, ${input.size}`, where), { kind: 'buttons', buttons: buttons() }],
    };
  },
});
/** Three buttons: answered in place, answered anew, and one that opens a form. */
export const buttons = (): readonly Button[] => [
  again.button('Again', { place: 'here' }),
  other.button('Other', {}, 'danger'),
  write.button('Write', {}, 'main'),
];

const card = (context: Context): Message => ({
  blocks: [heading('A card'), sizes.block(context.say, 'small'), { kind: 'buttons', buttons: buttons() }],
});

async function tell(sending: Promise<{ readonly outcome: string }>): Promise<Message> {
  return { blocks: say(`It was ${JSON.stringify(await sending)}`) };
}

/** Comes back as it was typed, to see what Slack makes of it. A real command takes no words. */
const anything: Option<string> = {
  ...text({ summary: 'steps.summary', label: 'reflect.first.label', maxLength: 5000 }),
  kind: 'search',
};

const simple = (name: string, run: (context: Context) => Message | Promise<Message>) =>
  command({ name, summary: 'steps.summary', options: {}, examples: [], run: (_, context) => run(context) });

const registry = createRegistry(
  {
    commands: [
      command({
        name: 'say',
        summary: 'steps.summary',
        options: { words: anything },
        examples: ['/say hello'],
        run: ({ words: said = '' }) => ({
          blocks: [
            { kind: 'text', text: [said] },
            { kind: 'text', text: [{ strong: said }, { link: said, url: 'https://example.org' }] },
            { kind: 'aside', text: [said] },
            { kind: 'list', items: [[said]] },
            { kind: 'facts', facts: [{ name: said, value: [said] }] },
          ],
        }),
      }),
      simple('card', card),
      simple('slow', async ({ from }) => {
        gate.runs += 1;
        gate.members.add(from.member);
        await gate.open;
        return { blocks: say('At last') };
      }),
      simple('many', () => ({ blocks: say(...Array.from({ length: 120 }, (_, i) => `Line ${i}`)) })),
      simple('post', (context) => tell(context.send.toRoom(card(context)))),
      simple('note', ({ send }) =>
        tell(send.toMe({ blocks: [...say('A <note> & more'), { kind: 'buttons', buttons: buttons() }] })),
      ),
    ],
    actions: [again, other, help, sizes, write],
    help,
    typed: () => ({ blocks: say('unread') }),
  },
  words,
);

const nothing = <T>(): RecordOf<T> => ({
  get: async () => undefined,
  update: async (change) => change(undefined),
});
const stores: Stores = { members: { open: () => nothing() }, rooms: { open: () => nothing() } };

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
  const slack = await startSlack({ followUpWithin: 600, ...options });
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
