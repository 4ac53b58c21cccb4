import type { Clock } from './clock.ts';
import type { Drafts } from './drafts.ts';
import type { Log } from './log.ts';
import type { Sends } from './platform.ts';
import type { Stores } from './records.ts';
import type { Registry } from './registry.ts';
import type { Words } from './words.ts';

/** What the core needs to answer calls of one platform. */
export interface CoreParts {
  readonly registry: Registry;
  readonly words: Words;
  readonly stores: Stores;
  readonly clock: Clock;
  readonly log: Log;
  readonly platform: Sends;
  /** How long a send to somebody else takes, in milliseconds, whatever comes of it: 4000, more than it needs on most days. */
  readonly toldAfter?: number;
}

/** The same with what the core itself remembers for a while. */
export interface Core extends CoreParts {
  readonly drafts: Drafts;
}
