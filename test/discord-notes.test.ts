/** What arrives in a private chat by itself: shown once, whatever gets lost on the way. */
import { expect, test } from 'vitest';
import { messageId, type ChatId } from '#core/ids.ts';
import { mintChat } from '../adapters/discord/ids.ts';
import { LONG, noteOf } from './discord/definitions.ts';
import {
  begin,
  chatOf,
  clock,
  ONE,
  prepare,
  ROUTES,
  seenIn,
  sendNote,
  standing,
  writeMany,
  type Scene,
} from './discord-adapter.ts';

const COUNT = `POST ${ROUTES.messages}`;
const LISTS = `GET ${ROUTES.messages}`;
const UNSEEN = { method: 'POST', template: ROUTES.messages, how: 'cut', times: 4 } as const;

/** A try at which nobody learned what became of it. */
const trySend = async (scene: Scene, chat: ChatId): Promise<Temporal.Instant> => {
  const triedAt = clock.now();
  await expect(sendNote(scene, chat)).rejects.toThrow(/ECONNRESET|closed/);
  return triedAt;
};
const keptOf = (scene: Scene, id: string) => scene.standIn.context.messages.find(id);

test('a note is one plain line and a button, under the name of its occurrence', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const chat = await chatOf(scene);
  expect(await chatOf(scene)).toBe(chat);
  expect(scene.standIn.traffic.get(`POST ${ROUTES.chats}`)).toBe(1);
  const sent = await sendNote(scene, chat);
  const [note, ...others] = await standing(scene);
  expect(others).toEqual([]);
  expect(note).toMatchObject({ lines: ['You have a note'], buttons: ['Open'], isPrivate: true });
  expect(sent).toEqual({ outcome: 'sent', message: messageId(`discord:${note?.id}`) });
  const kept = keptOf(scene, note?.id ?? '');
  expect(kept).toMatchObject({ content: 'You have a note', nonce: ONE, flags: 4 });
  await sam.presses(note?.id ?? '', 'Open');
  const sights = await sam.rest();
  expect(sights.map(seenIn).map(({ lines }) => lines)).toEqual([['You have a note'], [`Opened ${ONE}`]]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a silent note makes no sound, and says the same', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  await scene.discord.sendToChat(chat, noteOf(ONE, { isSilent: true }), { occurrence: ONE });
  const [note] = await standing(scene);
  expect(keptOf(scene, note?.id ?? '')).toMatchObject({ content: 'You have a note', flags: 4 | 4096 });
  expect(scene.standIn.breaches).toEqual([]);
});

test('a process that never connects sends, finds and removes', async () => {
  const scene = await prepare();
  const chat = await chatOf(scene);
  const sent = await sendNote(scene, chat);
  clock.passes({ minutes: 10 });
  const triedAt = clock.now().subtract({ minutes: 10 });
  expect(await sendNote(scene, chat, { triedAt })).toEqual(sent);
  expect(scene.standIn.gateway.hasSession()).toBe(false);
  if (sent.outcome !== 'sent' || !sent.message) throw new Error(sent.outcome);
  expect(await scene.discord.remove(chat, sent.message)).toBe(true);
  expect(await standing(scene)).toEqual([]);
});

test('a process that never connects hears when its token is no longer accepted', async () => {
  const told = Promise.withResolvers<string>();
  const scene = await prepare({ token: 'wrong', onDown: told.resolve });
  await expect(sendNote(scene, mintChat('1234567890123456789'))).rejects.toThrow('401');
  expect(await told.promise).toContain('DISCORD_TOKEN');
  expect(scene.discord.health().state).toBe('down');
});

test('stored, then the receipt is lost: a second try within minutes shows nothing new', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  scene.people.losesNextReceipt();
  const triedAt = await trySend(scene, chat);
  const [note] = await standing(scene);
  clock.passes({ minutes: 1 });
  const sent = await sendNote(scene, chat, { triedAt });
  expect(sent).toEqual({ outcome: 'sent', message: messageId(`discord:${note?.id}`) });
  expect(await standing(scene)).toHaveLength(1);
  expect(scene.standIn.traffic.get(LISTS)).toBeUndefined();
  expect(scene.standIn.breaches).toEqual([]);
});

