/** Where the process begins: the bot, with what was compiled kept in a temporary folder for the next, quicker start. */
import { enableCompileCache, flushCompileCache } from 'node:module';

enableCompileCache();
await import('./main.ts');
flushCompileCache();
