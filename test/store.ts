import type { RecordOf, Store, Stores } from '#core/records.ts';
import { openMemoryStore } from '#store/open.ts';

export type StoreKind = 'embedded' | 'redis';

/** A store that a story can break. */
export interface TestStore {
  readonly stores: Stores;
  /** From now on every access fails, as if the store were away. */
  breaks(): void;
  mends(): void;
  stop(): Promise<void>;
}

/** Opens a store of its own for one story. */
export async function openTestStore(_kind: StoreKind): Promise<TestStore> {
  const open = await openMemoryStore();
  let isBroken = false;
  const guard = <T>(store: Store<T>): Store<T> => ({
    open: (id, cause) => {
      const record = store.open(id, cause);
      const refuse = (): Promise<never> => Promise.reject(new Error('the store is away'));
      return {
        get: () => (isBroken ? refuse() : record.get()),
        update: (change) => (isBroken ? refuse() : record.update(change)),
      } satisfies RecordOf<T>;
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
    stop: () => open.stop(),
  };
}
