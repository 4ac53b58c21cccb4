/** The bot is killed while notes go out, for half a minute; `npm run chaos` does it for longer. */
import { test } from 'vitest';
import { joinClaims, report } from '../scripts/chaos/report.ts';
import { runShort, SHORT_GROUNDS } from '../scripts/chaos/sizes.ts';
import { hasRedis } from './process/redis.ts';

/** Claims last half a minute before somebody else takes them up. */
const TIMEOUT = 180_000;

for (const ground of SHORT_GROUNDS) {
  const isHere = ground === 'embedded' || hasRedis;
  const needs = ground === 'embedded' ? '' : ' (needs a redis-server on PATH)';
  test.skipIf(!isHere).concurrent(
    `killed again and again, no note is shown twice and none is lost: ${ground}${needs}`,
    // What was shown twice once is not made good by a second run.
    { timeout: TIMEOUT, retry: 0 },
    async ({ expect }) => {
      const outcome = await runShort(ground);
      if (!('evidence' in outcome)) throw new Error('There is no redis-server on PATH.');
      const { evidence, starts, lastWords } = outcome;
      const told = [...report([outcome], 0), ...lastWords].join('\n');
      expect(
        joinClaims([outcome]).flatMap(({ broken }) => broken),
        told,
      ).toEqual([]);
      // Something was hit on its way, or nothing was tried here.
      const sent = [
        ...evidence.members.map(({ kept }) => kept?.checkIn?.last),
        ...evidence.groups.flatMap(({ kept }) => kept?.reminders ?? []).map(({ last }) => last),
      ];
      const isHit = (last: (typeof sent)[number]): boolean =>
        last !== undefined && (last.state === 'unsure' || last.triedAt > last.claimedAt);
      expect(sent.filter(isHit).length, told).toBeGreaterThan(0);
      expect(starts).toBeGreaterThan(1);
    },
  );
}
