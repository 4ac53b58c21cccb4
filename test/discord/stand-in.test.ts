import { once } from 'node:events';
import type { ChatInputCommandInteraction, Interaction } from 'discord.js';
import {
  ButtonStyle,
  ComponentType,
  DiscordAPIError,
  Events,
  MessageFlags,
  TextInputStyle,
} from 'discord.js';
import { afterEach, expect, test } from 'vitest';
import type { Sight } from '../stage.ts';
import type { BareBot, BareBotOptions } from './bare-bot.ts';
import { createBareBot } from './bare-bot.ts';
import { fire, percentile } from './load.ts';
import type { DiscordPeople } from './people.ts';
import { createDiscordPeople } from './people.ts';
import type { StandIn, StandInOptions } from './server.ts';
import { startStandIn } from './server.ts';

const COMMANDS = [
  {
    name: 'steps',
    description: 'The steps',
    options: [
      {
        type: 4,
        name: 'step',
        description: 'Which step',
        required: true,
        choices: [
          { name: 'Listen', value: 4 },
          { name: 'Be consistent', value: 7 },
        ],
      },
      { type: 5, name: 'share', description: 'Share it' },
      { type: 3, name: 'zone', description: 'Time zone', autocomplete: true },
      { type: 6, name: 'with', description: 'Somebody' },
    ],
  },
  { name: 'slow', description: 'Takes its time' },
  { name: 'form', description: 'Opens a form' },
  {
    name: 'promise',
    description: 'Promises',
    options: [
      {
        type: 1,
        name: 'add',
        description: 'One more',
        options: [{ type: 3, name: 'text', description: 'Words' }],
      },
    ],
  },
];

const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.stop();
});

interface Scene {
  readonly standIn: StandIn;
  readonly bot: BareBot;
  readonly people: DiscordPeople;
}

/** A stand-in with a bare bot that is logged in and has registered its commands. */
async function begin(options: BareBotOptions, standInOptions: StandInOptions = {}): Promise<Scene> {
  const standIn = await startStandIn(standInOptions);
  open.push(standIn);
  const bot = createBareBot(standIn, options);
  open.push(bot);
  await bot.login();
  await bot.client.application?.commands.set(COMMANDS);
  return { standIn, bot, people: createDiscordPeople(standIn) };
}

const EPHEMERAL = MessageFlags.Ephemeral;
const row = (...components: object[]): object => ({ type: ComponentType.ActionRow, components });
const button = (id: string, label: string): object => ({
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  custom_id: id,
  label,
});

function seenIn(sight: Sight | undefined): Extract<Sight, { kind: 'message' }>['seen'] {
  if (sight?.kind !== 'message') throw new Error(`Not a message: ${JSON.stringify(sight)}`);
  return sight.seen;
}

function onSlash(run: (interaction: ChatInputCommandInteraction) => Promise<unknown>): BareBotOptions {
  return {
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand()) await run(interaction);
    },
  };
}

function expectNoTrouble({ standIn, bot }: Scene): void {
  expect(standIn.breaches).toEqual([]);
  expect(bot.errors).toEqual([]);
}

test('a command is answered to the asker alone', async () => {
  const scene = await begin(
    onSlash(async (interaction) => {
      const step = interaction.options.getInteger('step', true);
      const other = interaction.options.getUser('with')?.displayName;
      const text = `# Step ${step}\n**shared:** ${interaction.options.getBoolean('share')} with ${other}\n- 2 \\* 3 [there](https://a.example/b_c_d)\n-# <t:1:f>`;
      await interaction.reply({ content: text, flags: EPHEMERAL });
    }),
  );
  const sam = scene.people.person('Sam');
  const ada = scene.people.person('Ada');
  await sam.types('/steps step:Listen share:true with:Ada');
  const [sight, ...others] = await sam.rest();
  expect(others).toEqual([]);
  expect(sight).toMatchObject({ kind: 'message', where: 'room', seen: { isPrivate: true } });
  expect(seenIn(sight).lines).toEqual([
    'Step 4',
    'shared: true with Ada',
    '• 2 * 3 there (https://a.example/b_c_d)',
    '<t:1:f>',
  ]);
  expect(await ada.rest()).toEqual([]);
  expectNoTrouble(scene);
});

