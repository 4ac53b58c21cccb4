/** The check-in itself: a short form, and what is said to each answer. */
import {
  choice,
  form,
  makeOccurrence,
  occurrencePart,
  press,
  refuse,
  Refusal,
  saying,
  several,
  text,
  whole,
  type Block,
  type Button,
  type Context,
  type Member,
  type Message,
  type Occurrence,
  type Part,
  type Say,
} from '#core/command.ts';
import { answered, waiting } from '#support/check-ins.ts';
import { seen } from '#support/due.ts';
import { isListed, keepEntry } from '#support/journal.ts';
import { stepOf } from '#support/practices.ts';
import { askedOf, choicesOf, endPromises } from '#support/promises.ts';
import { showUp } from '#support/progress.ts';
import { stepWords, STEPS } from '#support/steps.ts';
import { needButtons } from './crisis.ts';
import { hide } from './hide.ts';
import { askSafety } from './is-it-safe.ts';
import { resumeCheckIn } from './pause.ts';

/** Stands for a check-in that no note asked for. */
const NOW = 'now';

const occurrenceOrNow: Part<string> = {
  width: occurrencePart.width,
  write: (value) => value,
  read: (raw) => (raw === NOW ? { value: NOW } : occurrencePart.read(raw)),
};

// What can be pressed

const stay = press({
  name: 'stay',
  version: 1,
  parts: { step: whole(1, STEPS) },
  place: 'replace',
  run: ({ step }, context) => goTo(step, 'check-in.stayed', context),
});

const move = press({
  name: 'move',
  version: 1,
  parts: { step: whole(1, STEPS) },
  place: 'replace',
  run: ({ step }, context) => goTo(step, 'check-in.moved', context),
});

// What is filled in

const HOW = ['steady', 'mixed', 'hard', 'not-ok'] as const;
const RATINGS = ['1', '2', '3', '4', '5'] as const;

const how = choice({
  summary: 'check-in.form.how.summary',
  label: 'check-in.form.how',
  values: HOW,
  name: (value, say) => say.label(`check-in.how.${value}`),
});
const sayRating = (value: (typeof RATINGS)[number], say: Say) => say.label(`check-in.rating.${value}`);
const did = choice({
  summary: 'check-in.form.did.summary',
  label: 'check-in.form.did',
  values: RATINGS,
  name: sayRating,
});
const safe = choice({
  summary: 'check-in.form.safe.summary',
  label: 'check-in.form.safe',
  values: RATINGS,
  name: sayRating,
});

/** The form of a check-in. Not more than five fields: Discord shows no more. */
export const answerCheckIn = form({
  name: 'check-in',
  version: 1,
  parts: { occurrence: occurrenceOrNow },
  place: 'replace',
  title: 'check-in.form.answer-title',
  intro: (_, say, context) =>
    say(context && !isAgreed(context.member) ? 'check-in.form.not-begun' : 'check-in.form.answer-intro'),
  fields: {
    how: { ...how, isRequired: true },
    did,
    safe,
    kept: several({ summary: 'check-in.form.promises.summary', label: 'check-in.form.promises' }),
    words: text({ summary: 'check-in.form.words.summary', label: 'check-in.form.words', maxLength: 1500 }),
  },
  submit: 'check-in.form.send',
  // Nothing is asked for that would not be kept.
  offers: (_, _say, context) => ({
    kept: isAgreed(context?.member) && choicesOf(askedOf(context?.member)),
    words: isAgreed(context?.member) && context?.settings.journalDays !== undefined,
  }),
  forgets: ['safe'],
  run: ({ occurrence }, input, context) => {
    if (input.how === 'not-ok') return answerNotOk(occurrence, context);
    if (!context.areSettingsKnown) return refuse(context.say('check-in.unknown'));
    return isAgreed(context.member)
      ? keep(occurrence, input, context)
      : sayThanks(input, { isKept: false, isInJournal: false }, context);
  },
});

/** The form for a check-in that no note asked for. */
export const checkInNow = () => answerCheckIn.id({ occurrence: NOW });

/** Everything in this file that can be pressed or filled in. */
export const formActions = [answerCheckIn, stay, move];

interface Input {
  readonly how?: (typeof HOW)[number];
  readonly did?: (typeof RATINGS)[number];
  readonly safe?: (typeof RATINGS)[number];
  readonly kept?: readonly string[];
  readonly words?: string;
}

const isAgreed = (member: Member | undefined): boolean => member?.agreedAt !== undefined;

// What is kept

/** Help comes first and in any case. That the week was answered is kept, if that can be done. */
async function answerNotOk(occurrence: string, context: Context): Promise<Message> {
  const { me, now } = context;
  let isKept = false;
  if (isAgreed(context.member)) {
    const save = me.update(
      (kept) => {
        isKept = kept !== undefined && mayAnswer(kept, occurrence);
        return kept && isKept ? endNote(showUp(seen(kept, now), undefined, now)) : kept;
      },
      (hadEffect) => {
        isKept = hadEffect;
      },
    );
    await save.catch(() => {
      isKept = false;
    });
  }
  return sayNotOk(isKept, context);
}

/** True while the note with this id waits, or where no note asked. */
const mayAnswer = (member: Member | undefined, occurrence: string): boolean =>
  occurrence === NOW || waiting(member?.checkIn, occurrence) !== undefined;

