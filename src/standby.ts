import type { Platform } from '#core/platform.ts';

/** Which of several processes connects. */
interface Turn {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** What a turn is told. */
export interface TurnParts {
  /** To be called when the turn comes. */
  readonly onWon: () => void;
  /** Whether the platform is connected in this process. */
  readonly isOfUse: () => boolean;
}

/**
 * A platform that connects only while it is this process's turn; until then it stands by, and sends what it is given.
 * `onFault` gets what went wrong with connecting where the turn came after the start.
 */
export function createStandby(
  platform: Platform,
  makeTurn: (parts: TurnParts) => Turn,
  onFault: (fault: unknown) => void,
): Platform {
  let isOn = false;
  let connect = (): void => undefined;
  const turn = makeTurn({
    onWon: () => {
      isOn = true;
      connect();
    },
    // A bot of many shards takes minutes to connect.
    isOfUse: () => ['starting', 'up', 'degraded'].includes(platform.health().state),
  });
  return {
    ...platform,
    start: async (accept) => {
      const first = Promise.withResolvers<void>();
      let isAwaited = true;
      connect = () => void platform.start(accept).then(first.resolve, first.reject);
      first.promise.catch((fault: unknown) => isAwaited || onFault(fault));
      await turn.start();
      isAwaited = isOn;
      if (isOn) await first.promise;
    },
    stop: async () => {
      if (isOn) await platform.stop();
      await turn.stop();
    },
    health: () => {
      const health = platform.health();
      return isOn || health.state === 'down' || health.state === 'degraded' ? health : { state: 'standby' };
    },
  };
}
