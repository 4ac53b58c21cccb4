/** What members choose, plan and promise. */
import { SIDES } from '#core/records.ts';
import { nothingKept } from './model.ts';
import { findButtons, findList, linesOf } from './screen.ts';
import { act, hasDone, isDone, isTold, press, pressNewest, submit, types, type Turn } from './turn.ts';

/** Begins a check-in, or gives it another hour. */
export async function start(turn: Turn): Promise<boolean> {
  const { home, model, person } = turn.traveller;
  const isLater = model.hasCheckIn && turn.pick % 2 === 0;
  const at = Temporal.PlainTime.from(home.at)
    .add({ minutes: isLater ? 20 : 0 })
    .toString({ smallestUnit: 'minute' });
  const { replies } = await types(turn, `check-in start days:daily at:${at} zone:${home.zone}`);
  const [yes] = replies.flatMap(({ message }) => findButtons([message], 'start'));
  if (yes === undefined) return false;
  const { replies: begun } = await press(turn, yes);
  // Where one of two processes could not send the test note, the other one began all the same.
  if (begun.every(({ outcome }) => outcome !== 'done')) return false;
  model.hasCheckIn = true;
  model.isAgreed = true;
  delete model.pause;
  model.settings.timeZone ??= home.zone;
  turn.traveller.deeds += 1;
  return person.screen.length > 0;
}

/** Pauses, until they resume. */
export async function pause(turn: Turn): Promise<boolean> {
  const isDoneNow = isDone(await types(turn, 'check-in pause'));
  if (isDoneNow) setPause(turn, true);
  return isDoneNow;
}

const setPause = ({ world, traveller: { model } }: Turn, until: true | string): void => {
  model.pause = until;
  model.pausedIn = world.round;
};

/** Pauses until a day. */
export async function pauseUntil(turn: Turn): Promise<boolean> {
  const { traveller, world } = turn;
  const zone = traveller.model.settings.timeZone ?? 'UTC';
  const day = world.clock
    .now()
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .add({ days: turn.pick % 5 })
    .toString();
  const isDoneNow = isDone(await types(turn, `check-in pause until:${day}`));
  if (!isDoneNow) return false;
  setPause(turn, day);
  // From that day on notes come again, whatever there was before.
  turn.traveller.deeds += 1;
  return true;
}

export async function resume(turn: Turn): Promise<boolean> {
  const isDoneNow = isDone(await types(turn, 'check-in resume'));
  if (!isDoneNow) return false;
  delete turn.traveller.model.pause;
  turn.traveller.deeds += 1;
  return true;
}

/** Skips the note that waits, or the next one. */
export async function skipAny(turn: Turn): Promise<boolean> {
  if (!isDone(await types(turn, 'check-in skip'))) return false;
  turn.traveller.deeds += 1;
  return true;
}

export async function stop(turn: Turn): Promise<boolean> {
  const { model } = turn.traveller;
  await types({ ...turn, isRepeated: turn.isRepeated && model.hasCheckIn }, 'check-in stop');
  model.hasCheckIn = false;
  delete model.pause;
  return true;
}

/** Writes a promise down. */
export async function promise(turn: Turn): Promise<boolean> {
  const { form } = await types(turn, 'promise add');
  if (!form) return false;
  const outcome = await submit(turn, form, {
    words: turn.words,
    day: turn.pick % 3 === 0 ? 'in two weeks' : '',
  });
  const { promises } = turn.traveller.model;
  // It may have been kept before the slower one of two processes answered.
  const isNew = hasDone(outcome, 'promise.added') && !promises.has(turn.words);
  if (isNew) promises.set(turn.words, 'open');
  return true;
}

const ENDS = { kept: 'promise.kept.done', 'let-go': 'promise.let-go.done' } as const;

/** Ends a promise in one way, or in both ways at once: then one of them holds. */
async function endPromise(turn: Turn, states: readonly (keyof typeof ENDS)[]): Promise<boolean> {
  const { replies } = await types(turn, 'promise list');
  const screen = replies.map(({ message }) => message);
  const choices = findList(screen, 'kept')?.choices ?? [];
  const chosen = choices[turn.pick % Math.max(1, choices.length)];
  if (!chosen) return false;
  const ended = await Promise.all(
    states.map(async (state) => {
      const action = findList(screen, state)?.id ?? '';
      const outcome = await act(turn, { kind: 'action', action, chosen: chosen.value });
      return hasDone(outcome, ENDS[state]) ? [state] : [];
    }),
  );
  const [state, ...others] = ended.flat();
  if (others.length > 0) throw new Error('A promise was kept and let go.');
  if (state) turn.traveller.model.promises.set(chosen.label, state);
  return true;
}

export const keepPromise = (turn: Turn): Promise<boolean> => endPromise(turn, ['kept']);
export const letGo = (turn: Turn): Promise<boolean> => endPromise(turn, ['let-go']);
export const keepAndLetGo = (turn: Turn): Promise<boolean> => endPromise(turn, ['kept', 'let-go']);

/** Opens the settings, on the page with the notes where that is asked for. */
async function openSettings(turn: Turn, page: 'you' | 'notes'): Promise<void> {
  const { replies } = await types(turn, 'my-settings');
  const [notes] = replies.flatMap(({ message }) => findButtons([message], 'settings-page'));
  if (page === 'notes' && notes !== undefined) await press(turn, notes);
}

