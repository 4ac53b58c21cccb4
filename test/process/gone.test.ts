/** The bot is taken out of a platform, or can't reach it, or is stopped there: the process goes on as it should. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nothingKnownOf, nothingOf } from '#core/group-records.ts';
import { NOBODY } from '#core/records.ts';
import { openStore, type OpenStore } from '#store/open.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember } from '#support/due.ts';
import { dueOfPresence } from '#support/presence.ts';
import { createSlackPeople } from '../slack/people.ts';
import { asks, isAnswered, openScene, PATIENTLY, say, sees } from './scene.ts';

const DAY = 24 * 60 * 60_000;
const MEMBER = 'slack:T0WORKSPCE:U1';
const GROUP = 'slack:T0WORKSPCE';

/** A folder of its own, in which to look while no bot runs on it. */
async function openFolder() {
  const DATA_DIR = await mkdtemp(join(tmpdir(), 'trust-steps-gone-'));
  onTestFinished(() => rm(DATA_DIR, { recursive: true, force: true }));
  const dueOf = { member: dueOfMember, group: dueOfGroup, presence: dueOfPresence };
  const look = async <T>(run: (store: OpenStore) => Promise<T>): Promise<T> => {
    const store = await openStore({ dataDir: DATA_DIR }, dueOf);
    try {
      return await run(store);
    } finally {
      await store.stop();
    }
  };
  return { DATA_DIR, look };
}

test('when the app is removed from its only platform, that is noted before the process ends', async () => {
  const scene = await openScene();
  const { DATA_DIR, look } = await openFolder();
  const bot = await scene.start({ ...scene.onSlack, DATA_DIR });
  createSlackPeople(scene.slack).uninstall();
  expect(await bot.ended()).toEqual({ code: 69, signal: null });
  const presence = await look(({ stores }) => stores.presences.open('slack', 'look').get());
  expect(presence).toMatchObject({ goneSince: expect.any(Number) });
});

test('what ends 30 days after it is erased by a process that no platform takes any more', async () => {
  const scene = await openScene();
  const { DATA_DIR, look } = await openFolder();
  const goneSince = Date.now() - 30 * DAY - 1000;
  await look(async ({ stores }) => {
    await stores.groups.open(GROUP, 'gone').update(() => ({ ...nothingOf('slack'), goneSince }));
    await stores.presences
      .open('slack', 'gone')
      .update(() => ({ ...nothingKnownOf('slack'), groups: [{ id: GROUP, goneSince }], goneSince }));
    await stores.members.open(MEMBER, 'come').update(() => ({
      ...NOBODY,
      seenOn: '2026-11-01',
      reach: { platform: 'slack', chat: `${MEMBER}:D1` },
    }));
  });
  scene.slack.faults.refuseToken('bot', 'account_inactive');
  const bot = await scene.launch({ ...scene.onSlack, DATA_DIR });
  expect(await bot.ended()).toEqual({ code: 69, signal: null });
  await look(async ({ stores }) => {
    expect(await stores.groups.open(GROUP, 'look').get()).toBeUndefined();
    expect(await stores.members.open(MEMBER, 'look').get()).toBeUndefined();
  });
});

test('a Discord that could not be reached at the start is reached later, while Slack works', async () => {
  const scene = await openScene();
  const { discord, sam, onBoth } = scene;
  discord.failNext({ template: '/gateway/bot', how: 'cut', times: 4 });
  const bot = await scene.start(onBoth);
  const down = { state: 'down', fix: expect.stringContaining('goes on trying') };
  expect(await bot.health()).toMatchObject({
    status: 503,
    platforms: { discord: down, slack: { state: 'up' } },
  });
  await isAnswered(sam.onSlack);
  await expect
    .poll(() => bot.health(), { ...PATIENTLY, timeout: 30_000 })
    .toMatchObject({ status: 200, isWell: true });
  await isAnswered(sam.onDiscord);
});

test('health tells that Discord takes no private messages from the bot', async () => {
  const scene = await openScene();
  const { discord, sam, onDiscord } = scene;
  const bot = await scene.start(onDiscord);
  const asked = await asks(sam.onDiscord, '/crisis country:ES');
  await sam.onDiscord.presses(asked.id, say.label('need.unsafe'));
  const { id } = await sees(sam.onDiscord);
  discord.context.world.verdict = 'flagged';
  await sam.onDiscord.presses(id, say.label('crisis.send'));
  const degraded = { state: 'degraded', fix: expect.stringContaining('spammer') };
  await expect
    .poll(() => bot.health(), PATIENTLY)
    .toMatchObject({ status: 503, isWell: false, platforms: { discord: degraded } });
  await sees(sam.onDiscord);
  await isAnswered(sam.onDiscord);
});
