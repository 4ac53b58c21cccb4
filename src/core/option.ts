import { fold } from './fold.ts';
import type { MemberId, RoleId, RoomId } from './ids.ts';
import type { Choice, Field, Text } from './message.ts';
import type { PlainKey, Say } from './words.ts';

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Text };

/**
 * Something that a person types or picks, in a command or in a form. It owns its parser, and says enough of itself
 * for each platform to declare it.
 */
export interface Option<T> {
  /**
   * choice: one of at most 25; search: one of many, found by typing; flag: yes or no; line: something short that has a
   * form, such as a time, with suggestions; member and room: one of the group's; members, roles and rooms: some of them, in
   * forms only; several: any of a few, in forms only; text: their own words, in forms only.
   */
  readonly kind:
    | 'choice'
    | 'search'
    | 'flag'
    | 'line'
    | 'member'
    | 'room'
    | 'members'
    | 'roles'
    | 'rooms'
    | 'several'
    | 'text';
  /** What it is for, in a list of a command's options. */
  readonly summary: PlainKey;
  /** Its name in a form, at most 45 characters. */
  readonly label: PlainKey;
  readonly isRequired: boolean;
  /** Longest text that is taken, in characters. */
  readonly maxLength: number;
  choices(say: Say): readonly Choice[];
  /** Reads what was typed or picked. Takes a choice by its value, its label, or a word that only one of them has. */
  parse(raw: string, say: Say): Parsed<T>;
  /** What `parse` reads back as the same value. */
  print(value: T): string;
  /** The values that words may mean besides those whose names are alike: several cities on one clock. */
  readonly find?: (typed: string) => readonly T[];
}

interface Naming {
  readonly summary: PlainKey;
  readonly label: PlainKey;
}

/** Enough of what was typed to recognise it. */
const brief = (typed: string): string => (typed.length > 60 ? `${typed.slice(0, 59).trim()}…` : typed);

const startsAWord = (name: string, typed: string): boolean =>
  name.startsWith(typed) || name.includes(` ${typed}`) || name.includes(`(${typed}`);

/** The values whose names fit what was typed: the exact one, else those with a word that starts so. */
function matching<T>(
  entries: readonly { value: T; names: readonly string[] }[],
  typed: string,
): readonly T[] {
  const folded = fold(typed).replace(/^the /, '');
  const exact = entries.filter(({ names }) => names.includes(folded));
  const found =
    exact.length > 0 ? exact : entries.filter(({ names }) => names.some((name) => startsAWord(name, folded)));
  return found.map(({ value }) => value);
}

interface Chosen<T extends string> extends Naming {
  /** Said of what no value is called; else the nearest ones are named. */
  readonly notFound?: PlainKey;
  readonly values: readonly T[];
  readonly name: (value: T, say: Say) => string;
  /** Other names that are understood, whatever the language. */
  readonly aliases?: (value: T) => readonly string[];
  readonly group?: (value: T, say: Say) => string;
}

function chosen<T extends string>(kind: 'choice' | 'search', about: Chosen<T>): Option<T> {
  const names = (value: T, say: Say) =>
    [value, about.name(value, say), ...(about.aliases?.(value) ?? [])].map(fold);
  return {
    ...about,
    kind,
    isRequired: false,
    maxLength: 100,
    choices: (say) => {
      const choices = about.values.map((value) => ({
        value,
        label: about.name(value, say),
        ...(about.group && { group: about.group(value, say) }),
      }));
      const { compare } = new Intl.Collator(say.language);
      return kind === 'search' ? choices.toSorted((a, b) => compare(a.label, b.label)) : choices;
    },
    parse: (raw, say) => {
      const entries = about.values.map((value) => ({ value, names: names(value, say) }));
      const [value, ...others] = raw.trim() === '' ? [] : matching(entries, raw);
      if (value !== undefined && others.length === 0) return { ok: true, value };
      if (value === undefined && about.notFound) return { ok: false, problem: say(about.notFound) };
      const offered = value === undefined ? about.values : [value, ...others];
      const nearest = say.either(offered.slice(0, 8).map((each) => about.name(each, say)));
      return { ok: false, problem: say('option.not-a-choice', { typed: brief(raw), nearest }) };
    },
    print: (value) => value,
  };
}

/** One of at most 25. */
export const choice = <const T extends string>(about: Chosen<T>): Option<T> => chosen('choice', about);

/** One of many: found by typing where a platform completes, else in a list that can be searched. */
export const search = <const T extends string>(about: Chosen<T>): Option<T> => chosen('search', about);

/** At most 25 entries of an option that fit what was typed so far, the best first. */
export function completions(option: Option<unknown>, typed: string, say: Say): readonly Choice[] {
  const entries = option
    .choices(say)
    .map((value) => ({ value, names: [fold(value.value), fold(value.label)] }));
  const found = typed.trim() === '' ? entries.map(({ value }) => value) : matching(entries, typed);
  const read = option.parse(typed, say);
  const printed = read.ok && typed.trim() !== '' ? option.print(read.value) : undefined;
  const known = entries.find(({ value }) => value.value === printed)?.value;
  const meant =
    known ?? (printed !== undefined && option.kind === 'line' ? { value: printed, label: typed } : undefined);
  const values = new Set(typed.trim() === '' ? [] : option.find?.(typed).map((each) => option.print(each)));
  const others = entries.filter(({ value }) => values.has(value.value)).map(({ value }) => value);
  return [...new Set([...(meant ? [meant] : []), ...found, ...others])].slice(0, 25);
}

