/** What is known at the end of a run, for the claims to be judged by. */
import type { Group } from '#core/group-records.ts';
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

/** A reminder that a room of its own waits for. */
export interface Planned {
  readonly id: string;
  readonly room: string;
  readonly says: 'words' | 'steps';
  readonly moment: Moment;
}

/** A group that waits for reminders. */
export interface Gathered {
  readonly platform: Platform;
  /** The name of the record in the due table. */
  readonly row: string;
  readonly reminders: readonly Planned[];
}

/** A reminder that arrived in a room; `part` is a later message of a long one. */
export interface Heard {
  readonly room: string;
  readonly says: Planned['says'] | 'part';
  /** In milliseconds since 1970. */
  readonly at: number;
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

/** How a process ended that nobody killed. */
export interface Ended {
  readonly code: number | null;
  readonly wasTold: boolean;
  /** True where it had come up before. */
  readonly hadStarted: boolean;
}

/** Somebody who is told that a note may be missing came back: whether they read of it then, and once more. */
export interface Visit {
  readonly isRead: boolean;
  readonly isReadAgain: boolean;
}

/** Everything that is known of one place when its bots have ended. */
export interface Evidence {
  readonly members: readonly (Waiting & { readonly kept: Member | undefined })[];
  readonly shown: readonly Shown[];
  readonly groups: readonly (Gathered & { readonly kept: Group | undefined })[];
  readonly heard: readonly Heard[];
  /** The whole due table. */
  readonly rows: readonly DueRow[];
  readonly blows: readonly Blow[];
  readonly ends: readonly Ended[];
  readonly breaches: readonly Breach[];
  /** Of some of those on Slack who are told. */
  readonly visits: readonly Visit[];
}
