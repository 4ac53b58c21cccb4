/** When admins are told of crisis lines that wait for a check: once a quarter at most. Pure. */
import type { Group, Lines } from '#core/group-records.ts';
import { isFresh, linesOf, type GroupLine } from './group-lines.ts';

/** How long nobody is told again, in days. */
const QUARTER = 91;
/** The hour at which they are told, by the clock of the group. */
const HOUR = 12;
/** Where nobody could be told, it is tried again after so many hours. */
const LATER = 4;
/** So many of those who run a group are remembered. */
const RUNNERS = 10;
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

/** Who runs the group, as it is to be remembered: the log forgets sooner than a quarter. Nobody where admins are chosen. */
function remembered({ admins, lines }: Group, more: readonly string[]): string[] | undefined {
  if (admins.length > 0) return undefined;
  const all = [...new Set([...(lines.quarter?.by ?? []), ...more])].slice(-RUNNERS);
  return all.length > 0 ? all : undefined;
}

/** Something that was done in a group: its own id, who did it, and as what it is taken down. */
interface Deed {
  readonly group: string;
  readonly by: string;
  readonly did: string | undefined;
}

/** The group's lines where the first quarter has begun; it does when something is set up, or done about lines. */
export function begun(kept: Group, { group, by, did }: Deed, now: Temporal.Instant): Lines {
  const { quarter = { group, from: now.epochMilliseconds } } = kept.lines;
  const runs = remembered(kept, did !== undefined && ADMINS_DO.has(did) ? [by] : []);
  return { ...kept.lines, quarter: { ...quarter, by: runs } };
}

/** When admins may be told next, in milliseconds since 1970; undefined where the group uses no lines. */
export function askAt(group: Group): number | undefined {
  const { quarter } = group.lines;
  if (!quarter || countriesOf(group).length === 0) return undefined;
  if (quarter.later !== undefined) return quarter.later;
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
  const claimed = {
    group: quarter.group,
    from: now.epochMilliseconds,
    by: remembered(group, doersIn(group)),
  };
  return { ...group, lines: { ...group.lines, quarter: claimed } };
};

/** Gives a turn back for some hours that was claimed at `now` and reached nobody. The same group where it is not that turn. */
export function putOffQuarter(group: Group, before: Lines['quarter'], now: Temporal.Instant): Group {
  const { quarter } = group.lines;
  if (!quarter || !before || quarter.from !== now.epochMilliseconds) return group;
  const later = now.add({ hours: LATER }).epochMilliseconds;
  return { ...group, lines: { ...group.lines, quarter: { ...quarter, from: before.from, later } } };
}

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

const doersIn = ({ log }: Group): readonly string[] =>
  log.flatMap(({ by, did }) => (by !== undefined && ADMINS_DO.has(did) ? [by] : []));

/** Who runs the group: its admins or, where none was chosen, who did what admins do and is remembered. */
export const runnersOf = (group: Group): readonly string[] =>
  group.admins.length > 0 ? group.admins : (remembered(group, doersIn(group)) ?? []);