test('the event tells language, rights and place', async () => {
  const asked: Interaction[] = [];
  const scene = await begin(
    onSlash(async (interaction) => {
      asked.push(interaction);
      await interaction.reply({ content: 'ok', flags: EPHEMERAL });
    }),
  );
  const sam = scene.people.person('Sam');
  scene.people.setLocale('Sam', 'de');
  scene.people.letPost('Sam', false);
  scene.people.letBotPost(false);
  await sam.types('/slow');
  await sam.rest();
  await sam.types('/slow', 'private chat');
  expect(await sam.rest()).toMatchObject([{ where: 'private chat' }]);
  const [inRoom, inDm] = asked;
  expect(inRoom?.locale).toBe('de');
  expect(inRoom?.memberPermissions?.has('SendMessages')).toBe(false);
  expect(inRoom?.appPermissions.has('SendMessages')).toBe(false);
  expect(inRoom?.context).toBe(0);
  expect(inDm?.inGuild()).toBe(false);
  expect(inDm?.context).toBe(1);
  expect(inDm?.channelId).not.toBe(inRoom?.channelId);
  expectNoTrouble(scene);
});

test('the client refuses what cannot be sent', async () => {
  const { people } = await begin({});
  const sam = people.person('Sam');
  await expect(sam.types('/steps')).rejects.toThrow('required: step');
  await expect(sam.types('/steps step:99')).rejects.toThrow('none of: Listen, Be consistent');
  await expect(sam.types('/steps step:4 share:perhaps')).rejects.toThrow('true or false');
  await expect(sam.types('/steps step:4 colour:red')).rejects.toThrow('none of');
  await expect(sam.types('/promise')).rejects.toThrow("can't be sent without one of: add");
  await expect(sam.types('/nothing')).rejects.toThrow('There is no command /nothing');
  await expect(sam.presses('1', 'Next')).rejects.toThrow('sees no message');
  await expect(sam.fills({})).rejects.toThrow('no form open');
});

test('a deferred answer comes later, in the same message', async () => {
  const scene = await begin(
    onSlash(async (interaction) => {
      await interaction.deferReply({ flags: EPHEMERAL });
      await interaction.editReply('later');
      await interaction.editReply('even later');
      await interaction.followUp({ content: 'and more', flags: EPHEMERAL });
    }),
  );
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  const seen = (await sam.rest()).map(seenIn);
  expect(seen.map(({ lines }) => lines)).toEqual([['later'], ['even later'], ['and more']]);
  expect(seen[1]?.id).toBe(seen[0]?.id);
  expect(seen[2]?.id).not.toBe(seen[0]?.id);
  expect(seen.every(({ isPrivate }) => isPrivate)).toBe(true);
  expectNoTrouble(scene);
});

test('a button changes its message in place, and is gone with it', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'one', flags: EPHEMERAL, components: [row(button('n', 'Next'))] });
      if (interaction.isButton()) {
        expect(interaction.message.flags.has('Ephemeral')).toBe(true);
        expect(interaction.customId).toBe('n');
        await interaction.update({ content: 'two', components: [row(button('p', 'Previous'))] });
      }
    },
  });
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  const first = seenIn((await sam.rest())[0]);
  expect(first.buttons).toEqual(['Next']);
  await expect(scene.people.person('Ada').presses(first.id, 'Next')).rejects.toThrow('Ada sees no message');
  await sam.presses(first.id, 'Next');
  const second = seenIn((await sam.rest())[0]);
  expect(second).toMatchObject({ id: first.id, lines: ['two'], buttons: ['Previous'] });
  await expect(sam.presses(first.id, 'Next')).rejects.toThrow('sees no button "Next" there, but: Previous');
  expectNoTrouble(scene);
});

