/** Who may do what in a channel. */
import { Right } from './numbers.ts';

/** A role of the server. The one of all has the server's own id. */
export interface Role {
  readonly id: string;
  readonly name: string;
  rights: bigint;
  /** True where everybody may mention it. */
  isMentionable: boolean;
  /** True for the role that Discord made for the bot. */
  readonly isManaged: boolean;
}

/** What a channel says of a role (type 0) or of one account (type 1). */
export interface Overwrite {
  readonly id: string;
  readonly type: 0 | 1;
  readonly allow: bigint;
  readonly deny: bigint;
}

const ALL = Object.values(Right).reduce((all, right) => all | right, 0n);

/**
 * The rights of an account in a channel, by the steps of Discord's own page:
 * https://docs.discord.com/developers/topics/permissions#permission-overwrites
 */
export function rightsOf(
  account: { readonly id: string; readonly roles: readonly Role[] },
  everyone: Role,
  overwrites: readonly Overwrite[],
): bigint {
  let rights = everyone.rights;
  for (const role of account.roles) rights |= role.rights;
  if (rights & Right.administrator) return ALL;

  const ofAll = overwrites.find(({ id }) => id === everyone.id);
  if (ofAll) rights = (rights & ~ofAll.deny) | ofAll.allow;

  let allow = 0n;
  let deny = 0n;
  for (const role of account.roles) {
    const said = overwrites.find(({ id }) => id === role.id);
    allow |= said?.allow ?? 0n;
    deny |= said?.deny ?? 0n;
  }
  rights = (rights & ~deny) | allow;

  const own = overwrites.find(({ id, type }) => type === 1 && id === account.id);
  return own ? (rights & ~own.deny) | own.allow : rights;
}
