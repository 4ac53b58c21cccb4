/** Who hears a sound, where a bot is careless: stories see that the real one is not. */
import { Routes } from 'discord.js';
import { expect, test } from 'vitest';
import { Right } from './numbers.ts';
import { begin, seenIn } from './scene.ts';

test('all whom a message names are told, unless it says otherwise', async () => {
  const { bot, people, standIn } = await begin({});
  const { world } = standIn.context;
  const sam = people.person('Sam');
  const { moderators } = world.roles;
  const kim = world.resident('Kim');
  const content = `Hello \\@everyone <@&${moderators.id}> <@${kim.id}>`;
  const tellsOf = async (allowed?: object) => {
    await bot.client.rest.post(Routes.channelMessages(world.room.id), {
      body: { content, ...(allowed && { allowed_mentions: allowed }) },
    });
    return seenIn(await sam.next()).tells;
  };
  expect(await tellsOf()).toEqual(['@everybody', '@Moderators', '@Kim']);
  expect(await tellsOf({ parse: ['everyone'] })).toEqual(['@everybody']);
  expect(await tellsOf({ parse: ['roles'] })).toEqual(['@Moderators']);
  expect(await tellsOf({ roles: [moderators.id] })).toEqual(['@Moderators']);
  expect(await tellsOf({ users: [kim.id] })).toEqual(['@Kim']);
  expect(await tellsOf({ parse: [] })).toBeUndefined();
  world.roles.everyone.rights = 0n;
  world.roles.own.rights = Right.viewChannel | Right.sendMessages;
  expect(await tellsOf()).toEqual(['@Kim']);
  moderators.isMentionable = true;
  expect(await tellsOf()).toEqual(['@Moderators', '@Kim']);
});
