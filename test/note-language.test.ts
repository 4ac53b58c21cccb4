/** Notes come in the language in which somebody agreed to them. */
import { expect, test } from 'vitest';
import { openHarness } from './harness.ts';
import { readMessage } from './seen.ts';

const SPANISH = { locale: 'es-ES' };

/** What came by itself, oldest first: its line and its button. */
const readSent = ({ sent }: Awaited<ReturnType<typeof openHarness>>) =>
  sent.map((message) => {
    const { lines, buttons } = readMessage(message, '', true);
    return [...lines, ...buttons];
  });

async function beginsInSpanish() {
  const harness = await openHarness();
  const action = 'start@1|4011800Europe/Madrid';
  await harness.ask({ kind: 'action', action, onPublic: false }, SPANISH);
  return harness;
}

/** The first note is due. */
const FIRST = Temporal.Instant.from('2026-11-29T17:01:00Z');

test('The note comes in the language of the yes, as the test did', async () => {
  const harness = await beginsInSpanish();
  await harness.passes(harness.parts.clock.now().until(FIRST));
  const spanish = ['Tienes una nota', 'Abrir'];
  expect(readSent(harness)).toEqual([spanish, spanish]);
});

test('The language that somebody chose comes first', async () => {
  const harness = await beginsInSpanish();
  await harness.ask({ kind: 'action', action: 'language@1', chosen: 'en', onPublic: false }, SPANISH);
  await harness.passes(harness.parts.clock.now().until(FIRST));
  expect(readSent(harness).at(-1)).toEqual(['You have a note', 'Open']);
});
