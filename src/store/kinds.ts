import { z } from 'zod';
import { Member, Room } from '#core/records.ts';
import { Misshapen, NewerRecord } from './errors.ts';

/**
 * A kind of record. Its version is one more than the number of its upgrades.
 *
 * The rule of versions: whatever changes a schema, be it one optional field, adds an upgrade, be it one that changes
 * nothing. A program that meets a newer record neither reads nor writes it: it would drop what it doesn't know.
 */
export interface Kind<T> {
  /** Part of every record's key: never changes. */
  readonly name: string;
  readonly schema: z.ZodType<T>;
  /** The first takes what version 1 kept and makes version 2 of it, the next takes that, and so on. */
  readonly upgrades: readonly ((kept: unknown) => unknown)[];
  /** A record is forgotten that many milliseconds after its last change. Without it, it is kept until forgotten. */
  readonly lifetime?: number;
}

export const MEMBER: Kind<Member> = { name: 'member', schema: Member, upgrades: [] };

/** What a room's record knows is of use for minutes. */
export const ROOM: Kind<Room> = { name: 'room', schema: Room, upgrades: [], lifetime: 24 * 60 * 60 * 1000 };

/** A record as it is sealed. */
const Envelope = z.object({
  version: z.number().int().min(1),
  /** The changes that were made last, oldest first, so that a repeat is known. */
  causes: z.array(z.string()),
  kept: z.unknown(),
});

/** A record and the changes that were made to it last. */
export interface Opened<T> {
  readonly kept: T;
  readonly causes: readonly string[];
}

/**
 * Spells a record as JSON. Reads it back first, since JSON silently turns some values into others. Throws
 * `Misshapen` if what would come back doesn't fit the schema.
 */
export function spell<T>(
  kind: Kind<T>,
  { kept, causes }: Opened<T>,
): { readonly text: string; readonly kept: T } {
  const backAgain = fit(kind, JSON.parse(JSON.stringify(kept)));
  const envelope = { version: kind.upgrades.length + 1, causes, kept: backAgain };
  return { text: JSON.stringify(envelope), kept: backAgain };
}

/** Reads a record that any version up to this one spelled. Throws `NewerRecord` for later ones, and `Misshapen`. */
export function readBack<T>(kind: Kind<T>, text: string): Opened<T> {
  const { version, causes, kept } = Envelope.parse(JSON.parse(text));
  if (version > kind.upgrades.length + 1) {
    throw new NewerRecord(
      `A ${kind.name}'s record was written by a newer version of this program (${version}).`,
    );
  }
  const upgraded = kind.upgrades.slice(version - 1).reduce((was: unknown, upgrade) => upgrade(was), kept);
  return { kept: fit(kind, upgraded), causes };
}

function fit<T>(kind: Kind<T>, value: unknown): T {
  const result = kind.schema.safeParse(value);
  if (result.success) return result.data;
  // Zod's own message can quote what is in the record.
  const problems = result.error.issues.map(({ path, code }) => `${path.join('.') || 'all of it'}: ${code}`);
  throw new Misshapen(`A ${kind.name}'s record doesn't fit its schema (${problems.join('; ')}).`);
}
