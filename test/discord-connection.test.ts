import { expect, test, vi } from 'vitest';
import type { Clock } from '#core/clock.ts';
import { Down } from '#core/platform.ts';
import { begin, clock, prepare, ROUTES, seenIn, shows, type Scene } from './discord-adapter.ts';

/** A clock on which waits end 60 times sooner. */
const createFastClock = (): Clock => ({
  now: () => clock.now(),
  after: (milliseconds, run) => clock.after(milliseconds / 60, run),
});

/** A promise of what the bot says when it goes down, to be given to it. */
function waitForDown() {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { onDown: resolve, told: promise };
}
const isLogged = (scene: Scene, words: string) =>
  vi.waitFor(() => expect(scene.log.lines.join()).toContain(words), 10_000);
const isUp = (scene: Scene) =>
  vi.waitFor(() => expect(scene.discord.health()).toEqual({ state: 'up' }), 10_000);
const isAway = (scene: Scene) =>
  vi.waitFor(() => expect(scene.discord.health()).toEqual({ state: 'reconnecting' }), 10_000);

test('a bot that is up says so, and how to add it to a server', async () => {
  const scene = await prepare();
  expect(scene.discord.health()).toEqual({ state: 'starting' });
  await scene.start();
  expect(scene.discord.health()).toEqual({ state: 'up' });
  const id = scene.standIn.applicationId;
  expect(scene.log.lines.join()).toContain(
    `https://discord.com/oauth2/authorize?client_id=${id}&scope=bot+applications.commands&permissions=274877910016`,
  );
});

test('a name that tells what the bot is for is warned of, and a neutral one is not', async () => {
  const neutral = await prepare();
  await neutral.start();
  expect(neutral.log.lines.join()).not.toContain('telling name');
  const telling = await prepare();
  telling.standIn.context.world.botName = 'Trust-Steps';
  await telling.start();
  expect(telling.log.lines.join()).toContain('it stands on lock screens');
});

test('a wrong token is down at once, with what to fix', async () => {
  const scene = await prepare({ token: 'wrong' });
  await expect(scene.start()).rejects.toThrow(Down);
  expect(scene.discord.health()).toMatchObject({
    state: 'down',
    fix: expect.stringContaining('DISCORD_TOKEN'),
  });
});

test('where Discord can’t be reached, the bot is down', async () => {
  const scene = await prepare({ apiUrl: 'http://127.0.0.1:9/api' });
  await expect(scene.start()).rejects.toThrow(Down);
  expect(scene.discord.health()).toMatchObject({ state: 'down', fix: expect.stringContaining('reached') });
});

test.each([4004, 4013, 4014] as const)('refused with %i while it starts, the bot is down', async (code) => {
  const { onDown, told } = waitForDown();
  const scene = await prepare({ onDown });
  scene.standIn.gateway.refuseNext(code);
  await expect(scene.start()).rejects.toThrow(Down);
  expect(scene.discord.health().state).toBe('down');
  expect(await Promise.race([told, Promise.resolve('nothing')])).toBe('nothing');
});

test.each([4004, 4014] as const)('closed with %i later, the bot is down and says so once', async (code) => {
  const { onDown, told } = waitForDown();
  const scene = await begin({ onDown });
  scene.standIn.gateway.close(code);
  const fix = await told;
  expect(scene.discord.health()).toEqual({ state: 'down', fix });
});

test('a token that is no longer accepted takes the bot down', async () => {
  const { onDown, told } = waitForDown();
  const scene = await begin({ onDown });
  scene.standIn.failNext({
    template: ROUTES.chats,
    how: 'status',
    status: 401,
    code: 0,
    message: '401: Unauthorized',
  });
  expect((await shows(scene, '/show what:note')).lines[0]).toMatch(/[A-Z0-9]{6}/);
  expect(await told).toContain('DISCORD_TOKEN');
});

