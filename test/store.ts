import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { DueTable, Journal, RecordOf, Store, Stores } from '#core/records.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import { NOTHING_DUE, type DueOf } from '#store/records.ts';
import { dumpFiles, dumpRedis } from './dump.ts';

export type StoreKind = 'embedded' | 'redis';

/** A store that a story can break. */
export interface TestStore {
  readonly stores: Stores;
  readonly dues: DueTable;
  /** From now on every access fails, as if the store were away. */
  breaks(): void;
  mends(): void;
  /** All that somebody who copied the store would have: every byte of its files, or every key and value of its Redis. */
  dump(): Promise<Buffer>;
  stop(): Promise<void>;
}

/** The kind that is to be used where this machine has it. */
export const available = (kind: StoreKind): StoreKind => (inject('redisUrl') === '' ? 'embedded' : kind);

/** Each test file runs in a worker of its own, and takes databases from there on. */
let database = Number(process.env['VITEST_WORKER_ID'] ?? 1) * 200;

interface Fresh {
  readonly open: OpenStore;
  readonly dataDir: string;
  dump(): Promise<Buffer>;
}

async function openFresh(kind: StoreKind, dueOf: DueOf): Promise<Fresh> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-'));
  const dataKey = randomBytes(32).toString('base64');
  if (kind === 'embedded') {
    const open = await openStore({ dataDir, dataKey }, dueOf);
    return { open, dataDir, dump: () => dumpFiles(dataDir) };
  }
  database += 1;
  const redisUrl = inject('redisUrl').replace(/\/0$/, `/${database}`);
  const open = await openStore({ redisUrl, dataDir, dataKey }, dueOf);
  return { open, dataDir, dump: () => dumpRedis(redisUrl) };
}

/** Runs something, or rejects where the store is away. */
type Guard = <T>(run: () => Promise<T>) => Promise<T>;

const guardRecord = <T>(guard: Guard, record: RecordOf<T>): RecordOf<T> => ({
  get: () => guard(() => record.get()),
  reread: () => guard(() => record.reread()),
  update: (change, onRepeat) => guard(() => record.update(change, onRepeat)),
});

const guardStore = <T>(guard: Guard, store: Store<T>): Store<T> => ({
  open: (id, cause) => guardRecord(guard, store.open(id, cause)),
});

const guardJournal = (guard: Guard, journal: Journal): Journal => ({
  read: (ids) => guard(() => journal.read(ids)),
  write: (id, entry, days) => guard(() => journal.write(id, entry, days)),
  remove: (ids) => guard(() => journal.remove(ids)),
});

const guardDues = (guard: Guard, dues: DueTable): DueTable => ({
  rows: (lane, until, count, from) => guard(() => dues.rows(lane, until, count, from)),
  openMember: (name, cause) => {
    const { me, journal } = dues.openMember(name, cause);
    return { me: guardRecord(guard, me), journal: guardJournal(guard, journal) };
  },
  openGroup: (name, cause) => guardRecord(guard, dues.openGroup(name, cause)),
  openQuestion: (name, cause) => guardRecord(guard, dues.openQuestion(name, cause)),
  openPresence: (name, cause) => guardRecord(guard, dues.openPresence(name, cause)),
  kindOf: (name) => dues.kindOf(name),
});

/** Opens a store of its own for one story. `dueOf` tells what its records wait for; without it, nothing waits. */
export async function openTestStore(kind: StoreKind, dueOf: DueOf = NOTHING_DUE): Promise<TestStore> {
  const fresh = await openFresh(available(kind), dueOf);
  const { open, dataDir } = fresh;
  let isBroken = false;
  const guard: Guard = (run) => (isBroken ? Promise.reject(new Error('the store is away')) : run());
  const { stores } = open;
  return {
    stores: {
      members: guardStore(guard, stores.members),
      groups: guardStore(guard, open.stores.groups),
      presences: guardStore(guard, open.stores.presences),
      rooms: guardStore(guard, stores.rooms),
      questions: {
        drafts: guardStore(guard, stores.questions.drafts),
        sent: guardStore(guard, stores.questions.sent),
        askers: guardStore(guard, stores.questions.askers),
        blocks: guardStore(guard, stores.questions.blocks),
      },
      letters: {
        refusals: guardStore(guard, stores.letters.refusals),
        turns: guardStore(guard, stores.letters.turns),
      },
      journalOf: (member) => guardJournal(guard, stores.journalOf(member)),
    },
    dues: guardDues(guard, open.dues),
    breaks: () => {
      isBroken = true;
    },
    mends: () => {
      isBroken = false;
    },
    dump: () => fresh.dump(),
    stop: async () => {
      await open.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
