import type { Cells, Named, Part } from './cells.ts';
import { inGroups } from './groups.ts';

const AT_ONCE = 100;

/** A cell with what it held. */
export interface Piece extends Named {
  readonly value: string;
}

/** All that a store kept at some moment. Rows of the due table are not in it: each is sealed in its record too. */
export interface Snapshot {
  /** The ring, the data keys, and what tells which of them were destroyed. */
  readonly keys: readonly Piece[];
  /** Records and entries of journals. */
  readonly data: AsyncIterable<Piece>;
}

/** The pieces of a part, as they are when it is their turn: a store in use changes meanwhile. */
export async function* piecesOf(cells: Cells, part: Part): AsyncGenerator<Piece> {
  for await (const group of inGroups(cells.names(part), AT_ONCE)) {
    const values = await cells.read(group.map(({ name }) => name));
    for (const [index, named] of group.entries()) {
      const value = values[index];
      if (value !== undefined) yield { ...named, value };
    }
  }
}
