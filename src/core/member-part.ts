import { memberId, type MemberId } from './ids.ts';
import type { Part } from './route.ts';

/** The longest id of a person that an adapter mints, in characters: Slack's, of a workspace and a user. */
const WIDTH = 67;

/** A person in an id. Whoever they are, it is not known from it that they are in the group. */
export const memberPart: Part<MemberId> = {
  width: WIDTH,
  write: (value) => value,
  read: (raw) =>
    raw.length <= WIDTH && /^[a-z]+:[\w:.-]+$/i.test(raw) ? { value: memberId(raw) } : undefined,
};
