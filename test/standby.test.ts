/** A platform that connects only when it is its turn. */
import { expect, test } from 'vitest';
import { Down, type Health, type Platform } from '#core/platform.ts';
import { createStandby, type TurnParts } from '../src/standby.ts';
import { nowhere } from './harness.ts';

const ACCEPT = () => ({ kind: 'ignore' }) as const;

/** A platform whose start ends as it is told, and a turn that comes when it is told, or at once. */
function open(comesAtOnce: boolean) {
  const started = Promise.withResolvers<void>();
  const faults: unknown[] = [];
  let health: Health = { state: 'starting' };
  const platform: Platform = {
    ...nowhere,
    sendsPerSecond: 1,
    start: () => started.promise,
    stop: async () => undefined,
    health: () => health,
  };
  const made = Promise.withResolvers<TurnParts>();
  const standby = createStandby(
    platform,
    (parts) => {
      made.resolve(parts);
      return { start: async () => void (comesAtOnce && parts.onWon()), stop: async () => undefined };
    },
    (fault) => faults.push(fault),
  );
  return { standby, faults, started, turn: made.promise, is: (now: Health) => void (health = now) };
}

test('what goes wrong with connecting is told to whoever starts it, and to nobody else', async () => {
  const { standby, faults, started } = open(true);
  const starting = standby.start(ACCEPT);
  started.reject(new Down('look at it'));
  await expect(starting).rejects.toThrow('look at it');
  expect(faults).toEqual([]);
});

test('what goes wrong when the turn comes later is told then', async () => {
  const { standby, faults, started, turn } = open(false);
  await standby.start(ACCEPT);
  expect(standby.health()).toEqual({ state: 'standby' });
  (await turn).onWon();
  started.reject(new Down('look at it'));
  await expect.poll(() => faults).toEqual([new Down('look at it')]);
});

test.each<[Health, boolean]>([
  [{ state: 'up' }, true],
  [{ state: 'degraded', fix: 'look at it' }, true],
  [{ state: 'starting' }, true],
  [{ state: 'reconnecting' }, false],
  [{ state: 'down', fix: 'look at it' }, false],
])('a turn is told whether it is of use: %o', async (health, isOfUse) => {
  const { standby, is, turn } = open(true);
  void standby.start(ACCEPT);
  is(health);
  expect((await turn).isOfUse()).toBe(isOfUse);
});
