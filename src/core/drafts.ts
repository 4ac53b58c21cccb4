import { LRUCache } from 'lru-cache';
import type { Raw } from './call.ts';
import type { MemberId } from './ids.ts';

/** How long what was typed waits for its person, in milliseconds. */
const KEPT_FOR = 15 * 60_000;

/** What was typed into forms that could not be saved. In memory only. */
export interface Drafts {
  keep(member: MemberId, form: string, raw: Raw): void;
  /** What was kept, if anything was. */
  get(member: MemberId, form: string): Raw | undefined;
  drop(member: MemberId, form: string): void;
  /** Lets go of all that this member typed. */
  forget(member: MemberId): void;
}

const key = (member: MemberId, form: string): string => `${member} ${form}`;

/** `perf` is the clock in milliseconds by which drafts grow old. */
export function createDrafts(perf: { now(): number }): Drafts {
  const kept = new LRUCache<string, Raw>({ max: 1000, ttl: KEPT_FOR, perf, ttlResolution: 0 });
  return {
    keep: (member, form, raw) => void kept.set(key(member, form), raw),
    get: (member, form) => kept.get(key(member, form)),
    drop: (member, form) => void kept.delete(key(member, form)),
    forget: (member) => {
      for (const each of kept.keys()) if (each.startsWith(key(member, ''))) kept.delete(each);
    },
  };
}
