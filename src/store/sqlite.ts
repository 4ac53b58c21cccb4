import { EventEmitter } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import type { SQLOutputValue, StatementSync } from 'node:sqlite';
import type { KeyvStoreAdapter } from 'keyv';

const MEMORY = ':memory:';

/**
 * Opens a file of cells, or one in memory where there is no path, and keeps every other process out of it. The
 * operating system ends the lock with the process, also when that is killed.
 */
export function openDatabase(path: string | undefined): DatabaseSync {
  // The file is made before SQLite opens it, so that nobody else on the machine can read it at any moment.
  if (path !== undefined) closeSync(openSync(path, 'a', 0o600));
  const database = new DatabaseSync(path ?? MEMORY, { timeout: 0 });
  try {
    // In this order: WAL with an exclusive lock needs no shared memory. https://sqlite.org/wal.html#noshm
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('PRAGMA journal_mode = WAL');
    // FULL: what was acknowledged survives a power cut, not just the end of the process.
    database.exec('PRAGMA synchronous = FULL');
    database.exec('PRAGMA secure_delete = ON');
    // In pages of 4 KiB: a burst of changes goes into the file in fewer and longer writes.
    database.exec('PRAGMA wal_autocheckpoint = 4000');
    database.exec(
      'CREATE TABLE IF NOT EXISTS cells (name TEXT PRIMARY KEY, value TEXT NOT NULL, expires INTEGER) STRICT',
    );
    database.exec('CREATE INDEX IF NOT EXISTS ends ON cells (expires) WHERE expires IS NOT NULL');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** True for the error with which SQLite says that another process has the file. */
export function isLocked(error: unknown): boolean {
  const SQLITE_BUSY = 5;
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}

/**
 * A storage adapter for keyv over one SQLite table. It offers no iterator: nothing here is ever listed. Errors are
 * thrown, not emitted.
 */
export class SqliteAdapter extends EventEmitter implements KeyvStoreAdapter {
  readonly opts = {};
  namespace?: string | undefined;
  readonly #database: DatabaseSync;
  readonly #select: StatementSync;
  readonly #upsert: StatementSync;
  readonly #update: StatementSync;
  readonly #remove: StatementSync;
  readonly #names: StatementSync;
  readonly #sweep: StatementSync;

  constructor(database: DatabaseSync) {
    super();
    this.#database = database;
    this.#select = database.prepare('SELECT value, expires FROM cells WHERE name = ?');
    this.#upsert = database.prepare(
      'INSERT INTO cells (name, value, expires) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value, expires = excluded.expires',
    );
    this.#update = database.prepare('UPDATE cells SET value = ? WHERE name = ?');
    this.#remove = database.prepare('DELETE FROM cells WHERE name = ?');
    this.#names = database.prepare('SELECT name, expires FROM cells WHERE name > ? ORDER BY name LIMIT ?');
    this.#sweep = database.prepare('DELETE FROM cells WHERE expires <= ?');
  }

  /** What a cell holds now; what has expired is dropped. */
  read(name: string): string | undefined {
    const row = this.#select.get(name);
    if (row === undefined) return undefined;
    if (!hasExpired(row['expires'])) return String(row['value']);
    this.#remove.run(name);
    return undefined;
  }

  /** Without a lifetime, in milliseconds, the cell stays for good. */
  write(name: string, value: string, lifetime?: number): void {
    this.#upsert.run(name, value, lifetime === undefined ? null : Date.now() + lifetime);
  }

  /** Changes what a cell holds; it ends when it would have. */
  rewrite(name: string, value: string): void {
    this.#update.run(value, name);
  }

  remove(name: string): boolean {
    return this.#remove.run(name).changes > 0;
  }

  /** Makes all the changes or none, durable when it returns. */
  together(changes: () => void): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      changes();
      this.#database.exec('COMMIT');
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  /** At most that many cells after this one, in the order of their names, each with the moment at which it ends. */
  cellsAfter(name: string, count: number): { name: string; ends: number | undefined }[] {
    return this.#names.all(name, count).map((row) => ({
      name: String(row['name']),
      ends: row['expires'] === null ? undefined : Number(row['expires']),
    }));
  }

  /** Moves all that was written into the file and empties the log, which else would still hold what was replaced. */
  flush(): void {
    this.#database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Drops all that has expired. */
  sweep(): void {
    this.#sweep.run(Date.now());
  }

  // What keyv calls. All of it happens at once, before the promise is returned.

  async get<Value>(key: string): Promise<Value | undefined> {
    return this.read(key) as Value | undefined;
  }

  async getMany<Value>(keys: string[]): Promise<(Value | undefined)[]> {
    return keys.map((key) => this.read(key) as Value | undefined);
  }

  async set(key: string, value: string, ttl?: number): Promise<void> {
    this.write(key, value, ttl);
  }

  async delete(key: string): Promise<boolean> {
    return this.remove(key);
  }

  async deleteMany(keys: string[]): Promise<boolean> {
    let anyWas = false;
    this.together(() => {
      for (const key of keys) anyWas = this.remove(key) || anyWas;
    });
    return anyWas;
  }

  async has(key: string): Promise<boolean> {
    return this.read(key) !== undefined;
  }

  async clear(): Promise<void> {
    if (this.namespace === undefined) this.#database.exec('DELETE FROM cells');
    else
      this.#database
        .prepare('DELETE FROM cells WHERE substr(name, 1, length(?1)) = ?1')
        .run(`${this.namespace}:`);
  }

  async disconnect(): Promise<void> {
    if (this.#database.isOpen) this.#database.close();
  }
}

function hasExpired(expires: SQLOutputValue | undefined): boolean {
  return typeof expires === 'number' && expires <= Date.now();
}
