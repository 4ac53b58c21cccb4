/** Many reminders are due at the same minute while nobody is there; `npm run load` does it with 10,000 of 1,000 groups. */
import { test } from 'vitest';
import { openGround } from '../scripts/chaos/ground.ts';
import { GROUNDS, isHeld, sayLoad, SHORT } from '../scripts/load/report.ts';
import { runLoad } from '../scripts/load/run.ts';
import { hasRedis } from './process/redis.ts';

for (const name of GROUNDS) {
  const needs = name === 'embedded' ? '' : ' (needs a redis-server on PATH)';
  test.skipIf(name !== 'embedded' && !hasRedis).concurrent(
    `what is due at once goes out under the platforms’ limits, none of it twice and none lost: ${name}${needs}`,
    async ({ expect }) => {
      const ground = await openGround(name);
      if (ground === undefined) throw new Error('There is no redis-server on PATH.');
      for (const arrived of await runLoad(ground, SHORT)) {
        const told = sayLoad(arrived);
        expect(isHeld(arrived), told).toBe(true);
        // Faster would be too fast. Being told to wait is the exception.
        if (arrived.platform === 'discord') {
          expect(arrived.took, told).toBeGreaterThan(3);
          expect(arrived.refused, told).toBeLessThan(arrived.due / 3);
        }
      }
    },
    180_000,
  );
}
