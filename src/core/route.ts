/**
 * Ids of buttons, lists and forms: `name@version|part|part`. They carry all that is needed to come home, so they
 * work after a restart. What comes back is untrusted: it is parsed, and anything odd reads as undefined.
 */

/** The longest id that Discord takes: https://docs.discord.com/developers/components/reference#anatomy-of-a-component */
const WIDEST_ID = 100;

/** A value that can stand in an id. `width` is its longest form, in characters. */
export interface Part<T> {
  readonly width: number;
  /** True for one that stands last and is left out where there is nothing to say: it is written as '' then. */
  readonly isOptional?: true;
  write(value: T): string;
  /** Undefined for anything that `write` did not make. */
  read(raw: string): { readonly value: T } | undefined;
}

/** One of a few words. */
export function oneOf<const T extends string>(values: readonly T[]): Part<T> {
  return {
    width: Math.max(...values.map((value) => value.length)),
    write: (value) => value,
    read: (raw) => {
      const value = values.find((each) => each === raw);
      return value === undefined ? undefined : { value };
    },
  };
}

/** A whole number from `least` to `most`, both included and not negative. */
export function whole(least: number, most: number): Part<number> {
  return {
    width: String(most).length,
    write: String,
    read: (raw) => {
      const value = /^(0|[1-9]\d*)$/.test(raw) ? Number(raw) : NaN;
      return value >= least && value <= most ? { value } : undefined;
    },
  };
}

export type Parts = Readonly<Record<string, Part<unknown>>>;
export type Values<P> = { readonly [K in keyof P]: P[K] extends Part<infer T> ? T : never };

/** An id with its parts. */
export interface Route<V> {
  readonly name: string;
  readonly version: number;
  write(values: V): string;
  /** Undefined for anything that `write` did not make. */
  read(id: string): V | undefined;
}

/** What stands before the first part of an id, whether or not the rest can be read. */
export function routeOf(id: string): { readonly name: string; readonly version: number } | undefined {
  const match = /^([a-z-]+)@(\d{1,3})(?:\||$)/.exec(id);
  return match?.[1] ? { name: match[1], version: Number(match[2]) } : undefined;
}

/**
 * Declares an id.
 * @throws RangeError when it could grow beyond 100 characters, or its name could not be read back.
 */
export function route<P extends Parts>(name: string, version: number, parts: P): Route<Values<P>> {
  const entries = Object.entries(parts);
  const head = `${name}@${version}`;
  const width = entries.reduce((sum, [, part]) => sum + 1 + part.width, head.length);
  if (!/^[a-z-]+$/.test(name))
    throw new RangeError(`"${name}" can't name an id: small letters and hyphens can.`);
  if (width > WIDEST_ID)
    throw new RangeError(`The id of "${name}" could take ${width} of ${WIDEST_ID} characters.`);
  const last = entries.length - 1;
  if (entries.some(([, { isOptional }], i) => isOptional && i < last))
    throw new RangeError(`What can be left out of the id of "${name}" has to stand last.`);
  const least = entries[last]?.[1].isOptional ? last : entries.length;
  return {
    name,
    version,
    write: (values) => {
      const raws = entries.map(([key, part]) => part.write(values[key]));
      return [head, ...raws.filter((raw, i) => raw !== '' || i < least)].join('|');
    },
    read: (id) => {
      const [found, ...raws] = id.split('|');
      if (found !== head || raws.length < least || raws.length > entries.length) return undefined;
      const values: Record<string, unknown> = {};
      for (const [i, [key, part]] of entries.entries()) {
        const raw = raws[i];
        const read = raw === undefined ? { value: undefined } : part.read(raw);
        if (!read) return undefined;
        values[key] = read.value;
      }
      return values as Values<P>;
    },
  };
}
