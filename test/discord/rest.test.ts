import { once } from 'node:events';
import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { ComponentType, DiscordAPIError, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { begin, button, expectNoTrouble, onSlash, row, seenIn } from './scene.ts';

const FORM: APIModalInteractionResponseCallbackData = {
  custom_id: 'm',
  title: 'Words',
  components: [
    {
      type: ComponentType.Label,
      label: 'One',
      component: { type: ComponentType.TextInput, custom_id: 'i', style: 1 },
    },
  ],
};

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

test('a nonce is forgotten after minutes, and not kept with its message', async () => {
  let now = Date.now();
  const { people, bot, standIn } = await begin({}, { now: () => now });
  const { id: sam } = standIn.context.world.resident('Sam');
  const post = async () => {
    const chat = await bot.client.users.createDM(sam);
    return chat.send({ content: 'once', nonce: 'occurrence-1', enforceNonce: true });
  };
  const first = await post();
  expect((await post()).id).toBe(first.id);
  now += 10 * 60_000;
  expect((await post()).id).not.toBe(first.id);
  const listed = await bot.client.rest.get(`/channels/${first.channelId}/messages`);
  expect(listed).toMatchObject([{ content: 'once' }, { id: first.id }]);
  expect(JSON.stringify(listed)).not.toContain('occurrence-1');
  await expect(bot.client.rest.get(`/channels/${first.channelId}/messages?limit=101`)).rejects.toMatchObject({
    code: 50035,
  });
  expect(await people.person('Sam').standing()).toHaveLength(2);
});

test('the receipt of one private message is lost, and of nothing else', async () => {
  const { people, bot, standIn } = await begin({});
  const { world } = standIn.context;
  const chat = await bot.client.users.createDM(world.resident('Sam').id);
  const room = await bot.client.channels.fetch(world.room.id);
  if (!room?.isSendable()) throw new Error('The room takes no messages');
  people.losesNextReceipt();
  await room.send('to all');
  const note = { content: 'once', nonce: 'occurrence-1', enforceNonce: true };
  await expect(chat.send(note)).rejects.toThrow(/ECONNRESET|closed/);
  expect(await people.person('Sam').standing()).toHaveLength(1);
  await chat.send(note);
  await chat.send('another');
  const standing = await people.person('Sam').standing();
  expect(standing.map(({ lines }) => lines)).toEqual([['once'], ['another']]);
});

test('a bot that is taken for a spammer reaches nobody in private', async () => {
  const { bot, standIn, people } = await begin({});
  const { world } = standIn.context;
  const sam = world.resident('Sam').id;
  const chat = await bot.client.users.createDM(sam);
  world.verdict = 'flagged';
  await expect(chat.send('hi')).rejects.toMatchObject({ code: 20026 });
  world.verdict = 'openingTooFast';
  await expect(bot.client.users.createDM(sam, { force: true })).rejects.toMatchObject({ code: 40003 });
  expect(await people.person('Sam').standing()).toEqual([]);
});

test('failures come as planned', async () => {
  const { bot, standIn } = await begin({});
  const { client } = bot;
  standIn.failNext({ how: 'limit', retryAfter: 0.05, isGlobal: true });
  const limited = once(client.rest, 'rateLimited');
  await client.guilds.fetch({ guild: standIn.context.world.guildId, force: true });
  // discord.js waits a little longer than it is told to, and counts from when it looks.
  expect(await limited).toMatchObject([{ global: true, retryAfter: expect.closeTo(1100, -2) }]);
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
      const message = { content: 'hi', flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } };
      if (interaction.commandName === 'slow') {
        await new Promise((resolve) => setTimeout(resolve, 1100));
        await callback(4, message);
      } else {
        await interaction.webhook.send('too early').catch(keepCode);
        await callback(6);
        await callback(5, { flags: MessageFlags.Ephemeral });
        await callback(9, FORM);
        await callback(4, message);
        await interaction.webhook.editMessage('@original', 'done');
      }
    }),
    { answerWithin: 1000 },
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

test('what is fixed cannot be changed later', async () => {
  const scene = await begin({
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand() && interaction.commandName === 'form')
        await interaction.showModal(FORM);
      const body = { content: 'for all', flags: MessageFlags.Ephemeral, allowed_mentions: { parse: [] } };
      const { rest } = interaction.client;
      if (interaction.isChatInputCommand() && interaction.commandName === 'slow') {
        await interaction.deferReply();
        const { webhook, applicationId } = interaction;
        await rest.patch(`/webhooks/${applicationId}/${webhook.token}/messages/@original`, {
          body,
          auth: false,
        });
      }
      if (!interaction.isModalSubmit()) return;
      await rest.post(`/interactions/${interaction.id}/${interaction.token}/callback`, {
        body: { type: 9, data: FORM },
        auth: false,
      });
    },
  });
  const sam = scene.people.person('Sam');
  await sam.types('/slow');
  expect((await sam.rest()).map(seenIn)).toMatchObject([{ lines: ['for all'], isPrivate: false }]);
  await sam.types('/form');
  await sam.rest();
  await sam.fills({ One: 'x' });
  await expect.poll(() => scene.bot.errors).toMatchObject([{ code: 50035 }]);
  expect(scene.standIn.breaches.map(({ rule }) => rule)).toEqual([
    'whether a message is ephemeral is fixed when it is made or deferred',
    'a form cannot follow a form',
  ]);
});

test("an interaction's token dies", async () => {
  const scene = await begin(
    onSlash(async (interaction) => {
      await interaction.reply({ content: 'hi', flags: MessageFlags.Ephemeral });
      await new Promise((resolve) => setTimeout(resolve, 60));
      await interaction.followUp('too late');
    }),
    { tokenLives: 50 },
  );
  await scene.people.person('Sam').types('/slow');
  await expect.poll(() => scene.bot.errors).toMatchObject([{ code: 50027, status: 401 }]);
  // discord.js keeps its own token: the webhook's was at fault.
  await scene.bot.client.application?.commands.fetch();
});

test('a token that is wrong and a route that is unknown are refused', async () => {
  const { bot, standIn } = await begin({});
  const response = await fetch(`${standIn.api}/v10/users/@me`, { headers: { authorization: 'Bot wrong' } });
  expect(response.status).toBe(401);
  expect(await response.json()).toEqual({ code: 0, message: '401: Unauthorized' });
  await expect(bot.client.rest.get('/stickers/1')).rejects.toMatchObject({ status: 404 });
  expect(standIn.breaches).toMatchObject([{ rule: 'every route that is used is known to the stand-in' }]);
});

test('an answer without a body has no content type', async () => {
  const { standIn } = await begin({});
  const commands = `${standIn.api}/v10/applications/${standIn.applicationId}/commands`;
  const [id] = standIn.context.commands.keys();
  const headers = { authorization: `Bot ${standIn.token}` };
  const response = await fetch(`${commands}/${id}`, { method: 'DELETE', headers });
  expect(response.status).toBe(204);
  expect(response.headers.has('content-type')).toBe(false);
  expect((await fetch(`${commands}/${id}`, { headers })).status).toBe(404);
});

test('a file arrives with its message', async () => {
  const { bot, standIn } = await begin({});
  const room = await bot.client.channels.fetch(standIn.context.world.room.id);
  if (!room?.isSendable()) throw new Error('The room takes no messages');
  const sent = await room.send({
    content: 'yours',
    files: [{ attachment: Buffer.from('{}'), name: 'data.json' }],
  });
  expect([...sent.attachments.values()]).toMatchObject([{ name: 'data.json', size: 2 }]);
  expect(standIn.breaches).toEqual([]);
});
