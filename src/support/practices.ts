import type { Member } from '#core/records.ts';
import type { Say } from '#core/words.ts';
import { sidesShown, type AddressedSide } from './sides.ts';
import { stepWords } from './steps.ts';

/** The step that a member is on: the first until they choose another. */
export const stepOf = (member: Member | undefined): number => member?.step ?? 1;

/** Something to try and something to ask oneself, with the side that they are meant for. */
export interface Task {
  readonly side: AddressedSide;
  readonly practice: string;
  readonly question: string;
}

/**
 * A practice and a question of the member's own step and side; none for somebody who told no side, since what helps one
 * side can hurt the other. `turn` is the number of the check-in: each shows another pair than the one before it.
 */
export function taskOf(member: Member, turn: number, say: Say): Task | undefined {
  const { side: told } = member.settings;
  if (told === undefined || told === 'unsaid') return undefined;
  const sides = sidesShown(told);
  const side = sides[turn % sides.length] ?? 'broke';
  const { practices, questions } = stepWords(say, stepOf(member));
  const i = Math.floor(turn / sides.length) % practices[side].length;
  return { side, practice: practices[side][i] ?? '', question: questions[side][i] ?? '' };
}
