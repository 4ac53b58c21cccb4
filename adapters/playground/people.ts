/** Somebody whom a newcomer can be on the page. The role is a name only: here everybody may post. */
export interface Persona {
  readonly id: PersonId;
  readonly name: string;
  readonly role: 'member' | 'moderator' | 'admin';
}

/** Everybody, by the names that requests use. */
export const PERSON_IDS = ['sam', 'kim', 'alex', 'robin'] as const;
/** One of them. */
export type PersonId = (typeof PERSON_IDS)[number];

/** Everybody who is in the playground's one group. */
export const PEOPLE: readonly Persona[] = [
  { id: 'sam', name: 'Sam', role: 'member' },
  { id: 'kim', name: 'Kim', role: 'member' },
  { id: 'alex', name: 'Alex', role: 'moderator' },
  { id: 'robin', name: 'Robin', role: 'admin' },
];

/** What the channel is called. */
export const CHANNEL = 'trust-circle';
