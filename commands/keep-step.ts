/** "Keep in my progress": a step that a member wants to remember, and works on now. */
import { oneOf, press, saying, whole, type Button, type Context } from '#core/command.ts';
import { orNobody } from '#support/check-ins.ts';
import { seen } from '#support/due.ts';
import { keepStep } from '#support/progress.ts';
import { STEPS, stepWords } from '#support/steps.ts';

export const keepInProgress = press({
  name: 'keep-step',
  version: 1,
  parts: { step: whole(1, STEPS), kept: oneOf(['yes', 'no']) },
  place: 'new',
  run: async (at, { me, say, now }) => {
    const isKept = at.kept === 'yes';
    await me.update((kept) => keepStep(seen(orNobody(kept), now), at.step, isKept));
    const { name } = stepWords(say, at.step);
    return saying(say(isKept ? 'progress.kept' : 'progress.dropped', { step: at.step, name }));
  },
});

/** The button for a step: to keep it, or to take it out again. */
export function keepOrDrop(number: number, { member, say }: Context): Button {
  const isKept = member?.keptSteps.includes(number) ?? false;
  return keepInProgress.button(say.label(isKept ? 'progress.drop' : 'progress.keep'), {
    step: number,
    kept: isKept ? 'no' : 'yes',
  });
}