test('an interaction whose token is no longer accepted takes nothing down', async () => {
  const scene = await begin();
  const invalid = { how: 'status', status: 401, code: 50027, message: 'Invalid Webhook Token' } as const;
  scene.standIn.failNext({ template: ROUTES.callback, ...invalid });
  await scene.people.person('Sam').types('/show');
  await isLogged(scene, '"event":"unanswered"');
  expect(scene.discord.health()).toEqual({ state: 'up' });
  await scene.people.person('Sam').types('/show');
  expect(seenIn(await scene.people.person('Sam').next()).isPrivate).toBe(true);
});

test('what comes too late is not tried again', async () => {
  const scene = await begin();
  const late = { how: 'status', status: 404, code: 10062, message: 'Unknown interaction' } as const;
  scene.standIn.failNext({ template: ROUTES.callback, ...late });
  await scene.people.person('Sam').types('/show what:slow');
  await isLogged(scene, '"event":"too late"');
  await scene.discord.stop();
  expect(scene.standIn.traffic.get(`POST ${ROUTES.callback}`)).toBe(1);
  expect(scene.standIn.traffic.get(`PATCH ${ROUTES.original}`)).toBeUndefined();
});

test('a deferral whose receipt got lost is edited all the same', async () => {
  const scene = await begin();
  const lost = { how: 'status', status: 500, code: 0, message: '', isDone: true } as const;
  scene.standIn.failNext({ template: ROUTES.callback, ...lost });
  expect((await shows(scene, '/show what:slow')).lines).toEqual(['Slow at last']);
});

test.each(['drop', 'op 7', 'op 9, resumable', 'op 9', 'close'] as const)(
  'it comes back after: %s',
  async (how) => {
    const scene = await begin();
    const { gateway } = scene.standIn;
    const acts = {
      drop: () => gateway.drop(),
      'op 7': () => gateway.askToReconnect(),
      'op 9, resumable': () => gateway.invalidate(true),
      'op 9': () => gateway.invalidate(false),
      close: () => gateway.close(4000),
    };
    acts[how]();
    if (how !== 'op 9, resumable') await isAway(scene);
    await isUp(scene);
    expect((await shows(scene, '/show')).lines).toHaveLength(1);
  },
);

test('what happened while it was away is answered once', async () => {
  const scene = await begin();
  scene.standIn.gateway.drop();
  await isAway(scene);
  await scene.people.person('Sam').types('/show');
  await scene.people.deliverAgain();
  const sights = await scene.people.person('Sam').rest();
  expect(sights.map(seenIn)).toMatchObject([{ isPrivate: true }]);
  expect(scene.discord.health()).toEqual({ state: 'up' });
});

test('commands are told to Discord when they are new to it', async () => {
  const scene = await begin();
  expect(scene.standIn.traffic.get(`PUT ${ROUTES.commands}`)).toBe(1);
  const [shown] = scene.standIn.context.commands.values();
  expect(shown).toMatchObject({ name: 'show', contexts: [0, 1], integration_types: [0] });
  const again = await prepare({ apiUrl: scene.standIn.api, token: scene.standIn.token });
  await again.start();
  expect(scene.standIn.traffic.get(`PUT ${ROUTES.commands}`)).toBe(1);
  expect(scene.standIn.breaches).toEqual([]);
});

test('Discord’s refusal of the commands keeps nobody from using those it knows', async () => {
  const scene = await prepare();
  scene.standIn.failNext({ method: 'PUT', how: 'status', status: 400, code: 30034, message: 'Maximum' });
  await scene.start();
  expect(scene.discord.health()).toEqual({ state: 'up' });
  expect(scene.log.lines.join()).toContain('did not take the commands');
});

