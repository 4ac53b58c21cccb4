/** What somebody has who copied a store. */
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@keyv/redis';

/** Every byte of the store's files in a folder, with their logs, as they are on the disk now. */
export async function dumpFiles(folder: string): Promise<Buffer> {
  const names = await readdir(folder);
  const files = names.filter((name) => /^(data|keys)\.db/.test(name));
  return Buffer.concat(await Promise.all(files.map((name) => readFile(join(folder, name)))));
}

/** Every key of a Redis' database with all that it holds, one a line. */
export async function dumpRedis(url: string): Promise<Buffer> {
  const client = clientFor(url);
  await client.connect();
  try {
    const lines: string[] = [];
    for await (const keys of client.scanIterator()) {
      for (const key of keys) lines.push(`${key} ${await valueOf(client, key)}`);
    }
    return Buffer.from(lines.toSorted().join('\n'));
  } finally {
    client.destroy();
  }
}

const clientFor = (url: string) => createClient({ url });

async function valueOf(client: ReturnType<typeof clientFor>, key: string): Promise<string> {
  const type = await client.type(key);
  switch (type) {
    case 'string':
      return (await client.get(key)) ?? '';
    case 'set':
      return (await client.sMembers(key)).join(' ');
    case 'zset':
      return (await client.zRangeWithScores(key, 0, -1))
        .map(({ value, score }) => `${value} ${score}`)
        .join(' ');
    default:
      throw new Error(`a store keeps no ${type}`);
  }
}
