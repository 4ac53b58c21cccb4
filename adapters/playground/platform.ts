import { createAdaptorServer } from '@hono/node-server';
import { once } from 'node:events';
import { Server } from 'node:http';
import { within } from '#core/clock.ts';
import type { Log } from '#core/log.ts';
import type { Draw } from '#core/message.ts';
import { Down, type Health, type Platform } from '#core/platform.ts';
import type { Accept } from '#core/plan.ts';
import type { Registry } from '#core/registry.ts';
import type { Words } from '#core/words.ts';
import { note } from './acknowledge.ts';
import type { MovableClock, PlaygroundTimetable } from './clock.ts';
import { hostsOf, inAddress, isAnywhere, isLoopback } from './guard.ts';
import { GROUP } from './ids.ts';
import { createRooms } from './rooms.ts';
import { sends } from './send.ts';
import { createServer } from './server.ts';

/** How long answers that are under way may still take when the playground stops, in milliseconds. */
const FINISHED_WITHIN = 10_000;
/** How long an answer that nobody fetches may keep the playground from stopping, in milliseconds. */
const CUT_AFTER = 2000;
/** There is no limit here; this many are shown without a delay that anybody sees. */
const SENDS_PER_SECOND = 1000;

/** What the playground needs. */
export interface PlaygroundParts {
  /** 0 takes any port that is free. */
  readonly port: number;
  /** The name or address at which to listen: this machine only, unless said otherwise. */
  readonly host?: string;
  readonly registry: Registry;
  readonly words: Words;
  /** The page shows it and can move it. */
  readonly clock: MovableClock;
  /** Asked when the clock is moved. */
  readonly timetable: PlaygroundTimetable;
  readonly draw: Draw;
  readonly log: Log;
  readonly botName: string;
}

/** The playground as a platform. `url` is where its page is. */
export type Playground = Platform & { url(): string };

/**
 * A page for trying the bot by hand, with five people to be. Nobody signs in: each request says who it is from, and
 * whoever can open the page can be anyone. So it listens on this machine only, keeps all in memory, and is no place
 * for anything true.
 */
export function createPlayground(parts: PlaygroundParts): Playground {
  const { host = '127.0.0.1', clock, log } = parts;
  const rooms = createRooms(clock);
  const closing = new AbortController();
  const working = new Set<Promise<unknown>>();
  let { port } = parts;
  let health: Health = { state: 'starting' };
  let server: Server | undefined;

  const url = (): string => `http://${inAddress(isAnywhere(host) ? '127.0.0.1' : host)}:${port}/`;
  const track = async <T>(work: Promise<T>): Promise<T> => {
    working.add(work);
    return work.finally(() => working.delete(work));
  };
  const start = async (accept: Accept): Promise<void> => {
    const hosts = () => hostsOf(host, port);
    const app = createServer({ ...parts, accept, rooms, hosts, closing: closing.signal, track });
    server = await listen(app.fetch, host, port).catch((fault: unknown) => {
      if (fault instanceof Down) health = { state: 'down', fix: fault.fix };
      throw fault;
    });
    const address = server.address();
    port = typeof address === 'object' && address ? address.port : port;
    health = { state: 'up' };
    log.info({ event: 'playground', platform: 'playground', sentence: `The playground is at ${url()}` });
    void track(note(accept({ kind: 'present', groups: [GROUP] })));
    if (!isLoopback(host)) log.warn({ event: 'playground open', platform: 'playground', sentence: OPEN });
  };
  const stop = async (): Promise<void> => {
    closing.abort();
    await within(clock, FINISHED_WITHIN, Promise.allSettled(working), undefined);
    health = { state: 'down', fix: 'The playground was stopped. Start the bot again to use it.' };
    if (server?.listening) await close(server);
  };
  return {
    name: 'playground',
    sendsPerSecond: SENDS_PER_SECOND,
    start,
    stop,
    health: () => health,
    url,
    ...sends(rooms),
  };
}

const OPEN =
  'The playground can be opened from other machines, by anybody who reaches this one, and nobody signs in. Use it for trying only.';

/** @throws Down when the port can't be had. */
async function listen(
  fetch: Parameters<typeof createAdaptorServer>[0]['fetch'],
  host: string,
  port: number,
): Promise<Server> {
  const server = createAdaptorServer({ fetch, overrideGlobalObjects: false });
  if (!(server instanceof Server)) throw new TypeError('The playground speaks HTTP/1.1 only.');
  try {
    await once(server.listen(port, host), 'listening');
  } catch (fault) {
    const code = fault instanceof Error && 'code' in fault ? String(fault.code) : 'unknown';
    throw new Down(
      `The playground can't listen at ${host}, port ${port} (${code}). Choose another port, or stop what uses it.`,
    );
  }
  return server;
}

/** Stops listening. A browser keeps connections open that nothing is on its way on; they are closed for it. */
async function close(server: Server): Promise<void> {
  const closed = once(server.close(), 'close');
  const sweep = setInterval(() => server.closeIdleConnections(), 20);
  const cut = setTimeout(() => server.closeAllConnections(), CUT_AFTER);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}
