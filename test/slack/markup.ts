import { warn } from './findings.ts';
import type { Finding } from './findings.ts';

/** Everything in angle brackets that Slack gives a meaning: https://docs.slack.dev/messaging/formatting-message-text */
const SEQUENCES =
  /<(@[UW][A-Z0-9]+(\|[^<>]*)?|#C[A-Z0-9]+(\|[^<>]*)?|!date\^\d+\^[^<>]+\|[^<>]+|(https?:\/\/|mailto:|tel:)[^<>|\s]+(\|[^<>]*)?|!(here|channel|everyone)(\|[^<>]*)?|!subteam\^[A-Z0-9]+(\|[^<>]*)?)>/g;
const BROADCAST = /<!(here|channel|everyone|subteam)/;
const BRACKETED = /<[^<>]{1,80}>?/g;

/** Finds a `<` that was not escaped, a ping of everybody, and markup that a person typed and that got through. */
export function checkMarkup(found: Finding[], text: string, at: string, typed: ReadonlySet<string>): void {
  if (!text.includes('<')) return;
  if (BROADCAST.test(text)) warn(found, 'no broadcast', at, 'pings everybody');
  if (text.replace(SEQUENCES, '').includes('<')) warn(found, 'escaped markup', at, 'holds an unescaped <');
  for (const piece of text.match(BRACKETED) ?? []) {
    if (typed.has(piece)) warn(found, 'escaped markup', at, 'holds markup that a person typed');
  }
}

/** What in a person's words would be markup if it were not escaped. */
export const markupIn = (words: string): readonly string[] => words.match(BRACKETED) ?? [];

/** The text as a person reads it: without markup, links as `label (url)`, people by name. */
export function readMarkup(text: string, nameOf: (user: string) => string): string {
  const plain = text.replace(SEQUENCES, (whole) => readSequence(whole.slice(1, -1), nameOf));
  return unescape(plain.replace(/(^|[\s(])([*_~`])(?=\S)([^\n]*?\S)\2(?=$|[\s).,:;!?])/gm, '$1$3'));
}

function readSequence(inside: string, nameOf: (user: string) => string): string {
  const bar = inside.indexOf('|');
  const head = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : inside.slice(bar + 1);
  if (head.startsWith('@')) return `@${nameOf(head.slice(1))}`;
  if (head.startsWith('#')) return `#${label}`;
  if (head.startsWith('!date')) return label;
  if (head.startsWith('!')) return `@${head.slice(1).split('^', 1)[0] ?? ''}`;
  return label === '' ? head : `${label} (${head})`;
}

/** Undoes `&amp;`, `&lt;` and `&gt;`. */
export const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Turns `&`, `<` and `>` into entities, as Slack does with what people type. */
export const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
