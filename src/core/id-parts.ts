/** People and groups in ids of buttons and forms. It is not known from an id that they have anything to do with each other. */
import { groupId, memberId, type GroupId, type MemberId } from './ids.ts';
import type { Part } from './route.ts';

/** The longest ids that an adapter mints, in characters: Slack's, of a workspace and a user, and of a workspace. */
const MEMBER_WIDTH = 67;
const GROUP_WIDTH = 36;

/** A person in an id. */
export const memberPart: Part<MemberId> = {
  width: MEMBER_WIDTH,
  write: (value) => value,
  read: (raw) =>
    raw.length <= MEMBER_WIDTH && /^[a-z]+:[\w:.-]+$/i.test(raw) ? { value: memberId(raw) } : undefined,
};

/** A group in an id, left out where it is none. */
export const groupPart: Part<GroupId | undefined> = {
  width: GROUP_WIDTH,
  isOptional: true,
  write: (value) => value ?? '',
  read: (raw) =>
    raw.length <= GROUP_WIDTH && /^[a-z]+:[\w.-]+$/i.test(raw) ? { value: groupId(raw) } : undefined,
};
