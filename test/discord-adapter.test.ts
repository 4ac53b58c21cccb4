import { once } from 'node:events';
import { afterEach, expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { choice, command, flag, form, oneOf, pick, press, text, type Message } from '#core/command.ts';
import { Down, type Platform } from '#core/platform.ts';
import { search } from '#core/option.ts';
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
const HOSTILE =
  '# Big *b* _i_ `c` ||s|| ~~x~~ [a](https://evil.example) <@1234567890123456789> @everyone <t:1:f> :smile: > q';
const LONG = Array.from({ length: 40 }, (_, i) => `${i} ${'long words '.repeat(9)}`);

const WHATS = ['short', 'slow', 'hostile', 'long', 'room', 'note', 'buttons', 'fault'] as const;
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

const clock = createStoryClock();
const turn = press({
  name: 'turn',
  version: 1,
  parts: { how: oneOf(['now', 'later']) },
  place: 'replace',
  run: async ({ how }) => {
    if (how === 'later') await clock.wait(SLOW);
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
    words: text({ summary: 'steps.summary', label: 'steps.title', maxLength: 300, isRequired: true }),
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
    list.block(words.in('en'), 'slow'),
  ],
};
const help = press({ name: 'help', version: 1, parts: {}, place: 'new', run: () => say('Help') });
const show = command({
  name: 'show',
  summary: 'steps.summary',
  options: { loud, what, country },
  examples: [],
  run: async (input, { send, from }) => {
    switch (input.what) {
      case 'slow':
        await clock.wait(SLOW);
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
      default:
        return say(`Short ${input.loud} ${input.country} ${from.locale} ${from.mayPost} ${from.botMayPost}`);
    }
  },
});
const registry = createRegistry(
  { commands: [show], actions: [turn, list, write, help], help, typed: () => say('I can’t read') },
  words,
);

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.stop();
});

interface Scene {
  readonly standIn: StandIn;
  readonly people: DiscordPeople;
  readonly discord: Platform;
  readonly log: MemoryLog;
  start(): Promise<void>;
}

async function prepare(more: Partial<DiscordParts> = {}, options: StandInOptions = {}): Promise<Scene> {
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

async function begin(more: Partial<DiscordParts> = {}, options: StandInOptions = {}): Promise<Scene> {
  const scene = await prepare(more, options);
  await scene.start();
  return scene;
}

function seenIn(sight: Sight | undefined): Seen {
  if (sight?.kind !== 'message') throw new Error(`Not a message: ${JSON.stringify(sight)}`);
  return sight.seen;
}
function formIn(sight: Sight | undefined): SeenForm {
  if (sight?.kind !== 'form') throw new Error(`Not a form: ${JSON.stringify(sight)}`);
  return sight.form;
}

/** What one person sees after they did something and all is quiet again. */
async function after(scene: Scene, name: string, act: Promise<void>): Promise<readonly Sight[]> {
  await act;
  return scene.people.person(name).rest();
}
const shows = async (scene: Scene, line: string, where?: 'private chat'): Promise<Seen> => {
  const [sight, ...others] = await after(scene, 'Sam', scene.people.person('Sam').types(line, where));
  expect(others).toEqual([]);
  return seenIn(sight);
};
const CALLBACK = '/interactions/{interaction_id}/{interaction_token}/callback';
const ORIGINAL = 'PATCH /webhooks/{webhook_id}/{webhook_token}/messages/@original';
const POST = '/channels/{channel_id}/messages';
const OPEN = '/users/@me/channels';

test('a command is answered to the asker alone, with what the event told', async () => {
  const scene = await begin();
  scene.people.setLocale('Sam', 'es-ES');
  scene.people.letPost('Sam', false);
  const seen = await shows(scene, '/show what:short loud:true country:c3');
  expect(seen).toMatchObject({ isPrivate: true, lines: ['Short true c3 es-ES no yes'] });
  expect((await shows(scene, '/show', 'private chat')).lines).toEqual([
    'Short undefined undefined es-ES unknown unknown',
  ]);
  expect(scene.standIn.breaches).toEqual([]);
});

test.each([undefined, 'private chat'] as const)(
  'a slow answer is deferred and edited (%s)',
  async (where) => {
    const scene = await begin();
    expect(await shows(scene, '/show what:slow', where)).toMatchObject({
      isPrivate: true,
      lines: ['Slow at last'],
    });
    expect(scene.standIn.traffic.get(ORIGINAL)).toBe(1);
    expect(scene.standIn.breaches).toEqual([]);
  },
);

test('a button changes its own message, at once or later', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const { id } = await shows(scene, '/show what:buttons');
  const [later] = await after(scene, 'Sam', sam.presses(id, 'Later'));
  expect(seenIn(later)).toMatchObject({ id, lines: ['Turned later'], isPrivate: true, choices: [] });
  expect(scene.standIn.traffic.get(ORIGINAL)).toBe(1);
  const [now] = await after(scene, 'Sam', sam.presses(id, 'Turn'));
  expect(seenIn(now)).toMatchObject({ id, lines: ['Turned later'] });
  expect(scene.standIn.breaches).toEqual([]);
});

