import { join } from 'node:path';
import type { DatabaseSync } from 'node:sqlite';
import { Keyv } from 'keyv';
import type { DueRow } from '#core/records.ts';
import { isGuard, isKeyName, isNameIn } from './cells.ts';
import type { CellName, Cells, Named, Part, Span, Write } from './cells.ts';
import { DueRows } from './due-rows.ts';
import { Unreachable, Unusable } from './errors.ts';
import { PLAIN } from './plain.ts';
import { SqliteAdapter, isLocked, openDatabase } from './sqlite.ts';

const SWEEP_EVERY = 10 * 60 * 1000;
const NAMES_AT_ONCE = 100;

/**
 * Cells in two SQLite files of a folder that exists: `data.db` and, for what lies under `keys/`, `keys.db`. One
 * process at a time: throws `Unusable` while another one has them.
 */
export function openEmbedded(folder: string): Cells {
  const keys = openFile(folder, 'keys.db');
  try {
    return new EmbeddedCells(keys, openFile(folder, 'data.db'));
  } catch (error) {
    keys.close();
    throw error;
  }
}

/** Cells that end with the process. */
export function openMemory(): Cells {
  return new EmbeddedCells(openDatabase(undefined), openDatabase(undefined));
}

function openFile(folder: string, name: string): DatabaseSync {
  try {
    return openDatabase(join(folder, name));
  } catch (error) {
    if (isLocked(error)) {
      throw new Unusable(`Another process uses the data in ${folder}. Stop it first: one process a folder.`);
    }
    throw new Unusable(
      `${join(folder, name)} can't be used: ${error instanceof Error ? error.message : 'unknown error'}.`,
    );
  }
}

/** A swap that waits for the others of its turn. */
interface Asked {
  readonly writes: readonly Write[];
  readonly resolve: (isMade: boolean) => void;
  readonly reject: (error: Unreachable) => void;
}

class EmbeddedCells implements Cells {
  readonly #databases: readonly DatabaseSync[];
  readonly #keys: SqliteAdapter;
  readonly #data: SqliteAdapter;
  readonly #dues: DueRows;
  readonly #keyvOfKeys: Keyv<string>;
  readonly #keyvOfData: Keyv<string>;
  readonly #sweeps: NodeJS.Timeout;
  #asked: Asked[] = [];

  constructor(keys: DatabaseSync, data: DatabaseSync) {
    this.#databases = [keys, data];
    this.#keys = new SqliteAdapter(keys);
    this.#data = new SqliteAdapter(data);
    this.#dues = new DueRows(data);
    this.#keyvOfKeys = keyvOver(this.#keys);
    this.#keyvOfData = keyvOver(this.#data);
    this.#sweep();
    this.#sweeps = setInterval(() => this.#sweep(), SWEEP_EVERY).unref();
  }

  async read(names: readonly CellName[]): Promise<readonly (string | undefined)[]> {
    const keys: CellName[] = [];
    const data: CellName[] = [];
    for (const name of names) (isKeyName(name) ? keys : data).push(name);
    try {
      // The adapter reads when it is called, so both files are seen at the same moment: nothing runs in between.
      const [fromKeys, fromData] = await Promise.all([
        this.#keyvOfKeys.getMany<string>(keys),
        this.#keyvOfData.getMany<string>(data),
      ]);
      const [ofKeys, ofData] = [fromKeys.values(), fromData.values()];
      return names.map((name) => (isKeyName(name) ? ofKeys : ofData).next().value);
    } catch (error) {
      throw unreachable(error);
    }
  }

