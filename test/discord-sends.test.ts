/** What keeps a private message from going out, and taking one back. */
import { expect, test } from 'vitest';
import type { Clock } from '#core/clock.ts';
import { chatId, memberId, messageId } from '#core/ids.ts';
import { mintChat, snowflakeOf } from '../adapters/discord/ids.ts';
import { begin, chatOf, clock, ROUTES, sendNote, shows, standing, writeMany } from './discord-adapter.ts';

const MESSAGES = { method: 'POST', template: ROUTES.messages } as const;
const COUNT = `POST ${ROUTES.messages}`;

test.each([
  ['closed', 'closed'],
  ['gone', 'gone'],
] as const)('a door that is %s is %s, also to a chat that was open before', async (door, outcome) => {
  const scene = await begin();
  const chat = await chatOf(scene);
  scene.people.setDoor('Sam', door);
  expect(await sendNote(scene, chat)).toEqual({ outcome });
  scene.people.letReach('Sam', true);
  expect(await sendNote(scene, chat)).toMatchObject({ outcome: 'sent' });
});

test('chats and people that are not there are gone, and nobody is asked about those of others', async () => {
  const scene = await begin();
  expect(await sendNote(scene, mintChat('1234567890123456789'))).toEqual({ outcome: 'gone' });
  expect(await scene.discord.openChat(memberId('discord:1234567890123456789'))).toEqual({ outcome: 'gone' });
  const asked = [...scene.standIn.traffic.values()].reduce((sum, count) => sum + count, 0);
  expect(await sendNote(scene, chatId('slack:D1'))).toEqual({ outcome: 'gone' });
  expect(await scene.discord.openChat(memberId('slack:U1'))).toEqual({ outcome: 'gone' });
  expect(await scene.discord.remove(chatId('slack:D1'), messageId('slack:1'))).toBe(false);
  expect([...scene.standIn.traffic.values()].reduce((sum, count) => sum + count, 0)).toBe(asked);
});

test.each([
  ['flagged', 'sending'],
  ['openingTooFast', 'opening'],
] as const)(
  'after Discord called the bot a spammer (%s, at %s), no private message goes out',
  async (verdict, at) => {
    const scene = await begin();
    const sam = scene.people.person('Sam');
    const chat = await chatOf(scene);
    const kim = memberId(`discord:${scene.standIn.context.world.resident('Kim').id}`);
    scene.standIn.context.world.verdict = verdict;
    const first = at === 'sending' ? await sendNote(scene, chat) : await scene.discord.openChat(kim);
    expect(first).toEqual({ outcome: 'stopped' });
    const asked = scene.standIn.traffic.get(COUNT);
    expect(await sendNote(scene, chat)).toEqual({ outcome: 'stopped' });
    expect(await scene.discord.openChat(kim)).toEqual({ outcome: 'stopped' });
    expect(scene.discord.health()).toMatchObject({
      state: 'degraded',
      fix: expect.stringContaining('spammer'),
    });
    await sam.writes('Hello?');
    expect(await sam.rest()).toEqual([]);
    expect(scene.standIn.traffic.get(COUNT)).toBe(asked);
    expect(scene.log.lines.filter((line) => line.includes('takes the bot for a spammer'))).toHaveLength(1);
    expect((await shows(scene, '/show')).isPrivate).toBe(true);
    expect((await shows(scene, '/show what:note')).lines).toEqual(['stopped']);
  },
);

test('where Discord wants a note to wait for long, it says for how long', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  scene.standIn.failNext({ ...MESSAGES, how: 'limit', retryAfter: 60 });
  const delivery = await sendNote(scene, chat);
  if (delivery.outcome !== 'busy') throw new Error(delivery.outcome);
  expect(delivery.retryAfterSeconds).toBeGreaterThanOrEqual(60);
  expect(delivery.retryAfterSeconds).toBeLessThan(63);
  expect(await sendNote(scene, chat)).toMatchObject({ outcome: 'sent' });
});

