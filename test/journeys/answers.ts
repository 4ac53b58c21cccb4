/** What members answer, and what they write. */
import type { Form } from '#core/message.ts';
import { shownIn, mondayOf, type Model } from './model.ts';
import { readText } from '../seen.ts';
import { buttonsOf, findButtons } from './screen.ts';
import { act, hasDone, isDone, isTold, press, pressNewest, submit, types, type Turn } from './turn.ts';
import { WAYS, type Outcome } from './world.ts';

const DAY = 24 * 60 * 60_000;

/** The note that is opened: the newest, and now and then an older one, which is done with. */
const noteOf = ({ traveller, pick }: Turn): string | undefined => {
  const notes = findButtons(traveller.person.screen, 'open');
  return pick % 9 === 0 ? (notes[1] ?? notes[0]) : notes[0];
};

/** The last part of an id. */
const lastPart = (id: string): string => id.slice(id.lastIndexOf('|') + 1);

/** What stands behind a note: an id for each thing that can be done with it, by its route. */
async function openNote(turn: Turn): Promise<((route: string) => readonly string[]) | undefined> {
  const note = noteOf(turn);
  if (note === undefined) return undefined;
  const { replies } = await press(turn, note);
  const isOver = isTold({ replies, form: undefined }, 'check-in.over');
  if (!isOver) turn.traveller.deeds += 1;
  const card = replies.find(({ message }) => findButtons([message], 'check-in').length > 0);
  return card && ((route) => findButtons([card.message], route));
}

/** The same for all that a member answers on one day, so that it does not matter which comes last. */
const ratingOn = (day: string): number => (Number(day.slice(-2)) % 5) + 1;

/** The day on which it is now, for the bot and the member alike. */
const today = ({ world, traveller: { model } }: Turn): string =>
  shownIn(model.settings.timeZone ?? 'UTC', world.clock.now()).day;

const untilOf = ({ world }: Turn, { settings }: Model): number =>
  world.clock.now().epochMilliseconds + (settings.journalDays ?? 0) * DAY;

/** True where the answer counted. */
const isThanked = (outcome: Outcome): boolean =>
  hasDone(outcome, 'check-in.thanks', 'check-in.thanks.hard', 'check-in.not-ok.kept');

interface Answer {
  readonly how: string;
  /** The promise that is ticked as kept, by its value and its words. */
  readonly kept?: { readonly value: string; readonly label: string } | undefined;
}

const answerOf = ({ pick }: Turn, form: Form, isKeeping: boolean): Answer => {
  const field = form.fields.find(({ name }) => name === 'kept');
  const kept = isKeeping && field?.kind === 'several' ? field.choices[0] : undefined;
  return { how: ['steady', 'mixed', 'hard', 'steady', 'mixed', 'not-ok'][pick % 6] ?? 'steady', kept };
};

/** Takes down what the bot said that it kept of an answer. */
function takeDown(turn: Turn, outcome: Outcome, { how, kept }: Answer, written: string): void {
  const { model } = turn.traveller;
  if (!isThanked(outcome)) return;
  turn.traveller.deeds += 1;
  const day = today(turn);
  model.weeks.add(mondayOf(day));
  if (how === 'not-ok') return;
  model.ratings.set(day, ratingOn(day));
  if (kept) model.promises.set(kept.label, 'kept');
  if (hasDone(outcome, 'check-in.thanks.journal')) model.entries.set(written, untilOf(turn, model));
}

const rawOf = (turn: Turn, { how, kept }: Answer, words: string): Readonly<Record<string, string>> => ({
  how,
  did: String(ratingOn(today(turn))),
  safe: '4',
  ...(kept && { kept: kept.value }),
  words,
});

/** Opens the note and answers it. */
export async function answerNote(turn: Turn, isKeeping = false): Promise<boolean> {
  const [action] = (await openNote(turn))?.('check-in') ?? [];
  if (action === undefined) return false;
  const { form } = await press(turn, action);
  if (!form) return false;
  const answer = answerOf(turn, form, isKeeping);
  const outcome = await submit(turn, form, rawOf(turn, answer, turn.words));
  if (isThanked(outcome)) count(turn, lastPart(action));
  takeDown(turn, outcome, answer, turn.words);
  return true;
}