test('a deferred update is waited for', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'one', components: [row(button('n', 'Next'))] });
      if (interaction.isButton()) {
        await interaction.deferUpdate();
        await new Promise((resolve) => setTimeout(resolve, 100));
        await interaction.editReply({ content: 'two' });
      }
    },
  });
  const sam = scene.people.person('Sam');
  const ada = scene.people.person('Ada');
  await sam.types('/slow');
  const first = seenIn((await sam.rest())[0]);
  expect(first.isPrivate).toBe(false);
  expect(seenIn((await ada.rest())[0]).id).toBe(first.id);
  await ada.presses(first.id, 'Next');
  expect(seenIn((await sam.rest())[0])).toMatchObject({ id: first.id, lines: ['two'] });
  expect(seenIn(await ada.next())).toMatchObject({ id: first.id, lines: ['two'] });
  expectNoTrouble(scene);
});

test('something is chosen from a list', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      const list = {
        type: ComponentType.StringSelect,
        custom_id: 'topic',
        placeholder: 'Topic',
        options: [
          { label: 'One', value: '1' },
          { label: 'Two', value: '2', default: true },
        ],
      };
      if (interaction.isChatInputCommand())
        await interaction.reply({ content: 'choose', flags: EPHEMERAL, components: [row(list)] });
      if (interaction.isStringSelectMenu()) await interaction.update({ content: interaction.values.join() });
    },
  });
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  const seen = seenIn((await sam.rest())[0]);
  expect(seen.choices).toEqual([{ label: 'Topic', options: ['One', 'Two'], selected: 'Two' }]);
  await expect(sam.chooses(seen.id, 'Topic', 'Three')).rejects.toThrow('none of: One, Two');
  await sam.chooses(seen.id, 'Topic', 'One');
  expect(seenIn((await sam.rest())[0]).lines).toEqual(['1']);
  expectNoTrouble(scene);
});

const FORM = {
  custom_id: 'reflect',
  title: 'Reflect',
  components: [
    { type: ComponentType.TextDisplay, content: '**Nothing** you write here is kept.' },
    {
      type: ComponentType.Label,
      label: 'What did I choose?',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'q1',
        style: TextInputStyle.Paragraph,
        max_length: 20,
      },
    },
    {
      type: ComponentType.Label,
      label: 'How is it?',
      component: {
        type: ComponentType.StringSelect,
        custom_id: 'q2',
        required: false,
        options: [
          { label: 'Steady', value: 's' },
          { label: 'Hard', value: 'h' },
        ],
      },
    },
    row({
      type: ComponentType.TextInput,
      custom_id: 'q3',
      style: 1,
      label: 'Old',
      required: false,
      value: 'so far',
    }),
  ],
};

test('a form goes out and comes back', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand()) await interaction.showModal(FORM);
      if (!interaction.isModalSubmit()) return;
      const { fields } = interaction;
      const said = [
        fields.getTextInputValue('q1'),
        fields.getStringSelectValues('q2').join(),
        fields.getTextInputValue('q3'),
      ];
      await interaction.reply({ content: said.join('|'), flags: EPHEMERAL });
    },
  });
  const sam = scene.people.person('Sam');
  await sam.types('/form');
  const [sight] = await sam.rest();
  expect(sight).toEqual({
    kind: 'form',
    form: {
      title: 'Reflect',
      intro: 'Nothing you write here is kept.',
      fields: [
        { label: 'What did I choose?', value: '', choices: [] },
        { label: 'How is it?', value: '', choices: ['Steady', 'Hard'] },
        { label: 'Old', value: 'so far', choices: [] },
      ],
      problems: {},
    },
  });
  await expect(sam.fills({ Colour: 'red' })).rejects.toThrow('no field "Colour"');
  await expect(sam.fills({})).rejects.toThrow('What did I choose?: this field is required');
  await expect(sam.fills({ 'What did I choose?': 'x'.repeat(21) })).rejects.toThrow('at most 20');
  await sam.fills({ 'What did I choose?': 'to hide it', 'How is it?': 'Hard' });
  expect(seenIn((await sam.rest())[0]).lines).toEqual(['to hide it|h|so far']);
  expectNoTrouble(scene);
});

