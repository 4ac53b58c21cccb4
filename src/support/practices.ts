import type { Member } from '#core/records.ts';
import type { Say } from '#core/words.ts';
import { sidesShown } from './sides.ts';
import { stepWords } from './steps.ts';

/** The step that a member is on: the first until they choose another. */
export const stepOf = (member: Member | undefined): number => member?.step ?? 1;

/**
 * A practice and a question of the member's own step and side. `turn` is the number of the check-in: each shows another
 * pair than the one before it.
 */
export function taskOf(member: Member, turn: number, say: Say): { practice: string; question: string } {
  const sides = sidesShown(member.settings.side);
  const side = sides[turn % sides.length] ?? 'broke';
  const { practices, questions } = stepWords(say, stepOf(member));
  const i = Math.floor(turn / sides.length) % practices[side].length;
  return { practice: practices[side][i] ?? '', question: questions[side][i] ?? '' };
}
