/** First answers that Discord has already: of this process, whose receipt got lost, or of another one with the gateway. */
import { expect, onTestFinished, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { createDiscord } from '../adapters/discord/platform.ts';
import { after, begin, clock, ROUTES, seenIn, shows, type Scene } from './discord-adapter.ts';
import { LABELS, LONG, PICTURE, registry, words } from './discord/definitions.ts';
import { createMemoryLog } from './log.ts';

/** Another process, which gets every event that the scene's own gets. */
async function startAnother({ standIn, stores }: Scene): Promise<void> {
  const { token, api: apiUrl } = standIn;
  const log = createMemoryLog();
  const parts = { token, apiUrl, registry, words, clock, log, draw: async () => PICTURE, botName: 'Seven' };
  const platform = createDiscord(parts);
  onTestFinished(() => platform.stop());
  await platform.start(createAccept({ ...parts, stores, platform }));
}

test('where two processes have the gateway, an answer of several parts comes once', async () => {
  const scene = await begin();
  await startAnother(scene);
  const sights = await after(scene, 'Sam', scene.people.person('Sam').types('/show what:long'));
  expect(scene.standIn.traffic.get(`POST ${ROUTES.callback}`)).toBe(2);
  expect(sights.map(seenIn).flatMap(({ lines }) => lines)).toEqual(LONG.map((line) => line.trim()));
  expect(scene.standIn.traffic.get(`POST ${ROUTES.followUp}`)).toBe(2);
});

test('where two processes have the gateway, somebody who types is told once that it can’t read', async () => {
  const scene = await begin();
  await startAnother(scene);
  const sam = scene.people.person('Sam');
  await sam.writes('Hello?');
  await expect.poll(() => scene.standIn.traffic.get(`POST ${ROUTES.messages}`)).toBe(2);
  const sights = await sam.rest();
  expect(sights.map(seenIn).map(({ lines }) => lines)).toEqual([['I can’t read']]);
});

const lost = { method: 'POST', template: ROUTES.callback, isDone: true } as const;

test.each([{ how: 'cut' } as const, { how: 'status', status: 502, code: 0, message: '' } as const])(
  'where the receipt of the first answer is lost, the rest of it follows ($how)',
  async (how) => {
    const scene = await begin();
    scene.standIn.failNext({ ...lost, ...how });
    const sights = await after(scene, 'Sam', scene.people.person('Sam').types('/show what:long'));
    expect(sights.map(seenIn).map(({ buttons }) => buttons)).toEqual([[], [], [LABELS.help]]);
    scene.standIn.failNext({ ...lost, ...how });
    expect((await shows(scene, '/show what:slow')).lines).toEqual(['Slow at last']);
  },
);
