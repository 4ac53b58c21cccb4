/**
 * Kills the bot again and again while notes go out, with its Redis and its lines, and counts what became of each note.
 * Prints a table; exits with 1 where a claim does not hold.
 *
 *   npm run chaos                   100 kills on each ground, in about 20 minutes
 *   npm run chaos -- --kills 30     so many on each
 *   npm run chaos -- --short        a few kills, as the tests do
 */
import { parseArgs } from 'node:util';
import { joinClaims, report } from './chaos/report.ts';
import { KILLS, runFull, runShort, SHORT_GROUNDS } from './chaos/sizes.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

// What a run started ends with it, also when it is broken off.
process.once('SIGINT', () => process.exit(130)).once('SIGTERM', () => process.exit(143));

const { values } = parseArgs({ options: { short: { type: 'boolean' }, kills: { type: 'string' } } });
const began = performance.now();
const all = await (values.short
  ? Promise.all(SHORT_GROUNDS.map(runShort))
  : runFull(Number(values.kills ?? KILLS)));
const outcomes = all.flatMap((each) => ('evidence' in each ? [each] : []));
for (const line of report(outcomes, (performance.now() - began) / 1000)) say(line);
for (const each of all) {
  if (!('evidence' in each)) say(`Left out, since there is no redis-server on PATH: ${each.ground}.`);
}
for (const words of outcomes.flatMap(({ lastWords }) => lastWords)) process.stderr.write(`${words}\n`);
if (joinClaims(outcomes).some(({ broken }) => broken.length > 0)) process.exitCode = 1;
