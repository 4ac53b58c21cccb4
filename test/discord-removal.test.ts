/** Takes back what was sent, also where Discord is slow to let it go. */
import { expect, test } from 'vitest';
import type { Clock } from '#core/clock.ts';
import type { ChatId, MessageId } from '#core/ids.ts';
import { noteOf } from './discord/definitions.ts';
import { begin, chatOf, clock, ROUTES, standing, type Scene } from './discord-adapter.ts';

const DELETE = { method: 'DELETE', template: ROUTES.message } as const;

/** Waits end four times sooner. */
const fast: Clock = {
  now: () => clock.now(),
  after: (milliseconds, run) => clock.after(milliseconds / 4, run),
};

/** So many messages that stand in a chat. */
async function sendMany({ discord }: Scene, chat: ChatId, count: number): Promise<readonly MessageId[]> {
  const sent: MessageId[] = [];
  for (let i = 0; i < count; i += 1) {
    const occurrence = `occurrence-many${i}`;
    const delivery = await discord.sendToChat(chat, noteOf(occurrence), { occurrence });
    if (delivery.outcome !== 'sent' || !delivery.message) throw new Error(delivery.outcome);
    sent.push(delivery.message);
  }
  return sent;
}

async function removeAll(
  { discord }: Scene,
  chat: ChatId,
  messages: readonly MessageId[],
): Promise<boolean[]> {
  const gone: boolean[] = [];
  for (const message of messages) gone.push(await discord.remove(chat, message));
  return gone;
}

// Each alone would take 3.75 s here: together over half a minute.
test(
  'where Discord answers no deletion, the first takes its time, and the others little',
  { timeout: 15_000 },
  async () => {
    const scene = await begin({ clock: fast });
    const chat = await chatOf(scene);
    const sent = await sendMany(scene, chat, 9);
    scene.standIn.failNext({ ...DELETE, how: 'hang', times: 9 });
    expect(await removeAll(scene, chat, sent)).toEqual(sent.map(() => false));
    expect(await standing(scene)).toHaveLength(9);
    expect(scene.standIn.traffic.get(`DELETE ${ROUTES.message}`)).toBe(9);
    expect(scene.log.lines.filter((line) => line.includes('message not removed'))).toHaveLength(9);
  },
);

test('a wait that Discord asks for after that is waited out', async () => {
  const scene = await begin({ clock: fast });
  const chat = await chatOf(scene);
  const sent = await sendMany(scene, chat, 3);
  scene.standIn.failNext({ ...DELETE, how: 'hang' });
  scene.standIn.failNext({ ...DELETE, how: 'limit', retryAfter: 1 });
  expect(await removeAll(scene, chat, sent)).toEqual([false, true, true]);
  expect(await standing(scene)).toHaveLength(1);
});
