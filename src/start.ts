/** Where the process begins: the bot, with what was compiled kept for the next, quicker start. */
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

// In a folder of the host's own: what lies there is run. The default is a folder that all users of the machine share.
enableCompileCache(join(import.meta.dirname, '..', 'node_modules', '.cache', 'compile'));
await import('./main.ts');
flushCompileCache();
