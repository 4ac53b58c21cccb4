/**
 * Puts a backup in the place of all that the bot keeps, without whoever was erased since:
 *   npm run restore -- --from <folder with data.backup and keys.backup>
 * Reads DATA_DIR, REDIS_URL and DATA_KEY as the bot does. Stop every bot first. If it is interrupted, the bot does not
 * start until it was run again.
 */
import { restore } from '#store/backup.ts';
import { Unusable } from '#store/errors.ts';
import { hasMasterFile, masterFile } from '#store/master.ts';
import { openCells } from '#store/open.ts';
import { runCommand, storeConfig } from './operator.ts';

await runCommand('from', 'npm run restore -- --from <folder>', async (folder) => {
  const config = storeConfig();
  if (config.dataKey === undefined && config.redisUrl === undefined && !hasMasterFile(config.dataDir)) {
    throw new Unusable(
      `Set DATA_KEY to the key that this backup was sealed with, or put ${masterFile(config.dataDir)} back.`,
    );
  }
  const { cells, master } = await openCells(config);
  try {
    const { records, entries, erased, keyless } = await restore(cells, master, folder);
    return [
      `Restored: ${records} records and ${entries} journal entries.`,
      `Left out, since they were erased: ${erased} records.`,
      `Left out, since their keys are not in the backup: ${keyless} records or entries.`,
      'Start the bot now.',
    ];
  } finally {
    await cells.stop();
  }
});
