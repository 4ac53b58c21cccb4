import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Person } from '../stage.ts';
import { APP } from '../slack/workspace.ts';
import { asks, choosesSide, openScene, say, sees, seesForm, SHARE, type Scene } from './scene.ts';

const CANARY = 'quiet canary phrase';
const NAME = 'quirina';

/** Types the phrase wherever a person can type. */
async function typesItEverywhere(person: Person): Promise<void> {
  await asks(person, `/crisis country:${CANARY}`);
  const card = await asks(person, '/trust-steps step:1');
  await person.presses(card.id, say.label('reflect.button.broke'));
  await seesForm(person);
  await person.fills({ [say.label('reflect.first.label')]: CANARY });
  expect((await sees(person)).lines).toContain(say.label('reflect.done'));
  await choosesSide(person);
}

/** Both platforms refuse a post and quote the phrase. */
async function isRefused({ discord, slack }: Scene, { onDiscord, onSlack }: Scene['sam']): Promise<void> {
  const template = '/channels/{channel_id}/messages';
  discord.failNext({ template, how: 'status', status: 400, code: 50035, message: CANARY });
  slack.faults.next('chat.postMessage', { kind: 'error', error: CANARY });
  for (const person of [onDiscord, onSlack]) {
    expect((await asks(person, SHARE)).lines).toContain(say.label('fault.still-works'));
  }
}

/** All that could tell on somebody, or let somebody in. */
function secretsOf({ discord, slack }: Scene, { onSlack }: Scene['sam'], dataKey: string): readonly string[] {
  const { world } = discord.context;
  const { id, dmId = '' } = world.resident(NAME);
  const people = [NAME, id, dmId, onSlack.user.id, slack.workspace.dmOf(onSlack.user).id];
  const places = [world.guildId, world.room.id, APP.team, slack.workspace.room.id];
  return [...people, ...places, discord.token, APP.botToken, APP.appToken, dataKey, '/response/', CANARY];
}

test('no word, name, id or token gets into what the process writes', async () => {
  const scene = await openScene();
  const dataKey = randomBytes(32).toString('base64');
  const bot = await scene.start({ ...scene.onBoth, DATA_KEY: dataKey, LOG_LEVEL: 'debug' });
  const quirina = scene.person(NAME);
  await typesItEverywhere(quirina.onDiscord);
  await typesItEverywhere(quirina.onSlack);
  await isRefused(scene, quirina);
  await quirina.onDiscord.completes('crisis', 'country', CANARY);
  await quirina.onDiscord.writes(CANARY);
  expect((await sees(quirina.onDiscord)).lines).toContain(say.label('typed'));
  const health = JSON.stringify(await bot.health());
  bot.send('SIGTERM');
  expect(await bot.ended()).toEqual({ code: 0, signal: null });

  const secrets = secretsOf(scene, quirina, dataKey);
  expect(secrets.filter((secret) => secret.length < 5)).toEqual([]);
  expect(secrets.filter((secret) => `${bot.output()}${health}`.includes(secret))).toEqual([]);
  const told = bot.log().map(({ event, platform }) => `${event} on ${String(platform)}`);
  for (const platform of ['discord', 'slack']) {
    expect(told.filter((each) => each === `call on ${platform}`).length).toBeGreaterThan(4);
    expect(told).toContain(`fault on ${platform}`);
  }
});