test('a press on a public message answers the presser alone', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const kim = scene.people.person('Kim');
  await sam.types('/show what:room');
  const [posted, ...others] = await kim.rest();
  expect(others).toEqual([]);
  const { id, isPrivate } = seenIn(posted);
  expect(isPrivate).toBe(false);
  await sam.rest();
  const [answer] = await after(scene, 'Kim', kim.presses(id, 'Turn'));
  expect(seenIn(answer)).toMatchObject({ lines: ['Turned now'], isPrivate: true });
  expect(seenIn(answer).id).not.toBe(id);
  expect(await sam.rest()).toEqual([]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a room in which the bot may not post is forbidden', async () => {
  const scene = await begin();
  scene.people.letBotPost(false);
  expect((await shows(scene, '/show what:room')).lines).toEqual(['forbidden']);
  expect((await shows(scene, '/show')).lines[0]).toMatch(/yes no$/);
});

test('a list shows what is chosen and takes another choice', async () => {
  const scene = await begin();
  const { id, choices } = await shows(scene, '/show what:buttons');
  expect(choices).toEqual([
    { label: 'Side', options: WHATS.map((each) => `What ${each}`), selected: 'What slow' },
  ]);
  const [sight] = await after(scene, 'Sam', scene.people.person('Sam').chooses(id, 'Side', 'What room'));
  expect(seenIn(sight)).toMatchObject({ id, lines: ['Picked room'] });
});

test('a form opens filled in, and its answer takes the place of the message', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const { id } = await shows(scene, '/show what:buttons');
  const [opened] = await after(scene, 'Sam', sam.presses(id, 'Write'));
  const { title, intro, fields } = formIn(opened);
  expect({ title, intro, values: fields.map(({ value }) => value) }).toEqual({
    title: 'Seven steps',
    intro: 'Nothing is *kept*.',
    values: ['What long', 'Country 7', 'Some *words*'],
  });
  const values = { Side: 'What note', Country: 'c11', 'Seven steps': 'My # words' };
  const [answer, ...others] = await after(scene, 'Sam', sam.fills(values));
  expect(seenIn(answer)).toMatchObject({ id, lines: ['Wrote note, c11, My # words'], isPrivate: true });
  expect(others).toEqual([]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('what can’t be read in a form is offered again', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const { id } = await shows(scene, '/show what:buttons');
  await after(scene, 'Sam', sam.presses(id, 'Write'));
  const [refused] = await after(scene, 'Sam', sam.fills({ Country: 'nowhere' }));
  expect(seenIn(refused).buttons).toEqual(['Try again', 'Need help now?']);
  const [again] = await after(scene, 'Sam', sam.presses(id, 'Try again'));
  expect(formIn(again).fields.map(({ value }) => value)).toEqual(['What long', 'nowhere', 'Some *words*']);
});

test('what is typed is completed, 25 at most', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  expect(await sam.completes('/show', 'country', '59')).toEqual(['Country 59']);
  expect(await sam.completes('/show', 'country', '')).toHaveLength(25);
  expect(scene.standIn.breaches).toEqual([]);
});

