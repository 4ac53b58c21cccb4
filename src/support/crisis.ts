import emergencyData from '#content/crisis/emergency.json' with { type: 'json' };
import { NEEDS, NO_LINES, type Lines } from '#core/group-records.ts';
import { choice, type Option } from '#core/option.ts';
import { EmergencyNumbers, type Line } from './crisis-data.ts';
import { LISTED } from './listed-lines.ts';
import { linesOf, type GroupLine } from './group-lines.ts';
import { z } from 'zod';

export { NEEDS } from '#core/group-records.ts';
/** What a person can say about what it is like. */
export type Need = (typeof NEEDS)[number];

type Audience = Line['audience'][number];
type Reach = EmergencyNumbers['numbers'][number]['reaches'];

/** Whom each need is answered by, the first first. */
const AUDIENCES: Readonly<Record<Need, readonly Audience[]>> = {
  unsafe: ['suicide', 'general emotional support'],
  hurt: ['domestic violence', 'child'],
  afraid: ['suicide', 'general emotional support'],
  worried: ['suicide', 'general emotional support'],
};

/** Which emergency numbers fit each need: one who is being hurt needs somebody who can step in. */
const REACHES: Readonly<Record<Need, readonly Reach[]>> = {
  unsafe: ['all', 'ambulance', 'police'],
  hurt: ['all', 'police'],
  afraid: ['all', 'ambulance', 'police'],
  worried: ['all', 'ambulance'],
};

/** Help in one country for one need. */
export interface Help {
  /** Empty where the data does not say what a number reaches. */
  readonly emergency: EmergencyNumbers['numbers'];
  /** The best first. */
  readonly lines: readonly GroupLine[];
  /** False where no line is listed for this need, or just one for children, and the lines are the nearest others. */
  readonly isForThisNeed: boolean;
}

const emergency = new Map(
  z
    .array(EmergencyNumbers)
    .parse(emergencyData.countries)
    .map((each) => [each.country, each.numbers]),
);

/** The international directories, for where nothing is listed. */
export const directories: readonly Line[] = [...LISTED.values()].filter(({ audience }) =>
  audience.includes('directory'),
);

const isAlwaysOpen = (line: GroupLine): boolean => line.hours?.startsWith('24') ?? false;

/** How far from the first a line answers a need; undefined where it does not. A group says itself what its own are for. */
function fitOf({ own, listed }: GroupLine, need: Need): number | undefined {
  if (own) return own.needs.includes(need) ? 0 : undefined;
  const fit = AUDIENCES[need].findIndex((each) => listed?.audience.includes(each));
  return fit < 0 ? undefined : fit;
}

/** What a line that came with the bot is for, as one would say it of the group's own. */
export const needsOf = ({ audience }: Pick<Line, 'audience'>): Need[] =>
  NEEDS.filter((need) => AUDIENCES[need].some((each) => audience.includes(each)));

const isForChildrenAlone = ({ own, listed }: GroupLine, need: Need): boolean =>
  !own && !AUDIENCES[need].some((each) => each !== 'child' && listed?.audience.includes(each));

/**
 * Finds help, with what a group makes of the lines. What somebody there has checked comes first among what fits alike. Lines
 * with low confidence are shown where that was done, and nowhere else.
 */
export function findHelp(country: string, need: Need, lines: Lines = NO_LINES): Help {
  const rank = (line: GroupLine) =>
    (fitOf(line, need) ?? 10) * 10 +
    (line.check ? 0 : 4) +
    (line.own || line.listed?.confidence === 'high' ? 0 : 2) +
    (isAlwaysOpen(line) ? 0 : 1);
  const local = linesOf(country, lines)
    .filter(({ state }) => state === 'shown')
    .toSorted((a, b) => rank(a) - rank(b));
  const fitting = local.filter((line) => fitOf(line, need) !== undefined);
  return {
    emergency: (emergency.get(country) ?? []).filter(({ reaches }) => REACHES[need].includes(reaches)),
    lines: fitting.length > 0 ? fitting : local,
    isForThisNeed: fitting.some((line) => !isForChildrenAlone(line, need)),
  };
}

/** How many lines are shown at once: a wall of numbers helps nobody. Fewer where a group wrote long ones, in characters. */
const AT_ONCE = 3;
const CHARACTERS_AT_ONCE = 1200;

/** As many lines as are shown at once, and one at least. */
export function pageOf(lines: readonly GroupLine[], from: number): readonly GroupLine[] {
  const few = lines.slice(from, from + AT_ONCE);
  const sizes = few.map((line) =>
    Object.values(line).reduce<number>((sum, value) => sum + lengthOf(value), 0),
  );
  const fitting = few.filter(
    (_, i) => sizes.slice(0, i + 1).reduce((a, b) => a + b, 0) <= CHARACTERS_AT_ONCE,
  );
  return fitting.length > 0 ? fitting : few.slice(0, 1);
}

const lengthOf = (value: unknown): number => (typeof value === 'string' ? value.length : 0);

export const needOption: Option<Need> = choice({
  summary: 'crisis.option.need',
  label: 'crisis.option.need.label',
  values: NEEDS,
  name: (need, say) => say.label(`need.${need}`),
});
