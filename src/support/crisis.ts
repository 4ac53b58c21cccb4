import emergencyData from '#content/crisis/emergency.json' with { type: 'json' };
import lineData from '#content/crisis/lines.json' with { type: 'json' };
import { choice, type Option } from '#core/option.ts';
import { EmergencyNumbers, Line } from './crisis-data.ts';
import { z } from 'zod';

/** What a person can say about what it is like. */
export const NEEDS = ['unsafe', 'hurt', 'afraid', 'worried'] as const;
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
  readonly lines: readonly Line[];
  /** False where no line is listed for this need, or just one for children, and the lines are the nearest others. */
  readonly isForThisNeed: boolean;
}

const shown = z
  .array(Line)
  .parse(lineData.lines)
  .filter(({ confidence }) => confidence !== 'low');
const emergency = new Map(
  z
    .array(EmergencyNumbers)
    .parse(emergencyData.countries)
    .map((each) => [each.country, each.numbers]),
);

/** The international directories, for where nothing is listed. */
export const directories: readonly Line[] = shown.filter(({ audience }) => audience.includes('directory'));

const isAlwaysOpen = (line: Line): boolean => line.hours?.startsWith('24') ?? false;

/** Finds help. Low-confidence lines are never shown. */
export function findHelp(country: string, need: Need): Help {
  const wanted = AUDIENCES[need];
  const rank = (line: Line) => {
    const audience = wanted.findIndex((each) => line.audience.includes(each));
    return (
      (audience < 0 ? 100 : audience * 10) +
      (line.confidence === 'high' ? 0 : 2) +
      (isAlwaysOpen(line) ? 0 : 1)
    );
  };
  const local = shown.filter((line) => line.country === country).toSorted((a, b) => rank(a) - rank(b));
  const fitting = local.filter((line) => line.audience.some((each) => wanted.includes(each)));
  return {
    emergency: (emergency.get(country) ?? []).filter(({ reaches }) => REACHES[need].includes(reaches)),
    lines: fitting.length > 0 ? fitting : local,
    isForThisNeed: fitting.some(({ audience }) =>
      audience.some((each) => each !== 'child' && wanted.includes(each)),
    ),
  };
}

export const needOption: Option<Need> = choice({
  summary: 'crisis.option.need',
  label: 'crisis.option.need.label',
  values: NEEDS,
  name: (need, say) => say.label(`need.${need}`),
});
