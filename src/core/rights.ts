/** Who may do what. One table, checked before anything that needs a right is run, prepared or suggested. */
import type { Caller } from './call.ts';
import type { Group } from './group-records.ts';

/** What somebody is in a group. Each may all that those before it may. */
export const ROLES = ['member', 'moderator', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a definition needs of who uses it. Absent: nothing. */
export type Needs = Exclude<Role, 'member'>;

/** What somebody is in the group that they act in; `kept` is what was set up there. */
export function roleOf(from: Caller, kept: Group | undefined): Role {
  const { member, roles = [], manages } = from;
  if (manages === 'yes' || kept?.admins.includes(member)) return 'admin';
  const { members = [], roles: chosen = [] } = kept?.moderators ?? {};
  return members.includes(member) || roles.some((role) => chosen.includes(role)) ? 'moderator' : 'member';
}

/** True where that is enough. */
export const mayDo = (role: Role, needs: Needs): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needs);
