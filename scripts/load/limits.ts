/** What stands before a platform and keeps its limits: whatever is beyond them is told to wait, and does not get through. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** One limit: at most so many in a window. */
export interface Limit {
  readonly max: number;
  /** In milliseconds. */
  readonly within: number;
  /** What is counted together; undefined for what is not counted. */
  readonly keyOf: (path: string, body: string) => string | undefined;
  /** What is answered to who has to wait so long, in milliseconds. */
  readonly refuse: (wait: number) => {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
  };
}

/** A platform behind its limits. */
export interface Limited {
  readonly port: number;
  /** How many were let through in the busiest second, and how many were told to wait. */
  busiest(): number;
  refused(): number;
  stop(): Promise<void>;
}

const SECOND = 1000;
const MESSAGE = /^\/api\/v10\/channels\/(\d+)\/messages$/;

/** Discord: 50 requests a second from one bot. https://docs.discord.com/developers/topics/rate-limits#global-rate-limit */
export const DISCORD: Limit = {
  max: 50,
  within: SECOND,
  keyOf: (path) => (MESSAGE.test(path) ? 'all' : undefined),
  refuse: (wait) => ({
    headers: {
      'retry-after': String(Math.ceil(wait / SECOND)),
      'x-ratelimit-global': 'true',
      'x-ratelimit-scope': 'global',
    },
    body: JSON.stringify({
      message: 'You are being rate limited.',
      retry_after: wait / SECOND,
      global: true,
    }),
  }),
};

/** Slack: one message a second in one channel. https://docs.slack.dev/apis/web-api/rate-limits */
export const SLACK: Limit = {
  max: 1,
  within: SECOND,
  keyOf: (path, body) =>
    path.endsWith('/chat.postMessage') ? (new URLSearchParams(body).get('channel') ?? 'none') : undefined,
  refuse: (wait) => ({
    headers: { 'retry-after': String(Math.max(1, Math.ceil(wait / SECOND))) },
    body: JSON.stringify({ ok: false, error: 'ratelimited' }),
  }),
};

/** Puts the limit before what listens there. */
export async function limit(to: string, { max, within, keyOf, refuse }: Limit): Promise<Limited> {
  const passed = new Map<string, number[]>();
  const seconds = new Map<number, number>();
  let refused = 0;
  /** How long one has to wait, in milliseconds; 0 where it is let through, and counted. */
  const take = (key: string): number => {
    const now = Date.now();
    const late = (passed.get(key) ?? []).filter((moment) => now - moment < within);
    if (late.length >= max) return (late[0] ?? now) + within - now;
    passed.set(key, [...late, now]);
    const second = Math.floor(now / SECOND);
    seconds.set(second, (seconds.get(second) ?? 0) + 1);
    return 0;
  };
  const handle = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request) chunks.push(chunk as Uint8Array);
    const bytes = Buffer.concat(chunks);
    const path = request.url ?? '/';
    const key = keyOf(path, bytes.toString());
    const wait = key === undefined ? 0 : take(key);
    if (wait > 0) {
      refused += 1;
      const { headers, body } = refuse(wait);
      response.writeHead(429, { 'content-type': 'application/json', ...headers }).end(body);
      return;
    }
    const { authorization = '', 'content-type': type = '' } = request.headers;
    const method = request.method ?? 'GET';
    const answer = await fetch(new URL(path, to), {
      method,
      headers: { authorization, ...(type && { 'content-type': type }) },
      ...(bytes.length > 0 && { body: bytes }),
    });
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'application/json',
    });
    if (answer.body) Readable.fromWeb(answer.body).pipe(response);
    else response.end();
  };
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('There is no port.');
  return {
    port: address.port,
    busiest: () => Math.max(0, ...seconds.values()),
    refused: () => refused,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
