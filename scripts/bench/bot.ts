/** A bot in a process of its own, bare or ours. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Which of the two is run. */
export type Kind = 'bare' | 'ours';

export interface RunningBot {
  /** From the start of the process until it is connected. */
  readonly startupMilliseconds: number;
  /** Resident memory now, in MiB. Linux only. */
  memory(): number;
  /** Processor time used so far by all threads that are there, in microseconds. Linux only. */
  processor(): number;
  stop(): Promise<void>;
}

const FILES: Readonly<Record<Kind, string>> = { bare: 'scripts/bench/bare.ts', ours: 'src/start.js' };
const READY_WITHIN = 20_000;

/** Starts a bot with this environment and waits until it says that it is connected. */
export async function startBot(
  kind: Kind,
  environment: Readonly<Record<string, string>>,
): Promise<RunningBot> {
  const folder = mkdtempSync(join(tmpdir(), 'trust-steps-bench-'));
  const output = join(folder, 'output');
  const file = openSync(output, 'w');
  const began = performance.now();
  const child = spawn(process.execPath, [FILES[kind]], {
    env: { PATH: process.env['PATH'], DATA_DIR: folder, ...environment },
    stdio: ['ignore', file, file],
  });
  const ended = once(child, 'exit');
  closeSync(file);
  while (!readFileSync(output, 'utf8').includes('"event":"started"')) {
    if (performance.now() - began > READY_WITHIN || child.exitCode !== null) {
      throw new Error(`The ${kind} bot did not start:\n${readFileSync(output, 'utf8')}`);
    }
    await delay(2);
  }
  return {
    startupMilliseconds: performance.now() - began,
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024;
    },
    processor: () =>
      readdirSync(`/proc/${child.pid}/task`).reduce((sum, task) => {
        const [nanoseconds] = readFileSync(`/proc/${child.pid}/task/${task}/schedstat`, 'utf8').split(' ');
        return sum + Number(nanoseconds) / 1000;
      }, 0),
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
