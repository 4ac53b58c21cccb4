/** Draws the one chart that it was started with, hands over the picture, and ends. */
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { init } from 'echarts/dist/echarts.esm.min.mjs';
import type { Chart } from '#core/message.ts';
import { figureOf, SIZE } from './figure.ts';
import { packPng } from './png.ts';

/** Only these letters are used, never the machine's own: the picture is the same everywhere. */
const FONTS = [
  import.meta.resolve('@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf'),
  import.meta.resolve('@expo-google-fonts/inter/500Medium/Inter_500Medium.ttf'),
].map((url) => fileURLToPath(url));

const chart: Chart = workerData;
const sketch = init(null, null, { renderer: 'svg', ssr: true, ...SIZE });
sketch.setOption(figureOf(chart));
const { pixels, width, height } = new Resvg(sketch.renderToSVGString(), {
  fitTo: { mode: 'zoom', value: 2 },
  font: { loadSystemFonts: false, fontFiles: FONTS, defaultFontFamily: 'Inter' },
}).render();
const png = packPng(pixels, width, height);
parentPort?.postMessage(png, [png.buffer]);
