import { expect } from 'vitest';
import { asks, test } from './scene.ts';

test('with tokens for both', async ({ scene }) => {
  const { sam, onDiscord, onSlack } = scene;
  const bot = await scene.start({ ...onDiscord, ...onSlack });
  expect((await asks(sam.onDiscord, '/trust-steps')).lines.join()).toContain('Seven steps');
  expect((await asks(sam.onSlack, '/trust-steps')).lines.join()).toContain('Seven steps');
  expect(await bot.health()).toEqual({ status: 200 });
});
