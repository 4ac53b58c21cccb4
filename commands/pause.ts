/** Pausing the check-in, taking it up again and skipping: one press each, wherever it stands. */
import {
  press,
  refuse,
  saying,
  type Button,
  type CheckIn,
  type Context,
  type Message,
  type Refusal,
  type Say,
  type Text,
} from '#core/command.ts';
import { isPausedNow, pause, resume, skip, skipNext } from '#support/check-ins.ts';
import { seen } from '#support/due.ts';
import { momentPart } from '#support/moment-part.ts';
import { sayNext } from '#support/upcoming.ts';
import { sayDate } from '#support/when.ts';

export const pauseCheckIn = press({
  name: 'pause',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => pauseUntil(undefined, context),
});

export const resumeCheckIn = press({
  name: 'resume',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => resumeNow(context),
});

/** Skips the next check-in: the one that stood beside the button. */
export const skipComing = press({
  name: 'skip',
  version: 2,
  parts: { at: momentPart },
  place: 'new',
  run: ({ at }, context) => skipOne((kept) => skipNext(kept, at), context),
});

/** The way into a pause, or out of it. */
export const pauseOrResume = (checkIn: CheckIn, now: Temporal.Instant, say: Say): Button =>
  isPausedNow(checkIn, now)
    ? resumeCheckIn.button(say.label('check-in.resume.button'), {})
    : pauseCheckIn.button(say.label('check-in.pause.button'), {});

/** Everything in this file that can be pressed. */
export const pauseActions = [pauseCheckIn, resumeCheckIn, skipComing];

/** Pauses until the beginning of a day, such as 2026-11-22, or until the member resumes. */
export async function pauseUntil(day: string | undefined, context: Context): Promise<Message | Refusal> {
  const { say } = context;
  const checkIn = await change(context, (kept) => pause(kept, day, context.now));
  if (!checkIn) return refuse(say('check-in.none'));
  return {
    blocks: [
      { kind: 'text', text: sayPaused(day, checkIn, say) },
      { kind: 'buttons', buttons: [resumeCheckIn.button(say.label('check-in.resume.button'), {})] },
    ],
  };
}

/** Where the last day is over before the pause is, no note comes again. */
function sayPaused(until: string | undefined, { next, rhythm }: CheckIn, say: Say): Text {
  if (until === undefined) return say('check-in.paused');
  const day = sayDate(Temporal.PlainDate.from(until), say);
  if (next !== undefined || rhythm.until === undefined) return say('check-in.paused.until', { day });
  return say('check-in.paused.past', { day, last: sayDate(Temporal.PlainDate.from(rhythm.until), say) });
}

export async function resumeNow(context: Context): Promise<Message | Refusal> {
  const { say, now, member } = context;
  const wasPaused = member?.checkIn !== undefined && isPausedNow(member.checkIn, now);
  const checkIn = await change(context, (kept) => (isPausedNow(kept, now) ? resume(kept, now) : kept));
  if (!checkIn) return refuse(say('check-in.none'));
  const first = sayNext(checkIn, say);
  if (first === undefined) return saying(say('check-in.resumed.ended'));
  return saying(wasPaused ? say('check-in.resumed', { first }) : say('check-in.is-on', { first }));
}

/** Skips the note that waits, or the next one. */
export const skipAny = (context: Context): Promise<Message | Refusal> => skipOne(skip, context);

async function skipOne(make: typeof skip, context: Context): Promise<Message | Refusal> {
  const { say } = context;
  let wasNext = false;
  let isNothing = false;
  const checkIn = await change(
    context,
    (kept) => {
      const skipped = make(kept);
      wasNext = skipped.next !== kept.next;
      isNothing = skipped === kept;
      return skipped;
    },
    (hadEffect) => {
      isNothing = !hadEffect;
    },
  );
  if (!checkIn) return refuse(say('check-in.none'));
  const first = sayNext(checkIn, say);
  if (isNothing) {
    return saying(
      first === undefined ? say('check-in.skipped-nothing') : say('check-in.skipped-other', { first }),
    );
  }
  if (!wasNext) return saying(say('check-in.skipped'));
  return saying(first === undefined ? say('check-in.skipped-last') : say('check-in.skipped-next', { first }));
}

/** Changes the check-in, if there is one, and gives what is kept then. */
export async function change(
  { me, now }: Context,
  make: (kept: CheckIn) => CheckIn,
  onRepeat?: (hadEffect: boolean) => void,
): Promise<CheckIn | undefined> {
  const member = await me.update((kept) => {
    const checkIn = kept?.checkIn && make(kept.checkIn);
    return kept && checkIn && checkIn !== kept.checkIn ? { ...seen(kept, now), checkIn } : kept;
  }, onRepeat);
  return member?.checkIn;
}
