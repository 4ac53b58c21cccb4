/** What a picture of ratings shows, read back pixel by pixel. */
import { performance } from 'node:perf_hooks';
import { Resvg } from '@resvg/resvg-js';
import { describe, expect, test } from 'vitest';
import type { Chart } from '#core/message.ts';
import { draw, drawWithin } from '#picture/draw.ts';
import { COLOURS, SIZE } from '#picture/figure.ts';

type Value = number | undefined;

const chartOf = (values: readonly Value[], title = 'I did what I said I would', label = '22 nov'): Chart => ({
  title,
  most: 5,
  points: values.map((value) => (value === undefined ? { label } : { label, value })),
});

const channelsOf = (colour: string): readonly number[] => [...Buffer.from(colour.slice(1), 'hex')];

/** Pixels of four bytes each, red, green, blue and how opaque it is: resvg reads PNGs as well as it writes them. */
function decode(png: Uint8Array): Buffer {
  const [width, height] = [2 * SIZE.width, 2 * SIZE.height];
  const data = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${data}"/></svg>`;
  return new Resvg(page).render().pixels;
}

interface Spot {
  readonly x: number;
  readonly y: number;
}

/** Where a picture has exactly this colour. */
function spotsOf(png: Uint8Array, colour: string): readonly Spot[] {
  const wanted = Buffer.from([...channelsOf(colour), 255]);
  const pixels = decode(png);
  const spots: Spot[] = [];
  for (let at = pixels.indexOf(wanted); at !== -1; at = pixels.indexOf(wanted, at + 1)) {
    if (at % 4 === 0) {
      spots.push({ x: (at / 4) % (2 * SIZE.width), y: Math.floor(at / 4 / (2 * SIZE.width)) });
    }
  }
  return spots;
}

/** Strokes of ink from left to right, each as its first and last column. */
function strokesOf(png: Uint8Array): readonly { readonly from: number; readonly to: number }[] {
  const columns = [...new Set(spotsOf(png, COLOURS.ink).map(({ x }) => x))].toSorted((a, b) => a - b);
  const starts = columns.filter((x, index) => x - 1 !== columns[index - 1]);
  const ends = columns.filter((x, index) => x + 1 !== columns[index + 1]);
  return starts.map((from, index) => ({ from, to: ends[index] ?? from }));
}

/** The middle of all ink, from the top. */
function heightOf(png: Uint8Array): number {
  const rows = spotsOf(png, COLOURS.ink).map(({ y }) => y);
  return rows.reduce((sum, y) => sum + y, 0) / rows.length;
}

const BUSY = Array.from({ length: 26 }, (_, week): Value => [3, 2, 4, undefined, 5][week % 5]);

describe('A picture', () => {
  test.each([
    ['a calm line', BUSY],
    ['the liveliest line', BUSY.map((_, week) => (week % 2 === 0 ? 1 : 5))],
  ])('of %s is a PNG of the right size, and small', async (_, values) => {
    const png = Buffer.from(await draw(chartOf(values, 'Hice lo que dije que haría', '22 sept')));
    expect(png.subarray(0, 8).toString('latin1')).toBe('\u0089PNG\r\n\u001a\n');
    expect(png.toString('latin1', 12, 16)).toBe('IHDR');
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1800, 840]);
    expect(png.length).toBeLessThan(60_000);
  });

  test('is the same for the same chart, and another for another', async () => {
    const [once, again, other] = await Promise.all(
      [
        [3, 4],
        [3, 4],
        [3, 5],
      ].map((line) => draw(chartOf(line))),
    );
    expect(again).toEqual(once);
    expect(other).not.toEqual(once);
  });

  test('fills the whole page', async () => {
    const pixels = decode(await draw(chartOf([])));
    expect([...pixels.subarray(0, 4)]).toEqual([...channelsOf(COLOURS.page), 255]);
    expect([...pixels.subarray(-4)]).toEqual([...channelsOf(COLOURS.page), 255]);
  });

  test.each<[string, readonly Value[], number]>([
    ['nothing', [], 0],
    ['nothing but gaps', BUSY.map(() => undefined), 0],
    ['one point', [4], 1],
    ['a line', [5, 5, 5], 1],
    ['a gap', [5, undefined, 5], 2],
    ['gaps at the ends', [undefined, 2, 3, undefined], 1],
    ['points on their own', [1, undefined, 3, undefined, 5], 3],
    ['26 points', BUSY.map((value) => value ?? 1), 1],
    ['13 points on their own', BUSY.map((_, week) => (week % 2 === 0 ? 3 : undefined)), 13],
    ['more than are kept', [...BUSY, ...BUSY].map((_, week) => (week % 2 === 0 ? 3 : undefined)), 26],
  ])('of %s never joins what a gap parts', async (_, values, strokes) => {
    expect(strokesOf(await draw(chartOf(values)))).toHaveLength(strokes);
  });

  test('shows higher numbers higher, evenly, and all of them on the page', async () => {
    const pages = await Promise.all([1, 2, 3, 4, 5].map((value) => draw(chartOf([value]))));
    const heights = pages.map(heightOf);
    const steps = heights.slice(1).map((height, index) => (heights[index] ?? 0) - height);
    for (const step of steps) expect(step).toBeCloseTo(118, 0);
    const dots = pages.map((page) => spotsOf(page, COLOURS.ink).length);
    expect(Math.max(...dots) - Math.min(...dots)).toBeLessThan(0.1 * Math.max(...dots));
  });

  test('goes from left to right', async () => {
    const [first, second, third] = strokesOf(await draw(chartOf([1, undefined, 5, undefined, 3])));
    expect(first?.to).toBeLessThan(second?.from ?? 0);
    expect(second?.to).toBeLessThan(third?.from ?? 0);
    expect(third?.to).toBeLessThan(1800);
  });
});

