import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { button, command, hi, input, label, long, modal, option, row, rowsOf, select } from './bodies.ts';
import type { Outcome, RuleBench } from './rule-bench.ts';
import { startBench } from './rule-bench.ts';

/** Discord's own description of its API is not part of this repository; without it these are left out. */
const file = process.env['DISCORD_OPENAPI'] ?? '';
const taken: Outcome = { code: undefined, rules: [] };

describe.skipIf(!existsSync(file))("by Discord's description", () => {
  let bench: RuleBench;
  beforeAll(async () => {
    bench = await startBench(file);
  });
  afterAll(() => bench.stop());

  test.each<[string, () => Promise<Outcome>]>([
    ['content', async () => bench.send({ ...hi, content: 7 })],
    ['a button', async () => bench.send(rowsOf(row(button('b', { label: long(81) }))))],
    ['a modal', async () => bench.reply(modal([label(input(), { label: long(46) })]))],
    ['a command', async () => bench.register(command({ options: [option({ type: 99 })] }))],
  ])('%s that does not match is refused', async (_what, act) => {
    const { code, rules } = await act();
    expect(code).toBe(50035);
    expect(rules).toEqual([expect.stringContaining("Discord's API description")]);
  });

  test('what matches is taken, and so are the answers of the stand-in', async () => {
    const link = { type: 2, style: 5, label: 'x', url: 'https://a.example' };
    expect(await bench.send(rowsOf(row(button('b'), link), row(select())))).toMatchObject({ rules: [] });
    const form = modal([{ type: 10, content: 'x' }, label(input()), label(select(), { label: 'y' })]);
    expect(await bench.reply(form)).toEqual(taken);
    expect(await bench.suggest({ type: 8, data: { choices: [] } })).toEqual(taken);
    const sub = option({ type: 1, options: [option({ autocomplete: true })] });
    expect(await bench.register(command({ options: [sub], default_member_permissions: '32' }))).toEqual(
      taken,
    );
  });

  test.each([
    '/gateway/bot',
    '/users/@me',
    '/applications/@me',
    '/guilds/{guild}',
    '/channels/{room}',
    '/users/{sam}',
  ])('the stand-in describes %s as Discord does', async (path) => {
    const { api, token, breaches, context } = bench.standIn;
    const { world } = context;
    const sam = world.resident('Sam');
    const filled = path
      .replace('{guild}', world.guildId)
      .replace('{room}', world.room.id)
      .replace('{sam}', sam.id);
    const before = breaches.length;
    expect((await fetch(`${api}/v10${filled}`, { headers: { authorization: `Bot ${token}` } })).status).toBe(
      200,
    );
    expect(breaches.slice(before)).toEqual([]);
  });
});
