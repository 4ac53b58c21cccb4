import type { Member } from '#core/records.ts';
import { mondayOf } from './rhythm.ts';

/** The zone in which a member lives, as far as they said. */
export const ownZoneOf = ({ checkIn, settings }: Member): string | undefined =>
  settings.zone ?? checkIn?.rhythm.zone;

/** The zone in which a member's days begin. */
export const zoneOf = (member: Member): string => ownZoneOf(member) ?? 'UTC';

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

/** How many weeks a picture shows at most. */
const WEEKS = 26;

/**
 * A member's own ratings from the first week that has one until this week, at most 26: the last one of each week, or none.
 */
export function ratingsByWeek(
  member: Member,
  now: Temporal.Instant,
): readonly { readonly week: Temporal.PlainDate; readonly did: number | undefined }[] {
  const last = mondayOf(now.toZonedDateTimeISO(zoneOf(member)).toPlainDate());
  const byWeek = new Map(
    member.ratings
      .toSorted((a, b) => a.on.localeCompare(b.on))
      .map(({ on, did }) => [mondayOf(Temporal.PlainDate.from(on)).toString(), did]),
  );
  const weeks = Array.from({ length: WEEKS }, (_, i) => last.subtract({ weeks: WEEKS - 1 - i }));
  const first = weeks.findIndex((week) => byWeek.has(week.toString()));
  return first < 0 ? [] : weeks.slice(first).map((week) => ({ week, did: byWeek.get(week.toString()) }));
}

/** Keeps a step in the member's progress and makes it the one they are on, or takes it out again. */
export function keepStep(member: Member, step: number, isKept: boolean): Member {
  const others = member.keptSteps.filter((each) => each !== step);
  return isKept ? { ...member, step, keptSteps: [...others, step] } : { ...member, keptSteps: others };
}
