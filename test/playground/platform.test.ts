/** The playground as a platform: how it starts, sends and stops. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeOccurrence } from '#core/command.ts';
import { chatId, memberId, messageId, roomId, type ChatId } from '#core/ids.ts';
import { Down } from '#core/platform.ts';
import { createMovableClock } from '../../adapters/playground/clock.ts';
import { createPlayground } from '../../adapters/playground/platform.ts';
import { registry, words } from '../bot.ts';
import { createMemoryLog } from '../log.ts';
import { idle, startTryBot, type TryBot } from './bot.ts';
import { as, ask, follow, look, post } from './requests.ts';

let bot: TryBot;
let base: string;

beforeEach(async () => {
  bot = await startTryBot();
  base = bot.playground.url();
});
afterEach(() => bot.stop());

const NOTE = { blocks: [{ kind: 'text', text: ['You have a note'] }], isBare: true } as const;
const once = () => ({ occurrence: makeOccurrence() });
async function openChat(person: string): Promise<ChatId> {
  const opening = await bot.playground.openChat(memberId(`playground:${person}`));
  if (opening.outcome !== 'open') throw new Error(`The chat is ${opening.outcome}.`);
  return opening.chat;
}
const line = (person: string, typed: string) => post(base, '/line', as(person, { line: typed }));

describe('The platform', () => {
  test('says where it is, and that it is up', async () => {
    expect(bot.playground.health()).toEqual({ state: 'up' });
    expect(bot.log.lines.join()).toContain(base);
    expect(bot.log.lines.join()).not.toContain('"level":"warn"');
  });

  test('warns where other machines can open it', async () => {
    const open = await startTryBot('0.0.0.0');
    try {
      expect(open.log.lines.filter((entry) => entry.includes('"level":"warn"'))).toHaveLength(1);
      expect(new URL(open.playground.url()).hostname).toBe('127.0.0.1');
      expect((await ask(new URL('/about', open.playground.url()))).status).toBe(200);
    } finally {
      await open.stop();
    }
  });

  test('is down where the port is taken', async () => {
    const parts = {
      port: Number(new URL(base).port),
      registry,
      words,
      clock: createMovableClock(),
      ...idle,
      log: createMemoryLog(),
      botName: 'Seven',
    };
    const second = createPlayground(parts);
    await expect(second.start(() => ({ kind: 'ignore' }))).rejects.toThrow(Down);
    expect(second.health()).toMatchObject({
      state: 'down',
      fix: expect.stringContaining(new URL(base).port),
    });
    await second.stop();
  });

  test('sends to nobody who is not there', async () => {
    const message = { blocks: [] };
    expect(await bot.playground.sendToRoom(roomId('elsewhere'), message)).toEqual({ outcome: 'gone' });
    expect(await bot.playground.openChat(memberId('discord:1'))).toEqual({ outcome: 'gone' });
    expect(await bot.playground.sendToChat(chatId('discord:1'), message, once())).toEqual({
      outcome: 'gone',
    });
    expect(await bot.playground.remove(chatId('discord:1'), messageId('1'))).toBe(true);
  });

  test('shows what was sent under an occurrence once, and can take it away', async () => {
    const { playground } = bot;
    const chat = await openChat('kim');
    const attempt = once();
    const [first, second] = [
      await playground.sendToChat(chat, NOTE, attempt),
      await playground.sendToChat(chat, NOTE, { ...attempt, triedAt: bot.clock.now() }),
    ];
    expect(first).toMatchObject({ outcome: 'sent', message: expect.any(String) });
    expect(second).toEqual(first);
    await playground.sendToChat(await openChat('sam'), NOTE, attempt);
    expect((await look(base, 'sam')).ids.chat).toHaveLength(1);
    await playground.sendToChat(chat, NOTE, once());
    const [one, other, ...more] = (await look(base, 'kim')).changed;
    expect([one, other]).toMatchObject([
      { where: 'chat', audience: 'kim', author: 'bot' },
      { where: 'chat', audience: 'kim', author: 'bot' },
    ]);
    expect(more).toEqual([]);
    const sent = messageId(one?.id ?? '');
    expect(first.outcome === 'sent' && first.message).toBe(sent);
    expect(await playground.remove(await openChat('sam'), sent)).toBe(true);
    expect((await look(base, 'kim')).ids.chat).toHaveLength(2);
    expect(await playground.remove(chat, sent)).toBe(true);
    expect((await look(base, 'kim')).ids.chat).toEqual([other?.id]);
    expect(await playground.remove(chat, sent)).toBe(true);
  });

  test('takes away no answer', async () => {
    await post(base, '/line', as('kim', { line: '/try number:1', where: 'chat' }));
    const [answer] = (await look(base, 'kim')).ids.chat;
    expect(await bot.playground.remove(await openChat('kim'), messageId(answer ?? ''))).toBe(true);
    expect((await look(base, 'kim')).ids.chat).toEqual([answer]);
  });

  test('finishes what is in flight and then stops', async () => {
    const feed = await follow(base, 'sam');
    await feed.next();
    const slow = line('sam', '/try wait:true');
    await expect.poll(() => bot.calls.length).toBe(1);
    const stopped = bot.playground.stop();
    expect((await line('sam', '/try')).status).toBe(503);
    bot.open();
    expect((await slow).status).toBe(200);
    await stopped;
    expect(bot.playground.health().state).toBe('down');
    await expect(line('sam', '/try')).rejects.toThrow('ECONNREFUSED');
  });

  test('does not wait for ever for what is in flight', { timeout: 20_000 }, async () => {
    const clock = createMovableClock();
    const hurried = { ...clock, after: (time: number, run: () => void) => clock.after(time / 100, run) };
    const other = await startTryBot(undefined, hurried);
    const { playground } = other;
    const slow = post(playground.url(), '/line', as('sam', { line: '/try wait:true' })).catch(
      () => undefined,
    );
    await expect.poll(() => other.calls.length).toBe(1);
    await playground.stop();
    expect(playground.health().state).toBe('down');
    other.open();
    await Promise.all([slow, other.stop()]);
  });
});
