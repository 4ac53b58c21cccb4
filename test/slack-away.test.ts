/** A Slack that can't be reached when the bot starts. */
import { expect, onTestFinished, test, vi } from 'vitest';
import { createTestBot, seesMessage } from './slack-scene.ts';
import { createSlackPeople } from './slack/people.ts';
import { startSlack } from './slack/server.ts';
import { APP } from './slack/workspace.ts';

const PATIENTLY = { timeout: 10_000, interval: 5 };

/** How often the SDK itself asks before it gives up. */
const ASKS = 4;

/** A bot at a Slack that answers nothing of use to so many questions who it is. */
async function openAway(times: number) {
  const slack = await startSlack({ followUpWithin: 600 });
  for (let i = 0; i < times; i += 1) slack.faults.next('auth.test', { kind: 'status', status: 503 });
  const bot = createTestBot(slack, { kind: 'socket', appToken: APP.appToken }, { triesAgainAfter: 20 });
  onTestFinished(async () => {
    await bot.platform.stop();
    await slack.stop();
  });
  await expect(bot.start()).rejects.toThrow(/^Slack could not be reached/);
  return { slack, ...bot };
}

test('it is tried again until it can be', async () => {
  const { slack, platform, log, fixes } = await openAway(ASKS);
  expect(platform.health()).toEqual({ state: 'down', fix: expect.stringContaining('goes on trying') });
  await vi.waitFor(() => expect(platform.health()).toEqual({ state: 'up' }), PATIENTLY);
  expect(log.lines.join()).toContain('reached at last');
  const sam = createSlackPeople(slack).person('Sam');
  await sam.types('/show');
  expect((await seesMessage(sam)).isPrivate).toBe(true);
  expect(fixes).toEqual([]);
});

test('what is found then can be the end of it, which the host is told once', async () => {
  const { slack, platform, fixes } = await openAway(ASKS);
  slack.faults.refuseToken('bot', 'invalid_auth');
  await vi.waitFor(() => expect(fixes).toEqual([expect.stringContaining('SLACK_BOT_TOKEN')]), PATIENTLY);
  expect(platform.health()).toEqual({ state: 'down', fix: fixes[0] });
});

test('a bot that is stopped meanwhile tries no more', async () => {
  const { slack, platform, fixes } = await openAway(ASKS + 1);
  await platform.stop();
  // Long enough for the next try, which would reach it.
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(platform.health()).toMatchObject({ state: 'down', fix: expect.stringContaining('stopped') });
  expect(slack.sockets.connections()).toBe(0);
  expect(fixes).toEqual([]);
});
