/** What is kept of somebody apart from their record: what they say to moderators, and what moderators send them. */
import type { Block, Context } from '#core/command.ts';
import { isTaken, refusedUntil } from '#support/crisis-sends.ts';
import type { KeptApart } from '#support/export.ts';
import { draftEnds, freshDraft } from '#support/questions.ts';
import { readAsked } from './ask-moderators-erase.ts';
import { sayRefusalKept } from './crisis-send-letter.ts';

/** All of it that has not ended. What moderators sent from another group than this one is known where it came first that day. */
export async function readApart(context: Context): Promise<KeptApart> {
  const { questions, letters, from, now } = context;
  const turnIn = (group: typeof from.group) => letters.turnOf(from.member, group).get();
  const [asked, draft, refusal, turn, turnHere] = await Promise.all([
    readAsked(context),
    questions.draft.get(),
    letters.refusal.get(),
    turnIn(undefined),
    turnIn(from.group),
  ]);
  return {
    asked,
    draft: freshDraft(draft, now),
    turn: [turn, turnHere].find((each) => isTaken(each, now)),
    refusedUntil: refusedUntil(refusal, now),
  };
}

/** True where there is anything. */
export const isAnyApart = ({ asked, draft, turn, refusedUntil: until }: KeptApart): boolean =>
  asked.length > 0 || draft !== undefined || turn !== undefined || until !== undefined;

/** That there is such a thing, and until when; the words of a draft stand line by line. */
export function sayApart(
  { asked, draft, turn, refusedUntil: until }: KeptApart,
  say: Context['say'],
): readonly Block[] {
  const instant = (at: number) => ({ instant: Temporal.Instant.fromEpochMilliseconds(at) });
  return [
    ...(asked.length > 0
      ? [{ kind: 'text', text: say('data.questions', { count: asked.length }) } as const]
      : []),
    ...(draft
      ? [{ kind: 'text', text: say('data.draft', { until: instant(draftEnds(draft)) }) } as const]
      : []),
    ...sayRefusalKept(until, say),
    ...(turn ? [{ kind: 'text', text: say('data.letters.turn', { when: instant(turn.at) }) } as const] : []),
  ];
}