  /** The disk is what takes time, so what is asked for until the events at hand are done with goes to it together. */
  swap(writes: readonly Write[]): Promise<boolean> {
    return new Promise((resolve, reject) => {
      if (this.#asked.length === 0) setImmediate(() => this.#swapAll());
      this.#asked.push({ writes, resolve, reject });
    });
  }

  async rows(lane: string, span: Span): Promise<readonly DueRow[]> {
    try {
      return this.#dues.rows(lane, span);
    } catch (error) {
      throw unreachable(error);
    }
  }

  async lanes(): Promise<readonly string[]> {
    try {
      return this.#dues.lanes();
    } catch (error) {
      throw unreachable(error);
    }
  }

  async *names(part: Part): AsyncGenerator<Named> {
    const file = part === 'keys' ? this.#keys : this.#data;
    let last = '';
    for (;;) {
      const cells = file.cellsAfter(last, NAMES_AT_ONCE);
      for (const { name, ends } of cells) if (isNameIn(part, name)) yield { name, ends };
      const end = cells.at(-1);
      if (end === undefined) return;
      last = end.name;
    }
  }

  isUp(): boolean {
    return this.#databases.every((database) => database.isOpen);
  }

  async stop(): Promise<void> {
    clearInterval(this.#sweeps);
    this.#swapAll();
    for (const database of this.#databases) if (database.isOpen) database.close();
  }

  #fileOf(name: CellName): SqliteAdapter {
    return isKeyName(name) ? this.#keys : this.#data;
  }

  /** All of this happens at once and only this process has the files, so nothing changes between look and leap. */
  #swapAll(): void {
    // Whoever changed something a moment ago asks first again, and whoever has waited comes last. So the last go first.
    const asked = this.#asked.toReversed();
    this.#asked = [];
    try {
      const held = new Map<CellName, string | undefined>();
      const made = asked.map(({ writes }) => this.#fits(writes, held));
      const changes = asked.flatMap(({ writes }, i) =>
        made[i] ? writes.filter((each) => !isGuard(each)) : [],
      );
      // Two files can't change in one transaction that survives a power cut. A key goes and comes before its data:
      // what a crash leaves is a key without data, or data that nobody can read any more. A row comes and goes with
      // its data, in one transaction.
      this.#commit(
        this.#keys,
        changes.filter((write) => isKeyName(write.name)),
      );
      this.#commit(
        this.#data,
        changes.filter((write) => !isKeyName(write.name)),
      );
      if (changes.some(replacesKey)) this.#keys.flush();
      if (changes.some(removesData)) this.#data.flush();
      asked.forEach(({ resolve }, i) => resolve(made[i] ?? false));
    } catch (error) {
      for (const { reject } of asked) reject(unreachable(error));
    }
  }

  /** False if a cell doesn't hold what it was thought to. `held` is what those hold that swaps before this one changed. */
  #fits(writes: readonly Write[], held: Map<CellName, string | undefined>): boolean {
    const holds = (name: CellName) => (held.has(name) ? held.get(name) : this.#fileOf(name).read(name));
    if (!writes.every(({ name, was }) => holds(name) === was)) return false;
    for (const { name, now } of writes) held.set(name, now);
    return true;
  }

  #commit(file: SqliteAdapter, writes: readonly Write[]): void {
    if (writes.length === 0) return;
    file.together(() => {
      for (const { name, was, now, lifetime, row } of writes) {
        if (now === undefined) file.remove(name);
        else if (was === undefined || lifetime !== undefined) file.write(name, now, lifetime);
        else file.rewrite(name, now);
        if (row !== undefined && now !== undefined) this.#dues.change(name, row);
      }
    });
  }

  /** What has expired goes, and what was replaced or removed goes from the logs, also where a crash came before that. */
  #sweep(): void {
    // A sweep that fails is made up for by the next one; what has expired is never handed out anyway.
    try {
      for (const file of [this.#keys, this.#data]) {
        file.sweep();
        file.flush();
      }
    } catch {}
  }
}

function keyvOver(store: SqliteAdapter): Keyv<string> {
  return new Keyv<string>(store, { ...PLAIN, useKeyPrefix: false, throwOnErrors: true });
}

/** True where a key is destroyed or replaced: then no trace of it may stay behind. */
function replacesKey(write: Write): boolean {
  return isKeyName(write.name) && write.was !== undefined && write.was !== write.now;
}

function removesData(write: Write): boolean {
  return !isKeyName(write.name) && write.now === undefined;
}

/** SQLite names its errors without what was written. */
function unreachable(error: unknown): Unreachable {
  return new Unreachable(
    `The data files can't be used: ${error instanceof Error ? error.message : 'unknown error'}.`,
  );
}
