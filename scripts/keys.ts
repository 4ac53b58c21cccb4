/**
 * Makes master keys and changes the one in use:
 *   npm run keys -- make
 *   npm run keys -- rotate --new <32 bytes in base64 or hex, or a file that holds them>
 * Reads DATA_DIR, REDIS_URL and DATA_KEY as the bot does. Stop the bot before a rotation, and start it with the new
 * key after it. A rotation that was interrupted is finished by the same command.
 */
import process from 'node:process';
import { parseArgs } from 'node:util';
import { Contended, Unopenable, Unreachable, Unusable } from '#store/errors.ts';
import { makeMasterText, masterFile, readMaster, writeMasterFile } from '#store/master.ts';
import { openCells } from '#store/open.ts';
import { rotate } from '#store/rotation.ts';
import { readDotEnv } from '../src/process.ts';

const USAGE = `Usage:
  npm run keys -- make                 prints a new key
  npm run keys -- rotate --new <key>   seals everything with another key: base64, hex, or a file that holds it
`;

async function main(): Promise<number> {
  const args = readArgs();
  if (args?.command === 'make' && args.next === undefined) {
    process.stdout.write(`${makeMasterText()}\n`);
    return 0;
  }
  if (args?.command === 'rotate' && args.next !== undefined) {
    await rotateTo(args.next);
    return 0;
  }
  process.stderr.write(USAGE);
  return 2;
}

function readArgs(): { command: string | undefined; next: string | undefined } | undefined {
  try {
    const { positionals, values } = parseArgs({
      allowPositionals: true,
      options: { new: { type: 'string' } },
    });
    return positionals.length === 1 ? { command: positionals[0], next: values.new } : undefined;
  } catch {
    return undefined;
  }
}

async function rotateTo(setting: string): Promise<void> {
  readDotEnv();
  const next = readMaster(setting, '--new');
  const dataDir = process.env['DATA_DIR'] || 'data';
  const { cells, master, isKeyBeside } = await openCells({
    dataDir,
    redisUrl: process.env['REDIS_URL'] || undefined,
    dataKey: process.env['DATA_KEY'] || undefined,
  });
  try {
    const { rewrapped, already } = await rotate(cells, master, next);
    process.stdout.write(`Wrapped anew: ${rewrapped} data keys. Done before: ${already}.\n`);
    if (isKeyBeside) {
      writeMasterFile(dataDir, next.secret.export().toString('base64'));
      process.stdout.write(`${masterFile(dataDir)} holds the new key now.\n`);
    } else {
      process.stdout.write('Set DATA_KEY to the new key now, then start the bot.\n');
    }
  } finally {
    await cells.stop();
  }
}

/** What the operator can do something about is said in a sentence; anything else is a fault and keeps its stack. */
function isForOperator(error: unknown): error is Error {
  return [Unusable, Unreachable, Unopenable, Contended].some((kind) => error instanceof kind);
}

try {
  process.exitCode = await main();
} catch (error) {
  if (!isForOperator(error)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
