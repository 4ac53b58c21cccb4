/** A member's name on what they did in groups: taken out with all else that is theirs. */
import type { Context, Member } from '#core/command.ts';
import { isNamed, withoutName } from '#support/names.ts';

type Moderated = Member['moderated'];
type GroupOf = Context['groupOf'];

/** Takes the name out wherever it stands: a moderator did it, and no more is said. */
export async function forgetNames(moderated: Moderated, groupOf: GroupOf): Promise<void> {
  for (const { group, as } of moderated) {
    await groupOf(group).update((kept) => kept && withoutName(kept, as));
  }
}

/** True where it stands nowhere any more, read anew. */
export async function isNowhereNamed(moderated: Moderated, groupOf: GroupOf): Promise<boolean> {
  const kept = await Promise.all(moderated.map(({ group }) => groupOf(group).reread()));
  return moderated.every(({ as }, i) => {
    const group = kept[i];
    return group === undefined || !isNamed(group, as);
  });
}
