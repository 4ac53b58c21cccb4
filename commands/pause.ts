/** Pausing the check-in, taking it up again and skipping: one press each, wherever it stands. */
import {
  press,
  refuse,
  saying,
  type CheckIn,
  type Context,
  type Message,
  type Refusal,
} from '#core/command.ts';
import { pause, resume, skip, skipNext } from '#support/check-ins.ts';
import { seen } from '#support/due.ts';
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

/** Skips the next check-in. */
export const skipComing = press({
  name: 'skip',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => skipOne(skipNext, context),
});

/** Everything in this file that can be pressed. */
export const pauseActions = [pauseCheckIn, resumeCheckIn, skipComing];

/** Pauses until the beginning of a day, such as 2026-11-22, or until the member resumes. */
export async function pauseUntil(day: string | undefined, context: Context): Promise<Message | Refusal> {
  const { say } = context;
  const checkIn = await change(context, (kept) => pause(kept, day, context.now));
  if (!checkIn) return refuse(say('check-in.none'));
  const text =
    day === undefined
      ? say('check-in.paused')
      : say('check-in.paused.until', { day: sayDate(Temporal.PlainDate.from(day), say) });
  return {
    blocks: [
      { kind: 'text', text },
      { kind: 'buttons', buttons: [resumeCheckIn.button(say.label('check-in.resume.button'), {})] },
    ],
  };
}

export async function resumeNow(context: Context): Promise<Message | Refusal> {
  const { say, now, member } = context;
  const wasPaused = member?.checkIn?.paused !== undefined;
  const checkIn = await change(context, (kept) => (kept.paused ? resume(kept, now) : kept));
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
  if (isNothing) return saying(say('check-in.skipped-nothing'));
  const first = sayNext(checkIn, say);
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
