import type { Entry, Journal } from '#core/records.ts';
import type { CellName, Cells } from './cells.ts';
import { NoRecord } from './errors.ts';
import type { Keyring, RecordCells } from './keyring.ts';
import { ENTRY, readBack, spell } from './kinds.ts';
import { retried } from './retried.ts';
import { keyIdOf, seal, unseal } from './sealed.ts';
import type { Key } from './sealed.ts';

const DAY = 24 * 60 * 60 * 1000;
const WHAT = "A journal's entry";

/**
 * The journal of the member whose record lies at `locate()`. Each entry lies in a cell of its own and is sealed with the
 * record's data key: once that is destroyed, nobody reads any of it.
 */
export function openJournal(cells: Cells, keyring: Keyring, locate: () => RecordCells): Journal {
  const nameOf = (id: string): CellName => keyring.entryOf(locate(), id);
  return {
    read: async (ids) => {
      if (ids.length === 0) return [];
      const names = ids.map(nameOf);
      const [wrapped, ...sealed] = await cells.read([locate().key, ...names]);
      const key = wrapped === undefined ? undefined : keyring.unwrap(locate().key, wrapped);
      return names.map((name, index) => openEntry(key, name, sealed[index])?.entry);
    },
    write: async (id, entry, days) => {
      const { text } = spell(ENTRY, entry);
      const [at, name] = [locate(), nameOf(id)];
      await retried(WHAT, async () => {
        const [wrapped, record, was] = await cells.read([at.key, at.record, name]);
        const key = wrapped === undefined ? undefined : keyring.unwrap(at.key, wrapped);
        if (key === undefined || record === undefined || keyIdOf(record) !== key.id) {
          throw new NoRecord('The member of this journal has no record: there is no key to seal it with.');
        }
        if (openEntry(key, name, was)?.text === text) return true;
        const done = await cells.swap([
          // The key has to be there still: what it seals after it was destroyed could never be read.
          { name: at.key, was: wrapped, now: wrapped },
          { name, was, now: seal(key, name, text), lifetime: days * DAY },
        ]);
        return done || undefined;
      });
    },
    remove: async (ids) => {
      const names = [...new Set(ids.map(nameOf))];
      await retried(WHAT, async () => {
        const held = await cells.read(names);
        const writes = names.map((name, index) => ({ name, was: held[index], now: undefined }));
        const there = writes.filter(({ was }) => was !== undefined);
        return there.length === 0 || (await cells.swap(there)) || undefined;
      });
    },
  };
}

/** An entry and how it is spelled; undefined where there is none, or none that this key opens. */
function openEntry(
  key: Key | undefined,
  name: CellName,
  sealed: string | undefined,
): { readonly entry: Entry; readonly text: string } | undefined {
  if (key === undefined || sealed === undefined || keyIdOf(sealed) !== key.id) return undefined;
  const text = unseal(key, name, sealed).toString();
  return { entry: readBack(ENTRY, text).kept, text };
}
