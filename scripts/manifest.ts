/**
 * Makes Slack's app manifest from the bot's own commands:
 *   npm run manifest                                   prints it, for Socket Mode
 *   npm run manifest -- --url https://bot.example.org  prints it for HTTP mode
 *   npm run manifest -- --write                        writes slack-manifest.json, for Socket Mode
 *   npm run manifest -- --check                        says whether slack-manifest.json is up to date
 * What is printed reads BOT_NAME and DEFAULT_LANGUAGE as the bot does; the file that is written has the defaults.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { languages } from '#content/words/index.ts';
import { createWords } from '#core/words.ts';
import { createManifest } from '../adapters/slack/register.ts';
import { createBotRegistry } from '../commands/index.ts';
import { readDotEnv } from '../src/process.ts';

const FILE = new URL('../slack-manifest.json', import.meta.url);

const USAGE = `Usage:
  npm run manifest                                   prints the manifest for Socket Mode
  npm run manifest -- --url https://bot.example.org  prints it for HTTP mode
  npm run manifest -- --write                        writes slack-manifest.json
  npm run manifest -- --check                        says whether slack-manifest.json is up to date
`;

interface Wish {
  readonly url?: string;
  readonly write?: boolean;
  readonly check?: boolean;
}

function readWish(): Wish | undefined {
  try {
    const { values } = parseArgs({
      options: { url: { type: 'string' }, write: { type: 'boolean' }, check: { type: 'boolean' } },
    });
    return Object.keys(values).length > 1 ? undefined : values;
  } catch {
    return undefined;
  }
}

function print({ url, write, check }: Wish): string {
  const isCommitted = write || check;
  if (!isCommitted) readDotEnv();
  const { BOT_NAME, DEFAULT_LANGUAGE } = isCommitted ? {} : process.env;
  const words = createWords(languages, DEFAULT_LANGUAGE || 'en');
  const botName = BOT_NAME || 'Seven';
  const registry = createBotRegistry(words);
  const manifest = createManifest({ registry, words, botName, ...(url !== undefined && { url }) });
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

function readFile(): string | undefined {
  try {
    return readFileSync(FILE, 'utf8');
  } catch {
    return undefined;
  }
}

const isPublic = (url: string): boolean => URL.canParse(url) && new URL(url).protocol === 'https:';

function complain(sentence: string): number {
  process.stderr.write(`${sentence}\n`);
  return 1;
}

function main(): number {
  const wish = readWish();
  if (!wish) {
    process.stderr.write(USAGE);
    return 2;
  }
  if (wish.url !== undefined && !isPublic(wish.url)) {
    return complain('Slack needs an address that starts with https://, such as https://bot.example.org.');
  }
  const manifest = print(wish);
  if (wish.check) {
    if (readFile() === manifest) return 0;
    return complain('slack-manifest.json is not up to date. `npm run manifest -- --write` makes it anew.');
  }
  if (wish.write) writeFileSync(FILE, manifest);
  else process.stdout.write(manifest);
  return 0;
}

try {
  process.exitCode = main();
} catch (error) {
  process.exitCode = complain(error instanceof Error ? error.message : 'The manifest could not be made.');
}
