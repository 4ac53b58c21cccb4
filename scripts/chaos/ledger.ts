/** The store of the bots, opened beside them or while they are down: members are written and read as commands do it. */
import { HOUSE, type DueRow, type DueTable, type Stores } from '#core/records.ts';
import { createDueTable } from '#store/dues.ts';
import { openKeyring } from '#store/keyring.ts';
import { MEMBER, rowName } from '#store/kinds.ts';
import { openCells, type StoreConfig } from '#store/open.ts';
import { createStores } from '#store/records.ts';
import { dueOfMember } from '#support/due.ts';
import { PLATFORMS } from './evidence.ts';

/** Everything that is kept. Rejects as `openStore` does. */
export interface Ledger extends Pick<Stores, 'members'> {
  /** How the due table calls the record of a member. */
  rowOf(member: string): string;
  /** The whole due table. */
  rows(): Promise<readonly DueRow[]>;
  stop(): Promise<void>;
}

export async function openLedger(config: StoreConfig): Promise<Ledger> {
  const { cells, master } = await openCells(config);
  const keyring = await openKeyring(cells, master);
  const dueOf = { member: dueOfMember };
  const dues = createDueTable(cells, keyring, dueOf);
  return {
    members: createStores(cells, keyring, dueOf).members,
    rowOf: (member) => rowName(MEMBER, keyring.cellsOf(MEMBER.name, member).hash),
    rows: () => readAll(dues),
    stop: () => cells.stop(),
  };
}

async function readAll(dues: DueTable): Promise<readonly DueRow[]> {
  const lanes = [...PLATFORMS, HOUSE];
  const pages = await Promise.all(
    lanes.map((lane) => dues.rows(lane, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
  );
  return pages.flat();
}