/** Chooses from the newest list that leads to this action. */
async function choose(turn: Turn, route: string, chosen: string): Promise<boolean> {
  const list = findList(turn.traveller.person.screen, route);
  return list !== undefined && isDone(await act(turn, { kind: 'action', action: list.id, chosen }));
}

export async function chooseSide(turn: Turn): Promise<boolean> {
  const side = SIDES[turn.pick % SIDES.length] ?? 'hurt';
  await openSettings(turn, 'you');
  const isChosen = await choose(turn, 'side', side);
  if (isChosen) turn.traveller.model.settings.side = side;
  return isChosen;
}

export async function chooseJournal(turn: Turn): Promise<boolean> {
  // Entries outlive the journey: their cells end by the machine's clock, which stands still here.
  const days = turn.pick % 5 === 0 ? undefined : 90;
  await openSettings(turn, 'notes');
  const isChosen = await choose(turn, 'journal-days', days === undefined ? 'off' : String(days));
  const { settings } = turn.traveller.model;
  if (isChosen && days !== undefined) settings.journalDays = days;
  if (isChosen && days === undefined) delete settings.journalDays;
  return isChosen;
}

/** Fills in a form that the settings offer. */
async function fill(turn: Turn, route: string, values: Readonly<Record<string, string>>): Promise<boolean> {
  const form = (await pressNewest(turn, route))?.form;
  return form !== undefined && hasDone(await submit(turn, form, values), 'settings.saved');
}

export async function chooseCountry(turn: Turn): Promise<boolean> {
  const country = ['NZ', 'IE', 'CL'][turn.pick % 3] ?? 'NZ';
  await openSettings(turn, 'you');
  const isSaved = await fill(turn, 'my-country', { country });
  if (isSaved) turn.traveller.model.settings.country = country;
  return isSaved;
}

export async function hidePractices(turn: Turn): Promise<boolean> {
  await openSettings(turn, 'you');
  const [id] = findButtons(turn.traveller.person.screen, 'tasks');
  if (id === undefined || !isDone(await press(turn, id))) return false;
  turn.traveller.model.settings.practicesHidden = id.endsWith('|yes');
  return true;
}

export async function silence(turn: Turn): Promise<boolean> {
  await openSettings(turn, 'notes');
  const outcome = await pressNewest(turn, 'silent');
  if (outcome && isDone(outcome)) turn.traveller.model.settings.silentNotes = true;
  return outcome !== undefined;
}

export async function chooseQuiet(turn: Turn): Promise<boolean> {
  await openSettings(turn, 'notes');
  const quiet = [
    { from: '22:00', until: '07:00' },
    { from: '00:00', until: '00:00' },
    { from: '20:45', until: '08:00' },
    { from: '12:00', until: '19:15' },
  ][turn.pick % 4] ?? { from: '21:00', until: '08:00' };
  const isSaved = await fill(turn, 'quiet', quiet);
  if (isSaved) turn.traveller.model.settings.quietHours = quiet;
  return isSaved;
}

/** Keeps a step in their progress, or takes it out again. */
export async function keepStep(turn: Turn): Promise<boolean> {
  const { replies } = await types(turn, `trust-steps step:${(turn.pick % 7) + 1}`);
  const [id] = replies.flatMap(({ message }) => findButtons([message], 'keep-step'));
  if (id === undefined) return false;
  await press(turn, id);
  const [, step, isKept] = id.split('|');
  const { model } = turn.traveller;
  if (isKept === 'yes') {
    model.keptSteps.add(Number(step));
    model.step = Number(step);
  } else model.keptSteps.delete(Number(step));
  return true;
}

/** Goes on to the next step, or stays, as the thanks for an answer offers. */
export async function moveOn(turn: Turn): Promise<boolean> {
  const { model, person } = turn.traveller;
  const [id] = findButtons(person.screen, turn.pick % 2 === 0 ? 'move' : 'stay');
  if (id === undefined || !model.isAgreed) return false;
  await press(turn, id);
  model.step = Number(id.split('|')[1]);
  return true;
}

const LOOKS = ['check-in show', 'my-progress', 'my-data show', 'promise list', 'my-data clear', 'trust-help'];

/** Looks at something, which changes nothing that is asked about later. */
export async function look(turn: Turn): Promise<boolean> {
  await types(turn, LOOKS[turn.pick % LOOKS.length] ?? 'trust-help');
  return true;
}

/** Erases everything. */
export async function erase(turn: Turn): Promise<boolean> {
  const { traveller, world } = turn;
  const once = { ...turn, isRepeated: false };
  await types(once, 'my-data erase');
  await pressNewest(once, 'erase-all');
  const outcome = await pressNewest(once, 'erase-yes');
  const answers = outcome?.replies ?? [];
  if (
    answers.length === 0 ||
    !answers.every((each) => isTold({ replies: [each], form: undefined }, 'data.erase.done'))
  )
    throw new Error(
      `The erasure ended otherwise: ${answers.flatMap(({ message }) => linesOf(message)).join(' / ')}`,
    );
  traveller.model = nothingKept();
  world.forgetsRepeats(traveller.person);
  return true;
}
