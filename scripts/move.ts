/**
 * Moves all that the bot keeps from its files to a Redis:
 *   npm run move -- --to <redis://user:password@host:6379/0>
 * Reads DATA_DIR and DATA_KEY as the bot does. Stop the bot first. The files stay as they are.
 */
import { join } from 'node:path';
import { masterFile } from '#store/master.ts';
import { move } from '#store/move.ts';
import { openCells } from '#store/open.ts';
import { runCommand, storeConfig } from './operator.ts';

await runCommand('to', 'npm run move -- --to <REDIS_URL>', async (redisUrl) => {
  const { dataDir, dataKey } = storeConfig();
  const from = await openCells({ dataDir, dataKey });
  try {
    const sameKey = from.master.secret.export().toString('base64');
    const to = await openCells({ dataDir, redisUrl, dataKey: sameKey });
    try {
      const { records, entries } = await move(from.cells, to.cells, from.master);
      return [
        `Moved: ${records} records and ${entries} journal entries.`,
        ...to.warnings,
        from.isKeyBeside
          ? `Set REDIS_URL now, and DATA_KEY to what ${masterFile(dataDir)} holds. Then start the bot.`
          : 'Set REDIS_URL now, and leave DATA_KEY as it is. Then start the bot.',
        `When all is well, delete ${join(dataDir, 'data.db')} and ${join(dataDir, 'keys.db')}: whoever is erased from now on is still in them.`,
      ];
    } finally {
      await to.cells.stop();
    }
  } finally {
    await from.cells.stop();
  }
});
