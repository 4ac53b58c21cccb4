/** What only the timetable within a process does: it follows any clock, and runs what is due when it is told to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOUSE, type DueRow } from '#core/records.ts';
import type { Lane } from '#core/timetable.ts';
import { createLocalTimetable, type LocalTimetable } from '#timetable/local.ts';
import { inFlightOf, paceOf, waitAfter } from '#timetable/pace.ts';
import { readDue } from '#timetable/pages.ts';
import { goesOutAt, spreadOf } from '#timetable/spread.ts';
import { createMemoryLog } from '../log.ts';
import { createJumpingClock, createWitness, rowIn, type Fire } from './timetable-ground.ts';
import { createMemoryTable } from './timetable-table.ts';

const DONE = { outcome: 'done' } as const;
const HOUR = 3_600_000;

function enter(perSecond = 1000) {
  const table = createMemoryTable();
  const [clock, log] = [createJumpingClock(), createMemoryLog()];
  const lanes: readonly Lane[] = ['north', 'south', HOUSE].map((name) => ({ name, perSecond }));
  const open = (fire: Fire): LocalTimetable => createLocalTimetable({ dues: table, lanes, fire, clock, log });
  return { table, clock, log, open };
}

describe('runDue', () => {
  it('fires all that is due now, spread counted, and nothing else', async () => {
    const { table, clock, open } = enter();
    const witness = createWitness(table);
    const timetable = open(witness.fire);
    await table.put(rowIn(clock, HOUR, 'in an hour'));
    await table.put(rowIn(clock, HOUR + 2000, 'a little later'));
    await timetable.runDue();
    expect(witness.names).toEqual([]);
    clock.jumps(HOUR);
    await timetable.runDue();
    expect(witness.names).toEqual(['in an hour']);
    clock.jumps(2000);
    await timetable.runDue();
    expect(witness.names).toEqual(['in an hour', 'a little later']);
  });

  it('fires what becomes due because of it, before it resolves', async () => {
    const { table, clock, open } = enter();
    const fired: string[] = [];
    const timetable = open(async (row) => {
      fired.push(row.name);
      await new Promise<void>((resolve) => clock.after(20, resolve));
      await table.forget(row);
      if (row.name === 'first') await table.put(rowIn(clock, -1, 'second', 'south'));
      if (row.name === 'second') await table.put(rowIn(clock, -1, 'first again'));
      return DONE;
    });
    await table.put(rowIn(clock, -1000, 'first'));
    await timetable.runDue();
    expect(fired).toEqual(['first', 'second', 'first again']);
    expect(await table.rows('north', Infinity, 10)).toEqual([]);
  });

  it('leaves what failed and what a busy lane has for later, and comes back to it', async () => {
    const { table, clock, open } = enter();
    let isWell = false;
    const witness = createWitness(table, async ({ lane }) => {
      if (isWell) return DONE;
      if (lane === 'north') throw new Error('not now');
      return { outcome: 'busy', retryAfterSeconds: 600 };
    });
    const timetable = open(witness.fire);
    await table.put(rowIn(clock, -1000, 'failed'));
    await table.put(rowIn(clock, -1000, 'busy', 'south'));
    await timetable.runDue();
    await timetable.runDue();
    expect(witness.names).toEqual(['failed', 'busy']);
    isWell = true;
    clock.jumps(60_000);
    await timetable.runDue();
    expect(witness.names).toEqual(['failed', 'busy', 'failed']);
    clock.jumps(600_000);
    await timetable.runDue();
    expect(witness.names).toEqual(['failed', 'busy', 'failed', 'busy']);
  });

  it('goes on although a row stays due that was done', async () => {
    const { table, clock, open } = enter();
    let count = 0;
    const timetable = open(async () => {
      count += 1;
      return DONE;
    });
    await table.put(rowIn(clock, -1000, 'stuck'));
    await timetable.runDue();
    expect(count).toBe(1);
    clock.jumps(60_000);
    await timetable.runDue();
    expect(count).toBe(2);
  });

  it('rejects where the table is out of reach', async () => {
    const { table, open } = enter();
    const timetable = open(async () => DONE);
    table.breaks();
    await expect(timetable.runDue()).rejects.toThrow('the table is away');
  });

  it('fires each of 5,000 that are due at the same moment once, and no row twice at once', async () => {
    const { table, clock, open } = enter(100_000);
    const names: string[] = [];
    const inFlight = new Set<string>();
    const at = clock.now().epochMilliseconds - HOUR;
    for (let i = 0; i < 5000; i += 1) await table.put({ name: `row ${i}`, at, lane: 'north' });
    const timetable = open(async (row) => {
      expect(inFlight.has(row.name)).toBe(false);
      inFlight.add(row.name);
      names.push(row.name);
      await table.forget(row);
      inFlight.delete(row.name);
      return DONE;
    });
    await timetable.runDue();
    expect(new Set(names).size).toBe(5000);
    expect(names).toHaveLength(5000);
  });
});

describe('A timetable within the process', () => {
  it('keeps the pace of each lane', async () => {
    const { table, clock, open } = enter(20);
    const moments: number[] = [];
    const witness = createWitness(table, async () => {
      moments.push(performance.now());
      return DONE;
    });
    for (let i = 0; i < 30; i += 1) await table.put(rowIn(clock, -1000, `row ${i}`));
    await open(witness.fire).runDue();
    expect(moments).toHaveLength(30);
    const most = Math.max(
      ...moments.map((from) => moments.filter((each) => each >= from && each < from + 1000).length),
    );
    expect(most).toBeLessThanOrEqual(24);
    expect((moments.at(-1) ?? 0) - (moments[0] ?? 0)).toBeLessThan(6000);
  });

  it('tells the host when it falls behind, once and without a name', async () => {
    const { table, clock, log, open } = enter();
    const timetable = open(async () => {
      throw new Error('not now');
    });
    await table.put(rowIn(clock, -61_000, 'canary'));
    await table.put(rowIn(clock, -62_000, 'canary two'));
    await timetable.runDue();
    await timetable.runDue();
    const behind = log.lines.filter((line) => line.includes('timetable behind'));
    expect(behind).toEqual([expect.stringContaining('at least 2 wait for more than a minute')]);
    expect(log.lines.join('\n')).not.toContain('canary');
  });
});

describe('A spread', () => {
  it('is within the minute, even, and always the same', () => {
    const all = Array.from({ length: 50_000 }, (_, i) => spreadOf(`member/${i.toString(36)}`));
    expect(Math.min(...all)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...all)).toBeLessThan(50_000);
    const perSecond = Array.from({ length: 50 }, () => 0);
    for (const each of all)
      perSecond[Math.floor(each / 1000)] = (perSecond[Math.floor(each / 1000)] ?? 0) + 1;
    expect(Math.min(...perSecond)).toBeGreaterThan(800);
    expect(Math.max(...perSecond)).toBeLessThan(1200);
    expect(spreadOf('member/abc')).toBe(spreadOf('member/abc'));
    expect(goesOutAt({ name: 'member/abc', at: 1000, lane: 'north' })).toBe(1000 + spreadOf('member/abc'));
    expect(goesOutAt({ name: 'member/abc', at: 1000, lane: HOUSE })).toBe(1000);
  });
});

describe('A pace', () => {
  it('allows what the platform takes, in windows of a fifth of a second where that is possible', () => {
    expect(paceOf(50)).toEqual({ max: 10, duration: 200 });
    expect(paceOf(1)).toEqual({ max: 1, duration: 1000 });
    expect(paceOf(0.5)).toEqual({ max: 1, duration: 2000 });
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 10_000, noNaN: true }), (perSecond) => {
        const { max, duration } = paceOf(perSecond);
        return Number.isInteger(max) && Number.isInteger(duration) && (max * 1000) / duration <= perSecond;
      }),
    );
    expect([0.5, 30, 1000].map(inFlightOf)).toEqual([4, 30, 100]);
  });

  it('waits 2 s after a failure, twice as long after each more, 60 s at most, give or take a quarter', () => {
    for (const [tries, seconds] of [
      [1, 2],
      [2, 4],
      [5, 32],
      [6, 60],
      [2000, 60],
    ] as const) {
      const waits = Array.from({ length: 200 }, () => waitAfter(tries) / 1000);
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(seconds * 0.75);
      expect(Math.max(...waits)).toBeLessThanOrEqual(seconds * 1.25);
      expect(new Set(waits).size).toBeGreaterThan(100);
    }
  });
});

describe('Pages of the due table', () => {
  it('tell every row that is due once, the earliest first, however many share a moment', async () => {
    const moments = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 1500 })), {
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(moments, async (groups) => {
        const table = createMemoryTable();
        const rows = groups.flatMap(([at, count], group) =>
          Array.from({ length: count }, (_, i): DueRow => ({ name: `${group} ${i}`, at, lane: 'north' })),
        );
        await Promise.all(rows.map((row) => table.put(row)));
        const told: DueRow[] = [];
        for await (const page of readDue(table, 'north', 4)) told.push(...page);
        expect(told.map(({ at }) => at)).toEqual(told.map(({ at }) => at).toSorted((a, b) => a - b));
        expect(told.map(({ name }) => name).toSorted()).toEqual(
          rows
            .filter(({ at }) => at <= 4)
            .map(({ name }) => name)
            .toSorted(),
        );
      }),
      { numRuns: 40 },
    );
  });
});
