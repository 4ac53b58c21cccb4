/** What every timetable does, whichever engine it has. */
import { describe, it } from 'vitest';
import { HOUSE } from '#core/records.ts';
import { createWitness, GROUNDS, LEFT_AFTER, rowIn, RECOVER_AFTER } from './timetable-ground.ts';

const DONE = { outcome: 'done' } as const;
const PATIENTLY = { timeout: 20_000, interval: 20 };

const levelled = (lines: readonly string[], event: string): readonly string[] =>
  lines.filter((line) => line.includes(`"event":"${event}"`));

describe.concurrent.each(GROUNDS.map((ground) => [ground.name, ground] as const))(
  'A timetable %s',
  (_, ground) => {
    it.skipIf(!ground.isHere)(
      'fires what becomes due, when it goes out, once',
      async ({ expect, onTestFinished }) => {
        const { table, clock, open } = await ground.enter(onTestFinished);
        const witness = createWitness(table);
        const timetable = await open(witness.fire);
        await table.put(rowIn(clock, -1000, 'overdue'));
        await timetable.start();
        await witness.sees('overdue');
        const soon = rowIn(clock, 1500, 'soon');
        await table.put(soon);
        expect(await witness.next()).toEqual(soon);
        expect(clock.now().epochMilliseconds).toBeGreaterThanOrEqual(soon.at);
        await table.put(rowIn(clock, 2 * RECOVER_AFTER, 'last'));
        await witness.sees('last');
        expect(witness.names).toEqual(['overdue', 'soon', 'last']);
      },
    );

    it.skipIf(!ground.isHere)('does not spread what the house does', async ({ expect, onTestFinished }) => {
      const { table, clock, open } = await ground.enter(onTestFinished);
      const witness = createWitness(table);
      const timetable = await open(witness.fire);
      await timetable.start();
      const row = { name: 'sweep', at: clock.now().epochMilliseconds, lane: HOUSE };
      await table.put(row);
      expect(await witness.next()).toEqual(row);
      expect(clock.now().epochMilliseconds - row.at).toBeLessThan(5000);
    });

    it.skipIf(!ground.isHere)(
      'fires for the house what nobody saw to on another lane, and not before',
      async ({ expect, onTestFinished }) => {
        const { table, clock, open } = await ground.enter(onTestFinished);
        const witness = createWitness(table);
        const timetable = await open(witness.fire);
        const at = clock.now().epochMilliseconds;
        await table.put({ name: 'fresh', at: at - LEFT_AFTER / 2, lane: 'west' });
        await table.put({ name: 'left', at: at - 2 * LEFT_AFTER, lane: 'west' });
        await timetable.start();
        expect(await witness.next()).toEqual({ name: 'left', at: at - 2 * LEFT_AFTER, lane: HOUSE });
        await table.put(rowIn(clock, -1000, 'last'));
        await witness.sees('last');
        expect(witness.names).toEqual(['left', 'last']);
      },
    );

    it.skipIf(!ground.isHere)(
      'fires what was moved at its new moment only, and what was forgotten never',
      async ({ expect, onTestFinished }) => {
        const { table, clock, open } = await ground.enter(onTestFinished);
        const witness = createWitness(table);
        const timetable = await open(witness.fire);
        const [later, never] = [rowIn(clock, 4000, 'later'), rowIn(clock, 4000, 'never')];
        await table.put(later);
        await table.put(never);
        await table.put(rowIn(clock, 25_000, 'sooner'));
        await timetable.start();
        await table.put({ ...later, at: later.at + 2000 });
        await table.forget(never);
        const sooner = rowIn(clock, 200, 'sooner');
        await table.put(sooner);
        expect(await witness.next()).toEqual(sooner);
        expect(await witness.next()).toEqual({ ...later, at: later.at + 2000 });
        expect(witness.names).toEqual(['sooner', 'later']);
      },
    );

    it.skipIf(!ground.isHere)(
      'never has two rows of one name in flight',
      async ({ expect, onTestFinished }) => {
        const { table, clock, open } = await ground.enter(onTestFinished);
        const landing = Promise.withResolvers<void>();
        const witness = createWitness(table, async ({ name }) => {
          if (name === 'long') await landing.promise;
          return DONE;
        });
        const timetable = await open(witness.fire);
        await timetable.start();
        await table.put(rowIn(clock, -5000, 'long'));
        await witness.sees('long');
        const again = rowIn(clock, -2000, 'long');
        await table.put(again);
        await table.put(rowIn(clock, -1000, 'other'));
        await witness.sees('other');
        await table.put(rowIn(clock, -1000, 'another', 'south'));
        await witness.sees('another');
        expect(witness.names).toEqual(['long', 'other', 'another']);
        landing.resolve();
        expect(await witness.sees('long')).toEqual(again);
      },
    );

    it.skipIf(!ground.isHere)(
      'fires what is long overdue when it starts, and what the clock jumped over',
      async ({ expect, onTestFinished }) => {
        const { table, clock, open } = await ground.enter(onTestFinished);
        const witness = createWitness(table);
        const timetable = await open(witness.fire);
        await table.put(rowIn(clock, -600_000, 'since ten minutes'));
        await table.put(rowIn(clock, 600_000, 'in ten minutes'));
        await table.put(rowIn(clock, 1_200_000, 'in twenty minutes'));
        await timetable.start();
        await witness.sees('since ten minutes');
        clock.jumps(660_000);
        await witness.sees('in ten minutes');
        expect(witness.names).toEqual(['since ten minutes', 'in ten minutes']);
      },
    );

    it.skipIf(!ground.isHere)(
      'fires after a restart what was due or not done before it',
      async ({ expect, onTestFinished }) => {
        const { table, clock, open } = await ground.enter(onTestFinished);
        const refuses = createWitness(table, () => Promise.reject(new Error('not now')));
        const first = await open(refuses.fire);
        await table.put(rowIn(clock, -1000, 'tried'));
        await first.start();
        await refuses.sees('tried');
        await first.stop();
        await table.put(rowIn(clock, -500, 'added while nobody was there'));
        const witness = createWitness(table);
        await (await open(witness.fire)).start();
        await expect.poll(() => witness.names, PATIENTLY).toHaveLength(2);
        expect(witness.names.toSorted()).toEqual(['added while nobody was there', 'tried']);
      },
    );

    it.skipIf(!ground.isHere)(
      'tries again later what could not be done, and goes on with the rest meanwhile',
      async ({ expect, onTestFinished }) => {
        const { table, clock, log, open } = await ground.enter(onTestFinished);
        const moments: number[] = [];
        const witness = createWitness(table, async ({ name }) => {
          if (name !== 'canary-name') return DONE;
          moments.push(performance.now());
          if (!witness.names.includes('other')) throw new Error('canary-words');
          return DONE;
        });
        const timetable = await open(witness.fire);
        await table.put(rowIn(clock, -1000, 'canary-name'));
        await timetable.start();
        await witness.sees('canary-name');
        await table.put(rowIn(clock, 200, 'other'));
        await witness.sees('other');
        await expect.poll(() => table.rows('north', Infinity, 1), PATIENTLY).toEqual([]);
        const [first = 0, second = 0] = moments;
        expect(second - first).toBeGreaterThan(1400);
        expect(levelled(log.lines, 'timetable failed')).toHaveLength(1);
        expect(log.lines.join('\n')).not.toContain('canary');
      },
    );

    it.skipIf(!ground.isHere)(
      'leaves a lane alone while the platform asks to wait, and goes on with the others',
      async ({ expect, onTestFinished }) => {
        const { table, clock, open } = await ground.enter(onTestFinished);
        const moments = new Map<string, number>();
        const witness = createWitness(table, async ({ name }) => {
          const isFirst = moments.size === 0;
          moments.set(isFirst ? 'busy' : name, performance.now());
          return isFirst ? { outcome: 'busy', retryAfterSeconds: 3 } : DONE;
        });
        const timetable = await open(witness.fire);
        await table.put(rowIn(clock, -1000, 'first'));
        await timetable.start();
        await witness.sees('first');
        await table.put(rowIn(clock, -500, 'second'));
        await table.put(rowIn(clock, -500, 'elsewhere', 'south'));
        await expect.poll(() => witness.names.length, PATIENTLY).toBe(4);
        expect(witness.names.slice(0, 2)).toEqual(['first', 'elsewhere']);
        expect(witness.names.toSorted()).toEqual(['elsewhere', 'first', 'first', 'second']);
        const after = (name: string): number => (moments.get(name) ?? 0) - (moments.get('busy') ?? 0);
        expect(Math.min(after('first'), after('second'))).toBeGreaterThan(2900);
      },
    );

    it.skipIf(!ground.isHere)(
      'ends a lane that was stopped, tells the host, and goes on with the others',
      async ({ expect, onTestFinished }) => {
        const { table, clock, log, open } = await ground.enter(onTestFinished);
        const witness = createWitness(table, async ({ lane }) =>
          lane === 'north' ? { outcome: 'stopped' } : DONE,
        );
        const timetable = await open(witness.fire);
        await table.put(rowIn(clock, -1000, 'first'));
        await timetable.start();
        await witness.sees('first');
        await table.put(rowIn(clock, -500, 'second'));
        await table.put(rowIn(clock, 2 * RECOVER_AFTER, 'elsewhere', 'south'));
        await witness.sees('elsewhere');
        expect(witness.names).toEqual(['first', 'elsewhere']);
        expect(await table.rows('north', Infinity, 10)).toHaveLength(2);
        const told = levelled(log.lines, 'timetable stopped');
        expect(told).toEqual([
          expect.stringMatching(/"level":"error".*"platform":"north".*start the bot again/),
        ]);
        expect(timetable.isUp()).toBe(true);
      },
    );

    it.skipIf(!ground.isHere)(
      'takes no more when it stops, and finishes what is in flight',
      async ({ expect, onTestFinished }) => {
        const { table, clock, open } = await ground.enter(onTestFinished);
        const told: string[] = [];
        const witness = createWitness(table, async () => {
          await new Promise<void>((resolve) => clock.after(1000, resolve));
          told.push('landed');
          return DONE;
        });
        const timetable = await open(witness.fire);
        expect(timetable.isUp()).toBe(false);
        await table.put(rowIn(clock, -1000, 'in flight'));
        await timetable.start();
        expect(timetable.isUp()).toBe(true);
        await witness.sees('in flight');
        const stopped = timetable.stop().then(() => told.push('stopped'));
        await table.put(rowIn(clock, -500, 'too late'));
        await stopped;
        expect(told).toEqual(['landed', 'stopped']);
        expect(timetable.isUp()).toBe(false);
        // One that never started stops too.
        await (await open(witness.fire)).stop();
        const next = createWitness(table);
        await (await open(next.fire)).start();
        await next.sees('too late');
        expect([...witness.names, ...next.names]).toEqual(['in flight', 'too late']);
      },
    );

    it.skipIf(!ground.isHere)(
      'says that it is not up while the table is out of reach, and then fires what was due',
      async ({ expect, onTestFinished }) => {
        const { table, clock, log, open, breaks, mends } = await ground.enter(onTestFinished, true);
        const witness = createWitness(table);
        const timetable = await open(witness.fire);
        await table.put(rowIn(clock, 4000, 'meanwhile'));
        await timetable.start();
        await breaks();
        try {
          await expect.poll(() => levelled(log.lines, 'timetable unread'), PATIENTLY).toHaveLength(1);
          expect(timetable.isUp()).toBe(false);
        } finally {
          await mends();
        }
        await witness.sees('meanwhile');
        await expect.poll(() => timetable.isUp(), PATIENTLY).toBe(true);
        expect(witness.names).toEqual(['meanwhile']);
        expect(levelled(log.lines, 'timetable back')).toHaveLength(1);
      },
    );
  },
);
