import keyvTestSuite from '@keyv/test-suite';
import { Keyv } from 'keyv';
import * as test from 'vitest';
import { SqliteAdapter, openDatabase } from '#store/sqlite.ts';

const { afterAll, describe, expect, it } = test;

describe("keyv's own contract, for our SQLite adapter", () => {
  const database = openDatabase(undefined);
  afterAll(() => database.close());
  // The suite was typed with another version of vitest than it is run with here.
  keyvTestSuite(
    test as unknown as Parameters<typeof keyvTestSuite>[0],
    Keyv,
    () => new SqliteAdapter(database),
  );

  it('drops what has expired when it is read, and when it is swept', async () => {
    const adapter = new SqliteAdapter(database);
    const count = (): unknown => database.prepare('SELECT count(*) AS n FROM cells').get()?.['n'];
    await adapter.clear();
    adapter.write('read', 'a', -1);
    adapter.write('swept', 'b', -1);
    adapter.write('stays', 'c', 60_000);
    expect(count()).toBe(3);
    expect(adapter.read('read')).toBeUndefined();
    expect(count()).toBe(2);
    adapter.sweep();
    expect(count()).toBe(1);
    expect(adapter.read('stays')).toBe('c');
  });
});
