/**
 * Measures the bot beside the bare libraries, on this machine and in this run, and prints ratios: in about 15 minutes.
 *
 *   npm run bench                      all of it
 *   npm run bench -- --only rows       one part: commands, start, trips, rows, lateness or members
 *   npm run bench -- --small           a tenth of everything, to see that it works
 *   npm run bench -- --write           all of it, and what it prints goes into docs/operations.md
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FULL, PARTS, SMALL, sayMachine } from './bench/parts.ts';

const DOCS = 'docs/operations.md';
const PLACE = /(<!-- bench -->\n\n```text\n)[^]*?(```\n\n<!-- \/bench -->)/;

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    small: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const unknown = values.only?.find((name) => !Object.hasOwn(PARTS, name));
if (unknown !== undefined)
  throw new Error(`There is no part "${unknown}": ${Object.keys(PARTS).join(', ')}.`);
if (values.write && (values.only || values.small)) throw new Error('Only all of it is written down.');

const said: string[] = [];
const say = (padded = ''): void => {
  const line = padded.trimEnd();
  said.push(line);
  process.stdout.write(`${line}\n`);
};

say(sayMachine());
for (const [name, measure] of Object.entries(PARTS)) {
  if (values.only && !values.only.includes(name)) continue;
  say();
  await measure(values.small ? SMALL : FULL, say);
}
if (values.write) {
  const before = readFileSync(DOCS, 'utf8');
  if (!PLACE.test(before)) throw new Error(`${DOCS} has no place for it.`);
  writeFileSync(
    DOCS,
    before.replace(PLACE, (_, head, tail) => `${head}${said.join('\n')}\n${tail}`),
  );
}
// What a measured library still holds keeps no result.
process.exit();
