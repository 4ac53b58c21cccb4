import type { z } from 'zod';
import type { Command } from '#core/command.ts';
import { printLine } from '#core/line.ts';
import { fold } from '#core/fold.ts';
import type { Accept } from '#core/plan.ts';
import type { Registry } from '#core/registry.ts';
import type { Say, Words } from '#core/words.ts';
import { callerOf, type Typing } from './calls.ts';

/** Something that could be typed next. */
export interface Offer {
  readonly label: string;
  readonly detail?: string;
  readonly insert: string;
}

/** What fits what was typed so far: an offer's `insert` takes the place of all between `from` and the caret. */
export interface Completion {
  readonly from: number;
  readonly offers: readonly Offer[];
}

/** What completion needs to know. */
export interface CompletionParts {
  readonly registry: Registry;
  readonly words: Words;
  readonly accept: Accept;
}

const MOST = 25;
const WORD = /(?:[^\s"]|"[^"]*"?)+/g;

/** Finds what could be typed at the caret: a command, an option's name, or its value. */
export async function complete(parts: CompletionParts, request: z.infer<typeof Typing>): Promise<Completion> {
  const before = request.line.slice(0, request.caret).replaceAll(/[“”„«»]/g, '"');
  const say = parts.words.in(request.locale);
  const [head = '', name = '', gap = ''] = /^\/(\S*)(\s*)/.exec(before) ?? [];
  if (head === '') return { from: 0, offers: [] };
  if (gap === '') return { from: 0, offers: commandsLike(parts.registry, name, say) };
  const command = parts.registry.command(name);
  const words = before.slice(head.length).match(WORD) ?? [];
  const typed = /\s$/.test(before) && !isQuoteOpen(before) ? '' : (words.at(-1) ?? '');
  const from = before.length - typed.length;
  if (!command) return { from, offers: [] };
  const [, option = '', value = ''] = /^([^:"]+):(.*)$/.exec(typed) ?? [];
  if (option !== '') return { from, offers: await valuesOf(parts, request, command, fold(option), value) };
  const left = optionsLeft(command, typed === '' ? words : words.slice(0, -1));
  const names = left.filter((each) => each.startsWith(fold(typed)));
  const values =
    typed === '' ? [] : await Promise.all(left.map((each) => valuesOf(parts, request, command, each, typed)));
  return {
    from,
    offers: [...names.map((each) => optionOffer(command, each, say)), ...values.flat()].slice(0, MOST),
  };
}

const isQuoteOpen = (typed: string): boolean => (typed.split('"').length - 1) % 2 === 1;

function commandsLike(registry: Registry, typed: string, say: Say): readonly Offer[] {
  const name = fold(typed);
  const fits = [
    ...registry.commands.filter((command) => command.name.startsWith(name)),
    ...registry.commands.filter((command) => command.name.lastIndexOf(name) > 0),
  ];
  return [...new Set(fits)].slice(0, MOST).map((command) => ({
    label: `/${command.name}`,
    detail: say.label(command.summary),
    insert: `/${command.name} `,
  }));
}

/** Options that none of the words names. */
const optionsLeft = ({ options }: Command, words: readonly string[]): readonly string[] =>
  Object.keys(options).filter((name) => !words.some((word) => fold(word.split(':')[0] ?? '') === name));

const optionOffer = ({ options }: Command, name: string, say: Say): Offer => {
  const option = options[name];
  return {
    label: name,
    ...(option && { detail: say.label(option.summary) }),
    insert: option?.kind === 'flag' ? `${name} ` : `${name}:`,
  };
};

async function valuesOf(
  { accept }: CompletionParts,
  request: z.infer<typeof Typing>,
  command: Command,
  option: string,
  quoted: string,
): Promise<readonly Offer[]> {
  if (!Object.hasOwn(command.options, option)) return [];
  const plan = accept({
    kind: 'suggest',
    from: callerOf(request),
    name: command.name,
    option,
    typed: quoted.replaceAll('"', ''),
  });
  const choices = plan.kind === 'suggest' ? await plan.suggest() : [];
  return choices.map(({ value, label }) => {
    const typed = printLine('', { [option]: value }).slice('/ '.length);
    return { label, detail: typed, insert: `${typed} ` };
  });
}
