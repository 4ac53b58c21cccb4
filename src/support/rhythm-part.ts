import { Rhythm } from '#core/records.ts';
import type { Part } from '#core/route.ts';
import { DAYS } from './days.ts';
import { isZone } from './zones.ts';

/** A rhythm as a person chooses it: the week that counts is found when it begins. */
export type ChosenRhythm = Omit<Rhythm, 'anchor'>;

const Chosen = Rhythm.omit({ anchor: true });

/** Days as bits, weeks, time, the last day where there is one, zone: `4011800Europe/Paris`. */
const WRITTEN = /^([\da-f]{2})(\d)(\d\d)(\d\d)(?:(\d{4})(\d\d)(\d\d))?([A-Z][\w/+-]{0,31})$/;

const write = ({ days, every, at, until, zone }: ChosenRhythm): string => {
  const bits = days.reduce((sum, day) => sum | (1 << (day - 1)), 0);
  const time = at.replace(':', '');
  return `${bits.toString(16).padStart(2, '0')}${every}${time}${until?.replaceAll('-', '') ?? ''}${zone}`;
};

function read(raw: string): ChosenRhythm | undefined {
  const [, bits = '', every, hour, minute, year, month, day, zone] = WRITTEN.exec(raw) ?? [];
  const chosen = Chosen.safeParse({
    days: DAYS.filter((each) => Number.parseInt(bits, 16) & (1 << (each - 1))),
    every: Number(every),
    at: `${hour}:${minute}`,
    zone,
    ...(year && { until: `${year}-${month}-${day}` }),
  });
  return chosen.success && isZone(chosen.data.zone) && write(chosen.data) === raw ? chosen.data : undefined;
}

/** A rhythm in an id of a button. Its zone has at most 32 characters, as all zones have. */
export const rhythmPart: Part<ChosenRhythm> = {
  width: 2 + 1 + 4 + 8 + 32,
  write,
  read: (raw) => {
    const value = read(raw);
    return value && { value };
  },
};
