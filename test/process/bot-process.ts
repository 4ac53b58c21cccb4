/** The bot as a process of its own, started as `npm start` does. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { freePort } from '../port.ts';

/** How long the bot may take to say what is waited for, or to end, in milliseconds of real time. */
const DEADLINE = 20_000;

/** Environment variables. */
export type Settings = Readonly<Record<string, string>>;

const Entry = z.looseObject({ event: z.string(), sentence: z.string().optional() });
const Healthz = z.object({
  isWell: z.boolean(),
  store: z.string(),
  timetable: z.string(),
  platforms: z.record(z.string(), z.object({ state: z.string(), fix: z.string().optional() })),
});

/** One line of the log. */
export type Line = z.infer<typeof Entry>;
/** What `GET /healthz` says, with its status. */
export type HealthAnswer = z.infer<typeof Healthz> & { readonly status: number };

/** How a process ended: with a code of its own, or by a signal. */
export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A bot that runs, or has run. */
export interface BotProcess {
  /** All that it wrote so far, to both outputs. */
  output(): string;
  /** What it wrote to standard error. */
  errors(): string;
  /** Its log so far. Throws where a line is not one. */
  log(): readonly Line[];
  /** The first line of the log with this event, if need be once it comes; rejects when the bot ends without. */
  says(event: string): Promise<Line>;
  /** Rejects where nobody answers. */
  health(): Promise<HealthAnswer>;
  send(signal: NodeJS.Signals): void;
  /** Resolves when it has ended and all of its output was read. */
  ended(): Promise<End>;
}

/** Every setting of the bot, unset, so that nothing of this machine and no `.env` gets in. */
const UNSET: Settings = Object.fromEntries(
  [...readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gm)].map(([, name = '']) => [name, '']),
);

const running = new Set<ChildProcess>();
/** A run that is broken off leaves no bot behind. */
process.once('exit', () => running.forEach((child) => child.kill('SIGKILL')));

/** Starts the bot with these settings and no others, and does not wait for it. */
export async function launch(settings: Settings): Promise<BotProcess> {
  const port = await freePort();
  const env = { PATH: process.env['PATH'], ...UNSET, HEALTH_PORT: String(port), ...settings };
  const child = spawn(process.execPath, ['src/start.js'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const lines: string[] = [];
  let errors = '';
  const reader = createInterface(child.stdout).on('line', (line) => lines.push(line));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const gone = new AbortController();
  const closed = once(child, 'close').then(([code, signal]): End => {
    running.delete(child);
    gone.abort();
    return { code, signal };
  });

  const output = (): string => [...lines, errors].join('\n');
  const log = (): readonly Line[] => lines.map((line) => Entry.parse(JSON.parse(line)));
  const tooLate = async (what: string): Promise<never> => {
    throw new Error(`${what}\n${output()}`);
  };
  return {
    output,
    errors: () => errors,
    log,
    says: async (event) => {
      const signal = AbortSignal.any([gone.signal, AbortSignal.timeout(DEADLINE)]);
      for (;;) {
        const found = log().find((line) => line.event === event);
        if (found) return found;
        if (signal.aborted) return tooLate(`The bot does not say "${event}".`);
        await once(reader, 'line', { signal }).catch(() => undefined);
      }
    },
    health: () => askHealth(port),
    send: (signal) => void child.kill(signal),
    ended: async () => {
      const late = AbortSignal.timeout(DEADLINE);
      const lateness = once(late, 'abort').then(() => tooLate('The bot does not end.'));
      return Promise.race([closed, lateness]);
    },
  };
}

/** Ends it if it still runs, without giving it a choice. */
export async function kill(bot: BotProcess): Promise<void> {
  bot.send('SIGKILL');
  await bot.ended();
}

async function askHealth(port: number): Promise<HealthAnswer> {
  const response = await fetch(`http://127.0.0.1:${port}/healthz`);
  return { status: response.status, ...Healthz.parse(await response.json()) };
}
