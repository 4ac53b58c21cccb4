/** What is known at the end of a run, for the claims to be judged by. */
import type { DueRow, Member } from '#core/records.ts';
import type { Breach } from '../../test/stage.ts';

export const PLATFORMS = ['discord', 'slack'] as const;
export type Platform = (typeof PLATFORMS)[number];

/** When a note has to go out. */
export interface Moment {
  /** What it is about, as an occurrence has it: 2026-11-22T18:00. */
  readonly about: string;
  /** The moment itself, and the same with the spread of its row, in milliseconds since 1970. */
  readonly at: number;
  readonly goesOutAt: number;
  /** True for a note that was put off: it gives way to the next one, where it was not sent before that is due. */
  readonly givesWay?: true;
}

/** A member who waits for notes. */
export interface Waiting {
  readonly platform: Platform;
  readonly chat: string;
  /** The name of the record in the due table. */
  readonly row: string;
  /** Earliest first; each is about something else. */
  readonly moments: readonly Moment[];
}

/** A note that arrived. */
export interface Shown {
  readonly chat: string;
  readonly occurrence: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

/** Something that was done to a process, to Redis or to a line, from one moment to another (milliseconds since 1970). */
export interface Blow {
  readonly what: string;
  readonly from: number;
  readonly until: number;
}

/** Everything that is known of one place when its bots have ended. */
export interface Evidence {
  readonly members: readonly (Waiting & { readonly kept: Member | undefined })[];
  readonly shown: readonly Shown[];
  /** The whole due table. */
  readonly rows: readonly DueRow[];
  readonly blows: readonly Blow[];
  /** How processes ended that nobody killed: with which code, and whether they had been told to. */
  readonly ends: readonly { readonly code: number | null; readonly wasTold: boolean }[];
  readonly breaches: readonly Breach[];
}
