/** What a JSON text can hold. */
export type Json = string | number | boolean | null | undefined | readonly Json[] | JsonObject;

/** A JSON object of which nothing is known yet. */
export interface JsonObject {
  readonly [key: string]: Json;
}

/** True for an object that is neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The text under this key, or an empty one. */
export function textAt(holder: Json, key: string): string {
  const value = isObject(holder) ? holder[key] : undefined;
  return typeof value === 'string' ? value : '';
}

/** The object under this key, or an empty one. */
export function objectAt(holder: Json, key: string): JsonObject {
  const value = isObject(holder) ? holder[key] : undefined;
  return isObject(value) ? value : {};
}

/** The objects in the list under this key; none when there is no such list. */
export function objectsAt(holder: Json, key: string): readonly JsonObject[] {
  const value = isObject(holder) ? holder[key] : undefined;
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** What this text says, or undefined when it is not JSON. */
export function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
