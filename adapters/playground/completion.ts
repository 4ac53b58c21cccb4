import type { z } from 'zod';
import type { Command } from '#core/command.ts';
import { printLine } from '#core/line.ts';
import { fold } from '#core/fold.ts';
import type { Options } from '#core/option.ts';
import type { Accept } from '#core/plan.ts';
import type { Registry } from '#core/registry.ts';
import type { Say, Words } from '#core/words.ts';
import { callerOf, type Typing } from './calls.ts';
import { namesLike } from './names.ts';
import type { Rooms } from './rooms.ts';

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
  readonly rooms: Rooms;
}

const MOST = 25;
const WORD = /(?:[^\s"]|"[^"]*"?)+/g;

/** Finds what could be typed at the caret: a command, a subcommand, an option's name, or its value. */
export async function complete(parts: CompletionParts, request: z.infer<typeof Typing>): Promise<Completion> {
  const before = request.line.slice(0, request.caret).replaceAll(/[“”„«»]/g, '"');
  const say = parts.words.in(request.locale);
  const [head = '', name = '', gap = ''] = /^\/(\S*)(\s*)/.exec(before) ?? [];
  if (head === '') return { from: 0, offers: [] };
  if (gap === '') return { from: 0, offers: commandsLike(parts.registry, name, say) };
  const command = parts.registry.command(name);
  const words: readonly string[] = before.slice(head.length).match(WORD) ?? [];
  const typed = /\s$/.test(before) && !isQuoteOpen(before) ? '' : (words.at(-1) ?? '');
  const from = before.length - typed.length;
  const earlier = typed === '' ? words : words.slice(0, -1);
  if (!command) return { from, offers: [] };
  if (!command.subs) return { from, offers: await inputsLike(parts, request, { command }, earlier, typed) };
  const [first, ...others] = earlier;
  if (first === undefined) return { from, offers: subsLike(command.subs, typed, say) };
  const sub = command.subs.find((each) => each.name === fold(first));
  return { from, offers: sub ? await inputsLike(parts, request, { command, sub }, others, typed) : [] };
}

/** A command, and the one of its subcommands that is typed. */
interface Target {
  readonly command: Command;
  readonly sub?: Command;
}

/** What could be given: `earlier` are the words before the one that is being typed. */
async function inputsLike(
  parts: CompletionParts,
  request: z.infer<typeof Typing>,
  target: Target,
  earlier: readonly string[],
  typed: string,
): Promise<readonly Offer[]> {
  const { options } = target.sub ?? target.command;
  const say = parts.words.in(request.locale);
  const [, option = '', value = ''] = /^([^:"]+):(.*)$/.exec(typed) ?? [];
  if (option !== '') return valuesOf(parts, request, target, fold(option), value);
  const left = optionsLeft(options, earlier);
  const names = left.filter((each) => each.startsWith(fold(typed)));
  const values =
    typed === '' ? [] : await Promise.all(left.map((each) => valuesOf(parts, request, target, each, typed)));
  return [...names.map((each) => optionOffer(options, each, say)), ...values.flat()].slice(0, MOST);
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

function subsLike(subs: readonly Command[], typed: string, say: Say): readonly Offer[] {
  const fits = subs.filter(({ name }) => name.startsWith(fold(typed)));
  return fits.map(({ name, summary }) => ({ label: name, detail: say.label(summary), insert: `${name} ` }));
}

/** Options that none of the words names. */
const optionsLeft = (options: Options, words: readonly string[]): readonly string[] =>
  Object.keys(options).filter((name) => !words.some((word) => fold(word.split(':')[0] ?? '') === name));

const optionOffer = (options: Options, name: string, say: Say): Offer => {
  const option = options[name];
  return {
    label: name,
    ...(option && { detail: say.label(option.summary) }),
    insert: option?.kind === 'flag' ? `${name} ` : `${name}:`,
  };
};

async function valuesOf(
  { accept, rooms }: CompletionParts,
  request: z.infer<typeof Typing>,
  { command, sub }: Target,
  option: string,
  quoted: string,
): Promise<readonly Offer[]> {
  const { options } = sub ?? command;
  const kind = Object.hasOwn(options, option) ? options[option]?.kind : undefined;
  if (kind === undefined) return [];
  const typed = quoted.replaceAll('"', '');
  if (kind === 'member' || kind === 'room')
    return request.where === 'chat'
      ? []
      : namesLike(kind, typed).map((name) => valueOffer(option, name, name));
  const plan = accept({
    kind: 'suggest',
    from: callerOf(request, rooms),
    name: command.name,
    ...(sub && { sub: sub.name }),
    option,
    typed,
  });
  const choices = plan.kind === 'suggest' ? await plan.suggest() : [];
  return choices.map(({ value, label }) => valueOffer(option, label, value));
}

function valueOffer(option: string, label: string, value: string): Offer {
  const typed = printLine('', { [option]: value }).slice('/ '.length);
  return { label, detail: typed, insert: `${typed} ` };
}
