/**
 * A resume that Discord never answers: discord.js waits for it without end, with heartbeats going on, and the bot is
 * deaf. After a while it connects anew instead.
 */
import { WebSocketShardStatus, type SimpleShardingStrategy } from 'discord.js';
import type { Clock } from '#core/clock.ts';
import { describeFault, type Log } from '#core/log.ts';

/** How long a shard may be away before it is looked after, in milliseconds. */
const ANSWERED_WITHIN = 60_000;

/** What discord.js manages its shards with. */
export type Shards = ConstructorParameters<typeof SimpleShardingStrategy>[0];

/** What it takes to look after resumes. */
export interface ResumeParts {
  readonly clock: Clock;
  readonly log: Log;
  /** Undefined until it is about to connect. */
  readonly shards: () => Shards | undefined;
  readonly isAway: () => boolean;
}

/** Looks after resumes. */
export interface ResumeWatch {
  /** A shard lost its connection: looks after it a while later, and again until it is back. */
  begin(): void;
  end(): void;
}

/** Makes a watch over all shards. Nothing is watched yet. */
export function createResumeWatch({ clock, log, shards, isAway }: ResumeParts): ResumeWatch {
  let cancel = () => {};
  const connectAnew = async (): Promise<void> => {
    const manager = shards();
    const statuses = await manager?.fetchStatus();
    if (!statuses?.some((status) => status === WebSocketShardStatus.Resuming)) return;
    log.warn({ event: 'resume unanswered', platform: 'discord' });
    await manager?.connect();
  };
  const look = (): void => {
    if (!isAway()) return;
    begin();
    connectAnew().catch((fault: unknown) =>
      log.warn({ event: 'not connected anew', platform: 'discord', fault: describeFault(fault) }),
    );
  };
  const begin = (): void => {
    cancel();
    cancel = clock.after(ANSWERED_WITHIN, look);
  };
  return { begin, end: () => cancel() };
}
