/** The playground's own time: who moves it, and what happens meanwhile. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMovableClock } from '../../adapters/playground/clock.ts';
import { startTryBot, type TryBot } from './bot.ts';
import { follow, look, post } from './requests.ts';

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** How far apart two moments are, in milliseconds. */
const between = (one: Temporal.Instant, other: Temporal.Instant): number =>
  one.until(other).total('milliseconds');

describe('A clock that can be moved', () => {
  test('shows the computer’s time, and what it was moved by', () => {
    const clock = createMovableClock();
    expect(between(Temporal.Now.instant(), clock.now())).toBeLessThan(SECOND);
    clock.move({ days: 1 });
    clock.move({ minutes: 30, nanoseconds: 1 });
    const ahead = between(Temporal.Now.instant(), clock.now());
    expect(Math.abs(ahead - 24.5 * HOUR)).toBeLessThan(SECOND);
  });

  test('only moves forward, by what is always as long', () => {
    const clock = createMovableClock();
    expect(() => clock.move({ hours: -1 })).toThrow(RangeError);
    expect(() => clock.move({ weeks: 1 })).toThrow(RangeError);
    expect(Math.abs(between(Temporal.Now.instant(), clock.now()))).toBeLessThan(SECOND);
  });

  test('waits in real time', async () => {
    const clock = createMovableClock();
    const began = performance.now();
    await new Promise<void>((resolve) => {
      clock.after(30, resolve);
      clock.move({ hours: 1 });
    });
    expect(performance.now() - began).toBeGreaterThan(25);
    const cancelled = Promise.withResolvers<string>();
    clock.after(1, () => cancelled.resolve('ran'))();
    clock.after(20, () => cancelled.resolve('did not run'));
    expect(await cancelled.promise).toBe('did not run');
  });
});

describe('Whoever moves the time', () => {
  let bot: TryBot;
  let base: string;

  beforeEach(async () => {
    bot = await startTryBot();
    base = bot.playground.url();
  });
  afterEach(() => bot.stop());

  const leap = async (person: string, by: string) => {
    const { status, text } = await post(base, '/time', { person, leap: by });
    return { status, answer: JSON.parse(text) as { kind?: string; seq?: number; sentence?: string } };
  };
  const fromNow = (time: Temporal.DurationLike) => bot.clock.now().add(time);
  /** What came to a person, and how long after the moment for which it was planned, in milliseconds. */
  const arrivedFor = async (person: string, moments: readonly Temporal.Instant[]) =>
    (await look(base, person)).changed.map(({ at, said }, i) => ({
      said: JSON.stringify(said),
      late: between(moments[i] ?? Temporal.Instant.from(at), Temporal.Instant.from(at)),
    }));

  test('moves it by an hour or a day, and everybody is told', async () => {
    const feed = await follow(base, 'kim');
    await feed.next();
    for (const [by, hours] of [
      ['hour', 1],
      ['day', 24],
    ] as const) {
      const before = bot.clock.now();
      const { answer } = await leap('sam', by);
      expect(answer.kind).toBe('done');
      expect(Math.abs(between(before, bot.clock.now()) - hours * HOUR)).toBeLessThan(5 * SECOND);
      const view = await feed.next();
      expect(view).toMatchObject({ seq: answer.seq, changed: [] });
      const shown = Temporal.Instant.from(view?.now ?? '');
      expect(Math.abs(between(shown, bot.clock.now()))).toBeLessThan(5 * SECOND);
    }
    feed.leave();
  });

  test('finds what came to anybody meanwhile, each thing at its own moment', async () => {
    const moments = {
      kim: fromNow({ hours: 3 }),
      sam: fromNow({ hours: 9 }),
      later: fromNow({ hours: 9, seconds: 5 }),
      group: fromNow({ hours: 5 }),
    };
    bot.timetable.plan('group', moments.group, 'for all');
    bot.timetable.plan('sam', moments.sam, 'first');
    bot.timetable.plan('sam', moments.later, 'second');
    bot.timetable.plan('sam', fromNow({ hours: 30 }), 'not yet');
    bot.timetable.plan('kim', moments.kim, 'for Kim');
    await leap('sam', 'day');
    const sams = await arrivedFor('sam', [moments.group, moments.sam, moments.later]);
    const kims = await arrivedFor('kim', [moments.kim, moments.group]);
    expect(sams.map(({ said }) => said)).toEqual([
      expect.stringContaining('for all'),
      expect.stringContaining('first'),
      expect.stringContaining('second'),
    ]);
    expect(kims).toHaveLength(2);
    for (const { late } of [...sams, ...kims]) {
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(90 * SECOND);
    }
  });

  test('gets to their own next note, past those of others', async () => {
    const mine = fromNow({ hours: 170 });
    bot.timetable.plan('sam', mine, 'mine');
    bot.timetable.plan('sam', fromNow({ hours: 340 }), 'the one after');
    bot.timetable.plan('kim', fromNow({ hours: 100 }), 'hers');
    const { answer } = await leap('sam', 'note');
    expect(answer.kind).toBe('done');
    expect(between(mine, bot.clock.now())).toBeLessThan(65 * SECOND);
    const view = await look(base, 'sam');
    expect(view.changed).toMatchObject([{ where: 'chat', said: [{ text: ['mine'] }] }]);
    expect(view.seq).toBe(answer.seq);
    expect((await look(base, 'kim')).changed).toHaveLength(1);
  });

  test('gets to what the group hears next, past the notes of members', async () => {
    const [moment, note] = [fromNow({ hours: 50 }), fromNow({ hours: 20 })];
    bot.timetable.plan('group', moment, 'for all');
    bot.timetable.plan('kim', note, 'hers');
    expect((await leap('sam', 'reminder')).answer.kind).toBe('done');
    expect(between(moment, bot.clock.now())).toBeLessThan(65 * SECOND);
    const kims = await arrivedFor('kim', [note, moment]);
    expect(kims.map(({ said }) => said)).toEqual([
      expect.stringContaining('hers'),
      expect.stringContaining('for all'),
    ]);
    for (const { late } of kims) expect(late).toBeLessThan(65 * SECOND);
    expect((await leap('sam', 'reminder')).answer.kind).toBe('unplanned');
  });

  test('gets what is late already without moving anything', async () => {
    bot.timetable.plan('sam', fromNow({ hours: -1 }), 'late');
    const before = bot.clock.now();
    expect((await leap('sam', 'note')).answer.kind).toBe('done');
    expect(between(before, bot.clock.now())).toBeLessThan(5 * SECOND);
    expect((await look(base, 'sam')).changed).toMatchObject([{ said: [{ text: ['late'] }] }]);
  });

  test('is told where no note is planned, and nothing moves', async () => {
    bot.timetable.plan('kim', fromNow({ hours: 1 }), 'hers');
    const before = bot.clock.now();
    expect(await leap('sam', 'note')).toMatchObject({ status: 200, answer: { kind: 'unplanned' } });
    expect(between(before, bot.clock.now())).toBeLessThan(5 * SECOND);
    expect((await look(base, 'kim')).changed).toEqual([]);
  });

  test('gets a sentence where what is due can’t be done, and the time is told as it is', async () => {
    const feed = await follow(base, 'kim');
    await feed.next();
    bot.timetable.breaks();
    expect(await leap('sam', 'hour')).toMatchObject({
      status: 500,
      answer: { sentence: expect.any(String) },
    });
    const shown = Temporal.Instant.from((await feed.next())?.now ?? '');
    expect(Math.abs(between(shown, bot.clock.now()))).toBeLessThan(5 * SECOND);
    feed.leave();
  });
});
