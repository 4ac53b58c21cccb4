/** What is kept of somebody's messages to moderators: told to them, exported, and forgotten with all else. */
import type { Context } from '#core/command.ts';
import type { Asked } from '#support/export.ts';
import { freshAsked } from '#support/questions.ts';

/** Their messages with what was answered, oldest first. */
export async function readAsked({ questions, from, now }: Context): Promise<readonly Asked[]> {
  return Promise.all(
    freshAsked(await questions.mine.get(), now).map(async ({ id, at, isNamed }) => {
      const question = await questions.open(id).get();
      return { at, isNamed, answers: question?.from === from.member ? question.answers : [] };
    }),
  );
}

/** Forgets what they were about to send, whose messages theirs are, and the answers. What they are is known till the end. */
export async function forgetQuestions({ questions, from }: Context): Promise<void> {
  const asked = (await questions.mine.reread())?.questions ?? [];
  await questions.draft.update(() => undefined);
  for (const { id } of asked) {
    await questions.open(id).update((kept) => (kept?.from === from.member ? undefined : kept));
  }
  await questions.mine.update(() => undefined);
}

/** True where nothing of it is there any more, read anew. */
export async function isNothingAsked({ questions }: Context): Promise<boolean> {
  const [asked, draft] = await Promise.all([questions.mine.reread(), questions.draft.reread()]);
  return asked === undefined && draft === undefined;
}
