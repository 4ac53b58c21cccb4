/** The crisis lines that came with the bot, each under an id that stays the same while its name and its numbers do. */
import lineData from '#content/crisis/lines.json' with { type: 'json' };
import { Line } from './crisis-data.ts';
import { z } from 'zod';

const ID_BYTES = 12;

/** Another name or another number is another line: what a group said of the one before does not hold for it. */
async function idOf({ country, name, phone, sms, chat, url }: Line): Promise<string> {
  const said = new TextEncoder().encode(JSON.stringify([country, name, phone, sms, chat, url]));
  const digest = await crypto.subtle.digest('SHA-256', said);
  return new Uint8Array(digest).subarray(0, ID_BYTES).toBase64({ alphabet: 'base64url' });
}

const all = z.array(Line).parse(lineData.lines);

/** By id, in the order of the file. */
export const LISTED: ReadonlyMap<string, Line> = new Map(
  await Promise.all(all.map(async (line) => [await idOf(line), line] as const)),
);

/** The day of the file, such as 2026-11-22. */
export const LISTED_ON: string = lineData.about.asOf;
