import { languages } from '#content/words/index.ts';
import { choice, type Option } from '#core/option.ts';
import type { Say } from '#core/words.ts';
import type { StepWords } from '#content/words/shape.ts';

/** How many steps there are. */
export const STEPS = 7;

const NUMBERS = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** A step by its number, as it is typed. */
export type StepNumber = (typeof NUMBERS)[number];

/**
 * The words of a step.
 * @throws RangeError for a number that is not from 1 to 7.
 */
export function stepWords(say: Say, step: number): StepWords {
  const words = say.content.steps[step - 1];
  if (!words) throw new RangeError('There are seven steps.');
  return words;
}

/** A step, by its number or a word of its name. */
export const stepOption: Option<StepNumber> = choice({
  summary: 'steps.option.step',
  label: 'steps.option.step.label',
  values: NUMBERS,
  name: (step, say) => say.label('steps.numbered', { step, name: stepWords(say, Number(step)).name }),
  aliases: (step) => languages.map(({ steps }) => steps[Number(step) - 1]?.short ?? step),
});
