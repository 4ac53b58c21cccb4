/** What is said once more where no moderator took it, and the end of what is over. */
import {
  makeOccurrence,
  roomId,
  tryAgainSoon,
  type DueQuestionContext,
  type Fired,
  type Message,
  type Question,
  type Say,
} from '#core/command.ts';
import { dueOfQuestion, isOver, settle, withoutAsked } from '#support/questions.ts';
import { buttonsOf, whoIs } from './ask-moderators-alert.ts';

/** Says once more what nobody took, and ends what is long over. */
export async function sayAgain(context: DueQuestionContext): Promise<Fired> {
  const { question, askerOf, groupOf, words, now, send, serves } = context;
  const kept = await question.get();
  // A crash can leave a row of something that was erased. It goes with what is left of the record.
  if (!kept) await question.update((was) => was);
  if (!kept || dueOfQuestion(kept).at > now.epochMilliseconds) return { outcome: 'done' };
  const isGone = (await groupOf(kept.group).get())?.goneSince !== undefined;
  if (!isGone && !isOver(kept, now) && !serves(kept.platform)) return { outcome: 'done' };
  // First the writer's own record, which no row waits for: whatever stops it in between, it comes here once more.
  if (isOver(kept, now)) await askerOf(kept.from).update((asker) => asker && withoutAsked(asker, kept.id));
  let isOurs = false;
  const claimed = await question.update((was) => {
    isOurs = was !== undefined && !was.isSettled && !isOver(was, now);
    return was && !isOver(was, now) ? settle(was) : undefined;
  });
  if (!claimed || !isOurs || isGone) return { outcome: 'done' };
  const message = sayUnclaimed(claimed, words.in(claimed.language));
  const occurrence = makeOccurrence();
  const delivery = await send(claimed.platform, roomId(claimed.room), message, { occurrence });
  if (delivery.outcome !== 'busy' && delivery.outcome !== 'stopped') return { outcome: 'done' };
  // What may stand there already is not said a third time: nobody could tell it from this one.
  if (delivery.isPerhapsShown) return delivery;
  await tryAgainSoon(() => question.update((was) => was && (was.taken ? was : { ...was, isSettled: false })));
  return delivery;
}

/** Only an alias says which one it is: a name stands above, or behind its button. */
const sayUnclaimed = ({ id: which, from, alias }: Question, say: Say): Message => ({
  blocks: [
    {
      kind: 'text',
      text: [...say('ask.again'), ...(alias === undefined ? [] : [' ', ...whoIs(from, alias, say)])],
    },
    buttonsOf(which, alias === undefined, say),
  ],
});
