/** The store that stories are told on: it can break, and shows what a thief would have. */
import { describe, expect, it } from 'vitest';
import { memberId } from '#core/ids.ts';
import { openTestStore, type TestStore } from '../store.ts';
import { DUE_OF, spellings, waiting } from './grounds.ts';

const SAM = memberId('discord:80351110224678912');

const fill = async ({ stores }: TestStore): Promise<void> => {
  await stores.members.open(SAM, '1').update(() => waiting(1_700_000_000_001, 'blue'));
  await stores.journalOf(SAM).write('a', { words: 'canary' }, 7);
};

describe.each(['embedded', 'redis'] as const)('a test store, %s', (kind) => {
  it('rejects all that is asked of it while it is broken, also what was opened before', async () => {
    const store = await openTestStore(kind, DUE_OF);
    await fill(store);
    const { stores, dues } = store;
    const [row] = await dues.rows('blue', Infinity, 1);
    const record = stores.members.open(SAM, '2');
    const journal = stores.journalOf(SAM);
    const fired = dues.openMember(row?.name ?? '', '3');
    const acts: readonly (() => Promise<unknown>)[] = [
      ...[record, fired.me].flatMap((each) => [
        () => each.get(),
        () => each.reread(),
        () => each.update((kept) => kept),
      ]),
      ...[journal, fired.journal].flatMap((each) => [
        () => each.read(['a']),
        () => each.write('a', { words: 'canary' }, 7),
        () => each.remove(['b']),
      ]),
      () => dues.rows('blue', Infinity, 1),
      () => stores.rooms.open('room', '4').get(),
    ];
    for (const act of acts) await act();
    store.breaks();
    for (const act of acts) await expect(act()).rejects.toThrow('the store is away');
    store.mends();
    expect(await journal.read(['a'])).toEqual([{ words: 'canary' }]);
    expect(await dues.rows('blue', Infinity, 1)).toEqual([row]);
    await store.stop();
  });

  it('gives up all that somebody who copied it would have', async () => {
    const store = await openTestStore(kind, DUE_OF);
    await fill(store);
    const [row] = await store.dues.rows('blue', Infinity, 1);
    const bytes = await store.dump();
    expect(bytes.includes(row?.name ?? 'no row')).toBe(true);
    expect(bytes.toString('latin1').match(/s1\.[\w-]{8}\.[\w-]+/g)?.length).toBeGreaterThanOrEqual(3);
    const secrets = [SAM, '80351110224678912', 'canary', 'goneSince', 'chat'];
    expect(secrets.flatMap(spellings).filter((spelling) => bytes.includes(spelling))).toEqual([]);
    await store.stop();
  });
});
