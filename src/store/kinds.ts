import { z } from 'zod';
import { Asker, Block, Entry, Mark, Member, NOBODY, Question, QuestionDraft, Room } from '#core/records.ts';
import { Group, NO_LINES, Presence } from '#core/group-records.ts';
import type { DueRow } from '#core/records.ts';
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
  /**
   * A record is forgotten that many milliseconds after it was made, or after the moment that it tells of moved on: no other
   * change keeps it longer. Without it, it is kept until forgotten. Not for a kind that waits for something: its row would
   * stay behind.
   */
  readonly ends?: { readonly after: number; readonly since: (kept: T) => number | undefined };
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const since = ({ at }: { readonly at: number }): number => at;

export const MEMBER: Kind<Member> = {
  name: 'member',
  schema: Member,
  upgrades: [
    // Version 1 kept settings and nothing else.
    (kept) => ({ ...NOBODY, ...(kept as Pick<Member, 'settings'>) }),
    // Version 2 did not know in which groups a member had moderated.
    (kept) => ({ ...(kept as Omit<Member, 'moderated'>), moderated: [] }),
    // Version 3 told nobody that they had been out of reach.
    (kept) => kept,
    // Version 4 did not know on which messages a member's name stands.
    (kept) => kept,
    // Version 5 knew of no note that it had been put off, and told nobody at a command that notes rest.
    (kept) => kept,
    // Version 6 did not know in which language a member said yes.
    (kept) => kept,
  ],
};

/** An entry of a journal. It has no key of its own: it is sealed with the member's. */
export const ENTRY: Kind<Entry> = { name: 'entry', schema: Entry, upgrades: [] };

export const GROUP: Kind<Group> = {
  name: 'group',
  schema: Group,
  upgrades: [
    // Version 1 knew no crisis lines of the group's own.
    (kept) => ({ ...(kept as Omit<Group, 'lines'>), lines: NO_LINES }),
    // Version 2 knew of nobody who runs a group but by its log.
    (kept) => kept,
    // Version 3 knew no house rules.
    (kept) => kept,
  ],
};

export const PRESENCE: Kind<Presence> = { name: 'presence', schema: Presence, upgrades: [] };

/** What a room's record knows is of use for minutes. */
export const ROOM: Kind<Room> = {
  name: 'room',
  schema: Room,
  upgrades: [],
  ends: { after: DAY, since: ({ sharedAt }) => sharedAt },
};

/** What nobody sent does not stay. */
export const DRAFT: Kind<QuestionDraft> = {
  name: 'draft',
  schema: QuestionDraft,
  upgrades: [],
  ends: { after: 15 * MINUTE, since },
};

/** It waits for a moderator, and then for its end. */
export const QUESTION: Kind<Question> = {
  name: 'question',
  schema: Question,
  upgrades: [
    // Version 1 named whoever took one till its end.
    (kept) => kept,
    // Version 2 did not know in which language its writer was spoken to.
    (kept) => kept,
  ],
};

/** It goes with the last of its questions: each is taken out when it ends. */
export const ASKER: Kind<Asker> = {
  name: 'asker',
  schema: Asker,
  upgrades: [],
  ends: { after: 30 * DAY, since: ({ questions }) => Math.max(...questions.map(since)) },
};

export const BLOCK: Kind<Block> = {
  name: 'block',
  schema: Block,
  upgrades: [],
  ends: { after: 180 * DAY, since },
};

/** That somebody wants no letters of moderators, and that one was sent: hashes that end, without content. */
export const REFUSAL: Kind<Mark> = {
  name: 'refusal',
  schema: Mark,
  upgrades: [],
  ends: { after: 180 * DAY, since },
};

export const TURN: Kind<Mark> = { name: 'turn', schema: Mark, upgrades: [], ends: { after: DAY, since } };

const Row = z.object({ name: z.string(), lane: z.string().min(1), at: z.number().int() });

/** A record as it is sealed. */
const Envelope = z.object({
  version: z.number().int().min(1),
  /** The changes that were made last, oldest first, so that a repeat is known. */
  causes: z.array(z.string()),
  kept: z.unknown(),
  /** The row of the due table that was written with it. */
  row: Row.optional(),
});

/** A record, the changes that were made to it last, and what it waits for. */
export interface Opened<T> {
  readonly kept: T;
  readonly causes: readonly string[];
  readonly row: DueRow | undefined;
}

/** A record and how it is spelled. */
export interface Spelled<T> extends Opened<T> {
  readonly text: string;
}

/**
 * Spells a record as JSON. Reads it back first, since JSON silently turns some values into others. Throws
 * `Misshapen` if what would come back doesn't fit the schema.
 */
export function spell<T>(
  kind: Kind<T>,
  value: T,
  causes: readonly string[] = [],
  rowOf: (kept: T) => DueRow | undefined = () => undefined,
): Spelled<T> {
  const kept = fit(`A ${kind.name}'s record`, kind.schema, JSON.parse(JSON.stringify(value)));
  const row = fit(`What a ${kind.name}'s record waits for`, Row.optional(), rowOf(kept));
  return {
    text: JSON.stringify({ version: kind.upgrades.length + 1, causes, kept, row }),
    kept,
    causes,
    row,
  };
}

/** Reads a record that any version up to this one spelled. Throws `NewerRecord` for later ones, and `Misshapen`. */
export function readBack<T>(kind: Kind<T>, text: string): Opened<T> {
  const { version, causes, kept, row } = Envelope.parse(JSON.parse(text));
  if (version > kind.upgrades.length + 1) {
    throw new NewerRecord(
      `A ${kind.name}'s record was written by a newer version of this program (${version}).`,
    );
  }
  const upgraded = kind.upgrades.slice(version - 1).reduce((was: unknown, upgrade) => upgrade(was), kept);
  return { kept: fit(`A ${kind.name}'s record`, kind.schema, upgraded), causes, row };
}

/** The row that was written with a record, whatever its kind and version. */
export function readRow(text: string): DueRow | undefined {
  return Envelope.parse(JSON.parse(text)).row;
}

/** How the due table calls the record of this kind and hash. */
export function rowName(kind: Pick<Kind<never>, 'name'>, hash: string): string {
  return `${kind.name}/${hash}`;
}

/** The hash of the record that a row names. Throws a `RangeError` for the name of another kind's row. */
export function hashInRow(kind: Pick<Kind<never>, 'name'>, row: string): string {
  const [name, hash, ...rest] = row.split('/');
  if (name === kind.name && hash && rest.length === 0) return hash;
  throw new RangeError(`That is not the name of a ${kind.name}'s row.`);
}

function fit<T>(what: string, schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  // Zod's own message can quote what is in the record.
  const problems = result.error.issues.map(({ path, code }) => `${path.join('.') || 'all of it'}: ${code}`);
  throw new Misshapen(`${what} doesn't fit its schema (${problems.join('; ')}).`);
}
