/** A member's name on what they did in groups: taken out with all else that is theirs. */
import {
  isNamed,
  isNamedOn,
  withoutName,
  withoutNameOn,
  type DueContext,
  type Member,
} from '#core/command.ts';

type Moderated = Member['moderated'];

/** Where a member's name may stand. */
export interface Names {
  /** Takes it out wherever it stands: a moderator did it, and no more is said. */
  forget(moderated: Moderated): Promise<void>;
  /** True where it stands nowhere any more, read anew. */
  areGone(moderated: Moderated): Promise<boolean>;
}

/** A call that opened a record twice would take its second change for a repeat of the first. */
function openedOnce<T>(open: (id: string) => T): (id: string) => T {
  const opened = new Map<string, T>();
  return (id) => {
    const found = opened.get(id) ?? open(id);
    opened.set(id, found);
    return found;
  };
}

/** The names in groups, and on messages to their moderators. */
export function openNames(from: Pick<DueContext, 'groupOf' | 'questionOf'>): Names {
  const groupOf = openedOnce(from.groupOf);
  const questionOf = openedOnce(from.questionOf);
  const onQuestions = (moderated: Moderated) =>
    moderated.flatMap(({ as, questions = [] }) =>
      questions.map(({ id }) => ({ as, question: questionOf(id) })),
    );
  return {
    forget: async (moderated) => {
      for (const { group, as } of moderated)
        await groupOf(group).update((kept) => kept && withoutName(kept, as));
      for (const { as, question } of onQuestions(moderated))
        await question.update((kept) => kept && withoutNameOn(kept, as));
    },
    areGone: async (moderated) => {
      const inGroups = moderated.map(async ({ group, as }) => {
        const kept = await groupOf(group).reread();
        return kept === undefined || !isNamed(kept, as);
      });
      const onThem = onQuestions(moderated).map(async ({ as, question }) => {
        const kept = await question.reread();
        return kept === undefined || !isNamedOn(kept, as);
      });
      return (await Promise.all([...inGroups, ...onThem])).every(Boolean);
    },
  };
}
