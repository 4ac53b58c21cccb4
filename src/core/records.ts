import { z } from 'zod';

/** Which side of a breach a person is on. `unsaid` is as good as any. */
export const SIDES = ['broke', 'hurt', 'both', 'unsaid'] as const;
export type Side = (typeof SIDES)[number];

/** What a member chose in /my-settings. Absent means: not chosen. */
export const Settings = z.object({
  /** BCP 47 language code, one that content/words has. */
  language: z.string().optional(),
  side: z.enum(SIDES).optional(),
  /** ISO 3166-1 alpha-2 code, for crisis lines. */
  country: z.string().length(2).optional(),
  /** True hides practices and questions. */
  tasksHidden: z.boolean().optional(),
});
export type Settings = z.infer<typeof Settings>;

/** All that is kept about one member. */
export const Member = z.object({ settings: Settings });
export type Member = z.infer<typeof Member>;

/** All that is kept about one room. Forgotten a day after its last change. */
export const Room = z.object({
  /** When a step was last shared here, in milliseconds since 1970. */
  sharedAt: z.number().int().optional(),
});
export type Room = z.infer<typeof Room>;

/**
 * One record, opened for one call. What was read is remembered, so reading and then changing costs two round
 * trips. Every method rejects when the store can't be reached: nothing is ever silently lost. After a rejected
 * `update` the change may have been made or not; making it again with the same cause is safe.
 */
export interface RecordOf<T> {
  /** What is kept, or undefined where nothing is. */
  get(): Promise<T | undefined>;
  /**
   * Changes the record in one atomic step, also between processes: `change` may run again when somebody else was
   * faster, so it does nothing but compute. Returning undefined forgets the record. When the call that opened the
   * record already made this change (the platform delivered it twice), nothing is changed, `onRepeat` is called, and what is
   * kept now is returned: the nth update of a call is the nth update of its repeat. The last 16 changes of a record are known
   * so, and none of a record that was forgotten meanwhile.
   */
  update(change: (kept: T | undefined) => T | undefined, onRepeat?: () => void): Promise<T | undefined>;
}

/** Records of one kind. `cause` is the id of the call that opens the record. There is no way to list them. */
export interface Store<T> {
  open(id: string, cause: string): RecordOf<T>;
}

/** Everything that is kept. */
export interface Stores {
  readonly members: Store<Member>;
  readonly rooms: Store<Room>;
}
