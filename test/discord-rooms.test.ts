/** What keeps the bot from posting in a room, by the names that Discord has for it. */
import fc from 'fast-check';
import { OverwriteType } from 'discord.js';
import { expect, test } from 'vitest';
import { memberId, roomId } from '#core/ids.ts';
import { mintRoom } from '../adapters/discord/ids.ts';
import { rightsIn } from '../adapters/discord/rooms.ts';
import { createBareBot } from './discord/bare-bot.ts';
import { groupRegistry } from './discord/group-definitions.ts';
import { ChannelKind, Right } from './discord/numbers.ts';
import { channelPayload, rolePayload } from './discord/payloads.ts';
import type { Overwrite } from './discord/rights.ts';
import { startStandIn } from './discord/server.ts';
import type { Channel } from './discord/world.ts';
import { begin, clock, prepare, shows, type Scene } from './discord-adapter.ts';

const ASKER = memberId('discord:1234567890123456789');
const missing = ({ discord }: Scene, { id }: Pick<Channel, 'id'>) => discord.findMissing(mintRoom(id), ASKER);
const forAll = ({ standIn }: Scene, deny: bigint, allow = 0n): Overwrite => ({
  id: standIn.context.world.guildId,
  type: 0,
  allow,
  deny,
});

test('in a room where all is well nothing is missing', async () => {
  const scene = await begin({ registry: groupRegistry });
  const { room, rooms } = scene.standIn.context.world;
  expect(await missing(scene, room)).toEqual([]);
  scene.people.letBotPost(false);
  expect(await missing(scene, room)).toEqual(['Send Messages']);
  expect(await missing(scene, rooms['other room'])).toEqual([]);
  expect((await shows(scene, '/look at:#the-room')).lines).toEqual(['Send Messages']);
  expect((await shows(scene, '/look', 'other room')).lines).toEqual(['Nothing']);
  scene.people.letBotPost(true);
  expect(await missing(scene, room)).toEqual([]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a room that is hidden, deleted or somebody else’s can’t be seen', async () => {
  const scene = await begin();
  const { world } = scene.standIn.context;
  world.room.overwrites = [forAll(scene, Right.viewChannel)];
  const hidden = ['View Channel'];
  // The role that Discord made for the bot says otherwise, but the channel has the last word.
  expect(await missing(scene, world.room)).toEqual(hidden);
  world.removeRoom(world.rooms['other room']);
  expect(await missing(scene, world.rooms['other room'])).toEqual(hidden);
  expect(await missing(scene, world.elsewhere.server)).toEqual(hidden);
  expect(await scene.discord.findMissing(roomId('slack:C1'), ASKER)).toEqual(hidden);
  world.room.overwrites = [
    forAll(scene, Right.viewChannel | Right.sendMessages),
    { id: world.roles.own.id, type: 0, allow: Right.viewChannel, deny: 0n },
  ];
  expect(await missing(scene, world.room)).toEqual(['Send Messages']);
  expect(scene.standIn.breaches).toEqual([]);
});

test('in a thread the rights of its channel hold, and a locked one takes more', async () => {
  const scene = await begin();
  const { world } = scene.standIn.context;
  const thread = (more: object = {}) =>
    world.addRoom({ name: 'a-thread', kind: ChannelKind.thread, parent: world.room, ...more });
  const [open, locked] = [thread(), thread({ isLocked: true })];
  expect(await missing(scene, open)).toEqual([]);
  expect(await missing(scene, locked)).toEqual(['Manage Threads']);
  expect(await scene.discord.sendToRoom(mintRoom(locked.id), { blocks: [] })).toEqual({
    outcome: 'forbidden',
  });
  world.room.overwrites = [forAll(scene, Right.sendInThreads)];
  expect(await missing(scene, open)).toEqual(['Send Messages in Threads']);
  expect(await missing(scene, locked)).toEqual(['Send Messages in Threads', 'Manage Threads']);
  expect(await missing(scene, world.room)).toEqual([]);
  world.room.overwrites = [forAll(scene, Right.sendMessages)];
  expect(await missing(scene, open)).toEqual([]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a process that never connects finds it too, and asks once for many rooms', async () => {
  const scene = await prepare();
  const { world } = scene.standIn.context;
  const rooms = Array.from({ length: 6 }, (_, i) => world.addRoom({ name: `room-${i}` }));
  const found = await Promise.all(rooms.map((room) => missing(scene, room)));
  expect(found).toEqual(rooms.map(() => []));
  const reads = (template: string) => scene.standIn.traffic.get(`GET ${template}`);
  expect(reads('/channels/{channel_id}')).toBe(6);
  expect(reads('/guilds/{guild_id}/roles')).toBe(1);
  expect(reads('/guilds/{guild_id}/members/{user_id}')).toBe(1);
  world.roles.everyone.rights = 0n;
  world.roles.own.rights = Right.viewChannel;
  clock.passes({ seconds: 6 });
  expect(await missing(scene, world.room)).toEqual(['Send Messages']);
});

test('where Discord can’t be asked, nothing is claimed, and the next time is a new one', async () => {
  const scene = await begin();
  const { room } = scene.standIn.context.world;
  const broken = { how: 'status', status: 500, code: 0, message: '', times: 4 } as const;
  scene.standIn.failNext({ method: 'GET', template: '/guilds/{guild_id}/roles', ...broken });
  await expect(missing(scene, room)).rejects.toThrow('Internal Server Error');
  expect(await missing(scene, room)).toEqual([]);
});

const anyRights = fc
  .subarray([
    Right.viewChannel,
    Right.sendMessages,
    Right.sendInThreads,
    Right.manageThreads,
    Right.embedLinks,
    Right.manageGuild,
  ])
  .map((rights) => rights.reduce((all, right) => all | right, 0n));

test('rights are those that discord.js finds', async () => {
  const standIn = await startStandIn();
  const bot = createBareBot(standIn);
  try {
    await bot.login();
    const { world, gateway } = standIn.context;
    const { everyone, own, moderators } = world.roles;
    const accounts = [everyone.id, own.id, moderators.id, world.applicationId];
    const anyOverwrite = fc.record({
      id: fc.constantFrom(...accounts),
      allow: anyRights,
      deny: anyRights,
    });
    const anyOverwrites = fc.uniqueArray(anyOverwrite, { selector: ({ id }) => id, maxLength: 4 });
    const seen = fc.record({
      isAdmin: fc.integer({ min: 0, max: 9 }),
      all: anyRights,
      mine: anyRights,
      theirs: anyRights,
    });
    await fc.assert(
      fc.asyncProperty(seen, anyOverwrites, async ({ isAdmin, all, mine, theirs }, overwrites) => {
        everyone.rights = all;
        own.rights = isAdmin === 0 ? mine | Right.administrator : mine;
        moderators.rights = theirs;
        world.room.overwrites = overwrites.map((each) => ({
          ...each,
          type: each.id === world.applicationId ? 1 : 0,
        }));
        const roles = Object.values(world.roles).map((role) => rolePayload(role));
        for (const role of roles) gateway.dispatch('GUILD_ROLE_UPDATE', { guild_id: world.guildId, role });
        gateway.dispatch('CHANNEL_UPDATE', channelPayload(world, world.room));
        await gateway.roundTrip();
        const channel = bot.client.channels.cache.get(world.room.id);
        const me = bot.client.guilds.cache.get(world.guildId)?.members.me;
        if (!channel || !('permissionsFor' in channel) || !me) throw new Error('not there');
        const rights = rightsIn(
          world.room.overwrites.map(({ id, type, allow, deny }) => ({
            id,
            type: type === 1 ? OverwriteType.Member : OverwriteType.Role,
            allow: String(allow),
            deny: String(deny),
          })),
          {
            guild: world.guildId,
            user: world.applicationId,
            own: [own.id],
            roles: Object.values(world.roles).map(({ id, rights: bits }) => ({
              id,
              permissions: String(bits),
            })),
          },
        );
        const looked = [Right.viewChannel, Right.sendMessages, Right.sendInThreads, Right.manageThreads];
        const expected = looked.map((right) => channel.permissionsFor(me).has(right));
        expect(looked.map((right) => (rights & right) !== 0n)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  } finally {
    await bot.stop();
    await standIn.stop();
  }
});
