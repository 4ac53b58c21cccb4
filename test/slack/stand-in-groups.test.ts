/** Mentions, broadcasts and the menus of messages at the stand-in. */
import type { types } from '@slack/bolt';
import { expect, test } from 'vitest';

import { messageOf, openScene, post } from './bare-bolt.ts';

test('whoever is mentioned in a channel is told, and it is noted; nobody else ever hears of it', async () => {
  await using scene = await openScene();
  const { client } = await scene.connect(() => undefined);
  const { slack, sam, kim } = scene;
  const { room, otherRoom } = slack.workspace;
  const saying = (...elements: types.RichTextElement[]): types.KnownBlock[] => [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] },
  ];
  const kimAndQuiet = saying(
    { type: 'user', user_id: kim.user.id },
    { type: 'channel', channel_id: otherRoom.id },
  );
  await post(client, { channel: otherRoom.id, text: 'x', blocks: kimAndQuiet });
  expect(await sam.next()).toMatchObject({
    where: 'other room',
    seen: { lines: ['@kim#quiet'], tells: ['@kim'] },
  });
  expect(slack.breaches.map(({ rule }) => rule)).toEqual(['no mention']);
  await client.chat.postEphemeral({ channel: room.id, user: sam.user.id, text: 'x', blocks: kimAndQuiet });
  await post(client, { channel: sam.user.id, text: 'x', blocks: kimAndQuiet });
  for (let i = 0; i < 2; i += 1) expect(messageOf(await sam.next()).tells).toBeUndefined();
  await post(client, {
    channel: room.id,
    text: 'x',
    blocks: saying({ type: 'broadcast', range: 'channel' }, { type: 'text', text: ' all' }),
  });
  expect(messageOf(await sam.next())).toMatchObject({ lines: ['@channel all'], tells: ['@everybody'] });
  expect(slack.breaches).toHaveLength(1);
});

test('a shortcut is offered at messages that others see too', async () => {
  await using scene = await openScene({ shortcuts: [{ name: 'Look', callback_id: 'look' }] });
  const { slack, sam } = scene;
  const { client } = await scene.connect((app) => {
    app.shortcut({ type: 'message_action', callback_id: 'look' }, async ({ ack, shortcut, respond }) => {
      await ack();
      const { message_ts, message, channel } = shortcut;
      await respond({
        text: [message_ts === message.ts, channel.id, message.text].join(),
        replace_original: false,
      });
    });
  });
  const { room } = slack.workspace;
  const { ts } = await post(client, { channel: room.id, text: 'Hello' });
  const { message_ts: own } = await client.chat.postEphemeral({
    channel: room.id,
    user: sam.user.id,
    text: 'For Sam',
  });
  await sam.rest();
  await sam.opensMenu(`${room.id}:${ts}`, 'Look');
  expect(messageOf(await sam.next())).toMatchObject({ lines: [`true,${room.id},Hello`], isPrivate: true });
  await expect(sam.opensMenu(`${room.id}:${own}`, 'Look')).rejects.toThrow('has a menu');
  await expect(sam.opensMenu(`${room.id}:${ts}`, 'Other')).rejects.toThrow('no shortcut');
});
