import { tryAgainSoon } from './again.ts';
import type { Caller } from './call.ts';
import type { Group } from './group-records.ts';
import { isNoted, noteGroup, noteQuestion } from './moderated.ts';
import { isNamed, isNamedOn, withoutName, withoutNameOn } from './names.ts';
import { makeOccurrence } from './occurrence.ts';
import type { CoreParts } from './parts.ts';
import { NOBODY, type Member, type Question, type RecordOf, type Store } from './records.ts';

type Parts = Pick<CoreParts, 'stores' | 'clock'>;

/** Where somebody may leave their name, how that is noted in their own record, and how the name is taken out. */
interface Place<T> {
  readonly store: Store<T>;
  readonly id: string;
  readonly isNoted: (member: Member | undefined) => boolean;
  readonly note: (member: Member) => Member;
  readonly isNamed: (kept: T) => boolean;
  readonly nameless: (kept: T) => T;
}

/**
 * A group's record for somebody who may leave their name in it. Before anything is changed, the group is noted in their own
 * record: only so can erasing find their name again, since nothing is ever listed. Who had everything erased while the change
 * was under way leaves none.
 */
export function signed(
  parts: Parts,
  record: RecordOf<Group>,
  { member }: Pick<Caller, 'member'>,
  group: string,
  cause: string,
  kept: Member | undefined,
): RecordOf<Group> {
  const place: Place<Group> = {
    store: parts.stores.groups,
    id: group,
    isNoted: (was) => isNoted(was, group),
    note: (was) => noteGroup(was, group, member, parts.clock.now()),
    isNamed: (was) => isNamed(was, member),
    nameless: (was) => withoutName(was, member),
  };
  return noted(parts, record, member, `${cause} moderated`, place, kept);
}

/** The same for a message to the moderators of a group. */
export function signedQuestion(
  parts: Parts,
  record: RecordOf<Question>,
  { member, group: of }: Pick<Caller, 'member' | 'group'>,
  id: string,
  cause: string,
): RecordOf<Question> {
  const group: string = of ?? '';
  const place: Place<Question> = {
    store: parts.stores.questions.sent,
    id,
    isNoted: (was) => isNoted(was, group, id),
    note: (was) => noteQuestion(was, group, member, id, parts.clock.now()),
    isNamed: (was) => isNamedOn(was, member),
    nameless: (was) => withoutNameOn(was, member),
  };
  return noted(parts, record, member, `${cause} moderated ${id}`, place, undefined);
}

function noted<T>(
  { stores }: Parts,
  record: RecordOf<T>,
  member: Caller['member'],
  cause: string,
  place: Place<T>,
  kept: Member | undefined,
): RecordOf<T> {
  const own = stores.members.open(member, cause);
  let isKnown = place.isNoted(kept);
  /** It may be done twice, so it needs no cause of its own. */
  const tidy = async (after: T): Promise<T | undefined> =>
    place.isNoted(await own.reread())
      ? after
      : place.store.open(place.id, makeOccurrence()).update((was) => was && place.nameless(was));
  return {
    get: () => record.get(),
    reread: () => record.reread(),
    update: async (change, onRepeat) => {
      if (!isKnown) await own.update((was = NOBODY) => place.note(was));
      isKnown = true;
      const after = await record.update(change, onRepeat);
      if (after === undefined || !place.isNamed(after)) return after;
      // What was done is done, whether or not it can be looked at once more.
      return tryAgainSoon(() => tidy(after)).catch(() => after);
    },
  };
}
