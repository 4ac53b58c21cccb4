/** What a member's own choices mean for their check-in and their journal. Pure. */
import type { Member, Rhythm, Settings } from '#core/records.ts';
import { begin, pause, QUIET } from './check-ins.ts';
import { instantOf, isQuiet, nextThree } from './rhythm.ts';

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

/** The check-in goes by the clock of another zone, at the same hour. A pause stays a pause. */
export function moveTo(zone: string, member: Member, now: Temporal.Instant): Member {
  const was = member.checkIn;
  if (!was || was.rhythm.zone === zone) return member;
  const begun = begin(member, { ...was.rhythm, zone }, now);
  if (!begun.checkIn) return begun;
  const moved = { ...begun.checkIn, ...(was.later !== undefined && { later: was.later }) };
  if (!was.paused) return { ...begun, checkIn: moved };
  const { until } = was.paused;
  const { next: _next, ...still } = moved;
  const paused = until === undefined ? { ...still, paused: was.paused } : pause(moved, until);
  return { ...begun, checkIn: paused };
}

/** The last day on which something is left of the journal, such as 2026-11-22; undefined where it is empty. */
export function journalEnds({ entries }: Member, zone: string): string | undefined {
  const last = Math.max(...entries.map(({ until }) => until));
  return entries.length === 0 ? undefined : dayOf(last, zone);
}

/** The day of a moment, which is in milliseconds since 1970, in a zone. */
export const dayOf = (moment: number, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone).toPlainDate().toString();
