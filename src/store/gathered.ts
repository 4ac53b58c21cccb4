import type { CellName, Cells } from './cells.ts';

interface Asked {
  readonly from: number;
  readonly count: number;
  readonly resolve: (held: readonly (string | undefined)[]) => void;
  readonly reject: (fault: unknown) => void;
}

/** The same cells. What is asked of them in one turn is read together, in one round trip. */
export function gatherReads(cells: Cells): Cells {
  let names: CellName[] = [];
  let asked: Asked[] = [];
  const readAll = (): void => {
    const [all, told] = [names, asked];
    [names, asked] = [[], []];
    cells.read(all).then(
      (held) => told.forEach(({ from, count, resolve }) => resolve(held.slice(from, from + count))),
      (fault: unknown) => told.forEach(({ reject }) => reject(fault)),
    );
  };
  return {
    read: (wanted) =>
      new Promise((resolve, reject) => {
        if (asked.length === 0) queueMicrotask(readAll);
        asked.push({ from: names.length, count: wanted.length, resolve, reject });
        names.push(...wanted);
      }),
    swap: (writes) => cells.swap(writes),
    rows: (lane, span) => cells.rows(lane, span),
    lanes: () => cells.lanes(),
    names: (part) => cells.names(part),
    isUp: () => cells.isUp(),
    stop: () => cells.stop(),
  };
}
