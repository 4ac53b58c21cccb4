/** When the next note comes, in words. */
import type { CheckIn, Rhythm } from '#core/records.ts';
import type { Say } from '#core/words.ts';
import { isPausedNow } from './check-ins.ts';
import type { ChosenRhythm } from './rhythm-part.ts';
import { mondayOf, nextAfter } from './rhythm.ts';
import { sayDate, sayMoment } from './when.ts';

/** A rhythm as it begins now: the week of its first occurrence is one that counts. */
export function anchored(chosen: ChosenRhythm, now: Temporal.Instant): Rhythm {
  const today = now.toZonedDateTimeISO(chosen.zone).toPlainDate();
  const weekly = { ...chosen, every: 1, anchor: mondayOf(today).toString() };
  const first = nextAfter(weekly, now)?.toPlainDate() ?? today;
  return { ...chosen, anchor: mondayOf(first).toString() };
}

/** The next check-in in words; undefined where none is planned. */
export const sayNext = ({ next, rhythm }: CheckIn, say: Say): string | undefined =>
  next && sayMoment(Temporal.PlainDateTime.from(next), rhythm.zone, say);

/** The next check-in in words, or why none is planned. */
export function sayNextOrWhy(checkIn: CheckIn, now: Temporal.Instant, say: Say): string {
  const next = sayNext(checkIn, say);
  if (next !== undefined) return next;
  if (!isPausedNow(checkIn, now)) return say.label('check-in.next.ended');
  return say.label(checkIn.paused?.until === undefined ? 'check-in.next.paused' : 'check-in.next.past');
}

/** Whether a check-in runs, in words. A pause whose day has come is over. */
export function sayPause(checkIn: CheckIn, now: Temporal.Instant, say: Say): string {
  const { paused } = checkIn;
  if (!paused || !isPausedNow(checkIn, now)) return say.label('check-in.state.on');
  if (paused.until === undefined) return say.label(`check-in.state.${paused.why}`);
  return say.label('check-in.state.until', { day: sayDate(Temporal.PlainDate.from(paused.until), say) });
}

/** A moment by the clock of a zone. */
export const sayInstant = (moment: Temporal.Instant, zone: string, say: Say): string =>
  sayMoment(moment.toZonedDateTimeISO(zone).toPlainDateTime(), zone, say);
