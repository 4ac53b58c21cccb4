/** The clock of a playground that runs as `npm start` does: where it can go, from what the bot keeps. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePort } from '../port.ts';
import { kill, launch, type BotProcess } from '../process/bot-process.ts';
import { as, look, post } from './requests.ts';

let bot: BotProcess;
let base: string;
let dataDir: string;

beforeEach(async () => {
  const port = String(await freePort());
  dataDir = await mkdtemp(join(tmpdir(), 'trust-steps-'));
  bot = await launch({ DATA_DIR: dataDir, PLAYGROUND_PORT: port });
  await bot.says('started');
  base = `http://127.0.0.1:${port}/`;
});
afterEach(async () => {
  await kill(bot);
  await rm(dataDir, { recursive: true, force: true });
});

const types = async (line: string) => JSON.parse((await post(base, '/line', as('ana', { line }))).text);
/** Presses what is called so in the newest message that has it. */
async function presses(label: string) {
  const entry = (await look(base, 'ana')).changed.findLast(({ said }) =>
    JSON.stringify(said).includes(label),
  );
  const buttons = (typeof entry?.said === 'string' ? [] : (entry?.said ?? [])).flatMap((block) =>
    block.kind === 'buttons' ? block.buttons : [],
  );
  const action = buttons.find((button) => button.label === label)?.id;
  return JSON.parse((await post(base, '/press', as('ana', { entry: entry?.id, action }))).text);
}
const fills = (opened: { form: { id: string } }, raw: object) =>
  post(base, '/submit', as('ana', { entry: '', form: opened.form.id, raw }));
const leaps = async (leap: string) => JSON.parse((await post(base, '/time', { person: 'sam', leap })).text);

test('It goes to the group’s next reminder, and a day goes past it at its own moment', async () => {
  expect(await leaps('reminder')).toMatchObject({ kind: 'unplanned' });
  await types('/trust-setup start');
  await fills(await presses('Language and times'), { zone: 'Europe/Paris' });
  await fills(await types('/group-reminder add'), { words: 'Tea?', when: 'daily', at: '17:00' });
  await presses('Start');
  expect(await leaps('reminder')).toMatchObject({ kind: 'done' });
  await leaps('hour');
  expect(await leaps('day')).toMatchObject({ kind: 'done' });
  const { changed } = await look(base, 'kim');
  expect(changed.map(({ said }) => JSON.stringify(said))).toEqual([
    expect.stringContaining('Tea?'),
    expect.stringContaining('Tea?'),
  ]);
  for (const { at } of changed) {
    const { hour, minute } = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/Paris');
    expect([hour, minute <= 2]).toEqual([17, true]);
  }
});
