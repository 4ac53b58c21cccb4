/** What people do at random, by numbers that pick among what there is. */
import type { Call } from '#core/call.ts';
import type { Command } from '#core/command.ts';
import type { MemberId } from '#core/ids.ts';
import type { Field, Message } from '#core/message.ts';
import { routeOf } from '#core/route.ts';
import { registry } from '../bot.ts';
import type { WithoutId } from '../harness.ts';

/** The rooms of the group: that of all, and the moderators’. */
export const ROOMS = ['test:room', 'test:moderators'] as const;

/** What somebody does, by numbers: which way to go, and with what. */
export interface Move {
  readonly kind: 'types' | 'presses' | 'menu' | 'home' | 'completes';
  /** Picks among what there is. */
  readonly pick: number;
  /** Picks what is filled in. */
  readonly fill: number;
  /** Where it is done: in a room of the group, in the moderators' room, or in the private chat. */
  readonly where: 0 | 1 | 2;
}

/** Something that can be pressed or chosen, from a message that somebody sees. */
interface Way {
  readonly action: string;
  readonly chosen?: string;
  readonly onPublic: boolean;
}

export const waysOf = ({ blocks }: Message, onPublic: boolean): readonly Way[] =>
  blocks.flatMap((block): readonly Way[] => {
    if (block.kind === 'buttons') return block.buttons.map(({ id }) => ({ action: id, onPublic }));
    return block.kind === 'choice'
      ? block.choices.map(({ value }) => ({ action: block.id, chosen: value, onPublic }))
      : [];
  });

/** Every line that can be typed: all examples, those of subcommands included, and what is left without options. */
const examplesOf = ({ examples, subs = [] }: Command): readonly string[] => [
  ...examples,
  ...subs.flatMap(examplesOf),
];
const LINES = registry.commands.flatMap(examplesOf);
/** Those of commands that need a right, or of which a part does. */
const THEIRS = registry.commands
  .filter(({ needs, subs = [] }) => needs !== undefined || subs.some((sub) => sub.needs !== undefined))
  .flatMap(examplesOf);

/** An option, and what stands before it. */
interface Place {
  readonly name: string;
  readonly sub?: string;
  readonly option: string;
}

const optionsOf = (command: Command, at: Omit<Place, 'option'>): readonly Place[] => [
  ...Object.keys(command.options).map((option) => ({ ...at, option })),
  ...(command.subs ?? []).flatMap((each) => optionsOf(each, { ...at, sub: each.name })),
];
export const OPTIONS = registry.commands.flatMap((command) => optionsOf(command, { name: command.name }));

/** Two lines of three are of those that need a right. */
const lineOf = (pick: number): string =>
  (pick % 3 > 0 ? THEIRS[pick % THEIRS.length] : LINES[pick % LINES.length]) ?? '';

const WORDS = ['words', 'daily', '18:00', 'mondays', '24 December 2027', 'Tea at nine', '2', 'Paris'];

/** What is filled into a field: of its choices, of these people, or words. */
export function fill(field: Field, people: readonly MemberId[], pick: number): string {
  const one = <T>(all: readonly T[]): T | undefined => all[pick % all.length];
  switch (field.kind) {
    case 'members':
      return one(people) ?? '';
    case 'rooms':
      return one(ROOMS) ?? '';
    case 'roles':
      return 'test:role';
    case 'paragraph':
      return `words ${pick}`;
    case 'line':
      if (pick % 3 === 0) return field.value || (field.suggestions?.[0]?.value ?? '18:00');
      return one(field.suggestions ?? [])?.value ?? one(WORDS) ?? '';
    case 'choice':
    case 'search':
      return one(field.choices)?.value ?? '';
    case 'several':
      return field.choices
        .filter((_, i) => (pick >> i) % 2 === 0)
        .map(({ value }) => value)
        .join('\n');
  }
}

/** What was called: a command, a button or a form by its name. */
export function nameOf(call: WithoutId<Call>): string {
  if (call.kind === 'command') return `/${call.name}`;
  const id = call.kind === 'action' ? call.action : call.kind === 'form' ? call.form : call.kind;
  return routeOf(id)?.name ?? id;
}

/** Something that was shown lately, each only once; two of three are of those that need a right, where there are any. */
function wayOf({ ways }: Actor, pick: number): Way | undefined {
  const late = [...new Map(ways.slice(-200).map((way) => [`${way.action} ${way.chosen}`, way])).values()];
  const theirs = late.filter(({ action }) => registry.action(routeOf(action)?.name ?? '')?.needs);
  const from = pick % 3 > 0 && theirs.length > 0 ? theirs : late;
  return from.at(-1 - (pick % Math.max(1, Math.min(from.length, 30))));
}

/** Somebody in the group, and what they could press. */
export interface Actor {
  readonly id: MemberId;
  readonly ways: Way[];
}

/** What a move comes to. */
export function callOf(actor: Actor, { kind, pick }: Move): WithoutId<Call> | undefined {
  switch (kind) {
    case 'types': {
      const [, name = '', given = ''] = /^\/(\S+) ?(.*)$/.exec(lineOf(pick)) ?? [];
      return { kind: 'command', name, given };
    }
    case 'presses': {
      const way = wayOf(actor, pick);
      return way && { kind: 'action', ...way };
    }
    case 'menu': {
      const menu = registry.menus[pick % registry.menus.length];
      return menu && { kind: 'menu', name: menu.name, link: `https://x.example/${pick % 3}` };
    }
    case 'home':
      return { kind: 'home' };
    case 'completes':
      return undefined;
  }
}
