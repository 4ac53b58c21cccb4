/** All that members do on their journeys, and what of it can be done at the same time by one of them. */
import * as answers from './answers.ts';
import * as settings from './settings.ts';
import type { Turn } from './turn.ts';

/** Something that a member does. True where there was something to do it with. */
export interface Deed {
  /** What nothing else of the same member may touch in the same round: which of the two came last could not be told. */
  readonly alone: readonly Thing[];
  /** What others may touch too that do so in the same way. */
  readonly together: readonly Thing[];
  run(turn: Turn): Promise<boolean>;
}

const THINGS = [
  'state',
  'answers',
  'journal',
  'entries',
  'promises',
  'step',
  'side',
  'country',
  'quiet',
] as const;
type Thing = (typeof THINGS)[number] | 'hidden' | 'silent';

const ALL: readonly Thing[] = [...THINGS, 'hidden', 'silent'];

const deed = (run: Deed['run'], alone: readonly Thing[] = [], together: readonly Thing[] = []): Deed => ({
  alone,
  together,
  run,
});

const ANSWERS = ['answers', 'journal', 'entries'] as const;

/** By name. */
export const DEEDS = {
  start: deed(settings.start, ['state', 'answers', 'quiet', 'step']),
  pause: deed(settings.pause, ['state']),
  pauseUntil: deed(settings.pauseUntil, ['state']),
  resume: deed(settings.resume, ['state']),
  stop: deed(settings.stop, ['state']),
  skipAny: deed(settings.skipAny),
  answerNote: deed((turn) => answers.answerNote(turn), [], ANSWERS),
  answerKeeping: deed((turn) => answers.answerNote(turn, true), ['promises'], ANSWERS),
  answerTwice: deed(answers.answerTwice, [], ANSWERS),
  answerNow: deed(answers.answerNow, [], ANSWERS),
  openOnly: deed(answers.openOnly),
  later: deed(answers.later),
  skipNote: deed(answers.skipNote),
  reflect: deed(answers.reflect, [], ['journal', 'entries']),
  deleteEntry: deed(answers.deleteEntry, ['entries']),
  promise: deed(settings.promise),
  keepPromise: deed(settings.keepPromise, ['promises']),
  letGo: deed(settings.letGo, ['promises']),
  keepAndLetGo: deed(settings.keepAndLetGo, ['promises']),
  chooseSide: deed(settings.chooseSide, ['side']),
  chooseCountry: deed(settings.chooseCountry, ['country']),
  chooseJournal: deed(settings.chooseJournal, ['journal']),
  chooseQuiet: deed(settings.chooseQuiet, ['quiet']),
  hidePractices: deed(settings.hidePractices, ['hidden']),
  silence: deed(settings.silence, ['silent']),
  keepStep: deed(settings.keepStep, ['step']),
  moveOn: deed(settings.moveOn, ['step']),
  look: deed(settings.look),
  erase: deed(settings.erase, ALL, ALL),
} as const satisfies Readonly<Record<string, Deed>>;
export type DeedName = keyof typeof DEEDS;

/** True where one member can do both at the same time. */
export const canMeet = (one: DeedName, other: DeedName): boolean => {
  if (one === 'erase' || other === 'erase') return false;
  const [a, b]: readonly [Deed, Deed] = [DEEDS[one], DEEDS[other]];
  return (
    !a.alone.some((thing) => b.alone.includes(thing) || b.together.includes(thing)) &&
    !b.alone.some((thing) => a.together.includes(thing))
  );
};
