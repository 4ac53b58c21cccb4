import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DueRow } from '#core/records.ts';
import type { RowChange, Span } from './cells.ts';

/** Finds the rows of a lane between two moments, the earliest first. */
export const SELECT_ROWS =
  'SELECT name, at FROM dues WHERE lane = ? AND at BETWEEN ? AND ? ORDER BY at, name LIMIT ?';

/** The due table in an SQLite file, beside the cells of that file. Errors are thrown. */
export class DueRows {
  readonly #select: StatementSync;
  readonly #lanes: StatementSync;
  readonly #upsert: StatementSync;
  readonly #remove: StatementSync;

  constructor(database: DatabaseSync) {
    database.exec(
      'CREATE TABLE IF NOT EXISTS dues (name TEXT PRIMARY KEY, lane TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
    database.exec('CREATE INDEX IF NOT EXISTS moments ON dues (lane, at, name)');
    this.#select = database.prepare(SELECT_ROWS);
    this.#lanes = database.prepare('SELECT DISTINCT lane FROM dues');
    this.#upsert = database.prepare(
      'INSERT INTO dues (name, lane, at) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET lane = excluded.lane, at = excluded.at',
    );
    this.#remove = database.prepare('DELETE FROM dues WHERE name = ?');
  }

  /** Made in the transaction that is open on the file, where there is one. */
  change({ name, due }: RowChange): void {
    if (due === undefined) this.#remove.run(name);
    else this.#upsert.run(name, due.lane, due.at);
  }

  rows(lane: string, { from, until, count }: Span): DueRow[] {
    const found = this.#select.all(lane, from, until, count);
    return found.map((row) => ({ name: String(row['name']), lane, at: Number(row['at']) }));
  }

  lanes(): string[] {
    return this.#lanes.all().map((row) => String(row['lane']));
  }
}