const endNote = (member: Member): Member =>
  member.checkIn ? { ...member, checkIn: answered(member.checkIn) } : member;

/**
 * Keeps the answer, once. The journal's words are written first, under an id that nobody knows: where the record can't be
 * changed after that, they end by themselves and are offered again.
 */
async function keep(occurrence: string, input: Input, context: Context): Promise<Message | Refusal> {
  const { me, journal, now, settings } = context;
  const { words = '' } = input;
  const days = words === '' ? undefined : settings.journalDays;
  const id = makeOccurrence();
  if (days !== undefined) await journal.write(id, { words }, days);
  let isKept = false;
  const after = await me.update(
    (kept) => {
      // Whoever had everything erased meanwhile stays erased.
      // Where the journal was turned off while the form was open, its words are not lost by that.
      const isRoomForWords = words === '' || (days !== undefined && kept?.settings.journalDays !== undefined);
      isKept = isRoomForWords && mayAnswer(kept, occurrence);
      if (!kept || !isKept) return kept;
      const here = endNote(showUp(seen(kept, now), input.did, now));
      const told = endPromises(here, input.kept ?? [], 'kept');
      return days === undefined ? told : keepEntry(told, id, days, now);
    },
    (hadEffect) => {
      isKept = hadEffect;
    },
  );
  if (days !== undefined && !isListed(after, id)) await journal.remove([id]);
  if (!after) return sayThanks(input, { isKept: false, isInJournal: false }, context);
  if (!isKept) return sayWhyNot(after, occurrence, input, context);
  return sayThanks(input, { isKept: true, isInJournal: days !== undefined }, { ...context, member: after });
}

async function goTo(
  step: number,
  sentence: 'check-in.stayed' | 'check-in.moved',
  { me, say, now }: Context,
): Promise<Message> {
  const after = await me.update((kept) => (isAgreed(kept) && kept ? { ...seen(kept, now), step } : kept));
  if (!isAgreed(after)) return saying(say('check-in.form.not-begun'));
  const { name } = stepWords(say, step);
  return { blocks: [{ kind: 'text', text: say(sentence, { step, name }) }] };
}

// What is said

/** Why an answer was not kept. Where it was not answered before, it is offered again, for now or for the same note. */
function sayWhyNot(
  member: Member,
  occurrence: string,
  { words = '' }: Input,
  { say, settings }: Context,
): Message | Refusal {
  const isAgain = mayAnswer(member, occurrence);
  const isOff = settings.journalDays === undefined || member.settings.journalDays === undefined;
  // There is no place for the words any more: that is told first.
  if (words !== '' && isOff) {
    const off = saying(say('check-in.journal-off'));
    return isAgain ? new Refusal(off) : new Refusal(off, checkInNow());
  }
  const why = whyOver(member.checkIn?.last, occurrence);
  const sentence = saying(say(why));
  return why === 'check-in.answered' && words === '' ? sentence : new Refusal(sentence, checkInNow());
}

/** What became of a note that waits no longer. */
function whyOver(last: Occurrence | undefined, occurrence: string) {
  if (!last) return 'check-in.stopped-before';
  if (last.id !== occurrence) return 'check-in.overtaken';
  return last.state === 'answered' ? 'check-in.answered' : 'check-in.skipped-before';
}

function sayThanks(
  input: Input,
  { isKept, isInJournal }: { readonly isKept: boolean; readonly isInJournal: boolean },
  { say, member }: Context,
): Message {
  const thanks = input.how === 'hard' ? 'check-in.thanks.hard' : 'check-in.thanks';
  const isUnsafe = input.safe === '1' || input.safe === '2';
  const isResting = member?.checkIn?.paused?.why === 'unanswered';
  const blocks: readonly (Block | false)[] = [
    { kind: 'text', text: say(isKept ? thanks : 'check-in.thanks.not-kept') },
    isInJournal && { kind: 'text', text: say('check-in.thanks.journal') },
    isResting && { kind: 'text', text: say('check-in.thanks.resting') },
    {
      kind: 'buttons',
      buttons: [
        ...(isKept ? stepButtons(stepOf(member), say) : []),
        ...(isResting ? [resumeCheckIn.button(say.label('check-in.resume.button'), {})] : []),
        ...(isUnsafe ? [askSafety.button(say.label('safe.button'), {})] : []),
        hide.button(say.label('hide.button'), {}),
      ],
    },
  ];
  return { blocks: blocks.filter((block) => block !== false) };
}

const stepButtons = (step: number, say: Say): readonly Button[] => [
  stay.button(say.label('check-in.stay'), { step }),
  ...(step < STEPS ? [move.button(say.label('check-in.move'), { step: step + 1 })] : []),
];

const sayNotOk = (isKept: boolean, { say, settings }: Context): Message => ({
  blocks: [
    { kind: 'text', text: say('crisis.in-danger') },
    { kind: 'text', text: say('check-in.not-ok') },
    {
      kind: 'buttons',
      buttons: [...needButtons(settings.country, say), hide.button(say.label('hide.button'), {})],
    },
    { kind: 'aside', text: say(isKept ? 'check-in.not-ok.kept' : 'check-in.not-ok.nothing') },
  ],
});
