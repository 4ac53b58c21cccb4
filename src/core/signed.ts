import type { Caller } from './call.ts';
import type { Group } from './group-records.ts';
import type { GroupId } from './ids.ts';
import { noteGroup } from './moderated.ts';
import type { CoreParts } from './parts.ts';
import { NOBODY, type Member, type RecordOf } from './records.ts';

/**
 * A group's record for somebody who may leave their name in it. Before anything is changed, the group is noted in their own
 * record: only so can erasing find their name again, since nothing is ever listed.
 */
export function signed(
  { stores, clock }: Pick<CoreParts, 'stores' | 'clock'>,
  record: RecordOf<Group>,
  { member }: Pick<Caller, 'member'>,
  group: GroupId,
  cause: string,
  kept: Member | undefined,
): RecordOf<Group> {
  let isNoted = kept?.moderated.some((each) => each.group === group) ?? false;
  const note = async (): Promise<void> => {
    await stores.members
      .open(member, `${cause} moderated`)
      .update((was = NOBODY) => noteGroup(was, group, member, clock.now()));
    isNoted = true;
  };
  return {
    get: () => record.get(),
    reread: () => record.reread(),
    update: async (change, onRepeat) => {
      if (!isNoted) await note();
      return record.update(change, onRepeat);
    },
  };
}
