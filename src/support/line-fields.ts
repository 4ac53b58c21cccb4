/** What is written about a crisis line of a group's own: how each thing is read, and how long it may be. */
import { CHECKS, NEEDS, type LineWords } from '#core/group-records.ts';
import { choice, requireOption, several, typed, type Option, type Parsed } from '#core/option.ts';
import type { PlainKey, Say } from '#core/words.ts';
import { countryOption } from './countries.ts';

/** The most characters of each: three lines with a few of them fit one message everywhere, and a line one part of a file. */
export const LONGEST = {
  name: 100,
  phone: 40,
  sms: 60,
  chat: 120,
  url: 120,
  hours: 80,
  languages: 70,
  source: 100,
} as const satisfies Partial<Record<keyof LineWords, number>>;

/** A number has a digit, and may have whatever else: letters, spaces, signs, words such as HOME to 741741. */
export const hasDigit = (raw: string): boolean => /\p{Nd}/u.test(raw);

/** An address of the web as it can be opened, with the https:// that was left out; undefined where it is none. */
export function readAddress(raw: string): string | undefined {
  const typedOut = /^[a-z][a-z0-9+.-]*:\/\//i.test(raw) ? raw : `https://${raw}`;
  if (!URL.canParse(typedOut)) return undefined;
  const { protocol, hostname, username, password } = new URL(typedOut);
  const isOfTheWeb = protocol === 'https:' || protocol === 'http:';
  const isNobodys = username === '' && password === '';
  return isOfTheWeb && isNobodys && /^[^.\s]+(\.[^.\s]+)+$/.test(hostname) && !/\s/.test(typedOut)
    ? typedOut
    : undefined;
}

type Read = (raw: string, say: Say) => Parsed<string>;

const asItIs: Read = (raw) => ({ ok: true, value: raw });

const asNumber: Read = (raw, say) =>
  hasDigit(raw) ? { ok: true, value: raw } : { ok: false, problem: say('lines.no-digit', { typed: raw }) };

const asAddress: Read = (raw, say) => {
  const value = readAddress(raw);
  return value === undefined
    ? { ok: false, problem: say('lines.no-address', { typed: raw }) }
    : { ok: true, value };
};

/** One line of text. */
const line = (label: PlainKey, summary: PlainKey, longest: number, read: Read): Option<string> =>
  typed({
    label,
    summary,
    maxLength: longest,
    suggestions: [],
    parse: (raw, say) => {
      const text = raw.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
      const parsed = read(text, say);
      const { length } = parsed.ok ? parsed.value : text;
      return length <= longest
        ? parsed
        : { ok: false, problem: say('lines.too-long', { length, most: longest }) };
    },
    print: (value) => value,
    name: (value) => value,
  });

/** How a line is reached. */
export const reachFields = {
  country: requireOption({ ...countryOption, summary: 'lines.field.country.summary' }),
  name: requireOption(line('lines.field.name', 'lines.field.name.summary', LONGEST.name, asItIs)),
  phone: line('lines.field.phone', 'lines.field.phone.summary', LONGEST.phone, asNumber),
  sms: line('lines.field.sms', 'lines.field.sms.summary', LONGEST.sms, asNumber),
  website: line('lines.field.website', 'lines.field.website.summary', LONGEST.url, asAddress),
} as const;

/** Whom it is for, and what else there is to say. */
export const aboutFields = {
  needs: requireOption(several({ label: 'lines.field.needs', summary: 'lines.field.needs.summary' })),
  hours: line('lines.field.hours', 'lines.field.hours.summary', LONGEST.hours, asItIs),
  languages: line('lines.field.languages', 'lines.field.languages.summary', LONGEST.languages, asItIs),
  chat: line('lines.field.chat', 'lines.field.chat.summary', LONGEST.chat, asAddress),
  source: line('lines.field.source', 'lines.field.source.summary', LONGEST.source, asItIs),
} as const;

/** How it was checked. */
export const checkFields = {
  how: requireOption(
    choice({
      label: 'lines.confirm.how',
      summary: 'lines.confirm.how.summary',
      values: CHECKS,
      name: (how, say) => say.label(`lines.how.${how}`),
    }),
  ),
  source: line('lines.confirm.source', 'lines.confirm.source.summary', LONGEST.source, asItIs),
} as const;

/** What was ticked, as needs; whatever else came back is left out. */
export const needsIn = (ticked: readonly string[]): LineWords['needs'] =>
  NEEDS.filter((need) => ticked.includes(need));
