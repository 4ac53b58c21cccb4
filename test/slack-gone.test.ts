/** What the bot is told of where it is on Slack. */
import { expect, onTestFinished, test, vi } from 'vitest';
import type { Change } from '#core/call.ts';
import type { Accept } from '#core/plan.ts';
import { Down } from '#core/platform.ts';
import { startSlack } from './slack/server.ts';
import { createSlackPeople } from './slack/people.ts';
import { APP } from './slack/workspace.ts';
import { createTestBot } from './slack-scene.ts';

const PATIENTLY = 10_000;
const PRESENT = { kind: 'present', groups: [`slack:${APP.team}`] };
const NOWHERE = { kind: 'present', groups: [] };

/** A bot that takes down what it is told of, and what its host is told. */
async function open() {
  const slack = await startSlack();
  const told: (Change | 'host')[] = [];
  const onDown = () => void told.push('host');
  const { platform } = createTestBot(slack, { kind: 'socket', appToken: APP.appToken }, { onDown });
  onTestFinished(async () => {
    await platform.stop();
    await slack.stop();
  });
  const accept: Accept = (call) => {
    if (call.kind !== 'present') return { kind: 'ignore' };
    return { kind: 'silent', run: async () => void told.push(call) };
  };
  return {
    slack,
    people: createSlackPeople(slack),
    start: () => platform.start(accept),
    health: () => platform.health(),
    /** All that it was told of, once there is that much. */
    all: async (count: number) => {
      await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(count), PATIENTLY);
      return told;
    },
  };
}

test('at the start it is told of the one workspace that its token is for', async () => {
  const { start, all } = await open();
  await start();
  expect(await all(1)).toEqual([PRESENT]);
});

test('when the app is removed it is in none, and its host is told once that is noted', async () => {
  const { start, all, people, health } = await open();
  await start();
  people.uninstall();
  expect(await all(3)).toEqual([PRESENT, NOWHERE, 'host']);
  expect(health()).toMatchObject({ state: 'down', fix: expect.stringContaining('removed') });
});

test('a revoked token of the bot means the same, and one of a person means nothing', async () => {
  const { start, all, slack } = await open();
  await start();
  const ana = slack.workspace.user('Ana');
  slack.acts.event(ana, { type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
  slack.acts.event(ana, { type: 'tokens_revoked', tokens: { oauth: [], bot: [APP.botUser] } });
  expect(await all(3)).toEqual([PRESENT, NOWHERE, 'host']);
});

test.each(['account_inactive', 'token_revoked'] as const)(
  'removed while it was down (%s), it finds that out when it starts',
  async (error) => {
    const { start, all, slack } = await open();
    slack.faults.refuseToken('bot', error);
    await expect(start()).rejects.toThrow(Down);
    expect(await all(1)).toEqual([NOWHERE]);
  },
);

test('a token that was mistyped says nothing of where it is', async () => {
  const { start, all, slack } = await open();
  slack.faults.refuseToken('bot', 'invalid_auth');
  await expect(start()).rejects.toThrow(Down);
  expect(await all(0)).toEqual([]);
});
