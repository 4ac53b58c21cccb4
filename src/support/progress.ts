import type { Member } from '#core/records.ts';
import { mondayOf } from './rhythm.ts';

/** The zone in which a member's days begin. */
export const zoneOf = ({ checkIn, settings }: Member): string =>
  settings.zone ?? checkIn?.rhythm.zone ?? 'UTC';

/** Notes that the member showed up this week, with the rating they gave, if any: the last one of a day counts. */
export function showUp(
  member: Member,
  did: '1' | '2' | '3' | '4' | '5' | undefined,
  now: Temporal.Instant,
): Member {
  const today = now.toZonedDateTimeISO(zoneOf(member)).toPlainDate();
  const week = mondayOf(today).toString();
  const on = today.toString();
  const weeks = member.weeks.includes(week) ? member.weeks : [...member.weeks, week];
  if (did === undefined) return { ...member, weeks };
  const ratings = [...member.ratings.filter((rating) => rating.on !== on), { on, did: Number(did) }];
  return { ...member, weeks, ratings };
}
