/** What can go wrong on the line between the Slack adapter and Slack. */
import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, test } from 'vitest';
import { Down, type Health, type Platform } from '#core/platform.ts';
import { freePort } from './port.ts';
import { createTestBot, gate, openScene, seesMessage, words, type SlackScene } from './slack-scene.ts';
import { startSlack, type Slack } from './slack/server.ts';
import { APP } from './slack/workspace.ts';

const stops: (() => PromiseLike<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0).toReversed()) await stop();
});

async function open(...of: Parameters<typeof openScene>): Promise<SlackScene> {
  const scene = await openScene(...of);
  stops.push(() => scene[Symbol.asyncDispose]());
  return scene;
}

/** Waits until it is so; fails after five seconds. */
async function until(isSo: () => boolean): Promise<void> {
  const deadline = Date.now() + 5000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error('It never became so.');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

const stateOf = (platform: Platform): Health['state'] => platform.health().state;

async function refusalOf(
  slack: Slack,
  ...[mode, more]: Parameters<typeof createTestBot> extends [Slack, ...infer R] ? R : never
) {
  const { platform, start, fixes } = createTestBot(slack, mode, more);
  const refusal: unknown = await start().catch((fault: unknown) => fault);
  await platform.stop();
  expect(fixes).toEqual([]);
  if (!(refusal instanceof Down)) throw new Error('It started, or failed in another way.');
  return refusal.fix;
}

const socket = { kind: 'socket', appToken: APP.appToken } as const;

describe('At the start Slack', () => {
  test.each([
    ['invalid_auth', 'bot', /SLACK_BOT_TOKEN/],
    ['account_inactive', 'bot', /Install the app again/],
    ['token_revoked', 'bot', /revoked/],
    ['invalid_auth', 'app', /SLACK_APP_TOKEN/],
  ] as const)('says what to fix after %s of the %s token', async (error, kind, sentence) => {
    const slack = await startSlack();
    stops.push(() => slack.stop());
    slack.faults.refuseToken(kind, error);
    expect(await refusalOf(slack, socket)).toMatch(sentence);
  });

  test('says so when the workspace is not allowed, the port is taken, or nobody is there', async () => {
    const slack = await startSlack();
    expect(await refusalOf(slack, socket, { allowedGroups: ['T0OTHER'] })).toMatch(/ALLOWED_GROUPS/);
    const port = Number(new URL(slack.url).port);
    const http = { kind: 'http', signingSecret: APP.signingSecret, port, host: '127.0.0.1' } as const;
    expect(await refusalOf(slack, http)).toMatch(`Port ${port}`);
    await slack.stop();
    expect(await refusalOf(slack, socket)).toMatch(/could not be reached/);
  });
});

describe('While it starts in Socket Mode Slack', () => {
  const startAt = async (script: (slack: Slack) => void) => {
    const slack = await startSlack();
    stops.push(() => slack.stop());
    script(slack);
    const bot = createTestBot(slack, socket);
    stops.push(() => bot.platform.stop());
    return bot;
  };

  test('needs one connection of the two', async () => {
    const { start, platform } = await startAt(({ faults }) =>
      faults.next('apps.connections.open', { kind: 'hangs' }),
    );
    const began = performance.now();
    await start();
    expect(performance.now() - began).toBeLessThan(5000);
    expect(stateOf(platform)).toBe('up');
  });

  test.each(['auth.test', 'apps.connections.open'])('can be stopped while %s hangs', async (method) => {
    const { start, platform } = await startAt(({ faults }) => {
      for (let i = 0; i < 2; i += 1) faults.next(method, { kind: 'hangs' });
    });
    const refusal = start().catch((fault: unknown) => fault);
    await platform.stop();
    expect(await Promise.race([refusal, new Promise((resolve) => setTimeout(resolve, 5000))])).toBeInstanceOf(
      Down,
    );
    expect(platform.health()).toMatchObject({ state: 'down', fix: expect.stringMatching(/stopped/) });
  });

  test.each(['auth.test', 'apps.connections.open'])('says what to fix where %s is denied', async (method) => {
    const { start } = await startAt(({ faults }) => {
      for (let i = 0; i < 2; i += 1) faults.next(method, { kind: 'error', error: 'access_denied' });
    });
    const refusal: unknown = await start().catch((fault: unknown) => fault);
    expect(refusal).toMatchObject({ fix: expect.stringMatching(/access_denied/) });
  });
});

describe('In Socket Mode Slack', () => {
  test('has two connections, and one works while the other comes back', async () => {
    const { slack, sam, platform } = await open('socket');
    expect(slack.sockets.connections()).toBe(2);
    const isOneLeft = slack.sockets.connected(1);
    slack.sockets.drop();
    await isOneLeft;
    await slack.sockets.connected(2);
    slack.sockets.disconnect('refresh_requested');
    for (let i = 0; i < 10; i += 1) {
      await sam.types('/slow');
      expect((await seesMessage(sam)).lines).toEqual(['At last']);
    }
    await slack.sockets.connected(2);
    expect(stateOf(platform)).toBe('up');
    expect(slack.breaches).toEqual([]);
  });

  test('outlives odd frames', async () => {
    const { slack, sam, log } = await open('socket');
    for (const frame of [
      'null',
      '7',
      '"x"',
      '{',
      '[]',
      '{"type":"events_api"}',
      '{"type":"slash_commands","payload":null}',
    ]) {
      slack.sockets.say(frame);
    }
    await until(() => log.lines.some((line) => line.includes('odd frame')));
    await sam.types('/slow');
    expect((await seesMessage(sam)).lines).toEqual(['At last']);
    expect(slack.sockets.connections()).toBe(2);
  });

  test('is down, once and with a reason, when a reconnection is refused', async () => {
    const { slack, platform, fixes } = await open('socket');
    slack.faults.refuseToken('app', 'invalid_auth');
    slack.sockets.drop();
    await until(() => stateOf(platform) === 'down');
    slack.sockets.drop();
    await until(() => slack.sockets.connections() === 0);
    expect(fixes).toEqual([expect.stringMatching(/SLACK_APP_TOKEN/)]);
  });

  test('keeps trying while Slack refuses for a reason that passes', async () => {
    const { slack, platform } = await open('socket');
    for (let i = 0; i < 3; i += 1)
      slack.faults.next('apps.connections.open', { kind: 'error', error: 'internal_error' });
    slack.sockets.drop();
    await slack.sockets.connected(1);
    slack.sockets.drop();
    await until(() => stateOf(platform) === 'reconnecting');
    await slack.sockets.connected(2);
    expect(stateOf(platform)).toBe('up');
  });
});

describe.each(['socket', 'http'] as const)('Slack (%s)', (mode) => {
  test('is down when the app is removed, and not when some person’s token is', async () => {
    const { slack, sam, platform, fixes } = await open(mode);
    const tell = (event: Parameters<typeof slack.acts.event>[1]) => slack.acts.event(sam.user, event).acked;
    await tell({ type: 'tokens_revoked', tokens: { oauth: ['U1'], bot: [] } });
    await tell({ type: 'app_home_opened', user: 'U1', channel: 'D1', tab: 'home' });
    expect(stateOf(platform)).toBe('up');
    await tell({ type: 'tokens_revoked', tokens: { oauth: [], bot: ['U2'] } });
    await tell({ type: 'app_uninstalled' });
    await until(() => stateOf(platform) === 'down');
    expect(fixes).toEqual([expect.stringMatching(/Install it again/)]);
  });

  test('is down when the bot’s token is refused in the middle', async () => {
    const { slack, sam, platform, fixes } = await open(mode);
    slack.faults.refuseToken('bot', 'token_revoked');
    await sam.types('/post');
    expect((await seesMessage(sam)).lines).toContain(words.in(undefined).label('fault.still-works'));
    expect(stateOf(platform)).toBe('down');
    expect(fixes).toHaveLength(1);
  });

  test('answers nobody of a workspace that is not served', async () => {
    const { slack, sam, log } = await open(mode, { bot: { allowedGroups: [APP.team] }, followUpWithin: 100 });
    const payload = {
      command: '/slow',
      text: '',
      team_id: 'T0STRANGER',
      user_id: 'U1',
      channel_id: 'C1',
      trigger_id: '1',
    };
    const via = mode === 'http' ? slack.requests : slack.sockets;
    expect(await via.deliver({ kind: 'slash_commands', payload })).toEqual({ outcome: 'acked', payload: {} });
    expect(await sam.rest()).toEqual([]);
    expect(gate.runs).toBe(0);
    expect(log.lines).toEqual([expect.stringContaining('group not allowed')]);
    expect(log.lines.join()).not.toContain('T0STRANGER');
  });
});

describe('In HTTP mode Slack', () => {
  const post = (url: string, body: string, type = 'application/json', secret: string = APP.signingSecret) => {
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
    return fetch(url, {
      method: 'POST',
      body,
      headers: {
        'content-type': type,
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': `v0=${signature}`,
        'x-slack-retry-num': '1',
      },
      signal: AbortSignal.timeout(2000),
    });
  };

  test('answers what is not Slack’s, or says null, at once', async () => {
    const { url, sam } = await open('http');
    const form = 'application/x-www-form-urlencoded';
    const status = async (...request: Parameters<typeof post>) => (await post(...request)).status;
    expect(await status(url, 'null')).toBe(400);
    expect(await status(url, `payload=+${' '.repeat(5000)}%6eull`, form)).toBe(400);
    expect(await status(url, '{"type":"event_callback"}', undefined, 'not the secret')).toBe(401);
    expect(await status(url, '{')).toBe(400);
    /** What is far too long is cut off, often before the answer can be read. */
    expect(await status(url, ' '.repeat(2_000_000)).catch(() => 413)).toBe(413);
    expect(await status(`${url}/elsewhere`, '{}')).toBe(404);
    expect((await fetch(url)).status).toBe(404);
    await sam.types('/slow');
    expect((await seesMessage(sam)).lines).toEqual(['At last']);
  });

  test('takes what comes as a retry, since it may be the only copy', async () => {
    const { slack, sam } = await open('http');
    await sam.types('/slow');
    await seesMessage(sam);
    const command = { command: '/slow', text: '', team_id: APP.team, user_id: sam.user.id, channel_id: 'C1' };
    const payload = { ...command, trigger_id: 'only copy', response_url: `${slack.url}/response/none` };
    const retry = { attempt: 1, reason: 'timeout' };
    for (let i = 0; i < 2; i += 1) await slack.requests.deliver({ kind: 'slash_commands', payload, retry });
    await until(() => gate.runs > 1);
    expect(gate.runs).toBe(2);
  });

  test('lets go of the port when it stops', async () => {
    const slack = await startSlack();
    const mode = {
      kind: 'http',
      signingSecret: APP.signingSecret,
      port: await freePort(),
      host: '127.0.0.1',
    } as const;
    for (let i = 0; i < 2; i += 1) {
      const { platform, start } = createTestBot(slack, mode);
      await start();
      expect(stateOf(platform)).toBe('up');
      await platform.stop();
      expect(platform.health()).toMatchObject({ state: 'down', fix: expect.stringMatching(/stopped/) });
    }
    await slack.stop();
  });
});
