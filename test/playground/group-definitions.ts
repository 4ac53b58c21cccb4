/** Definitions that know of people, roles and rooms, and of messages of others. */
import {
  command,
  form,
  member as memberOption,
  members,
  menu,
  requireOption,
  roles,
  room as roomOption,
  rooms,
  saying,
  type Command,
  type Message,
} from '#core/command.ts';
import { memberId, roleId, roomId } from '#core/ids.ts';
import type { Text } from '#core/message.ts';

const naming = { summary: 'steps.summary', label: 'side.label' } as const;
const say = (sentence: string): Message => saying([sentence]);
const list = (ids: readonly string[] = []): string => (ids.length > 0 ? ids.join(' and ') : 'nobody');

/** Asks for people, roles and rooms in every way there is. */
export const staff = form({
  name: 'staff',
  version: 1,
  parts: {},
  place: 'new',
  title: 'steps.title',
  fields: {
    people: members(naming),
    roles: roles({ ...naming, label: 'settings.practices' }),
    rooms: rooms({ ...naming, label: 'settings.language' }),
    one: memberOption({ ...naming, label: 'settings.country' }),
    place: requireOption(roomOption({ ...naming, label: 'steps.option.step.label' })),
  },
  submit: 'settings.country.submit',
  prefill: () => ({ people: 'playground:sam\nplayground:nobody\nplayground:kim', one: 'playground:gone' }),
  run: (_, input) =>
    say(
      `${list(input.people)}; ${list(input.roles)}; ${list(input.rooms)}; ${input.one ?? 'nobody'}; ${input.place}`,
    ),
});

/** Says what it was told of the message that it was chosen at. */
export const lookAt = menu({
  name: 'look',
  label: 'settings.title',
  run: (link, { from }) => say(`Looked at ${link} in ${from.room}`),
});

/** All that has a name, and what has none. */
export const NAMES: Text = [
  { member: memberId('playground:sam') },
  ', ',
  { role: roleId('playground:role:moderators') },
  ', ',
  { room: roomId('playground:quiet') },
  ', ',
  { member: memberId('discord:1') },
  ', ',
  { role: roleId('discord:1') },
  ', ',
  { room: roomId('discord:1') },
];

const TOLD: Readonly<Record<string, Message['tells']>> = {
  'playground:room': { everybody: true },
  'playground:quiet': { roles: [roleId('playground:role:moderators')] },
};

export const groupCommands: readonly Command[] = [
  command({
    name: 'choose',
    summary: 'steps.summary',
    options: { who: memberOption(naming), place: roomOption(naming) },
    examples: ['/choose'],
    run: ({ who = memberId('nobody'), place = roomId('nowhere') }) => say(`Chose ${who} and ${place}`),
  }),
  command({
    name: 'staff',
    summary: 'steps.summary',
    options: {},
    examples: ['/staff'],
    missing: () => staff.id({}),
    run: () => say('Nobody is missing'),
  }),
  command({
    name: 'tell',
    summary: 'steps.summary',
    options: {},
    examples: ['/tell'],
    run: async (_, { from, send }) => {
      const tells = TOLD[from.room ?? ''];
      await send.toRoom({ ...saying(NAMES), ...(tells && { tells }) });
      return say('Told');
    },
  }),
];