test('a server that is not allowed is left and not answered', async () => {
  const scene = await begin({ allowedGroups: ['1234567890123456789'] });
  const sam = scene.people.person('Sam');
  const { guildId } = scene.standIn.context.world;
  await isLogged(scene, '"event":"server left"');
  await sam.types('/show');
  await sam.types('/show', 'private chat');
  expect(await sam.next()).toMatchObject({ where: 'private chat' });
  expect(scene.standIn.traffic.get(`POST ${ROUTES.callback}`)).toBe(1);
  expect(scene.log.lines.join()).not.toContain(guildId);
  expect(scene.standIn.breaches).toEqual([]);
});

test.each([
  ['a token that is none', { token: 'MTIz.стенд.xyz' }, 'not a token'],
  ['groups of which none is on Discord', { allowedGroups: ['T0123456'] }, 'ALLOWED_GROUPS'],
] as const)('%s is told before anything is sent', async (_, flawed, told) => {
  const scene = await prepare(flawed);
  await expect(scene.start()).rejects.toThrow(Down);
  expect(scene.discord.health()).toMatchObject({ state: 'down', fix: expect.stringContaining(told) });
  expect([...scene.standIn.traffic]).toEqual([]);
});

test('when Discord lets it connect no more today, the bot is down', async () => {
  const scene = await prepare();
  scene.standIn.gateway.identifiesLeft = 0;
  await expect(scene.start()).rejects.toThrow(Down);
  expect(scene.discord.health()).toMatchObject({ state: 'down', fix: expect.stringContaining('too often') });
});

test('when Discord wants the start to wait for long, the bot is down', async () => {
  const scene = await prepare();
  scene.standIn.failNext({ template: '/gateway/bot', how: 'limit', retryAfter: 3600 });
  await expect(scene.start()).rejects.toThrow(Down);
  expect(scene.discord.health()).toMatchObject({ state: 'down', fix: expect.stringContaining('wait') });
});

test('a long wait for the commands keeps nobody from using those it knows', async () => {
  const scene = await prepare();
  scene.standIn.failNext({ method: 'PUT', how: 'limit', retryAfter: 600 });
  await scene.start();
  expect(scene.log.lines.join()).toContain('did not take the commands');
});

test('a resume without an answer is given up, and the bot connects anew', async () => {
  const scene = await begin({ clock: createFastClock() });
  const { gateway } = scene.standIn;
  gateway.ignoreNextResume();
  gateway.drop();
  await isAway(scene);
  await isUp(scene);
  expect(gateway.counts).toEqual({ identified: 2, resumed: 0 });
  await scene.people.person('Sam').types('/show');
  expect(seenIn(await scene.people.person('Sam').next()).isPrivate).toBe(true);
  await scene.discord.stop();
  expect(gateway.hasSession()).toBe(false);
});

test('after it was stopped the bot is down, and its end is no surprise', async () => {
  const { onDown, told } = waitForDown();
  const scene = await begin({ onDown });
  await scene.discord.stop();
  expect(scene.discord.health()).toMatchObject({ state: 'down', fix: expect.stringContaining('stopped') });
  expect(await Promise.race([told, Promise.resolve('nothing')])).toBe('nothing');
});

test('a stop ends a start that is under way', async () => {
  const scene = await prepare();
  scene.standIn.failNext({ template: '/gateway/bot', how: 'hang' });
  const ended = scene.start().catch((fault: unknown) => fault);
  await vi.waitFor(() => expect(scene.standIn.traffic.get('GET /gateway/bot')).toBe(1));
  await scene.discord.stop();
  expect(await ended).toBeInstanceOf(Down);
});

test('it finishes what it began before it goes, and takes nothing more', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  await sam.types('/show what:slow');
  await vi.waitFor(() => expect(scene.standIn.traffic.get(`POST ${ROUTES.callback}`)).toBe(1));
  const stopped = scene.discord.stop();
  await sam.types('/show');
  await stopped;
  expect(scene.standIn.traffic.get(`PATCH ${ROUTES.original}`)).toBe(1);
  expect(seenIn(await sam.next()).lines).toEqual(['Slow at last']);
  expect(scene.standIn.traffic.get(`POST ${ROUTES.callback}`)).toBe(1);
});
