/** A store in a Redis that need not be there yet when the process starts: help has to be there without it. */
import { tryAgain } from '#core/again.ts';
import type { DueRow } from '#core/records.ts';
import type { CellName, Cells, Named, Part, Span, Write } from './cells.ts';
import { createDueTable } from './dues.ts';
import { Unreachable } from './errors.ts';
import { Keyring } from './keyring.ts';
import { openCells, readSharedMaster, unfinishedOf, type OpenStore, type StoreConfig } from './open.ts';
import { createStores, type DueOf } from './records.ts';

/** It is tried for good; waits are in milliseconds. */
const FOR_GOOD = { times: Infinity, first: 500, longest: 5000 };

/** Who is told what becomes of it. */
export interface LateParts {
  readonly dueOf: DueOf;
  /** Sentences for the operator, about what works but should be put right, and once that it is not there. */
  readonly warn: (sentence: string) => void;
  /** It is there now, and the operator has to put something right before it can be used. */
  readonly onUnusable: (fault: unknown) => void;
}

/**
 * Opens the Redis that the configuration names. Where none answers it is tried again, and whatever is asked of the store until
 * then rejects with `Unreachable`. Rejects with `Unusable` where that is known at once.
 */
export async function openLateStore(
  config: StoreConfig,
  { dueOf, warn, onUnusable }: LateParts,
): Promise<OpenStore> {
  const cells = new LateCells();
  const keyring = new Keyring(cells, readSharedMaster(config));
  const open = async (): Promise<void> => {
    if (!cells.areThere) {
      const opened = await openCells(config);
      cells.come(opened.cells);
      opened.warnings.forEach(warn);
    }
    await keyring.refresh();
    unfinishedOf(keyring).forEach(warn);
  };
  const isFinal = (fault: unknown): boolean => !(fault instanceof Unreachable);
  try {
    await open();
  } catch (fault) {
    if (!(fault instanceof Unreachable)) {
      await cells.stop();
      throw fault;
    }
    warn(`${fault.message} It is tried again. Until then nothing is kept and no note goes out.`);
    void tryAgain(open, { ...FOR_GOOD, isFinal }).catch(onUnusable);
  }
  return {
    stores: createStores(cells, keyring, dueOf),
    dues: createDueTable(cells, keyring, dueOf),
    name: 'redis',
    warnings: [],
    isUp: () => keyring.isOpen && cells.isUp(),
    stop: () => cells.stop(),
  };
}

/** Cells that need not be there yet. */
class LateCells implements Cells {
  #found: Cells | undefined;

  get areThere(): boolean {
    return this.#found !== undefined;
  }

  come(cells: Cells): void {
    this.#found = cells;
  }

  async read(names: readonly CellName[]): Promise<readonly (string | undefined)[]> {
    return this.#cells.read(names);
  }

  async swap(writes: readonly Write[]): Promise<boolean> {
    return this.#cells.swap(writes);
  }

  async rows(lane: string, span: Span): Promise<readonly DueRow[]> {
    return this.#cells.rows(lane, span);
  }

  async lanes(): Promise<readonly string[]> {
    return this.#cells.lanes();
  }

  async *names(part: Part): AsyncGenerator<Named> {
    yield* this.#cells.names(part);
  }

  isUp(): boolean {
    return this.#found?.isUp() ?? false;
  }

  async stop(): Promise<void> {
    await this.#found?.stop();
  }

  get #cells(): Cells {
    if (this.#found === undefined) throw new Unreachable('The store was not reached yet.');
    return this.#found;
  }
}
