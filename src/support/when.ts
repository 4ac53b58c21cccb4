/** Says in words when something comes round. Clocks have 24 hours, and the zone is always named. */
import { worldwide, type Say } from '#core/words.ts';
import { sayDays } from './days.ts';
import { instantOf } from './rhythm.ts';
import type { ChosenRhythm } from './rhythm-part.ts';
import { cityOf } from './zone-names.ts';

type PlainDate = Temporal.PlainDate;

/** A date with its year: 3 May 2027. */
export const sayDate = (date: PlainDate, say: Say): string =>
  date.toLocaleString(worldwide(say.language), { day: 'numeric', month: 'long', year: 'numeric' });

/** A date without its year: 9 Nov. */
export const sayShortDate = (date: PlainDate, say: Say): string =>
  date.toLocaleString(worldwide(say.language), { day: 'numeric', month: 'short' });

/** A date with its day of the week: Sunday 29 November. */
export const sayDay = (date: PlainDate, say: Say): string =>
  say.label('when.day', {
    weekday: date.toLocaleString(say.language, { weekday: 'long' }),
    date: date.toLocaleString(worldwide(say.language), { day: 'numeric', month: 'long' }),
  });

/** A zone by its city: Paris time. */
export const sayZone = (zone: string, say: Say): string =>
  say.label('when.zone', { city: cityOf(zone, say.language) });

/** An occurrence, as the clock shows it when it comes: Sunday 29 November at 18:00, Paris time. */
export function sayMoment(at: Temporal.PlainDateTime, zone: string, say: Say): string {
  const shown = instantOf(at, zone).toZonedDateTimeISO(zone);
  return say.label('when.moment', {
    day: sayDay(shown.toPlainDate(), say),
    hour: shown.hour,
    time: shown.toPlainTime().toString({ smallestUnit: 'minute' }),
    zone: sayZone(zone, say),
  });
}

/** A rhythm: Mondays and Thursdays at 09:00, every 2 weeks, Paris time, until 3 May 2027. */
export function sayRhythm({ days, every, at, zone, until }: ChosenRhythm, say: Say): string {
  const rhythm = say.label('when.rhythm', {
    days: sayDays(days, say),
    hour: Temporal.PlainTime.from(at).hour,
    time: at,
    weeks: every,
    zone: sayZone(zone, say),
  });
  if (until === undefined) return rhythm;
  return say.label('when.until', { rhythm, day: sayDate(Temporal.PlainDate.from(until), say) });
}
