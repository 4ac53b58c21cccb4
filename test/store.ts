import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import type { Store, Stores } from '#core/records.ts';
import { openStore, type OpenStore } from '#store/open.ts';

export type StoreKind = 'embedded' | 'redis';

/** A store that a story can break. */
export interface TestStore {
  readonly stores: Stores;
  /** From now on every access fails, as if the store were away. */
  breaks(): void;
  mends(): void;
  stop(): Promise<void>;
}

/** The kind that is to be used where this machine has it. */
export const available = (kind: StoreKind): StoreKind => (inject('redisUrl') === '' ? 'embedded' : kind);

/** Each test file runs in a worker of its own, and takes databases from there on. */
let database = Number(process.env['VITEST_WORKER_ID'] ?? 1) * 200;

async function openFresh(kind: StoreKind): Promise<{ open: OpenStore; dataDir: string }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-'));
  const dataKey = randomBytes(32).toString('base64');
  if (kind === 'embedded') return { open: await openStore({ dataDir, dataKey }), dataDir };
  database += 1;
  const redisUrl = inject('redisUrl').replace(/\/0$/, `/${database}`);
  return { open: await openStore({ redisUrl, dataDir, dataKey }), dataDir };
}

/** Opens a store of its own for one story. */
export async function openTestStore(kind: StoreKind): Promise<TestStore> {
  const { open, dataDir } = await openFresh(available(kind));
  let isBroken = false;
  const guard = <T>(store: Store<T>): Store<T> => ({
    open: (id, cause) => {
      const record = store.open(id, cause);
      const fail = (): Promise<never> => Promise.reject(new Error('the store is away'));
      return {
        get: () => (isBroken ? fail() : record.get()),
        update: (change, onRepeat) => (isBroken ? fail() : record.update(change, onRepeat)),
      };
    },
  });
  return {
    stores: { members: guard(open.stores.members), rooms: guard(open.stores.rooms) },
    breaks: () => {
      isBroken = true;
    },
    mends: () => {
      isBroken = false;
    },
    stop: async () => {
      await open.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
