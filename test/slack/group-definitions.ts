/** What the bot of the adapter's tests can do with people, rooms and messages of others. */
import {
  command,
  form,
  member as memberOption,
  members,
  menu,
  roles,
  room as roomOption,
  rooms,
  type Command,
  type Message,
} from '#core/command.ts';
import { roleId, roomId, type MemberId, type RoomId } from '#core/ids.ts';

const naming = { summary: 'steps.summary', label: 'side.label' } as const;

const lines = (...said: readonly string[]): Message => ({
  blocks: said.map((line) => ({ kind: 'text', text: [line] })),
});

const list = (name: string, ids: readonly string[] = []) => `${name}: ${ids.join()}`;

/** A form with every kind of field that asks for people, roles or rooms. */
export const staff = form({
  name: 'staff',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'steps.title',
  fields: {
    people: members(naming),
    roles: roles({ ...naming, label: 'reflect.first.label' }),
    rooms: rooms({ ...naming, label: 'steps.title' }),
    one: memberOption({ ...naming, label: 'note.open' }),
    place: roomOption({ ...naming, label: 'help.button' }),
  },
  submit: 'note.open',
  prefill: (_, { from }) => ({
    people: `${from.member}\ndiscord:1`,
    roles: 'discord:2',
    rooms: from.room ?? '',
    one: from.member,
    place: from.room ?? '',
  }),
  run: (_, { people, rooms: places, one = 'none', place = 'none' }) =>
    lines(list('people', people), list('rooms', places), `one: ${one}`, `place: ${place}`),
});

/** Says what it was told of the message that it was chosen at. */
export const look = menu({
  name: 'look',
  label: 'note.open',
  run: (link, { from }) => lines(link, `in ${from.room ?? 'no room'} of ${from.group ?? 'no group'}`),
});

/** Names somebody and a room, in every kind of block that has names. */
export function named(member: MemberId, room: RoomId): Message {
  const line = [{ member }, ' in ', { room }, ' as ', { role: roleId('discord:1') }];
  return {
    blocks: [
      { kind: 'text', text: line },
      { kind: 'aside', text: line },
      { kind: 'list', items: [line] },
      { kind: 'facts', facts: [{ name: 'Who', value: line }] },
      { kind: 'chart', chart: { title: 'A line', most: 5, points: [] }, text: line },
    ],
  };
}

export const groupCommands: readonly Command[] = [
  command({
    name: 'choose',
    summary: 'steps.summary',
    options: { who: memberOption(naming), where: roomOption(naming) },
    examples: ['/choose'],
    run: ({ who = 'nobody', where = 'nowhere' }) => lines(`Chose ${who} and ${where}`),
  }),
  command({
    name: 'names',
    summary: 'steps.summary',
    options: {},
    examples: [],
    run: (_, { from }) => named(from.member, from.room ?? roomId('')),
  }),
  command({
    name: 'staff',
    summary: 'steps.summary',
    options: {},
    examples: [],
    run: () => ({ blocks: [{ kind: 'buttons', buttons: [staff.button('Staff', {})] }] }),
  }),
  command({
    name: 'check',
    summary: 'steps.summary',
    options: { where: roomOption(naming) },
    examples: ['/check'],
    run: async ({ where = roomId('') }, { group }) =>
      lines(...((await group?.findMissing(where)) ?? []), 'Checked'),
  }),
];
