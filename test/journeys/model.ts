/** What the bot has told a member that it keeps, as somebody remembers who took notes. */
import type { Side } from '#core/records.ts';

/** Where somebody is, and when a check-in suits them. */
export interface Home {
  readonly zone: string;
  readonly at: string;
}

/** What a member may expect to find. */
export interface Model {
  readonly promises: Map<string, 'open' | 'kept' | 'let-go'>;
  /** The words of the journal's entries, each with the moment at which it ends. */
  readonly entries: Map<string, number>;
  readonly settings: {
    side?: Side;
    country?: string;
    practicesHidden?: boolean;
    silentNotes?: boolean;
    quietHours?: { from: string; until: string };
    journalDays?: number;
    timeZone?: string;
  };
  readonly weeks: Set<string>;
  readonly ratings: Map<string, number>;
  readonly keptSteps: Set<number>;
  step?: number;
  /** True once they said yes to check-ins. */
  isAgreed: boolean;
  hasCheckIn: boolean;
  /** True until the member resumes, or the day from which notes come again. */
  pause?: true | string;
  /** The rounds in which they last paused and put a note off: what is put off then or later was asked for. */
  pausedIn: number;
  putOffIn: number;
}

/** Somebody of whom nothing is kept. */
export const nothingKept = (): Model => ({
  promises: new Map(),
  entries: new Map(),
  settings: {},
  weeks: new Set(),
  ratings: new Map(),
  keptSteps: new Set(),
  isAgreed: false,
  hasCheckIn: false,
  pausedIn: 0,
  putOffIn: -1,
});

/** The Monday of the week of a day such as 2026-11-29, reckoned without the bot's own calendar. */
export function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What a clock shows at a moment in a zone: 2026-11-29 and 18:00. Read by Intl, which the bot does not use for it. */
export function shownIn(zone: string, at: Temporal.Instant): { readonly day: string; readonly time: string } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(zone, format);
  const [day = '', time = ''] = format.format(at.epochMilliseconds).split(' ');
  return { day, time };
}

/** True where a time lies in quiet hours; the bot's own are 21:00 to 08:00. */
export function isQuietThen({ settings }: Model, home: Home, at: Temporal.Instant): boolean {
  const { from, until } = settings.quietHours ?? { from: '21:00', until: '08:00' };
  const { time } = shownIn(settings.timeZone ?? home.zone, at);
  if (from === until) return false;
  return from < until ? from <= time && time < until : time >= from || time < until;
}
