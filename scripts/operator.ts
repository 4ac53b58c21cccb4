/** What the commands for operators have in common: one option, the bot's own settings, and sentences for what goes wrong. */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Contended, Unopenable, Unreachable, Unusable } from '#store/errors.ts';
import type { StoreConfig } from '#store/open.ts';
import { readDotEnv } from '../src/process.ts';

/** What a command did, a sentence a line. */
export type Told = readonly string[];

/**
 * Runs a command that takes one option and nothing else, and says what it did. The exit code is 0; 1 where the operator
 * has something to put right, said in a sentence; 2 for anything but that option. A fault keeps its stack.
 */
export async function runCommand(
  option: string,
  usage: string,
  run: (value: string) => Promise<Told>,
): Promise<void> {
  const value = readOption(option);
  if (value === undefined) {
    process.stderr.write(`Usage:\n  ${usage}\n`);
    process.exitCode = 2;
    return;
  }
  try {
    readDotEnv();
    process.stdout.write((await run(value)).map((sentence) => `${sentence}\n`).join(''));
  } catch (error) {
    if (!isForOperator(error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** Where the bot keeps things, by the same settings that it reads. */
export function storeConfig(): StoreConfig {
  return {
    dataDir: process.env['DATA_DIR'] || 'data',
    redisUrl: process.env['REDIS_URL'] || undefined,
    dataKey: process.env['DATA_KEY'] || undefined,
  };
}

function readOption(option: string): string | undefined {
  try {
    const { values } = parseArgs({ options: { [option]: { type: 'string' } } });
    const value = values[option];
    return typeof value === 'string' && value !== '' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What the operator can do something about is said in a sentence; anything else is a fault. */
function isForOperator(error: unknown): error is Error {
  return [Unusable, Unreachable, Unopenable, Contended].some((kind) => error instanceof kind);
}
