/**
 * Lets 10,000 reminders of 1,000 groups be due at the same minute, on each store, and counts what came of them. The
 * platforms stand behind their limits. Prints a table; exits with 1 where one is lost or comes twice.
 *
 *   npm run load               about ten minutes
 *   npm run load -- --short    a few hundred, as the tests do
 */
import { parseArgs } from 'node:util';
import { FULL, GROUNDS, isHeld, sayLoad, SHORT } from './load/report.ts';
import { openGround } from './chaos/ground.ts';
import { runLoad } from './load/run.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

// What a run started ends with it, also when it is broken off.
process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));

const { values } = parseArgs({ options: { short: { type: 'boolean' } } });
for (const name of GROUNDS) {
  const ground = await openGround(name);
  if (ground === undefined) {
    say(`Left out, since there is no redis-server on PATH: ${name}.`);
    continue;
  }
  const arrived = await runLoad(ground, values.short ? SHORT : FULL);
  for (const each of arrived) {
    say(sayLoad(each));
    if (!isHeld(each)) process.exitCode = 1;
  }
}
