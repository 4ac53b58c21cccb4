/** What a member's own choices mean for their check-in and their journal. Pure. */
import type { CheckIn, Member, Rhythm, Settings } from '#core/records.ts';
import { momentOf, QUIET } from './check-ins.ts';
import { instantOf, isQuiet, nextAfter, nextThree } from './rhythm.ts';

/** The hours in which no note arrives; undefined where notes may come at any hour. */
export function quietOf({ quiet = QUIET }: Settings): { from: string; until: string } | undefined {
  return quiet.from === quiet.until ? undefined : quiet;
}

/**
 * When, by the member's own clock, one of the next check-ins would fall into their quiet hours; undefined where none
 * does. The member's zone need not be that of the rhythm.
 */
export function quietMoment(rhythm: Rhythm, settings: Settings, now: Temporal.Instant): string | undefined {
  const zone = settings.zone ?? rhythm.zone;
  return nextThree(rhythm, now)
    .map((at) => instantOf(at, rhythm.zone).toZonedDateTimeISO(zone).toPlainTime())
    .find((time) => isQuiet(settings.quiet ?? QUIET, time))
    ?.toString({ smallestUnit: 'minute' });
}

/**
 * The check-in goes by the clock of another zone from now on, on the same days at the same hour. What was put off, skipped
 * or paused stays so, and a day on which a note came already brings no second one.
 */
export function moveTo(zone: string, checkIn: CheckIn, now: Temporal.Instant): CheckIn {
  const { next, ...still } = checkIn;
  const rhythm = { ...checkIn.rhythm, zone };
  if (next === undefined) return { ...still, rhythm };
  const isAhead = Temporal.Instant.compare(momentOf(next, rhythm), now) > 0;
  const coming = isAhead ? next : nextAfter(rhythm, now)?.toString({ smallestUnit: 'minute' });
  return { ...still, rhythm, ...(coming !== undefined && { next: coming }) };
}

/** The language of what is sent to a member: the one they chose, else the one in which they said yes to check-ins. */
export const languageOf = ({ settings, checkIn }: Member): string | undefined =>
  settings.language ?? checkIn?.language;

/** The last day on which something is left of the journal, such as 2026-11-22; undefined where it is empty. */
export function journalEnds({ entries }: Member, zone: string): string | undefined {
  const last = Math.max(...entries.map(({ until }) => until));
  return entries.length === 0 ? undefined : dayOf(last, zone);
}

/** The day of a moment, which is in milliseconds since 1970, in a zone. */
export const dayOf = (moment: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString();
