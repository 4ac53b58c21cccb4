import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';
import { LIMITS } from './limits.ts';
import type { LimitName } from './limits.ts';

/** Something in a payload that goes against Slack's rules. */
export interface Finding {
  readonly rule: string;
  /** Where, as a JSON pointer. */
  readonly at: string;
  /** What is wrong, as Slack would say it. It never repeats what the payload holds. */
  readonly sentence: string;
  /** True where Slack would refuse the payload; false for what it lets pass but warns of. */
  readonly refused: boolean;
}

/** Adds a finding for which Slack refuses the payload. */
export function refuse(found: Finding[], rule: string, at: string, sentence: string): void {
  found.push({ rule, at, sentence, refused: true });
}

/** Adds a finding that Slack lets pass. */
export function warn(found: Finding[], rule: string, at: string, sentence: string): void {
  found.push({ rule, at, sentence, refused: false });
}

/** Characters as Slack counts them: code points. */
export const countCharacters = (text: string): number => {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
};

/** Checks a string: present, not empty unless `least` is 0, not over the limit. */
export function checkString(found: Finding[], value: Json, at: string, limit: LimitName, least = 1): void {
  if (typeof value !== 'string') return refuse(found, limit, at, 'must provide a string');
  const length = countCharacters(value);
  const { max } = LIMITS[limit];
  if (length < least) refuse(found, limit, at, `must be more than ${least - 1} characters`);
  if (length > max) refuse(found, limit, at, `must be less than ${max + 1} characters`);
}

/** Checks a string that may be left out. */
export function checkOptionalString(found: Finding[], value: Json, at: string, limit: LimitName): void {
  if (value !== undefined) checkString(found, value, at, limit, 0);
}

/** Checks a list and answers with the objects in it. */
export function checkItems(
  found: Finding[],
  value: Json,
  at: string,
  limit: LimitName,
  least = 1,
): readonly JsonObject[] {
  if (!Array.isArray(value)) {
    refuse(found, limit, at, 'must provide a list');
    return [];
  }
  const { max } = LIMITS[limit];
  if (value.length < least) refuse(found, limit, at, `no less than ${least} items allowed`);
  if (value.length > max) refuse(found, limit, at, `no more than ${max} items allowed`);
  for (const [index, item] of value.entries()) {
    if (!isObject(item)) refuse(found, limit, `${at}/${index}`, 'must provide an object');
  }
  return value.filter(isObject);
}

/** Checks that all required fields are there and that there is none that Slack doesn't know. */
export function checkKeys(
  found: Finding[],
  value: JsonObject,
  at: string,
  required: readonly string[],
  optional: readonly string[],
): void {
  for (const key of required) {
    if (value[key] === undefined) refuse(found, 'required field', at, `missing required field: ${key}`);
  }
  for (const [key, held] of Object.entries(value)) {
    if (held === undefined || required.includes(key) || optional.includes(key)) continue;
    refuse(found, 'unknown field', at, `invalid additional property: ${key}`);
  }
}

/** Checks that no two of the ids under `key` are alike. */
export function checkUnique(
  found: Finding[],
  values: readonly JsonObject[],
  key: string,
  at: string,
  rule: string,
): void {
  const seen = new Set<Json>();
  for (const [index, value] of values.entries()) {
    const id = value[key];
    if (id === undefined) continue;
    if (seen.has(id)) refuse(found, rule, `${at}/${index}/${key}`, `${key} already exists`);
    seen.add(id);
  }
}
