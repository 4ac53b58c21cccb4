/** The store of the bots, opened beside them or while they are down: members are written and read as commands do it. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Group } from '#core/group-records.ts';
import { HOUSE, type DueRow, type DueTable, type Member } from '#core/records.ts';
import { createDueTable } from '#store/dues.ts';
import { Unreachable } from '#store/errors.ts';
import { openKeyring } from '#store/keyring.ts';
import { GROUP, MEMBER, rowName } from '#store/kinds.ts';
import { openCells, type StoreConfig } from '#store/open.ts';
import { createStores } from '#store/records.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember } from '#support/due.ts';
import { PLATFORMS } from './evidence.ts';

/** Everything that is kept. Rejects as `openStore` does, but is patient with a store on a busy machine. */
export interface Ledger {
  write(member: string, record: Member): Promise<void>;
  read(member: string): Promise<Member | undefined>;
  /** How the due table calls the record of a member. */
  rowOf(member: string): string;
  writeGroup(group: string, record: Group): Promise<void>;
  readGroup(group: string): Promise<Group | undefined>;
  rowOfGroup(group: string): string;
  /** The whole due table. */
  rows(): Promise<readonly DueRow[]>;
  stop(): Promise<void>;
}

/** So often something is asked again, and after how many milliseconds. */
const TRIES = 10;
const PAUSE = 500;

export async function openLedger(config: StoreConfig): Promise<Ledger> {
  const { cells, master } = await patiently(() => openCells(config));
  const keyring = await patiently(() => openKeyring(cells, master));
  const dueOf = { member: dueOfMember, group: dueOfGroup };
  const dues = createDueTable(cells, keyring, dueOf);
  const { members, groups } = createStores(cells, keyring, dueOf);
  return {
    write: async (member, record) => {
      // The same cause each time: what was done before an answer was lost is not done again.
      await patiently(() => members.open(member, 'written').update(() => record));
    },
    read: (member) => patiently(() => members.open(member, 'read').get()),
    rowOf: (member) => rowName(MEMBER, keyring.cellsOf(MEMBER.name, member).hash),
    writeGroup: async (group, record) => {
      await patiently(() => groups.open(group, 'written').update(() => record));
    },
    readGroup: (group) => patiently(() => groups.open(group, 'read').get()),
    rowOfGroup: (group) => rowName(GROUP, keyring.cellsOf(GROUP.name, group).hash),
    rows: () => patiently(() => readAll(dues)),
    stop: () => cells.stop(),
  };
}

async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask();
    } catch (fault) {
      if (!(fault instanceof Unreachable) || tries === TRIES) throw fault;
      await wait(PAUSE);
    }
  }
}

async function readAll(dues: DueTable): Promise<readonly DueRow[]> {
  const lanes = [...PLATFORMS, HOUSE];
  const pages = await Promise.all(
    lanes.map((lane) => dues.rows(lane, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)),
  );
  return pages.flat();
}