const count = ({ traveller: { thanks } }: Turn, occurrence: string): unknown =>
  thanks.set(occurrence, (thanks.get(occurrence) ?? 0) + 1);

/** Answers one note in two windows at once. */
export async function answerTwice(turn: Turn): Promise<boolean> {
  const [action] = (await openNote(turn))?.('check-in') ?? [];
  if (action === undefined) return false;
  const { form } = await press(turn, action);
  if (!form) return false;
  const answer: Answer = { how: 'steady' };
  await Promise.all(
    WAYS.map(async (way) => {
      const written = `${turn.words} ${way}`;
      const outcome = await submit(turn, form, rawOf(turn, answer, written), way);
      if (isThanked(outcome)) count(turn, lastPart(action));
      takeDown(turn, outcome, answer, written);
    }),
  );
  return true;
}

/** Checks in without having been asked. */
export async function answerNow(turn: Turn): Promise<boolean> {
  const { form } = await types(turn, 'check-in now');
  if (!form) return false;
  const answer = answerOf(turn, form, false);
  // Before they have agreed nothing is kept, so what is delivered late could count later.
  const now = { ...turn, isRepeated: turn.isRepeated && turn.traveller.model.isAgreed };
  takeDown(turn, await submit(now, form, rawOf(turn, answer, turn.words)), answer, turn.words);
  return true;
}

/** Opens the note and puts it off. */
export async function later(turn: Turn): Promise<boolean> {
  const ids = (await openNote(turn))?.('later') ?? [];
  const id = ids[turn.pick % 3];
  if (id === undefined) return false;
  const outcome = await press(turn, id);
  const isOver = outcome.replies.some((each) => isTold({ ...outcome, replies: [each] }, 'check-in.over'));
  const isPutOff = isDone(outcome) && !isOver;
  const { model, putOff } = turn.traveller;
  const occurrence = id.split('|')[1] ?? '';
  if (isPutOff) {
    putOff.set(occurrence, (putOff.get(occurrence) ?? 0) + 1);
    model.putOffIn = turn.world.round;
    turn.traveller.deeds += 1;
  }
  return isPutOff;
}

/** Opens the note and skips it. */
export async function skipNote(turn: Turn): Promise<boolean> {
  const [id] = (await openNote(turn))?.('skip-note') ?? [];
  if (id === undefined) return false;
  await press(turn, id);
  return true;
}

/** Opens the note and leaves it at that. */
export const openOnly = async (turn: Turn): Promise<boolean> => (await openNote(turn)) !== undefined;

/** Writes about a step. */
export async function reflect(turn: Turn): Promise<boolean> {
  const step = (turn.pick % 7) + 1;
  const { replies } = await types(turn, `trust-steps step:${step} side:hurt`);
  const [action] = replies.flatMap(({ message }) => findButtons([message], 'reflect'));
  const form = action === undefined ? undefined : (await press(turn, action)).form;
  if (!form) return false;
  const outcome = await submit(turn, form, { first: turn.words });
  const { model } = turn.traveller;
  if (hasDone(outcome, 'reflect.done.kept')) model.entries.set(turn.words, untilOf(turn, model));
  return true;
}

/** Deletes an entry of the journal. */
export async function deleteEntry(turn: Turn): Promise<boolean> {
  await types(turn, 'my-progress');
  const page = (await pressNewest(turn, 'journal-page'))?.replies[0]?.message;
  if (!page) return false;
  const ids = buttonsOf(page).filter(({ id }) => id.startsWith('delete-entry@'));
  const i = turn.pick % Math.max(1, ids.length);
  const button = ids[i];
  // Of each entry the page says its day, its words, and until when it is kept.
  const block = page.blocks[1 + 3 * i + 1];
  if (!button || block?.kind !== 'text') return false;
  const outcome = await act(turn, { kind: 'action', action: button.id });
  const { model } = turn.traveller;
  const shown = readText(block.text);
  const written = [...model.entries.keys()].find((each) => shown.endsWith(each));
  if (hasDone(outcome, 'journal.deleted') && written !== undefined) model.entries.delete(written);
  return true;
}