/** Yes or no. */
export const flag = (about: Naming): Option<boolean> => ({
  ...about,
  kind: 'flag',
  isRequired: false,
  maxLength: 100,
  choices: (say) => [
    { value: 'true', label: say.label('option.yes') },
    { value: 'false', label: say.label('option.no') },
  ],
  parse: (raw, say) => {
    const typed = fold(raw);
    if (['true', '1', 'y', 'yes', fold(say.label('option.yes'))].includes(typed))
      return { ok: true, value: true };
    if (['false', '0', 'n', 'no', fold(say.label('option.no'))].includes(typed))
      return { ok: true, value: false };
    return { ok: false, problem: say('option.not-yes-or-no', { typed: brief(raw) }) };
  },
  print: String,
});

/** Something short that is typed and has a form of its own, such as a time or a day. */
export const typed = <T>(
  about: Naming & {
    readonly maxLength: number;
    parse(raw: string, say: Say): Parsed<T>;
    print(value: T): string;
    /** What is offered while it is typed; the first is what most people want. Each can also be typed as `name` calls it. */
    readonly suggestions: readonly T[];
    name(value: T, say: Say): string;
  },
): Option<T> => ({
  ...about,
  kind: 'line',
  isRequired: false,
  choices: (say) =>
    about.suggestions.map((value) => ({ value: about.print(value), label: about.name(value, say) })),
});

/** Any number of entries that the form names when it opens. What was ticked is not checked against them. */
export const several = (about: Naming): Option<readonly string[]> => ({
  ...about,
  kind: 'several',
  isRequired: false,
  maxLength: 4000,
  choices: () => [],
  parse: (raw) => ({ ok: true, value: raw.split('\n').filter(Boolean) }),
  print: (values) => values.join('\n'),
});

/** Reads an id that an adapter minted, and nothing that a person could have typed. */
const isMinted = (raw: string): boolean => /^[a-z]+:[\w:./-]{1,200}$/i.test(raw.trim());

const one = <Id extends string>(kind: 'member' | 'room', about: Naming, unread: PlainKey): Option<Id> => ({
  ...about,
  kind,
  isRequired: false,
  maxLength: 200,
  choices: () => [],
  parse: (raw, say) =>
    isMinted(raw) ? { ok: true, value: raw.trim() as Id } : { ok: false, problem: say(unread) },
  print: (id) => id,
});

/** A person of the group. */
export const member = (about: Naming): Option<MemberId> => one('member', about, 'option.not-a-member');

/** A room of the group. */
export const room = (about: Naming): Option<RoomId> => one('room', about, 'option.not-a-room');

const some = <Id extends string>(
  kind: 'members' | 'roles' | 'rooms',
  about: Naming,
): Option<readonly Id[]> => ({
  ...about,
  kind,
  isRequired: false,
  maxLength: 4000,
  choices: () => [],
  parse: (raw) => ({ ok: true, value: raw.split('\n').filter(isMinted) as unknown as readonly Id[] }),
  print: (ids) => ids.join('\n'),
});

/** Some people of the group. */
export const members = (about: Naming): Option<readonly MemberId[]> => some('members', about);

/** Some roles of the group. */
export const roles = (about: Naming): Option<readonly RoleId[]> => some('roles', about);

/** Some rooms of the group. */
export const rooms = (about: Naming): Option<readonly RoomId[]> => some('rooms', about);

/** The same option where it must be given. */
export const requireOption = <T>(option: Option<T>): Option<T> => ({ ...option, isRequired: true });

/** A person's own words. For forms only: words are never typed into a command line. */
export const text = (about: Naming & { readonly maxLength: number }): Option<string> => ({
  ...about,
  kind: 'text',
  isRequired: false,
  choices: () => [],
  parse: (raw, say) =>
    raw.length <= about.maxLength
      ? { ok: true, value: raw.trim() }
      : { ok: false, problem: say('option.too-long', { most: about.maxLength, length: raw.length }) },
  print: (value) => value,
});

/** Options by name. Names are typed, so they are lower case words. */
export type Options = Readonly<Record<string, Option<unknown>>>;

/** What was parsed: absent where nothing was given. */
export type Input<O> = { readonly [K in keyof O]?: O[K] extends Option<infer T> ? T : never };

/** So many people, roles or rooms can be picked at once: https://docs.discord.com/developers/components/reference#user-select */
const MOST_PICKED = 25;

/** The field that stands for an option in a form. `choices` are those for this person, where they are not the option's own. */
export function fieldOf(
  name: string,
  option: Option<unknown>,
  say: Say,
  value: string | undefined,
  choices?: readonly Choice[],
): Field {
  const shared = {
    name,
    label: say.label(option.label),
    hint: say.label(option.summary),
    required: option.isRequired,
    ...(value !== undefined && { value }),
  };
  switch (option.kind) {
    case 'text':
      return { ...shared, kind: 'paragraph', maxLength: option.maxLength };
    case 'line':
      return { ...shared, kind: 'line', maxLength: option.maxLength, suggestions: option.choices(say) };
    case 'flag':
      return { ...shared, kind: 'choice', choices: choices ?? option.choices(say) };
    case 'members':
    case 'roles':
    case 'rooms':
      return { ...shared, kind: option.kind, most: MOST_PICKED };
    case 'member':
    case 'room':
      return { ...shared, kind: option.kind === 'member' ? 'members' : 'rooms', most: 1 };
    case 'choice':
    case 'search':
    case 'several':
      return { ...shared, kind: option.kind, choices: choices ?? option.choices(say) };
  }
}
