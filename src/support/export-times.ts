/** Moments, days and zones as they stand in a file that somebody takes away. */
import { z } from 'zod';

export const Moment = z.iso.datetime().describe('A moment in UTC, such as 2026-11-22T17:00:00Z.');
export const Day = z.iso.date().describe('A day, such as 2026-11-22.');
export const Time = z.iso.time({ precision: -1 }).describe('A time of day, such as 18:00.');
export const DayAndTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .describe('A day and a time in the time zone of the check-in, such as 2026-11-22T18:00.');
export const Zone = z.string().describe('An IANA time zone, such as Europe/Paris.');

/** A moment, which is in milliseconds since 1970, as it is written there. */
export const printMoment = (milliseconds: number): string =>
  Temporal.Instant.fromEpochMilliseconds(milliseconds).toString();
