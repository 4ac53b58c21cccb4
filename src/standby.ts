import type { Platform } from '#core/platform.ts';

/** Which of several processes connects. */
interface Turn {
  start(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A platform that connects only while it is this process's turn; until then it stands by, and sends what it is given.
 * `makeTurn` is told what to do when the turn comes. `onFault` gets what went wrong with connecting then.
 */
export function createStandby(
  platform: Platform,
  makeTurn: (onWon: () => void) => Turn,
  onFault: (fault: unknown) => void,
): Platform {
  let isOn = false;
  let connect = (): void => undefined;
  const turn = makeTurn(() => {
    isOn = true;
    connect();
  });
  return {
    ...platform,
    start: async (accept) => {
      const first = Promise.withResolvers<void>();
      connect = () => void platform.start(accept).then(first.resolve, first.reject);
      first.promise.catch(onFault);
      await turn.start();
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
