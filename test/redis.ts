import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './port.ts';

/** The password of every Redis that a test starts: also what must never be seen in an error. */
export const REDIS_PASSWORD = 'not-for-your-eyes';

const START_WITHIN = 10_000;

/** A real Redis of a test's own, in a temporary folder. */
export interface TestRedis {
  readonly url: string;
  /** Where it keeps its files: `dump.rdb` and the folder `appendonlydir`. */
  readonly folder: string;
  /** Kills it. What it has acknowledged is still there after `start`. */
  kill(): Promise<void>;
  /** Starts it again, on the same port, with what it had. */
  start(): Promise<void>;
  /** Lets it hang: it takes connections and answers nothing, until `thaw`. */
  freeze(): void;
  thaw(): void;
  /** From now on it answers, and refuses every change, as one does whose disk is full. */
  takesNoChanges(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** Starts the redis-server that is on PATH, with these settings; undefined where there is none. */
export async function startRedis(
  settings: Readonly<Record<string, string>> = {},
): Promise<TestRedis | undefined> {
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'trust-steps-redis-'));
  const port = await freePort();
  const all = {
    port: String(port),
    bind: '127.0.0.1',
    dir: folder,
    requirepass: REDIS_PASSWORD,
    appendonly: 'yes',
    appendfsync: 'always',
    ...settings,
  };
  const args = Object.entries(all).flatMap(([name, value]) => [`--${name}`, value]);
  let server: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (server?.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  const start = async (more: readonly string[] = []): Promise<void> => {
    server = await launch([...args, ...more]);
  };
  await start();
  return {
    url: `redis://:${REDIS_PASSWORD}@127.0.0.1:${port}/0`,
    folder,
    kill,
    start: () => start(),
    freeze: () => server?.kill('SIGSTOP'),
    thaw: () => server?.kill('SIGCONT'),
    takesNoChanges: () => kill().then(() => start(['--min-replicas-to-write', '1'])),
    stop: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function launch(args: readonly string[]): Promise<ChildProcess> {
  const server = spawn('redis-server', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const ready = Promise.withResolvers<void>();
  let said = '';
  server.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
    if (said.includes('Ready to accept connections')) ready.resolve();
  });
  server.once('exit', () => ready.reject(new Error(`redis-server ended: ${said}`)));
  const timer = setTimeout(() => ready.reject(new Error(`redis-server is not ready: ${said}`)), START_WITHIN);
  try {
    await ready.promise;
    return server;
  } catch (error) {
    server.kill('SIGKILL');
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
