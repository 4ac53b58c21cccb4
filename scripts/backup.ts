/**
 * Writes all that the bot keeps to two files:
 *   npm run backup -- --to <folder>
 * Reads DATA_DIR, REDIS_URL and DATA_KEY as the bot does. On Redis it runs beside the bot; files are one process's at a
 * time, so there the bot has to be stopped first.
 */
import { backUp, backupPaths } from '#store/backup.ts';
import { openCells } from '#store/open.ts';
import { runCommand, storeConfig } from './operator.ts';

await runCommand('to', 'npm run backup -- --to <folder>', async (folder) => {
  const { cells, master } = await openCells(storeConfig());
  try {
    const { data, keys } = await backUp(cells, master, folder);
    const paths = backupPaths(folder);
    return [
      `${paths.data} holds what is kept: ${data} cells. Keep it as long as you like.`,
      `${paths.keys} holds its keys: ${keys} cells. Keep it somewhere else, and for 7 days at most: until then it could bring back somebody who was erased.`,
      'Neither holds the master key, and without that nobody can read them.',
    ];
  } finally {
    await cells.stop();
  }
});
