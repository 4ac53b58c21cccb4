import type { DueTable } from '#core/records.ts';
import type { Cells } from './cells.ts';
import { openJournal } from './journal.ts';
import { cellsAt } from './keyring.ts';
import type { Keyring } from './keyring.ts';
import { GROUP, MEMBER, PRESENCE, QUESTION, hashInRow } from './kinds.ts';
import { openRecord } from './records.ts';
import type { DueOf } from './records.ts';

const KINDS = ['member', 'group', 'question', 'presence'] as const;

/**
 * What waits for its moment, over these cells. `openMember` and the others throw a `RangeError` for the name of
 * another kind's row.
 */
export function createDueTable(cells: Cells, keyring: Keyring, dueOf: DueOf): DueTable {
  const groups = { kind: GROUP, cells, keyring, dueOf: dueOf.group };
  const questions = { kind: QUESTION, cells, keyring, dueOf: dueOf.question };
  const presences = { kind: PRESENCE, cells, keyring, dueOf: dueOf.presence };
  const members = { kind: MEMBER, cells, keyring, dueOf: dueOf.member };
  return {
    rows: (lane, until, count, from = -Infinity) => cells.rows(lane, { from, until, count }),
    openMember: (name, cause) => {
      const at = cellsAt(hashInRow(MEMBER, name));
      return { me: openRecord(members, () => at, cause), journal: openJournal(cells, keyring, () => at) };
    },
    openGroup: (name, cause) => {
      const at = cellsAt(hashInRow(GROUP, name));
      return openRecord(groups, () => at, cause);
    },
    openQuestion: (name, cause) => {
      const at = cellsAt(hashInRow(QUESTION, name));
      return openRecord(questions, () => at, cause);
    },
    openPresence: (name, cause) => {
      const at = cellsAt(hashInRow(PRESENCE, name));
      return openRecord(presences, () => at, cause);
    },
    kindOf: (name) => KINDS.find((kind) => name.startsWith(`${kind}/`)),
  };
}