test('somebody who writes to the bot is told that it can’t read, and what they wrote goes nowhere', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const [sight, ...others] = await after(scene, 'Sam', sam.writes('canary in my words'));
  expect(seenIn(sight)).toMatchObject({ lines: ['I can’t read'], isPrivate: true });
  expect(others).toEqual([]);
  expect(await after(scene, 'Sam', sam.writes('more'))).toEqual([]);
  expect(scene.log.lines.join()).not.toContain('canary');
  expect(scene.standIn.breaches).toEqual([]);
});

test('what Discord delivers twice takes effect once', async () => {
  const scene = await begin();
  await shows(scene, '/show');
  expect(await after(scene, 'Sam', scene.people.deliverAgain())).toEqual([]);
  expect(scene.standIn.traffic.get(`POST ${CALLBACK}`)).toBe(1);
});

test('4,000 characters come in parts, the buttons under the last', async () => {
  const scene = await begin();
  const sights = await after(scene, 'Sam', scene.people.person('Sam').types('/show what:long'));
  const parts = sights.map(seenIn);
  expect(parts.flatMap(({ lines }) => lines)).toEqual(LONG.map((line) => line.trim()));
  expect(parts.map(({ buttons: labels }) => labels)).toEqual([[], [], ['Need help now?']]);
  expect(parts.every(({ isPrivate }) => isPrivate)).toBe(true);
  expect(scene.standIn.breaches).toEqual([]);
});

test('markup of every kind arrives as what was typed', async () => {
  const scene = await begin();
  expect((await shows(scene, '/show what:hostile')).lines).toEqual([HOSTILE]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a fault is told to the person and logged without its words', async () => {
  const scene = await begin();
  expect((await shows(scene, '/show what:fault')).lines[0]).toMatch(/quote \w{6}/);
  expect(scene.log.lines.join()).toContain('RangeError');
  expect(scene.log.lines.join()).not.toContain('canary');
});

test('a note is plain text, posted once even where Discord lost its own receipt', async () => {
  const scene = await begin();
  scene.standIn.failNext({
    method: 'POST',
    template: POST,
    how: 'status',
    status: 500,
    code: 0,
    message: '',
    isDone: true,
  });
  const sights = await after(scene, 'Sam', scene.people.person('Sam').types('/show what:note'));
  const [note, answer, ...others] = sights.map(seenIn);
  expect(others).toEqual([]);
  expect(note).toMatchObject({ lines: ['You have a note'], buttons: [] });
  expect(scene.standIn.context.messages.find(note?.id ?? '')?.content).toBe('You have a note');
  expect(answer?.lines).toEqual(['sent']);
  expect(scene.standIn.traffic.get(`POST ${POST}`)).toBe(2);
  expect(scene.standIn.breaches).toEqual([]);
});

test.each(['closed', 'gone'] as const)('a door that is %s is an answer', async (door) => {
  const scene = await begin();
  scene.people.setDoor('Sam', door);
  expect((await shows(scene, '/show what:note')).lines).toEqual(['closed']);
  expect(await scene.people.person('Kim').rest()).toEqual([]);
});

test('after Discord called it spam, no private chat is opened any more', async () => {
  const scene = await begin();
  scene.standIn.failNext({ template: OPEN, how: 'status', status: 400, code: 40003, message: 'too fast' });
  expect((await shows(scene, '/show what:note')).lines).toEqual(['closed']);
  expect((await shows(scene, '/show what:note')).lines).toEqual(['closed']);
  expect(scene.standIn.traffic.get(`POST ${OPEN}`)).toBe(1);
  expect(scene.log.lines.join()).toContain('opens private chats too fast');
});
