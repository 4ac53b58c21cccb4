/** People, roles and rooms by the names that others call them: `@Sam`, `@Moderators`, `#quiet`. */
import { memberOf, channelPayload, rolePayload, userOf } from './payloads.ts';
import type { Role } from './rights.ts';
import type { Channel, Resident, World } from './world.ts';

/** The room of this name, of one of these kinds. Throws what the client would say. */
export function roomNamed(world: World, typed: string, kinds: readonly number[] | null = null): Channel {
  const named = world.channels().find(({ name }) => `#${name}` === typed);
  if (!named) throw new Error(`There is no channel ${typed}`);
  if (kinds && !kinds.includes(named.kind ?? 0)) throw new Error(`${typed} can't be chosen here`);
  return named;
}

/** The role of this name. */
export function roleNamed({ roles }: World, typed: string): Role {
  const role = Object.values(roles).find(({ name }) => `@${name}` === typed || name === typed);
  if (!role) throw new Error(`There is no role ${typed}`);
  return role;
}

/** The person of this name, who moves in when first named. */
export const personNamed = (world: World, typed: string): Resident => world.resident(typed.replace(/^@/, ''));

/** What people call the thing with this id, without its sign. */
export function nameOf(world: World, id: string): string | undefined {
  const role = Object.values(world.roles).find((each) => each.id === id);
  return world.channel(id)?.name ?? role?.name ?? world.residents.get(id)?.name;
}

/** What Discord tells of all that an interaction names. */
export function resolve(world: World, ids: readonly string[]): object | undefined {
  const people = ids.flatMap((id) => world.residents.get(id) ?? []);
  const roles = ids.flatMap((id) => Object.values(world.roles).filter((role) => role.id === id));
  const rooms = ids.flatMap((id) => world.channel(id) ?? []);
  if (people.length + roles.length + rooms.length === 0) return undefined;
  const isMember = ({ door }: Resident): boolean => door !== 'gone';
  return {
    ...(people.length > 0 && { users: byId(people, userOf) }),
    ...(people.length > 0 && { members: byId(people.filter(isMember), memberOf) }),
    ...(roles.length > 0 && { roles: byId(roles, (role) => rolePayload(role)) }),
    ...(rooms.length > 0 && { channels: byId(rooms, (room) => channelPayload(world, room)) }),
  };
}

const byId = <T extends { readonly id: string }>(
  things: readonly T[],
  describe: (thing: T) => object,
): object => Object.fromEntries(things.map((thing) => [thing.id, describe(thing)]));