describe('Words on a picture', () => {
  test('keep their accents', async () => {
    const [plain, accent, other] = await Promise.all(
      ['haria', 'haría', 'harìa'].map((title) => draw(chartOf([3], title))),
    );
    expect(new Set([plain, accent, other].map(String)).size).toBe(3);
  });

  test.each([
    ['right to left', 'بناء الثقة לאט'],
    ['emoji', '🙂👩‍👩‍👧🇪🇸'],
    ['markup', '</text><image href="file:///etc/passwd"/> & {a|b} %s ${x}'],
    ['what XML may not hold', '\u0000\u0008\u001b\uFFFE\uFFFF\uD800 a\u2028b\nc'],
    ['nothing', ''],
  ])('may be %s', async (_, odd) => {
    expect(strokesOf(await draw(chartOf([2, undefined, 4], odd, odd)))).toHaveLength(2);
  });

  test.each([
    ['wide letters', 'W'.repeat(400)],
    ['many words', 'What I said I would do, and did. '.repeat(9)],
  ])('of %s never run off the page', async (_, long) => {
    for (const values of [[], [3], [3, 4], BUSY]) {
      const rest = spotsOf(await draw(chartOf(values, long, long)), COLOURS.page);
      const edges = rest.filter(({ x }) => x < 8 || x >= 1792);
      expect(edges).toHaveLength(16 * 840);
    }
  });

  test('beside the line are shown as far as they have room', async () => {
    const labelled = (shown: (week: number) => boolean): Promise<Uint8Array> =>
      draw({
        title: '',
        most: 5,
        points: BUSY.map((_, week) => ({ label: shown(week) ? '22 nov' : '' })),
      });
    const below = async (shown: (week: number) => boolean): Promise<number> =>
      spotsOf(await labelled(shown), COLOURS.label).filter(({ y }) => y > 700).length;
    const one = await below((week) => week === 25);
    expect(one).toBeGreaterThan(50);
    expect(await below((week) => week === 4)).toBeCloseTo(one, -2);
    expect(await below((week) => week % 5 === 0)).toBeGreaterThan(5 * one);
    expect(await below(() => true)).toBeLessThan(9 * one);
  });

  test.each(['title', 'label', 'ink'] as const)('%s stands out from the page', (name) => {
    expect(contrast(COLOURS[name], COLOURS.page)).toBeGreaterThan(4.5);
  });

  test('are in one ink, neither red nor green', () => {
    for (const name of ['title', 'label', 'ink'] as const) {
      const [red = 0, green = 0, blue = 0] = channelsOf(COLOURS[name]);
      expect(blue).toBeGreaterThan(Math.max(red, green));
    }
  });
});

describe('Drawing', () => {
  test('leaves the thread free that answers calls', async () => {
    const before = performance.eventLoopUtilization();
    await draw(chartOf(BUSY));
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  });

  test('ends when it takes too long', async () => {
    await expect(drawWithin(1, chartOf(BUSY))).rejects.toThrow('The picture was not drawn.');
  });

  test('ends its thread with the picture', async () => {
    expect(strokesOf(await drawWithin(600_000, chartOf([3])))).toHaveLength(1);
  }, 30_000);

  test('says when it can’t, and draws the next one', async () => {
    const broken: Chart = JSON.parse('{ "title": "a", "most": 5 }');
    const [failed, next] = await Promise.allSettled([draw(broken), draw(chartOf([3]))]);
    expect(failed.status).toBe('rejected');
    expect(next.status).toBe('fulfilled');
  });
});

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [one, other].map(luminance).toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
