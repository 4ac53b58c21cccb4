import { listGroup, type Group } from './group-records.ts';
import type { GroupId } from './ids.ts';
import type { CoreParts } from './parts.ts';
import type { RecordOf } from './records.ts';

/**
 * A group's record that is known to be there: a group is listed before anything is kept of it, and is not any more once nothing
 * is. Only so can it be found out, of all groups, which the bot was taken out of while nobody was told.
 */
export function listed(
  { stores, platform: { name } }: Pick<CoreParts, 'stores' | 'platform'>,
  record: RecordOf<Group>,
  group: GroupId,
  cause: string,
): RecordOf<Group> {
  const list = (isKept: boolean): Promise<unknown> =>
    stores.presences
      .open(name, `${cause} ${isKept ? 'listed' : 'not listed'}`)
      .update((was) => listGroup(was, name, group, isKept));
  return {
    get: () => record.get(),
    reread: () => record.reread(),
    update: async (change, onRepeat) => {
      const wasKept = (await record.get()) !== undefined;
      if (!wasKept && change(undefined) !== undefined) await list(true);
      const kept = await record.update(change, onRepeat);
      if (wasKept && kept === undefined) await list(false);
      return kept;
    },
  };
}