test('a form that a button opened can change the message of that button', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand())
        await interaction.reply({
          content: 'one',
          flags: EPHEMERAL,
          components: [row(button('f', 'Write'))],
        });
      if (interaction.isButton()) await interaction.showModal(FORM);
      if (interaction.isModalSubmit() && interaction.isFromMessage())
        await interaction.update({ content: 'thanks' });
    },
  });
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  const seen = seenIn((await sam.rest())[0]);
  await sam.presses(seen.id, 'Write');
  await sam.rest();
  await sam.fills({ 'What did I choose?': 'x' });
  expect(seenIn((await sam.rest())[0])).toMatchObject({ id: seen.id, lines: ['thanks'] });
  expectNoTrouble(scene);
});

test('choices are offered while typing', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (!interaction.isAutocomplete()) return;
      const typed = interaction.options.getFocused();
      await interaction.respond(typed ? [{ name: `${typed}/Paris`, value: 'p' }] : []);
    },
  });
  const sam = scene.people.person('Sam');
  expect(await sam.completes('/steps', 'zone', 'Europe')).toEqual(['Europe/Paris']);
  expect(await sam.completes('/steps', 'zone', '')).toEqual([]);
  expect(await sam.completes('/steps', 'step', 'con')).toEqual(['Be consistent']);
  await expect(sam.completes('/steps', 'colour', '')).rejects.toThrow('no option colour');
  expectNoTrouble(scene);
});

test('private notes reach one person, unless the door is closed', async () => {
  const scene = await begin({});
  const { people, bot, standIn } = scene;
  const sam = people.person('Sam');
  const ada = people.person('Ada');
  const user = await bot.client.users.fetch(standIn.context.world.resident('Sam').id);
  await user.send({ content: 'You have a note', components: [row(button('o', 'Open'))] });
  expect(await sam.rest()).toMatchObject([
    {
      kind: 'message',
      where: 'private chat',
      seen: { lines: ['You have a note'], buttons: ['Open'], isPrivate: true },
    },
  ]);
  expect(await ada.rest()).toEqual([]);
  people.setDoor('Sam', 'closed');
  await expect(user.send('again')).rejects.toMatchObject({ code: 50007, status: 403 });
  people.setDoor('Sam', 'gone');
  await expect(user.send('again')).rejects.toMatchObject({ code: 50278 });
  await expect(bot.client.users.createDM('100000000000000001')).rejects.toMatchObject({ code: 10013 });
  expectNoTrouble(scene);
});

test('what a person writes in private reaches the bot', async () => {
  const heard: string[] = [];
  const scene = await begin({
    async onMessage(message) {
      heard.push(message.content);
      await message.channel.fetch();
      if (message.channel.isSendable()) await message.channel.send('I cannot read');
    },
  });
  const sam = scene.people.person('Sam');
  await sam.writes('canary');
  expect((await sam.rest()).map((sight) => seenIn(sight).lines)).toEqual([['I cannot read']]);
  await scene.people.deliverAgain();
  await sam.rest();
  // Discord sends the content of private chats to every bot. discord.js drops a message that it knows.
  expect(heard[0]).toBe('canary');
  expectNoTrouble(scene);
});

