/** People, roles and rooms by the names that the page shows: `@Sam`, `@Moderators`, `#quiet`. */
import { fold } from '#core/fold.ts';
import type { MemberId, RoleId, RoomId } from '#core/ids.ts';
import type { Choice, Inline } from '#core/message.ts';
import { memberOf, MODERATORS, roomOf } from './ids.ts';
import { CHANNELS, PEOPLE } from './people.ts';

/** All that there are, by id. The label is the name, with its sign. */
export const NAMED = {
  members: PEOPLE.map(({ id, name }) => ({ value: memberOf(id), label: `@${name}` })),
  roles: [{ value: MODERATORS, label: '@Moderators' }],
  rooms: CHANNELS.map(({ id, name }) => ({ value: roomOf(id), label: `#${name}` })),
} satisfies Record<string, readonly Choice[]>;

/** A name in a line of text. */
type Name = Extract<
  Inline,
  { readonly member: MemberId } | { readonly room: RoomId } | { readonly role: RoleId }
>;

/** What somebody or something is called. Whoever was not minted here has no name. */
export function nameOf(named: Name): string {
  if ('member' in named) return labelIn(NAMED.members, named.member) ?? 'somebody';
  return 'role' in named
    ? (labelIn(NAMED.roles, named.role) ?? 'a role')
    : (labelIn(NAMED.rooms, named.room) ?? 'a room');
}

const labelIn = (choices: readonly Choice[], id: string): string | undefined =>
  choices.find(({ value }) => value === id)?.label;

/** A typed line with the ids of people and rooms in place of their names. Other names stay as they are. */
export const withIds = (line: string): string =>
  line.replaceAll(
    /(?<=^|[\s:"“])[@#][\p{L}\d-]+/gu,
    (typed) =>
      [...NAMED.members, ...NAMED.rooms].find(({ label }) => fold(label) === fold(typed))?.value ?? typed,
  );

/** Those whose names begin with what was typed, with their sign or without. */
export function namesLike(kind: 'member' | 'room', typed: string): readonly string[] {
  const labels = NAMED[`${kind}s`].map(({ label }) => label);
  return labels.filter((label) => [label, label.slice(1)].some((name) => fold(name).startsWith(fold(typed))));
}
