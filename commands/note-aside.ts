/** A note that is set aside: put off, or skipped. */
import {
  occurrencePart,
  oneOf,
  press,
  refuse,
  Refusal,
  saying,
  type Button,
  type Context,
  type Message,
  type Say,
} from '#core/command.ts';
import { laterAt, LATERS, putOff, skip, waiting, whyNotLater, type Later } from '#support/check-ins.ts';
import { seen } from '#support/due.ts';
import { sayInstant } from '#support/upcoming.ts';
import { hide } from './hide.ts';
import { change } from './pause.ts';

// What can be pressed

const later = press({
  name: 'later',
  version: 1,
  parts: { occurrence: occurrencePart, until: oneOf(LATERS) },
  place: 'replace',
  run: ({ occurrence, until }, context) => putNoteOff(occurrence, until, context),
});

const skipNote = press({
  name: 'skip-note',
  version: 1,
  parts: { occurrence: occurrencePart },
  place: 'replace',
  run: ({ occurrence }, context) => skipThis(occurrence, context),
});

/** Everything in this file that can be pressed. */
export const asideActions = [later, skipNote];

/** What a note offers to whoever does not answer it now. */
export const asideButtons = (occurrence: string, say: Say): readonly Button[] => [
  ...LATERS.map((until) => later.button(say.label(`check-in.later.${until}`), { occurrence, until })),
  skipNote.button(say.label('check-in.skip.button'), { occurrence }),
];

// What is said

/** To whoever presses a button of a note that waits no longer. */
export const sayOver = (say: Say): Message => ({
  blocks: [
    { kind: 'text', text: say('check-in.over') },
    { kind: 'buttons', buttons: [hide.button(say.label('hide.button'), {})] },
  ],
});

async function putNoteOff(occurrence: string, until: Later, context: Context): Promise<Message | Refusal> {
  const { say, now, me, areSettingsKnown } = context;
  if (!areSettingsKnown) return refuse(say('check-in.unknown'));
  let isDone = false;
  const member = await me.update(
    (was) => {
      isDone = whyNotLater(was, occurrence, until, now) === undefined;
      if (!was?.checkIn || !isDone) return was;
      const at = laterAt(until, was.checkIn.rhythm, now);
      return { ...seen(was, now), checkIn: putOff(was.checkIn, occurrence, at) };
    },
    (hadEffect) => {
      isDone = hadEffect;
    },
  );
  // The same press may come again later: what is said is the moment that was kept when it came first.
  const { later: at, rhythm } = member?.checkIn ?? {};
  if (isDone && rhythm && at !== undefined) {
    const moment = sayInstant(Temporal.Instant.fromEpochMilliseconds(at), rhythm.zone, say);
    return saying(say('check-in.later.done', { moment }));
  }
  return sayWhyNotLater(isDone ? 'over' : whyNotLater(member, occurrence, until, now), occurrence, say);
}

function sayWhyNotLater(
  why: ReturnType<typeof whyNotLater>,
  occurrence: string,
  say: Say,
): Message | Refusal {
  if (why === 'paused') return refuse(say('check-in.paused'));
  return why === 'quiet' ? sayLaterIsQuiet(occurrence, say) : sayOver(say);
}

const sayLaterIsQuiet = (occurrence: string, say: Say): Refusal =>
  new Refusal({
    blocks: [
      { kind: 'text', text: say('check-in.later.quiet') },
      { kind: 'buttons', buttons: asideButtons(occurrence, say) },
    ],
  });

async function skipThis(occurrence: string, context: Context): Promise<Message | Refusal> {
  const { say } = context;
  let isOurs = false;
  await change(
    context,
    (kept) => {
      isOurs = waiting(kept, occurrence) !== undefined;
      return isOurs ? skip(kept) : kept;
    },
    (hadEffect) => {
      isOurs = hadEffect;
    },
  );
  return isOurs ? saying(say('check-in.skipped')) : sayOver(say);
}
