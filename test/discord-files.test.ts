/** Pictures, files and moments in answers. */
import { expect, test } from 'vitest';
import type { Clock } from '#core/clock.ts';
import type { Draw } from '#core/message.ts';
import { renderText } from '../adapters/discord/markdown.ts';
import { createPosts } from '../adapters/discord/posts.ts';
import { LONG, MOMENT, PICTURE } from './discord/definitions.ts';
import { after, begin, clock, ROUTES, seenIn, shows, type Scene } from './discord-adapter.ts';
import { createMemoryLog } from './log.ts';

const WORDS = '22 Nov: 4 of 5';
const attachedTo = (scene: Scene, id: string) => scene.standIn.context.messages.find(id)?.attachments;

test.each(['picture', 'late picture'])(
  'a %s stands in an answer for one, with the same in words',
  async (what) => {
    const scene = await begin();
    const seen = await shows(scene, `/show what:${what}`);
    expect(seen).toMatchObject({ lines: [WORDS], hasPicture: true, isPrivate: true });
    const [attached, ...others] = attachedTo(scene, seen.id) ?? [];
    expect(others).toEqual([]);
    expect(attached).toMatchObject({ description: WORDS, file: { type: 'image/png' } });
    expect(Buffer.from(attached?.file.bytes ?? []).equals(PICTURE)).toBe(true);
    expect(scene.standIn.context.messages.find(seen.id)?.onlyFor?.name).toBe('Sam');
    const patched = scene.standIn.traffic.get(`PATCH ${ROUTES.original}`);
    expect(patched).toBe(what === 'picture' ? undefined : 1);
    expect(scene.standIn.breaches).toEqual([]);
  },
);

test('in a long answer the picture stands under the last part, above its buttons', async () => {
  const scene = await begin();
  const sights = await after(scene, 'Sam', scene.people.person('Sam').types('/show what:long picture'));
  const parts = sights.map(seenIn);
  expect(parts.map(({ hasPicture }) => hasPicture)).toEqual([false, false, true]);
  expect(parts.map(({ buttons }) => buttons.includes('Turn'))).toEqual([false, false, true]);
  expect(parts.flatMap(({ lines }) => lines)).toEqual([...LONG.map((line) => line.trim()), WORDS]);
  expect(scene.standIn.breaches).toEqual([]);
});

test.each(['Turn', 'Later'])('what takes the place of a picture takes it away (%s)', async (label) => {
  const scene = await begin();
  const { id } = await shows(scene, '/show what:picture');
  const [sight] = await after(scene, 'Sam', scene.people.person('Sam').presses(id, label));
  expect(seenIn(sight)).toMatchObject({ id, hasPicture: false });
  expect(attachedTo(scene, id)).toEqual([]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('an answer with a picture whose receipt got lost is given once', async () => {
  const scene = await begin();
  const lost = { how: 'status', status: 500, code: 0, message: '', isDone: true } as const;
  scene.standIn.failNext({ template: ROUTES.callback, ...lost });
  expect(await shows(scene, '/show what:picture')).toMatchObject({ hasPicture: true });
  expect(scene.standIn.traffic.get(`POST ${ROUTES.callback}`)).toBe(2);
});

const failing: Draw = async () => {
  throw new RangeError('canary');
};

test('where a picture can’t be drawn, its words stand alone', async () => {
  const scene = await begin({ draw: failing });
  expect(await shows(scene, '/show what:picture')).toMatchObject({ lines: [WORDS], hasPicture: false });
  const log = scene.log.lines.join();
  expect(log).toContain('picture not drawn');
  expect(log).toContain('RangeError');
  expect(log).not.toContain('canary');
  expect(scene.standIn.breaches).toEqual([]);
});

/** Waits end 60 times sooner. */
const fast: Clock = {
  now: () => clock.now(),
  after: (milliseconds, run) => clock.after(milliseconds / 60, run),
};

test('a picture that is never done is not waited for', async () => {
  const scene = await begin({ draw: () => new Promise(() => {}), clock: fast });
  expect(await shows(scene, '/show what:picture')).toMatchObject({ lines: [WORDS], hasPicture: false });
  expect(scene.log.lines.join()).toContain('picture not drawn');
});

test('a file comes with its answer, with letters of every kind', async () => {
  const scene = await begin();
  const seen = await shows(scene, '/show what:file');
  expect(seen).toMatchObject({
    lines: ['Ratings', '22 November: 4 – sí ✓'],
    isPrivate: true,
    hasPicture: false,
  });
  expect(attachedTo(scene, seen.id)).toMatchObject([
    { file: { name: 'f-r-mich-data.txt', type: 'text/plain; charset=utf-8' } },
  ]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a file that is too large ends where Discord wants it to, between two letters', async () => {
  const makePosts = createPosts({ draw: failing, clock, log: createMemoryLog() });
  const text = 'ñ'.repeat(5_000_000);
  const [{ files }] = await makePosts({ blocks: [{ kind: 'file', name: 'data.txt', text }] }, 'person');
  const data = files[0]?.data;
  if (!(data instanceof Uint8Array)) throw new Error('no bytes');
  expect(data.length).toBeLessThanOrEqual(8_000_000);
  expect(data.length).toBeGreaterThan(7_999_990);
  const read = new TextDecoder('utf-8', { fatal: true }).decode(data);
  expect(read.endsWith('ñ…')).toBe(true);
});

test('words of a picture that are too long for its description are cut there, not in the text', async () => {
  const makePosts = createPosts({ draw: async () => PICTURE, clock, log: createMemoryLog() });
  const chart = { title: 'Weeks', most: 5, points: [] };
  const [{ body, files }] = await makePosts(
    { blocks: [{ kind: 'chart', chart, text: ['x'.repeat(1500)] }] },
    'person',
  );
  expect(body.content).toBe('x'.repeat(1500));
  expect(body.attachments[0]?.description).toHaveLength(1024);
  expect(files).toHaveLength(1);
});

test('a moment is shown in the reader’s own words and zone', async () => {
  const scene = await begin();
  expect(renderText([{ instant: MOMENT }])).toBe('<t:1795971630:f>');
  expect((await shows(scene, '/show what:moment')).lines).toEqual(['At 2026-11-29T17:00Z!']);
});
