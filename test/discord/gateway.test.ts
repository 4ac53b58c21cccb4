import { once } from 'node:events';
import { Events, MessageFlags } from 'discord.js';
import { expect, test } from 'vitest';
import { createBareBot } from './bare-bot.ts';
import { begin, expectNoTrouble, onSlash, open, seenIn } from './scene.ts';
import { startStandIn } from './server.ts';

const slashToOk = onSlash(async (interaction) =>
  interaction.reply({ content: 'ok', flags: MessageFlags.Ephemeral }),
);

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
