import { createHash } from 'node:crypto';
import type { Hash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { isNameIn } from './cells.ts';
import type { Part } from './cells.ts';
import { Unusable } from './errors.ts';
import type { Piece } from './snapshot.ts';

const FORMAT = 'trust-steps backup';
const VERSION = 1;

/** Which backup a file is from: both of its files say the same. */
const Origin = z.object({
  backup: z.string().min(1),
  /** When it was begun, in milliseconds since 1970. */
  madeAt: z.number().int(),
});
export type Origin = z.infer<typeof Origin>;
/** The first line of a file. */
const Head = z.object({
  format: z.literal(FORMAT),
  version: z.number().int(),
  part: z.enum(['data', 'keys']),
  origin: Origin,
});
/** Every other line but the last: a cell's name, what it held, and when it ends, if it does. */
const Line = z.tuple([z.string(), z.string()], z.number());
/** The last line: SHA-256 of all lines before it, each with its line feed, in hex. */
const Foot = z.object({ sha256: z.string() });

/** One of a backup's two files, found to be whole. */
export interface BackupFile {
  readonly origin: Origin;
  /** May be read more than once. */
  pieces(): AsyncIterable<Piece>;
}

/**
 * Writes one part of a backup to a new file that only its owner reads, and tells how many pieces it holds. Its folder is
 * made where it is missing. Nothing is left of the file when that fails. Rejects with `Unusable` where the file can't be written or is there already.
 */
export async function writeBackupFile(
  path: string,
  part: Part,
  origin: Origin,
  pieces: AsyncIterable<Piece>,
): Promise<number> {
  const file = await make(path).catch((error: unknown) => rethrow(path, error));
  let count = 0;
  try {
    const hash = createHash('sha256');
    async function* lines(): AsyncGenerator<string> {
      const head: z.infer<typeof Head> = { format: FORMAT, version: VERSION, part, origin };
      yield hashed(hash, head);
      for await (const { name, value, ends } of pieces) {
        count += 1;
        yield hashed(hash, ends === undefined ? [name, value] : [name, value, ends]);
      }
      yield `${JSON.stringify({ sha256: hash.digest('hex') } satisfies z.infer<typeof Foot>)}\n`;
    }
    await file.writeFile(lines());
    await file.sync();
  } catch (error) {
    await rm(path, { force: true });
    return rethrow(path, error);
  } finally {
    await file.close();
  }
  return count;
}

/** Opens one part of a backup. Rejects with `Unusable` where it can't be read, is something else, or not whole. */
export async function openBackupFile(path: string, part: Part): Promise<BackupFile> {
  let head: z.infer<typeof Head> | undefined;
  let foot: string | undefined;
  const hash = createHash('sha256');
  for await (const line of linesOf(path)) {
    head ??= readHead(path, part, line);
    if (foot !== undefined) hash.update(`${foot}\n`);
    foot = line;
  }
  if (head === undefined || foot === undefined) throw notWhole(path);
  if (Foot.safeParse(parse(foot)).data?.sha256 !== hash.digest('hex')) throw notWhole(path);
  return { origin: head.origin, pieces: () => piecesIn(path, part) };
}

async function make(path: string): Promise<FileHandle> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  return open(path, 'wx', 0o600);
}

async function* piecesIn(path: string, part: Part): AsyncGenerator<Piece> {
  for await (const line of linesOf(path)) {
    const { data } = Line.safeParse(parse(line));
    if (data === undefined) continue;
    const [name, value, ends] = data;
    if (isNameIn(part, name)) yield { name, value, ends };
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = await open(path, 'r').catch((error: unknown) => rethrow(path, error));
  try {
    yield* file.readLines();
  } catch (error) {
    rethrow(path, error);
  } finally {
    await file.close();
  }
}

function readHead(path: string, part: Part, line: string): z.infer<typeof Head> {
  const { data } = Head.safeParse(parse(line));
  if (data === undefined || data.part !== part) {
    throw new Unusable(`${path} is not the part of a backup that its name says.`);
  }
  if (data.version > VERSION) {
    throw new Unusable(`${path} was written by a newer version of this program. Use that one.`);
  }
  return data;
}

function hashed(hash: Hash, value: unknown): string {
  const line = `${JSON.stringify(value)}\n`;
  hash.update(line);
  return line;
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function notWhole(path: string): Unusable {
  return new Unusable(`${path} is not whole, or was changed. Use another backup.`);
}

/** Says in a sentence what the system says about a file; anything else is not ours to tell. */
function rethrow(path: string, error: unknown): never {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) throw error;
  if (error.code === 'EEXIST') throw new Unusable(`${path} is there already. Name another folder.`);
  throw new Unusable(`${path} can't be used (${String(error.code)}).`);
}
