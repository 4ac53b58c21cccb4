import type { Due, DueRow } from '#core/records.ts';

/**
 * Names a cell. What is kept lies under `data/`, the keys that open it under `keys/`: apart, so that each has
 * backups of its own. A record lies under the same hash as its key. Names are keyed hashes or constants, never what a
 * person typed or a platform's id.
 */
export type CellName = `data/${string}` | `keys/${string}`;

/** The two parts of a store, each with a backup of its own. */
export type Part = 'data' | 'keys';

/** A row that goes into the due table, or moves there; or one that leaves it, where nothing is due. */
export interface RowChange {
  readonly name: string;
  readonly due: Due | undefined;
}

/** One change of a cell, made only if the cell still holds `was`. Undefined means that there is no such cell. */
export interface Write {
  readonly name: CellName;
  readonly was: string | undefined;
  /** Never the empty string. */
  readonly now: string | undefined;
  /**
   * After that many milliseconds, a whole number of at least 1, the cell is gone. Without it a new cell stays for
   * good, and one that is there keeps the end that it has.
   */
  readonly lifetime?: number;
  /** What changes in the due table in the same step. Only with a cell under `data/`. */
  readonly row?: RowChange;
}

/** A cell that is there, or was a moment ago. */
export interface Named {
  readonly name: CellName;
  /** The moment at which it ends, in milliseconds since 1970; undefined where it stays for good. */
  readonly ends: number | undefined;
}

/** Which rows of a lane are asked for: from one moment to another, both included, in milliseconds since 1970. */
export interface Span {
  readonly from: number;
  readonly until: number;
  /** How many rows at most. */
  readonly count: number;
}

/**
 * Where sealed strings lie, and beside them what waits for its moment. Every method rejects with `Unreachable` when
 * the store doesn't answer, within 1.5 s.
 */
export interface Cells {
  /** What the cells hold, in the same order, seen at one moment, in one round trip. */
  read(names: readonly CellName[]): Promise<readonly (string | undefined)[]>;
  /**
   * Makes all the changes or none, in one round trip; false if a cell doesn't hold what it was thought to. After a
   * rejection it may have been made or not. What goes from `keys/` goes before what goes from `data/`.
   */
  swap(writes: readonly Write[]): Promise<boolean>;
  /** Rows of the due table, the earliest first. */
  rows(lane: string, span: Span): Promise<readonly DueRow[]>;
  /** The lanes in which a row waits, or once did. */
  lanes(): Promise<readonly string[]>;
  /** The names of all cells of a part, each once. For rotation and backups alone. */
  names(part: Part): AsyncIterable<Named>;
  isUp(): boolean;
  stop(): Promise<void>;
}

export function isKeyName(name: string): name is `keys/${string}` {
  return name.startsWith('keys/');
}

/** True for the name of a cell of that part. */
export function isNameIn(part: Part, name: string): name is CellName {
  return name.startsWith(`${part}/`);
}

/** What the name of a cell or a row says after the slash. */
export function hashOf(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}

/** True for a write that only makes sure that nothing changed. */
export function isGuard(write: Write): boolean {
  return write.was === write.now && write.lifetime === undefined && write.row === undefined;
}
