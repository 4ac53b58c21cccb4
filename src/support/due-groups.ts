/** What a group's record waits for. Pure. */
import type { Due, Group } from '#core/records.ts';

/** The first moment at which something is to be done for the group. */
export function dueOfGroup(_: Group): Due | undefined {
  return undefined;
}
