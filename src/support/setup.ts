/** What admins choose for their group. Pure. */
import {
  room as oneRoom,
  rooms as someRooms,
  members,
  roles,
  text,
  typed,
  type Option,
} from '#core/option.ts';
import type { Group } from '#core/group-records.ts';
import { languageOption } from './languages.ts';
import { countryOption } from './countries.ts';
import { zoneOption } from './zones.ts';
import { orNothing, roomsBy, type Voice } from './groups.ts';

/** The codes by which somebody who hosts the bot makes the first admin. */
export interface SetupCodes {
  /** True where this is the code, once. */
  redeem(typed: string): boolean;
}

/** Where no code is ever right. */
export const NO_CODES: SetupCodes = { redeem: () => false };

// What is chosen

/** So many rooms can be chosen for a group. */
export const MOST_ROOMS = 25;

/** A code that the process printed. Whether it is the right one is told by who printed it. */
export const codeOption: Option<string> = typed({
  summary: 'setup.code.summary',
  label: 'setup.code.label',
  maxLength: 20,
  suggestions: [],
  parse: (raw) => ({ ok: true, value: raw.trim() }),
  print: (code) => code,
  name: (code) => code,
});

const LONGEST_HOURS = 200;

/** When moderators are around, in their own words. */
const hoursOption: Option<string> = typed({
  summary: 'setup.hours.summary',
  label: 'setup.hours',
  maxLength: LONGEST_HOURS,
  suggestions: [],
  parse: (raw, say) =>
    raw.length <= LONGEST_HOURS
      ? { ok: true, value: raw.trim() }
      : { ok: false, problem: say('option.too-long', { most: LONGEST_HOURS, length: raw.length }) },
  print: (hours) => hours,
  name: (hours) => hours,
});

/** So old one can be asked to be, in years. */
const AGES = { least: 13, most: 99 } as const;

/** How old one has to be to take part. */
const ageOption: Option<number> = typed({
  summary: 'setup.minAge.summary',
  label: 'setup.minAge',
  maxLength: 3,
  suggestions: [16, 18],
  parse: (raw, say) => {
    const years = /^\d{1,3}$/.test(raw.trim()) ? Number(raw) : NaN;
    return years >= AGES.least && years <= AGES.most
      ? { ok: true, value: years }
      : { ok: false, problem: say('setup.minAge.problem', AGES) };
  },
  print: String,
  name: String,
});

export const ruleFields = {
  rules: text({ summary: 'setup.rules.summary', label: 'setup.rules', maxLength: 1000 }),
  age: ageOption,
};

export const peopleFields = {
  members: members({ summary: 'setup.members.summary', label: 'setup.members' }),
  roles: roles({ summary: 'setup.roles.summary', label: 'setup.roles' }),
  admins: members({ summary: 'setup.admins.summary', label: 'setup.admins' }),
  room: oneRoom({ summary: 'setup.room.summary', label: 'setup.room' }),
};

export const roomFields = {
  both: someRooms({ summary: 'setup.rooms.summary', label: 'setup.rooms.both' }),
  broke: someRooms({ summary: 'setup.rooms.summary', label: 'setup.rooms.broke' }),
  hurt: someRooms({ summary: 'setup.rooms.summary', label: 'setup.rooms.hurt' }),
};

export const timeFields = {
  zone: { ...zoneOption, summary: 'setup.zone.summary' },
  language: { ...languageOption, summary: 'setup.language.summary' },
  country: { ...countryOption, summary: 'setup.country.summary' },
  hours: hoursOption,
} as const satisfies Readonly<Record<string, Option<string>>>;

interface People {
  readonly members?: readonly string[];
  readonly roles?: readonly string[];
  readonly admins?: readonly string[];
  readonly room?: string;
}

const orStill = (chosen: readonly string[] | undefined, kept: readonly string[]): string[] =>
  chosen && chosen.length > 0 ? [...new Set(chosen)] : [...kept];

/**
 * Who moderates from now on. What was left empty stays: a form can open with nothing in it. `self` is somebody who would
 * lock themselves out.
 */
export const choosePeople =
  ({ members: people, roles: chosen, admins, room }: People, self: string | undefined) =>
  (group: Group): Group => ({
    ...group,
    moderators: {
      members: orStill(people, group.moderators.members),
      roles: orStill(chosen, group.moderators.roles),
    },
    admins: withSelf(orStill(admins, group.admins), self),
    ...(room !== undefined && { moderatorsRoom: room }),
  });

const withSelf = (admins: readonly string[], self: string | undefined): string[] => [
  ...new Set([...admins, ...(self === undefined ? [] : [self])]),
];

/** The rooms from now on: all that were chosen, or those of before where none was. */
export const chooseRooms =
  (chosen: Readonly<Partial<Record<Voice, readonly string[]>>>) =>
  (group: Group): Group => {
    const rooms = roomsBy({ both: [], broke: [], hurt: [], ...chosen });
    return rooms.length === 0 ? group : { ...group, rooms };
  };

/** How many rooms were chosen. */
export const countRooms = (chosen: Readonly<Partial<Record<Voice, readonly string[]>>>): number =>
  new Set(Object.values(chosen).flat()).size;

// What is set, and taken away

/** What can be taken away again. */
export const PIECES = [
  'members',
  'roles',
  'admins',
  'room',
  'rooms',
  'zone',
  'language',
  'country',
  'hours',
  'rules',
  'minAge',
] as const;
export type Piece = (typeof PIECES)[number];

/** True where somebody chose it. */
export function isSet(group: Group, piece: Piece): boolean {
  switch (piece) {
    case 'members':
    case 'roles':
      return group.moderators[piece].length > 0;
    case 'admins':
    case 'rooms':
      return group[piece].length > 0;
    case 'room':
      return group.moderatorsRoom !== undefined;
    case 'zone':
    case 'language':
    case 'country':
    case 'hours':
    case 'rules':
    case 'minAge':
      return group[piece] !== undefined;
  }
}

/** The group without it. `self` is somebody who would lock themselves out. */
export const takeAway =
  (piece: Piece, self: string | undefined) =>
  (group: Group): Group => {
    switch (piece) {
      case 'members':
      case 'roles':
        return { ...group, moderators: { ...group.moderators, [piece]: [] } };
      case 'admins':
        return { ...group, admins: withSelf([], self) };
      case 'rooms':
        return { ...group, rooms: [] };
      case 'room':
        return { ...group, moderatorsRoom: undefined };
      case 'zone':
      case 'language':
      case 'country':
      case 'hours':
      case 'rules':
      case 'minAge':
        return { ...group, [piece]: undefined };
    }
  };

/** What a group lacks for all of it to work; each has a sentence that says why. */
export const LACKS = ['moderators', 'room', 'rooms', 'zone', 'language', 'country', 'hours'] as const;
export type Lack = (typeof LACKS)[number];

/** What nobody has chosen yet. */
export const lacksOf = (kept: Group | undefined): readonly Lack[] => {
  const group = orNothing(kept, '');
  return LACKS.filter((lack) =>
    lack === 'moderators' ? !isSet(group, 'members') && !isSet(group, 'roles') : !isSet(group, lack),
  );
};

/** Every room that was chosen, each once, the moderators' own first. */
export const roomsOf = (kept: Group | undefined): readonly string[] => {
  const all = [kept?.moderatorsRoom, ...(kept?.rooms.map(({ room }) => room) ?? [])];
  return [...new Set(all.filter((room) => room !== undefined))];
};
