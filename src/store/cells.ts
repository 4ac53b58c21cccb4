/**
 * Names a cell. What is kept lies under `data/`, the keys that open it under `keys/`: apart, so that each has
 * backups of its own. Names are keyed hashes or constants, never what a person typed or a platform's id.
 */
export type CellName = `data/${string}` | `keys/${string}`;

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
}

/**
 * Where sealed strings lie. Every method rejects with `Unreachable` when the store doesn't answer, within 1.5 s.
 */
export interface Cells {
  /** What the cells hold, in the same order, seen at one moment, in one round trip. */
  read(names: readonly CellName[]): Promise<readonly (string | undefined)[]>;
  /**
   * Makes all the changes or none, in one round trip; false if a cell doesn't hold what it was thought to. After a
   * rejection it may have been made or not. What goes from `keys/` goes before what goes from `data/`.
   */
  swap(writes: readonly Write[]): Promise<boolean>;
  /** The names of all cells under `keys/`, some perhaps twice. For the rotation of keys alone. */
  keyNames(): AsyncIterable<CellName>;
  isUp(): boolean;
  stop(): Promise<void>;
}

export function isKeyName(name: string): name is `keys/${string}` {
  return name.startsWith('keys/');
}

/** True for a write that only makes sure that nothing changed. */
export function isGuard(write: Write): boolean {
  return write.was === write.now && write.lifetime === undefined;
}
