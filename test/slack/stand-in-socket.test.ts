import { once } from 'node:events';
import { request } from 'node:http';
import { setImmediate } from 'node:timers/promises';

import { expect, test } from 'vitest';
import { WebSocket } from 'ws';

import { openScene } from './bare-bolt.ts';
import type { Slack } from './server.ts';
import { APP } from './workspace.ts';

async function urlOf(slack: Slack): Promise<string> {
  const headers = { authorization: `Bearer ${APP.appToken}` };
  const answer = await fetch(`${slack.apiUrl}apps.connections.open`, { method: 'POST', headers });
  const { url } = (await answer.json()) as { readonly url: string };
  return url;
}

/** The text of the next frame of this kind. */
async function next(socket: WebSocket, kind: 'message' | 'ping'): Promise<string> {
  const [data] = await once(socket, kind);
  return String(data);
}

const rulesOf = ({ breaches }: Slack): readonly string[] => breaches.map(({ rule }) => rule);

test('a connection is greeted and pinged', async () => {
  await using scene = await openScene({ pingEvery: 10 });
  const socket = new WebSocket(await urlOf(scene.slack));
  const [hello, ping] = await Promise.all([next(socket, 'message'), next(socket, 'ping')]);
  expect(JSON.parse(hello)).toEqual({
    type: 'hello',
    num_connections: 1,
    debug_info: { host: 'applink-standin', build_number: 54, approximate_connection_time: 18060 },
    connection_info: { app_id: APP.id },
  });
  expect(ping).toBe('Ping from applink-standin');
});

test('an envelope has what Slack sends; one ack is taken and no other', async () => {
  await using scene = await openScene();
  const { slack, sam } = scene;
  const socket = new WebSocket(await urlOf(slack));
  await next(socket, 'message');
  const heard = next(socket, 'message');
  await sam.types('/steps');
  const envelope = JSON.parse(await heard) as { readonly envelope_id: string };
  expect(envelope).toEqual({
    envelope_id: expect.stringMatching(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    type: 'slash_commands',
    accepts_response_payload: true,
    payload: expect.objectContaining({ command: '/steps' }),
  });
  const ack = JSON.stringify({ envelope_id: envelope.envelope_id, payload: { text: 'Here' } });
  socket.send(ack);
  await sam.next();
  socket.send(ack);
  socket.close();
  await slack.sockets.connected(0);
  expect(rulesOf(slack)).toEqual(['one ack an envelope']);
});

test('an address works once', async () => {
  await using scene = await openScene();
  const url = await urlOf(scene.slack);
  await once(new WebSocket(url), 'open');
  const [error] = (await once(
    new WebSocket(url).on('open', () => undefined),
    'error',
  )) as Error[];
  expect(error?.message).toBe('Unexpected server response: 404');
  expect(rulesOf(scene.slack)).toEqual(['one connection a URL']);
});

test('an eleventh connection is a breach and is sent away', async () => {
  await using scene = await openScene();
  const { slack } = scene;
  for (let count = 1; count <= 10; count += 1) {
    const socket = new WebSocket(await urlOf(slack));
    socket.on('error', () => undefined);
    await slack.sockets.connected(count);
  }
  const eleventh = new WebSocket(await urlOf(slack));
  const frames: unknown[] = [];
  eleventh.on('message', (data: Buffer) => void frames.push(JSON.parse(data.toString())));
  await once(eleventh, 'close');
  expect(frames).toMatchObject([{ type: 'disconnect', reason: 'too_many_websockets' }]);
  expect(slack.sockets.connections()).toBe(10);
  expect(rulesOf(slack)).toEqual(['ten connections']);
});

test('rest waits for a request that is still being sent', async () => {
  await using scene = await openScene();
  const headers = { expect: '100-continue', 'content-length': '2' };
  const asked = request(`${scene.slack.apiUrl}auth.test`, { method: 'POST', headers });
  asked.flushHeaders();
  await once(asked, 'continue');
  let isAtRest = false;
  const rested = scene.sam.rest().then(() => (isAtRest = true));
  for (let turn = 0; turn < 5; turn += 1) await setImmediate();
  expect(isAtRest).toBe(false);
  asked.end('{}');
  await rested;
});