test('the room can be closed to the bot', async () => {
  const { people, bot, standIn } = await begin({});
  const room = await bot.client.channels.fetch(standIn.context.world.room.id);
  if (!room?.isSendable()) throw new Error('The room takes no messages');
  const sam = people.person('Sam');
  people.letBotPost(false);
  await expect(room.send('hello')).rejects.toMatchObject({ code: 50013, status: 403 });
  people.letBotPost(true);
  const sent = await room.send('hello');
  expect((await sam.rest()).map((sight) => seenIn(sight).lines)).toEqual([['hello']]);
  expect([...(await room.messages.fetch({ limit: 5 })).keys()]).toEqual([sent.id]);
  await sent.edit('hi');
  await sent.delete();
  await expect(room.messages.fetch({ message: sent.id, force: true })).rejects.toMatchObject({ code: 10008 });
  await expect(bot.client.channels.fetch('100000000000000001')).rejects.toMatchObject({
    code: 10003,
    status: 404,
  });
});

test('the same nonce is one message, also when the first answer was lost', async () => {
  const { people, bot, standIn } = await begin({});
  const room = await bot.client.channels.fetch(standIn.context.world.room.id);
  if (!room?.isSendable()) throw new Error('The room takes no messages');
  const sam = people.person('Sam');
  const template = '/channels/{channel_id}/messages';
  standIn.failNext({ method: 'POST', template, how: 'cut', isDone: true });
  const first = await room.send({ content: 'once', nonce: 'occurrence-1', enforceNonce: true });
  const again = await room.send({ content: 'once', nonce: 'occurrence-1', enforceNonce: true });
  expect(again.id).toBe(first.id);
  expect(await sam.rest()).toHaveLength(1);
  expect(standIn.traffic.get(`POST ${template}`)).toBe(3);
  const failed = { how: 'status', status: 500, code: 0, message: 'Internal Server Error' } as const;
  standIn.failNext({ method: 'POST', template, ...failed, isDone: true });
  await room.send('twice');
  expect(await sam.rest()).toHaveLength(2);
});

test('failures come as planned', async () => {
  const { bot, standIn } = await begin({});
  const { client } = bot;
  standIn.failNext({ how: 'limit', retryAfter: 0.05, isGlobal: true });
  const limited = once(client.rest, 'rateLimited');
  await client.guilds.fetch({ guild: standIn.context.world.guildId, force: true });
  expect(await limited).toMatchObject([{ global: true, retryAfter: 1100 }]);
  standIn.failNext({
    template: '/users/@me/channels',
    how: 'status',
    status: 403,
    code: 40003,
    message: 'Too fast',
  });
  const { id } = standIn.context.world.resident('Sam');
  await expect(client.users.createDM(id)).rejects.toMatchObject({ code: 40003 });
});

test('an interaction is not answered late, twice or wrongly', async () => {
  const codes: unknown[] = [];
  const keepCode = (error: unknown): void => {
    codes.push(error instanceof DiscordAPIError ? error.code : error);
  };
  const scene = await begin(
    onSlash(async (interaction) => {
      const { client, id, token } = interaction;
      const callback = async (type: number, data?: object): Promise<unknown> =>
        client.rest
          .post(`/interactions/${id}/${token}/callback`, {
            body: { type, ...(data && { data }) },
            auth: false,
          })
          .catch(keepCode);
      const message = { content: 'hi', flags: EPHEMERAL, allowed_mentions: { parse: [] } };
      if (interaction.commandName === 'slow') {
        await new Promise((resolve) => setTimeout(resolve, 120));
        await callback(4, message);
      } else {
        await interaction.webhook.send('too early').catch(keepCode);
        await callback(6);
        await callback(5, { flags: EPHEMERAL });
        await callback(9, FORM);
        await callback(4, message);
        await interaction.webhook.editMessage('@original', 'done');
      }
    }),
    { answerWithin: 100 },
  );
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  expect(await sam.rest()).toEqual([]);
  expect(codes.splice(0)).toEqual([10062]);
  await sam.types('/form');
  expect((await sam.rest()).map((sight) => seenIn(sight).lines)).toEqual([['done']]);
  expect(codes).toEqual([10015, 50035, 40060, 40060]);
  expect(scene.standIn.breaches.map(({ rule }) => rule)).toEqual([
    'an interaction is answered in time',
    'only what happens on a message can update it',
    'a deferred interaction cannot open a form',
    'an interaction is answered once',
  ]);
});

