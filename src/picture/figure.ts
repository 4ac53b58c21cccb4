/** How a chart looks: a page of a notebook, with a line in ink. Nothing on it says good or bad, more or less. */
import type { EChartsOption, XAXisComponentOption } from 'echarts/dist/echarts.esm.min.mjs';
import type { Chart } from '#core/message.ts';

/** In pixels, before the picture is made twice as sharp. */
export const SIZE = { width: 900, height: 420 } as const;

/** The page is opaque, so that it is as easy to read on a dark theme. One ink: no colour stands for well or badly. */
export const COLOURS = {
  page: '#f6f3ea',
  rule: '#dfdacb',
  title: '#232c3a',
  label: '#596070',
  ink: '#2c4a7a',
} as const;

/** A chat shows the picture at a little over half its size, so letters are large here. */
const TITLE = { fontSize: 29, fontWeight: 500, color: COLOURS.title } as const;
const LABEL = { fontSize: 22, color: COLOURS.label } as const;

/** From the edge of the page to its words. */
const EDGE = 40;
/** From the edges of the page to the rules on which the points lie. */
const MARGIN = { left: 82, right: 60, top: 108, bottom: 76 } as const;
const RULE_WIDTH = SIZE.width - MARGIN.left - MARGIN.right;
/** A label that is wider is cut. */
const WIDEST = 200;
/** Between two labels, at least. */
const GAP = 56;
/** Where words are cut, of their room: echarts guesses their width, from a narrower font. */
const CUT = 0.88;

/** The figure of a chart: up to 26 points, of whose labels as many are shown as have room. */
export function figureOf({ title, most, points }: Chart): EChartsOption {
  return {
    animation: false,
    backgroundColor: COLOURS.page,
    textStyle: { fontFamily: 'Inter' },
    title: {
      text: plain(title),
      left: EDGE,
      top: 36,
      padding: 0,
      textStyle: { ...TITLE, width: CUT * (SIZE.width - 2 * EDGE), overflow: 'truncate' },
    },
    // Where a wide label would run off the page, the line makes room for it.
    grid: { ...MARGIN, outerBounds: { left: EDGE / 2, right: EDGE / 2, top: 0, bottom: 0 } },
    xAxis: timeAxis(points.map(({ label }) => plain(label))),
    yAxis: {
      type: 'value',
      min: 1,
      max: Math.max(most, 2),
      interval: 1,
      axisLabel: { ...LABEL, align: 'left', margin: MARGIN.left - EDGE },
      splitLine: { lineStyle: { color: COLOURS.rule, width: 1.5 } },
    },
    series: {
      type: 'line',
      // A gap stays a gap: nothing is known of that time, and nothing is said of it.
      data: points.map(({ value }) => value ?? null),
      connectNulls: false,
      symbol: 'circle',
      symbolSize: 12,
      showAllSymbol: true,
      itemStyle: { color: COLOURS.ink },
      lineStyle: { color: COLOURS.ink, width: 3, cap: 'round', join: 'round' },
    },
  };
}

/** As many of the labels that say something as have room, counted back from the latest. */
function timeAxis(labels: readonly string[]): XAXisComponentOption {
  const longest = Math.max(0, ...labels.map(({ length }) => length));
  const widest = Math.min(longest * LABEL.fontSize * 0.56, WIDEST);
  const apart = (labels.length * (widest + GAP)) / RULE_WIDTH;
  const shown = labels.reduceRight<readonly number[]>((kept, label, index) => {
    const next = kept.at(-1) ?? Infinity;
    return label !== '' && next - index >= apart ? [...kept, index] : kept;
  }, []);
  return {
    type: 'category',
    data: [...labels],
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: {
      ...LABEL,
      margin: 22,
      interval: (index) => shown.includes(index),
      width: CUT * WIDEST,
      overflow: 'truncate',
    },
  };
}

/** On one line, and without what an XML file may not hold. */
const plain = (text: string): string => text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