test('stored, then the receipt is lost: a second try after 10 minutes finds it', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  scene.people.losesNextReceipt();
  const triedAt = await trySend(scene, chat);
  const [note] = await standing(scene);
  const posted = scene.standIn.traffic.get(COUNT);
  clock.passes({ minutes: 10 });
  const sent = await sendNote(scene, chat, { triedAt });
  expect(sent).toEqual({ outcome: 'sent', message: messageId(`discord:${note?.id}`) });
  expect(scene.standIn.traffic.get(COUNT)).toBe(posted);
  expect(await standing(scene)).toHaveLength(1);
  expect(scene.standIn.breaches).toEqual([]);
});

test('lost before it was stored: a second try after 10 minutes does not find it and sends it', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  await scene.discord.sendToChat(chat, noteOf('occurrence-other'), { occurrence: 'occurrence-other' });
  scene.standIn.failNext(UNSEEN);
  const triedAt = await trySend(scene, chat);
  expect(await standing(scene)).toHaveLength(1);
  clock.passes({ minutes: 10 });
  expect(await sendNote(scene, chat, { triedAt })).toMatchObject({ outcome: 'sent' });
  expect(await standing(scene)).toHaveLength(2);
});

test('the stand-in posts a nonce again after minutes, so that it is the search that finds it', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  await sendNote(scene, chat);
  clock.passes({ minutes: 10 });
  await sendNote(scene, chat);
  expect(await standing(scene)).toHaveLength(2);
});

test('what carries its occurrence nowhere can’t be looked for, and is not sent again', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  const triedAt = clock.now();
  clock.passes({ minutes: 10 });
  const plain = { blocks: [{ kind: 'text', text: ['Plain'] }], isBare: true } as const;
  expect(await scene.discord.sendToChat(chat, plain, { occurrence: ONE, triedAt })).toEqual({
    outcome: 'unsure',
  });
  expect(await standing(scene)).toEqual([]);
});

test('where so much was written since that it may lie further back, nothing is sent', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  const triedAt = clock.now();
  clock.passes({ seconds: 1 });
  writeMany(scene, 50);
  clock.passes({ minutes: 10 });
  expect(await sendNote(scene, chat, { triedAt })).toEqual({ outcome: 'unsure' });
  expect(await standing(scene)).toEqual([]);
});

test('much that was written before is no hindrance', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  writeMany(scene, 60);
  clock.passes({ seconds: 1 });
  const triedAt = clock.now();
  clock.passes({ minutes: 10 });
  expect(await sendNote(scene, chat, { triedAt })).toMatchObject({ outcome: 'sent' });
  expect(await standing(scene)).toHaveLength(1);
});

test('a person who sends the occurrence back is not taken for the bot', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  const { world, messages } = scene.standIn.context;
  const author = world.resident('Sam');
  const components = [
    { type: 1, components: [{ type: 2, style: 1, label: 'x', custom_id: `open@1|${ONE}` }] },
  ];
  messages.add({ channel: world.openDm(author), author, body: { content: ONE, components } });
  const triedAt = clock.now();
  clock.passes({ minutes: 10 });
  expect(await sendNote(scene, chat, { triedAt })).toMatchObject({ outcome: 'sent' });
  expect(await standing(scene)).toHaveLength(1);
});

test('a long message is one occurrence: its parts are told apart, and the last one is named', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  const { blocks } = noteOf(ONE);
  const long = { blocks: [...LONG.map((line) => ({ kind: 'text', text: [line] }) as const), ...blocks] };
  const sent = await scene.discord.sendToChat(chat, long, { occurrence: ONE });
  expect(await scene.discord.sendToChat(chat, long, { occurrence: ONE })).toEqual(sent);
  const parts = await standing(scene);
  expect(parts).toHaveLength(3);
  expect(parts.map(({ buttons }) => buttons)).toEqual([[], [], ['Open']]);
  expect(sent).toEqual({ outcome: 'sent', message: messageId(`discord:${parts.at(-1)?.id}`) });
});
