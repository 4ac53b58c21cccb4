/** What many members with a check-in cost a process that keeps them in files: time to start, memory, and room on the disk. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openStore } from '#store/open.ts';
import { dueOfMember } from '#support/due.ts';
import { startStandIn } from '../../test/discord/server.ts';
import { startBot } from './bot.ts';
import { median } from './figures.ts';
import { forEach, memberAt } from './people.ts';

export interface MembersFigures {
  /** From the start of the process until it is connected, in milliseconds: with all of them, and with nobody. */
  readonly full: number;
  readonly empty: number;
  /** Bytes for each: of memory, of the due table in its file, and of both files in all. */
  readonly memory: number;
  readonly row: number;
  readonly files: number;
}

const DAY = 24 * 60 * 60_000;
const MINUTE = 60_000;
/** The disk is waited for once for so many. */
const AT_ONCE = 1000;
const DATA_KEY = randomBytes(32).toString('base64');

export async function measureMembers(count: number, rounds: number): Promise<MembersFigures> {
  const [full, empty] = [0, 1].map(() => mkdtempSync(join(tmpdir(), 'trust-steps-bench-'))) as [
    string,
    string,
  ];
  try {
    await fill(full, count);
    await fill(empty, 0);
    const starts = { full: [await start(full)], empty: [await start(empty)] };
    for (let round = 1; round < rounds; round += 1) {
      starts.full.push(await start(full));
      starts.empty.push(await start(empty));
    }
    const of = (which: 'full' | 'empty', figure: 'milliseconds' | 'bytes') =>
      median(starts[which].map((each) => each[figure]));
    return {
      full: of('full', 'milliseconds'),
      empty: of('empty', 'milliseconds'),
      memory: (of('full', 'bytes') - of('empty', 'bytes')) / count,
      row: (sizeOfRows(full) - sizeOfRows(empty)) / count,
      files: (sizeOfFiles(full) - sizeOfFiles(empty)) / count,
    };
  } finally {
    for (const folder of [full, empty]) rmSync(folder, { recursive: true, force: true });
  }
}

/** Everybody's check-in is some minute of the week after next. */
async function fill(dataDir: string, count: number): Promise<void> {
  const store = await openStore({ dataDir, dataKey: DATA_KEY }, { member: dueOfMember });
  const from = Math.ceil(Date.now() / MINUTE) * MINUTE + 7 * DAY;
  const members = Array.from({ length: (7 * DAY) / MINUTE }, (_, i) => memberAt(from + i * MINUTE));
  await forEach({ until: count, atOnce: AT_ONCE }, (i) =>
    store.stores.members.open(`bench:${i}`, 'fill').update(() => members[(i * 7919) % members.length]),
  );
  await store.stop();
}

async function start(folder: string): Promise<{ readonly milliseconds: number; readonly bytes: number }> {
  const standIn = await startStandIn({ checks: false });
  const { token: DISCORD_TOKEN, api: DISCORD_API_URL } = standIn;
  const bot = await startBot('ours', { DISCORD_TOKEN, DISCORD_API_URL, DATA_DIR: folder, DATA_KEY });
  const measured = { milliseconds: bot.startupMilliseconds, bytes: bot.memory() * 2 ** 20 };
  await bot.stop();
  await standIn.stop();
  return measured;
}

/** The index of the due table, and what it adds to the cells. https://sqlite.org/dbstat.html */
function sizeOfRows(folder: string): number {
  const database = new DatabaseSync(join(folder, 'data.db'), { readOnly: true });
  const row = database
    .prepare(
      `SELECT (SELECT sum(pgsize) FROM dbstat WHERE name = 'moments')
        + (SELECT coalesce(sum(length(row) + length(lane) + length(at)), 0) FROM cells) AS size`,
    )
    .get();
  database.close();
  return Number(row?.['size']);
}

const sizeOfFiles = (folder: string): number =>
  ['data.db', 'keys.db'].reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