test('rest names what was never answered', async () => {
  const { standIn, people } = await begin({});
  await people.person('Sam').types('/slow');
  await expect(standIn.context.quiet.settled(50)).rejects.toThrow(
    'Not at rest after 50 ms: /slow is not answered',
  );
});

test('the same event can come twice', async () => {
  const ids: string[] = [];
  const scene = await begin(
    onSlash(async (interaction) => {
      ids.push(interaction.id);
      await interaction.reply({ content: 'hi', flags: EPHEMERAL });
    }),
  );
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  await scene.people.deliverAgain();
  expect(await sam.rest()).toHaveLength(1);
  expect(ids).toHaveLength(2);
  expect(ids[0]).toBe(ids[1]);
  expect(scene.bot.errors).toMatchObject([{ code: 40060 }]);
  expect(scene.standIn.breaches).toEqual([]);
});

const slashToOk = onSlash(async (interaction) => {
  await interaction.reply({ content: 'ok', flags: EPHEMERAL });
});

test('after a drop the session resumes and nothing is lost', async () => {
  const scene = await begin(slashToOk);
  const { standIn, bot, people } = scene;
  const sam = people.person('Sam');
  const resumed = once(bot.client, Events.ShardResume);
  standIn.gateway.drop();
  await sam.types('/slow');
  await resumed;
  expect(seenIn(await sam.next()).lines).toEqual(['ok']);
  const again = once(bot.client, Events.ShardResume);
  standIn.gateway.askToReconnect();
  await again;
  await sam.types('/slow');
  expect(await sam.rest()).toHaveLength(1);
  expect(standIn.gateway.counts).toEqual({ identified: 1, resumed: 2 });
  expectNoTrouble(scene);
});

test('a line that stopped acknowledging is left', async () => {
  const scene = await begin(slashToOk, { heartbeatEvery: 60 });
  const resumed = once(scene.bot.client, Events.ShardResume);
  scene.standIn.gateway.fallAsleep();
  await resumed;
  expect(scene.standIn.gateway.counts.resumed).toBe(1);
  expectNoTrouble(scene);
});

test('after an invalid session the bot identifies anew', async () => {
  const scene = await begin(slashToOk);
  const ready = once(scene.bot.client, Events.ShardReady);
  scene.standIn.gateway.invalidate(false);
  await ready;
  expect(scene.standIn.gateway.counts).toEqual({ identified: 2, resumed: 0 });
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  expect(await sam.rest()).toHaveLength(1);
}, 20_000);

test('a wrong token and disallowed intents are refused', async () => {
  const standIn = await startStandIn();
  open.push(standIn);
  const stranger = createBareBot(standIn, { token: 'not.the.token' });
  open.push(stranger);
  await expect(stranger.login()).rejects.toMatchObject({ code: 'TokenInvalid' });
  for (const code of [4004, 4014] as const) {
    standIn.gateway.refuseNext(code);
    const bot = createBareBot(standIn);
    open.push(bot);
    const gone = once(bot.client, Events.ShardDisconnect);
    bot.client.login(standIn.token).catch(() => undefined);
    expect(await gone).toMatchObject([{ code }, 0]);
  }
  expect(standIn.gateway.counts.identified).toBe(0);
});

test('a volley is answered and measured', async () => {
  const { standIn } = await begin(slashToOk, { checks: false });
  const { latencies, seconds } = await fire(standIn, { count: 200, inFlight: 16, line: '/slow' });
  expect(latencies).toHaveLength(200);
  expect(latencies.every((latency) => latency > 0)).toBe(true);
  expect(percentile(latencies, 0.99)).toBeGreaterThanOrEqual(percentile(latencies, 0.5));
  expect(seconds).toBeGreaterThan(0);
});
