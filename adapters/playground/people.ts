/** Somebody whom a newcomer can be on the page. Whatever their role, here everybody may post. */
export interface Persona {
  readonly id: PersonId;
  readonly name: string;
  /** A moderator has the group's role of that name; an admin may manage the group. */
  readonly role: 'member' | 'moderator' | 'admin';
}

/** Everybody, by the names that requests use. */
export const PERSON_IDS = ['sam', 'kim', 'alex', 'robin', 'ana'] as const;
/** One of them. */
export type PersonId = (typeof PERSON_IDS)[number];

/** Everybody who is in the playground's one group. */
export const PEOPLE: readonly Persona[] = [
  { id: 'sam', name: 'Sam', role: 'member' },
  { id: 'kim', name: 'Kim', role: 'moderator' },
  { id: 'alex', name: 'Alex', role: 'member' },
  { id: 'robin', name: 'Robin', role: 'member' },
  { id: 'ana', name: 'Ana', role: 'admin' },
];

/** The group's rooms, by the names that requests use. */
export const CHANNEL_IDS = ['room', 'quiet'] as const;
/** One of them. */
export type ChannelId = (typeof CHANNEL_IDS)[number];

/** A room of the group, and what it is called. */
export interface Channel {
  readonly id: ChannelId;
  readonly name: string;
}

/** All rooms of the group. Everybody is in each. */
export const CHANNELS: readonly Channel[] = [
  { id: 'room', name: 'trust-circle' },
  { id: 'quiet', name: 'quiet' },
];
