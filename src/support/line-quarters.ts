/** When admins are told of crisis lines that wait for a check: once a quarter at most. Pure. */
import type { Group, Lines } from '#core/group-records.ts';
import { isFresh, linesOf, type GroupLine } from './group-lines.ts';

/** How long nobody is told again, in days. */
const QUARTER = 91;
/** The hour at which they are told, by the clock of the group. */
const HOUR = 12;
const DEFAULT_ZONE = 'UTC';

/** The day it is in a group, such as 2026-11-22. */
export const todayIn = (group: Pick<Group, 'zone'> | undefined, now: Temporal.Instant): string =>
  now
    .toZonedDateTimeISO(group?.zone ?? DEFAULT_ZONE)
    .toPlainDate()
    .toString();

/** The countries whose lines a group uses: its own, and those of lines that it added. */
export const countriesOf = ({ country, lines }: Pick<Group, 'country' | 'lines'>): readonly string[] => [
  ...new Set([...(country === undefined ? [] : [country]), ...lines.own.map((each) => each.country)]),
];

/** The lines that are shown in a group and that nobody has checked for 90 days. */
export function waitingIn(group: Group, now: Temporal.Instant): readonly GroupLine[] {
  const today = todayIn(group, now);
  return countriesOf(group)
    .flatMap((country) => linesOf(country, group.lines))
    .filter((line) => line.state === 'shown' && !isFresh(line, today));
}

/** The lines where the first quarter has begun; it does when something is set up, or done about lines. */
export const begun = (lines: Lines, group: string, now: Temporal.Instant): Lines =>
  lines.quarter ? lines : { ...lines, quarter: { group, from: now.epochMilliseconds } };

/** When admins may be told next, in milliseconds since 1970; undefined where the group uses no lines. */
export function askAt(group: Group): number | undefined {
  const { quarter } = group.lines;
  if (!quarter || countriesOf(group).length === 0) return undefined;
  return Temporal.Instant.fromEpochMilliseconds(quarter.from)
    .toZonedDateTimeISO(group.zone ?? DEFAULT_ZONE)
    .add({ days: QUARTER })
    .withPlainTime({ hour: HOUR }).epochMilliseconds;
}

/** Claims the turn: whoever else comes finds that it is not due. The same group where it is not. */
export const claimQuarter = (group: Group, now: Temporal.Instant): Group => {
  const { quarter } = group.lines;
  const at = askAt(group);
  if (!quarter || at === undefined || at > now.epochMilliseconds) return group;
  return { ...group, lines: { ...group.lines, quarter: { ...quarter, from: now.epochMilliseconds } } };
};

/** What only admins do. */
const ADMINS_DO: ReadonlySet<string> = new Set([
  'setup',
  'lines-added',
  'lines-corrected',
  'lines-hidden',
  'lines-shown',
  'lines-removed',
  'lines-imported',
]);

/** Who runs the group: its admins or, where none was chosen, who did what admins do in the last 90 days. */
export function runnersOf({ admins, log }: Group): readonly string[] {
  if (admins.length > 0) return admins;
  return [...new Set(log.flatMap(({ by, did }) => (by !== undefined && ADMINS_DO.has(did) ? [by] : [])))];
}
