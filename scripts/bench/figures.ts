/** Numbers, and how they are spelled. */

/** The one in the middle; of an even number of them the higher of the two. */
export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** The value below which this share (0 to 1) of all lies. */
export const quantile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? NaN;

const spell = (value: number, digits: number): string =>
  (Number.isNaN(value) ? '–' : value.toFixed(digits)).padStart(8);
export const whole = (value: number): string => spell(value, 0);
export const fine = (value: number): string => spell(value, 2);
