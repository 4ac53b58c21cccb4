import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { DueRow } from '#core/records.ts';
import type { CellName, RowChange, Span } from './cells.ts';

/** Finds the rows of a lane between two moments, the earliest first. */
export const SELECT_ROWS =
  'SELECT row, at FROM cells WHERE lane = ? AND at BETWEEN ? AND ? ORDER BY at, row LIMIT ?';

/** The due table in an SQLite file: each row is a part of the cell that waits, and goes with it. Errors are thrown. */
export class DueRows {
  readonly #select: StatementSync;
  readonly #lanes: StatementSync;
  readonly #update: StatementSync;

  constructor(database: DatabaseSync) {
    addColumns(database);
    this.#select = database.prepare(SELECT_ROWS);
    this.#lanes = database.prepare('SELECT DISTINCT lane FROM cells WHERE lane IS NOT NULL');
    this.#update = database.prepare('UPDATE cells SET row = ?, lane = ?, at = ? WHERE name = ?');
  }

  /** Changes what a cell that is there waits for, in the transaction that is open on the file, where there is one. */
  change(cell: CellName, { name, due }: RowChange): void {
    if (due === undefined) this.#update.run(null, null, null, cell);
    else this.#update.run(name, due.lane, due.at, cell);
  }

  rows(lane: string, { from, until, count }: Span): DueRow[] {
    const found = this.#select.all(lane, from, until, count);
    return found.map((row) => ({ name: String(row['row']), lane, at: Number(row['at']) }));
  }

  lanes(): string[] {
    return this.#lanes.all().map((row) => String(row['lane']));
  }
}

/** Makes room for the rows, and takes them out of the table of their own that they had in files of before. */
function addColumns(database: DatabaseSync): void {
  if (database.prepare("SELECT 1 FROM pragma_table_info('cells') WHERE name = 'lane'").get()) return;
  database.exec(`
    BEGIN IMMEDIATE;
    ALTER TABLE cells ADD COLUMN row TEXT;
    ALTER TABLE cells ADD COLUMN lane TEXT;
    ALTER TABLE cells ADD COLUMN at INTEGER;
    CREATE TABLE IF NOT EXISTS dues (name TEXT PRIMARY KEY, lane TEXT NOT NULL, at INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    UPDATE cells SET row = dues.name, lane = dues.lane, at = dues.at FROM dues
      WHERE cells.name = 'data/' || substr(dues.name, instr(dues.name, '/') + 1);
    DROP TABLE dues;
    -- A version that knows only that table can't write into this one, and stops rather than find nobody waiting.
    CREATE VIEW dues AS SELECT row AS name, lane, at FROM cells WHERE lane IS NOT NULL;
    CREATE INDEX moments ON cells (lane, at, row) WHERE lane IS NOT NULL;
    COMMIT`);
}