/** Waits end 60 times sooner. */
const fast: Clock = {
  now: () => clock.now(),
  after: (milliseconds, run) => clock.after(milliseconds / 60, run),
};

test('where Discord never answers, the try is given up', async () => {
  const scene = await begin({ clock: fast });
  const chat = await chatOf(scene);
  scene.standIn.failNext({ ...MESSAGES, how: 'hang', isDone: true });
  await expect(sendNote(scene, chat)).rejects.toThrow(/abort/i);
  expect(await sendNote(scene, chat, { triedAt: clock.now() })).toMatchObject({ outcome: 'sent' });
  expect(await standing(scene)).toHaveLength(1);
});

test('what Discord told to wait again and again was not shown, and waits as if for the first time', async () => {
  const scene = await begin({ clock: fast });
  const chat = await chatOf(scene);
  scene.standIn.failNext({ ...MESSAGES, how: 'limit', retryAfter: 0.2, times: 10 });
  expect(await sendNote(scene, chat)).toEqual({ outcome: 'busy', retryAfterSeconds: 1 });
  expect(await standing(scene)).toEqual([]);
});

test('at the limit for the whole bot, what is due is put off, and what somebody waits for comes a little later', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  const limit = { ...MESSAGES, how: 'limit', retryAfter: 1 } as const;
  const due = { claimedAt: clock.now() };
  scene.standIn.failNext({ ...limit, isGlobal: true });
  const asked = scene.standIn.traffic.get(COUNT) ?? 0;
  // Neither the one that is told so nor one after it comes back by itself.
  for (const _ of ['told', 'after']) {
    const delivery = await sendNote(scene, chat, due);
    expect(delivery).toMatchObject({ outcome: 'busy' });
    expect(delivery).not.toHaveProperty('isPerhapsShown');
    expect(scene.standIn.traffic.get(COUNT)).toBe(asked + 1);
  }
  expect(await sendNote(scene, chat)).toMatchObject({ outcome: 'sent' });
  scene.standIn.failNext({ ...limit, isGlobal: true });
  expect(await sendNote(scene, chat)).toMatchObject({ outcome: 'sent' });
  // The limit of one chat holds up nobody else.
  scene.standIn.failNext(limit);
  expect(await sendNote(scene, chat, due)).toMatchObject({ outcome: 'sent' });
  expect(await standing(scene)).toHaveLength(1);
});

test('a message is deleted once, and one that is no longer there counts as deleted', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  const sent = await sendNote(scene, chat);
  if (sent.outcome !== 'sent' || !sent.message) throw new Error(sent.outcome);
  expect(await scene.discord.remove(chat, sent.message)).toBe(true);
  expect(await standing(scene)).toEqual([]);
  expect(await scene.discord.remove(chat, sent.message)).toBe(true);
  expect(scene.standIn.breaches).toEqual([]);
});

test('what Discord does not delete stays, and is told of', async () => {
  const scene = await begin();
  const chat = await chatOf(scene);
  writeMany(scene, 1);
  const { world, messages } = scene.standIn.context;
  const [mine] = messages.latest(world.openDm(world.resident('Sam')), 1);
  expect(await scene.discord.remove(chat, messageId(`discord:${mine?.id}`))).toBe(false);
  const sent = await sendNote(scene, chat);
  if (sent.outcome !== 'sent' || !sent.message) throw new Error(sent.outcome);
  const away = { how: 'status', status: 500, code: 0, message: '', times: 4 } as const;
  scene.standIn.failNext({ method: 'DELETE', template: ROUTES.message, ...away });
  expect(await scene.discord.remove(chat, sent.message)).toBe(false);
  expect(await standing(scene)).toHaveLength(1);
  expect(scene.log.lines.filter((line) => line.includes('message not removed'))).toHaveLength(2);
  expect(scene.log.lines.join()).not.toContain(snowflakeOf(sent.message) ?? 'no id');
});
