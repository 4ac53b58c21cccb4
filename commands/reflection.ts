/** What one asks oneself about a step, and what becomes of the answers. */
import { makeOccurrence, type Context } from '#core/command.ts';
import { seen } from '#support/due.ts';
import { isListed, keepEntry } from '#support/journal.ts';
import type { AddressedSide } from '#support/sides.ts';
import { stepWords } from '#support/steps.ts';

/** The questions of a step, under a line that says what is kept. */
export function sayQuestions(
  number: number,
  side: AddressedSide,
  { say, settings: { journalDays } }: Context,
) {
  const questions = stepWords(say, number).questions[side];
  const numbered = questions.map((question, i) => say.label('reflect.question', { number: i + 1, question }));
  const kept =
    journalDays === undefined
      ? say.label('reflect.intro')
      : say.label('reflect.intro.kept', { days: journalDays });
  return [[kept, ...numbered].join('\n')];
}

/** Puts the answers into the journal, each under its question, where the journal is on. True where that was done. */
export async function keepAnswers(
  at: { readonly step: number; readonly side: AddressedSide },
  answers: readonly string[],
  { say, me, journal, now, settings: { journalDays } }: Context,
): Promise<boolean> {
  const { questions } = stepWords(say, at.step);
  const words = questions[at.side].flatMap((question, i) =>
    answers[i] ? [`${question}\n${answers[i]}`] : [],
  );
  if (journalDays === undefined || words.length === 0) return false;
  const id = makeOccurrence();
  await journal.write(id, { words: words.join('\n\n') }, journalDays);
  // Whoever had everything erased meanwhile stays erased.
  const after = await me.update((kept) => kept && keepEntry(seen(kept, now), id, journalDays, now));
  // Delivered twice, it is written twice and listed once.
  if (!isListed(after, id)) await journal.remove([id]);
  return after !== undefined;
}
