import { Worker } from 'node:worker_threads';
import PQueue from 'p-queue';
import type { Chart, Draw } from '#core/message.ts';

/** Milliseconds that one picture may take: a fifth of a second is usual. */
const LIMIT = 10_000;

/** So many may wait for their turn: one more would come too late for whoever asked. */
const WAITING = 5;

const queue = new PQueue({ concurrency: 1 });

/**
 * Draws a chart of up to 26 points as a PNG of 1800 x 840 pixels. One at a time, so that many asking at once don't
 * fill the memory. Rejects where it can't be drawn, or not in time: the chart's text says the same.
 */
export const draw: Draw = (chart) =>
  queue.size < WAITING
    ? queue.add(() => drawWithin(LIMIT, chart))
    : Promise.reject(new Error('Too many pictures are waiting.'));

/**
 * Draws in a thread that lives for this picture, and for so many milliseconds at most. Calls go on being answered
 * meanwhile, and what the libraries take is given back.
 */
export function drawWithin(milliseconds: number, chart: Chart): Promise<Uint8Array> {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(new URL('worker.ts', import.meta.url), {
    workerData: chart,
    // Kept from the log: what a library prints could hold somebody's words.
    stdout: true,
    stderr: true,
  });
  const end = (): void => void worker.terminate();
  const limit = setTimeout(end, milliseconds);
  let picture: Uint8Array | undefined;
  worker.on('message', (png: Uint8Array) => {
    picture = png;
    // It would not end by itself: echarts leaves a timer running.
    end();
  });
  worker.on('error', reject);
  worker.on('exit', () => {
    clearTimeout(limit);
    if (picture) resolve(picture);
    else reject(new Error('The picture was not drawn.'));
  });
  return promise;
}
