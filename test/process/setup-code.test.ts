import { expect, test } from 'vitest';
import { openScene } from './scene.ts';

test('the code of the first admin is printed with Slack, each time another one, and is never in the log', async () => {
  const scene = await openScene();
  const printed: string[] = [];
  for (const _ of ['once', 'again']) {
    const bot = await scene.start(scene.onBoth);
    bot.send('SIGTERM');
    await bot.ended();
    const [, code = ''] = /start code:([2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}) /.exec(bot.errors()) ?? [];
    expect(code).not.toBe('');
    expect(JSON.stringify(bot.log())).not.toContain(code);
    printed.push(code);
  }
  expect(new Set(printed).size).toBe(2);
});

test('without Slack no code is printed', async () => {
  const scene = await openScene();
  const bot = await scene.start(scene.onDiscord);
  bot.send('SIGTERM');
  await bot.ended();
  expect(bot.errors()).toBe('');
});
