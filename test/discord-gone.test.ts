/** What the bot is told of where it is on Discord. */
import { expect, test, vi } from 'vitest';
import type { Call, Change } from '#core/call.ts';
import type { Accept } from '#core/plan.ts';
import type { DiscordParts } from '../adapters/discord/platform.ts';
import { prepare, seenIn } from './discord-adapter.ts';
import { ChannelKind, Intent } from './discord/numbers.ts';
import { channelPayload } from './discord/payloads.ts';

const PATIENTLY = 10_000;

const isChange = (call: Call): call is Change => ['lost', 'found', 'present'].includes(call.kind);

/** A bot that takes down what it is told of. */
async function open(more: Partial<DiscordParts> = {}) {
  const scene = await prepare(more);
  const told: Change[] = [];
  const accept: Accept = (call) => {
    if (!isChange(call)) return { kind: 'ignore' };
    return { kind: 'silent', run: async () => void told.push(call) };
  };
  const { world } = scene.standIn.context;
  return {
    ...scene,
    told,
    world,
    group: `discord:${world.guildId}`,
    start: () => scene.discord.start(accept),
    /** All that it was told of, once there is that much. */
    all: async (count: number) => {
      await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(count), PATIENTLY);
      return told;
    },
  };
}

test('at the start it is told of all servers that it is in, also of those that are out of order, once', async () => {
  const { start, all, group, standIn } = await open();
  await start();
  expect(await all(1)).toEqual([{ kind: 'present', groups: [group] }]);
  await standIn.gateway.roundTrip();
  expect(await all(1)).toEqual([{ kind: 'present', groups: [group] }]);
});

test('taken out while it was down, it finds that out when it starts', async () => {
  const { start, all, world } = await open();
  world.isBotIn = false;
  await start();
  expect(await all(1)).toEqual([{ kind: 'present', groups: [] }]);
});

test('taken out while it was away and could not resume, it finds that out too', async () => {
  const { start, all, world, group, standIn } = await open();
  await start();
  const before = { kind: 'present', groups: [group] };
  expect(await all(1)).toEqual([before]);
  world.isBotIn = false;
  standIn.gateway.invalidate(false);
  expect(await all(2)).toEqual([before, { kind: 'present', groups: [] }]);
});

test('where people can add it to their own account, being in no server is not the end of all', async () => {
  const { start, all, world } = await open({ userInstall: true });
  world.isBotIn = false;
  await start();
  expect(await all(1)).toEqual([{ kind: 'present', groups: [], reachesPeople: true }]);
});

test('a server that is out of order changes nothing', async () => {
  const { start, all, told, people, group, standIn } = await open();
  await start();
  expect(await all(1)).toEqual([{ kind: 'present', groups: [group] }]);
  people.letServerWork(false);
  people.letServerWork(true);
  people.letBotIn(false);
  await vi.waitFor(() => expect(told.length).toBeGreaterThan(1), PATIENTLY);
  expect(told[1]).toEqual({ kind: 'lost', group });
  await standIn.gateway.roundTrip();
});

test('taken out of the last one and let in again, it is told of both, and that it was in none', async () => {
  const { start, all, people, group } = await open();
  await start();
  const present = { kind: 'present', groups: [group] };
  expect(await all(1)).toEqual([present]);
  people.letBotIn(false);
  const gone = [present, { kind: 'lost', group }, { kind: 'present', groups: [] }];
  expect(await all(3)).toEqual(gone);
  people.letBotIn(true);
  expect(await all(4)).toEqual([...gone, { kind: 'found', group }]);
});

test('a server that ALLOWED_GROUPS does not name is left, and counts as none', async () => {
  const { start, all, group } = await open({ allowedGroups: ['100000000000000001'] });
  await start();
  expect(await all(2)).toEqual([
    { kind: 'present', groups: [] },
    { kind: 'lost', group },
  ]);
});

test('channels and threads that are deleted are told of', async () => {
  const { start, all, people, group, standIn, world } = await open();
  await start();
  const present = { kind: 'present', groups: [group] };
  expect(await all(1)).toEqual([present]);
  const parent = world.rooms.room;
  const thread = world.addRoom({ name: 'a thread', kind: ChannelKind.thread, parent });
  world.removeRoom(thread);
  const { id, kind } = thread;
  const deleted = { id, guild_id: world.guildId, parent_id: parent.id, type: kind };
  standIn.gateway.dispatch('THREAD_DELETE', deleted, Intent.guilds);
  people.removeRoom('other room');
  expect(await all(3)).toEqual([
    present,
    { kind: 'lost', group, room: `discord:${id}` },
    { kind: 'lost', group, room: `discord:${world.rooms['other room'].id}` },
  ]);
  standIn.gateway.dispatch('CHANNEL_DELETE', channelPayload(world, world.openDm(world.resident('Sam'))));
  await standIn.gateway.roundTrip();
});

test('where Discord can’t be reached at first, the bot goes on trying until it can', async () => {
  const scene = await prepare({ triesAgainAfter: 20 });
  // discord.js itself tries four times.
  scene.standIn.failNext({ template: '/gateway/bot', how: 'cut', times: 8 });
  await expect(scene.start()).rejects.toThrow(/^Discord could not be reached/);
  expect(scene.discord.health()).toMatchObject({
    state: 'down',
    fix: expect.stringContaining('goes on trying'),
  });
  await vi.waitFor(() => expect(scene.discord.health()).toEqual({ state: 'up' }), PATIENTLY);
  expect(scene.log.lines.join()).toContain('reached at last');
  await scene.people.person('Sam').types('/show');
  expect(seenIn(await scene.people.person('Sam').next()).isPrivate).toBe(true);
});

test('what it finds then can be the end of it, which the host is told once', async () => {
  const told: string[] = [];
  const scene = await prepare({ triesAgainAfter: 20, onDown: (fix) => void told.push(fix) });
  scene.standIn.failNext({ template: '/gateway/bot', how: 'cut', times: 4 });
  const wrong = { how: 'status', status: 401, code: 0, message: '401: Unauthorized' } as const;
  scene.standIn.failNext({ template: '/gateway/bot', ...wrong });
  await expect(scene.start()).rejects.toThrow(/^Discord could not be reached/);
  await vi.waitFor(() => expect(told).toEqual([expect.stringContaining('DISCORD_TOKEN')]), PATIENTLY);
  expect(scene.discord.health()).toMatchObject({ state: 'down', fix: told[0] });
});

test('a bot that is stopped while Discord can’t be reached tries no more', async () => {
  const scene = await prepare({ triesAgainAfter: 1 });
  const { standIn, discord } = scene;
  standIn.failNext({ template: '/gateway/bot', how: 'cut', times: 1000 });
  await expect(scene.start()).rejects.toThrow(/^Discord could not be reached/);
  await vi.waitFor(() => expect(standIn.traffic.get('GET /gateway/bot')).toBeGreaterThan(4), PATIENTLY);
  await discord.stop();
  expect(discord.health()).toMatchObject({ state: 'down', fix: expect.stringContaining('stopped') });
  expect(standIn.gateway.counts.identified).toBe(0);
});
