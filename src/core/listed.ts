import { listGroup, type Group } from './group-records.ts';
import type { GroupId } from './ids.ts';
import { makeOccurrence } from './occurrence.ts';
import type { CoreParts } from './parts.ts';
import type { RecordOf } from './records.ts';

/**
 * A group's record that is known to be there: a group is listed before anything is kept of it, and is not any more once nothing
 * is. Only so can it be found out, of all groups, which the bot was taken out of while nobody was told. Whoever changes a record
 * looks at the list afterwards: somebody else may have taken the group off it meanwhile, and an older version never put it there.
 */
export function listed(
  { stores, platform: { name } }: Pick<CoreParts, 'stores' | 'platform'>,
  record: RecordOf<Group>,
  group: GroupId,
): RecordOf<Group> {
  /** It may be done twice, so it needs no cause of its own. */
  const list = async (isKept: boolean): Promise<void> => {
    const presence = stores.presences.open(name, makeOccurrence());
    const isListed = (await presence.get())?.groups.some(({ id }) => id === group) ?? false;
    if (isListed !== isKept) await presence.update((was) => listGroup(was, name, group, isKept));
  };
  const unlist = async (): Promise<void> => {
    await list(false);
    if ((await record.reread()) !== undefined) await list(true);
  };
  return {
    get: () => record.get(),
    reread: () => record.reread(),
    update: async (change, onRepeat) => {
      const wasKept = (await record.get()) !== undefined;
      if (!wasKept && change(undefined) !== undefined) await list(true);
      const kept = await record.update(change, onRepeat);
      await (kept === undefined ? unlist() : list(true));
      return kept;
    },
  };
}
