import { existsSync } from 'node:fs';
import type { Client } from 'discord.js';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BareBot } from './bare-bot.ts';
import { createBareBot } from './bare-bot.ts';
import { createDiscordPeople } from './people.ts';
import type { StandIn } from './server.ts';
import { startStandIn } from './server.ts';

let standIn: StandIn;
let bot: BareBot;
/** The answer that the next command is given. */
let answer: object = {};
let outcome = Promise.withResolvers<unknown>();

async function start(description: string): Promise<void> {
  standIn = await startStandIn({ description });
  bot = createBareBot(standIn, {
    async onInteraction({ client, id, token }) {
      const route = `/interactions/${id}/${token}/callback` as const;
      outcome.resolve(
        await client.rest.post(route, { body: answer, auth: false }).catch((error: unknown) => error),
      );
    },
  });
  await bot.login();
  await bot.client.rest.put(`/applications/${standIn.applicationId}/commands`, {
    body: [
      {
        name: 'go',
        description: 'Goes',
        options: [{ type: 3, name: 'x', description: 'x', autocomplete: true }],
      },
    ],
  });
}

async function stop(): Promise<void> {
  await bot.stop();
  await standIn.stop();
}

const rulesSince = (before: number): string[] => standIn.breaches.slice(before).map(({ rule }) => rule);

/** Sends a body past everything that discord.js would check, and tells what came of it. */
async function send(body: object): Promise<{ code: unknown; rules: string[] }> {
  const before = standIn.breaches.length;
  const path = `/channels/${standIn.context.world.room.id}/messages` as const;
  const result = await bot.client.rest.post(path, { body }).catch((error: unknown) => error);
  return { code: codeOf(result), rules: rulesSince(before) };
}

async function register(...commands: object[]): Promise<{ code: unknown; rules: string[] }> {
  const before = standIn.breaches.length;
  const result = await bot.client.rest
    .put(`/applications/${standIn.applicationId}/commands`, { body: commands })
    .catch((error: unknown) => error);
  return { code: codeOf(result), rules: rulesSince(before) };
}

async function reply(body: object, does = 'types'): Promise<{ code: unknown; rules: string[] }> {
  const before = standIn.breaches.length;
  answer = body;
  outcome = Promise.withResolvers();
  const sam = createDiscordPeople(standIn).person('Sam');
  if (does === 'types') await sam.types('/go');
  else sam.completes('/go', 'x', '').catch(() => undefined);
  return { code: codeOf(await outcome.promise), rules: rulesSince(before) };
}

const codeOf = (result: unknown): unknown =>
  typeof result === 'object' && result !== null && 'code' in result ? result.code : undefined;

const SILENT = { allowed_mentions: { parse: [] } };
const hi = { content: 'hi', ...SILENT };
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const button = (id: string, more: object = {}): object => ({
  type: 2,
  style: 1,
  custom_id: id,
  label: 'x',
  ...more,
});
const row = (...components: object[]): object => ({ type: 1, components });
const rowsOf = (...components: object[]): object => ({ ...hi, components });
const select = (more: object = {}): object => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...more,
});
const input = (more: object = {}): object => ({ type: 4, custom_id: 'i', style: 1, ...more });
const label = (component: object, more: object = {}): object => ({
  type: 18,
  label: 'x',
  component,
  ...more,
});
const modal = (components: object[], more: object = {}): object => ({
  type: 9,
  data: { custom_id: 'm', title: 'x', components, ...more },
});
const command = (more: object): object => ({ name: 'go', description: 'Goes', ...more });
const option = (more: object = {}): object => ({ type: 3, name: 'x', description: 'x', ...more });
const long = (length: number): string => 'x'.repeat(length);

describe('by hand', () => {
  beforeAll(() => start(''));
  afterAll(stop);

  test.each<[string, object]>([
    ['content has at most 2000 characters', { ...hi, content: long(2001) }],
    ['a nonce has at most 25 characters', { ...hi, nonce: long(26) }],
    ['only an answer to an interaction can be ephemeral', { ...hi, flags: 64 }],
    ['a message has at most 5 rows', rowsOf(...times(6, (n) => row(button(`${n}`))))],
    ['a row has at most 5 buttons', rowsOf(row(...times(6, (n) => button(`${n}`))))],
    ['a row must not be empty', rowsOf(row())],
    ['a select stands alone in its row', rowsOf(row(button('b'), select()))],
    ['only rows are allowed without the components flag', rowsOf({ type: 10, content: 'x' })],
    ['a button label has at most 80 characters', rowsOf(row(button('b', { label: long(81) })))],
    ['a button needs a label or an emoji', rowsOf(row(button('b', { label: ' ' })))],
    ['a custom_id has at most 100 characters', rowsOf(row(button(long(101))))],
    ['every custom_id is unique', rowsOf(row(button('b'), button('b')))],
    ['every component id is unique', rowsOf(row(button('b', { id: 7 }), button('c', { id: 7 })))],
    ['a button needs a custom_id', rowsOf(row({ type: 2, style: 1, label: 'x' }))],
    ['a link button needs a url', rowsOf(row({ type: 2, style: 5, label: 'x' }))],
    [
      'a select has at most 25 options',
      rowsOf(row(select({ options: times(26, (n) => ({ label: 'x', value: `${n}` })) }))),
    ],
    ['a select needs an option', rowsOf(row(select({ options: [] })))],
    [
      'option values must be unique',
      rowsOf(row(select({ options: times(2, () => ({ label: 'x', value: 'x' })) }))),
    ],
    [
      'an option label has at most 100 characters',
      rowsOf(row(select({ options: [{ label: long(101), value: 'x' }] }))),
    ],
    [
      'an option value has at most 100 characters',
      rowsOf(row(select({ options: [{ label: 'x', value: long(101) }] }))),
    ],
    ['a placeholder has at most 150 characters', rowsOf(row(select({ placeholder: long(151) })))],
    ['max_values exceeds the options', rowsOf(row(select({ max_values: 2 })))],
    [
      'more options are chosen than max_values allows',
      rowsOf(row(select({ options: times(2, (n) => ({ label: 'x', value: `${n}`, default: true })) }))),
    ],
    ['a message has at most 10 embeds', { ...hi, embeds: times(11, () => ({ title: 'x' })) }],
    ['an embed title has at most 256 characters', { ...hi, embeds: [{ title: long(257) }] }],
    ['an embed description has at most 4096 characters', { ...hi, embeds: [{ description: long(4097) }] }],
    [
      'an embed has at most 25 fields',
      { ...hi, embeds: [{ fields: times(26, () => ({ name: 'x', value: 'x' })) }] },
    ],
    ['a field value must not be empty', { ...hi, embeds: [{ fields: [{ name: 'x', value: '' }] }] }],
    [
      'all embeds together have at most 6000 characters',
      { ...hi, embeds: times(2, () => ({ description: long(3001) })) },
    ],
    [
      'no content and no embeds with the components flag',
      { ...hi, flags: 1 << 15, components: [{ type: 10, content: 'x' }] },
    ],
    [
      'a message has at most 40 components',
      { ...SILENT, flags: 1 << 15, components: times(41, () => ({ type: 10, content: 'x' })) },
    ],
    [
      'all texts of a message together have at most 4000 characters',
      { ...SILENT, flags: 1 << 15, components: times(2, () => ({ type: 10, content: long(2001) })) },
    ],
  ])('message: %s', async (rule, body) => {
    expect(await send(body)).toEqual({ code: 50035, rules: [rule] });
  });

  test('an empty message is refused with a code of its own', async () => {
    expect(await send({ content: ' \n', ...SILENT })).toMatchObject({ code: 50006 });
  });

  test.each<[string, object]>([
    ['allowed_mentions must be {parse: []}', { content: 'hi' }],
    ['this message could ping somebody', { content: 'hi', allowed_mentions: { parse: ['users'] } }],
    [
      'this message could ping somebody',
      { content: 'hi', allowed_mentions: { parse: [], users: ['100000000000000001'] } },
    ],
    ['this message could ping somebody', { content: 'hi', allowed_mentions: {} }],
  ])('ours alone: %s', async (rule, body) => {
    expect(await send(body)).toEqual({ code: undefined, rules: [rule] });
  });

  test('what fits to the last character is taken', async () => {
    const full = rowsOf(
      ...times(5, (n) => row(...times(5, (m) => button(`${n} ${m}`, { label: long(80) })))),
    );
    const options = times(25, (n) => ({ label: long(100), value: `${n}` }));
    expect(await send({ ...full, content: long(2000) })).toEqual({ code: undefined, rules: [] });
    expect(await send(rowsOf(row(select({ options, placeholder: long(150) }))))).toEqual({
      code: undefined,
      rules: [],
    });
    const texts = [
      { type: 17, components: [{ type: 10, content: long(4000) }, { type: 14 }, row(button('b'))] },
    ];
    expect(await send({ ...SILENT, flags: 1 << 15, components: texts })).toEqual({
      code: undefined,
      rules: [],
    });
  });

  test.each<[string, object]>([
    ['only what happens on a message can update it', { type: 6 }],
    ['only what happens on a message can update it', { type: 7, data: hi }],
    ['choices answer autocomplete only', { type: 8, data: { choices: [] } }],
    ['an answer has a type that is known', { type: 3 }],
    ['a defer decides nothing but privacy', { type: 5, data: { flags: 1 << 15 } }],
    ['content has at most 2000 characters', { type: 4, data: { ...hi, content: long(2001) } }],
    ['a modal has 1 to 5 components', modal([])],
    ['a modal has 1 to 5 components', modal(times(6, (n) => label(input({ custom_id: `${n}` }))))],
    ['a modal title has at most 45 characters', modal([label(input())], { title: long(46) })],
    ['a custom_id has at least 1 character', modal([label(input())], { custom_id: '' })],
    ['a label has at most 45 characters', modal([label(input(), { label: long(46) })])],
    ['a label description has at most 100 characters', modal([label(input(), { description: long(101) })])],
    ['a text input label has at most 45 characters', modal([row(input({ label: long(46) }))])],
    ['a text input in a row needs a label', modal([row(input())])],
    [
      'a row of a modal holds one text input',
      modal([row(input({ label: 'x' }), input({ label: 'y', custom_id: 'j' }))]),
    ],
    [
      'a text input placeholder has at most 100 characters',
      modal([label(input({ placeholder: long(101) }))]),
    ],
    ['a value is longer than its max_length', modal([label(input({ value: 'xx', max_length: 1 }))])],
    ['every custom_id is unique', modal([label(input()), label(input())])],
    ['not allowed in a modal', modal([button('b')])],
    ['not allowed in a label', modal([label(button('b'))])],
    ['a required list asks for at least 1 value', modal([label(select({ min_values: 0 }))])],
    ['a radio group has at least 2 options', modal([label({ ...select(), type: 21 })])],
  ])('answer: %s', async (rule, body) => {
    expect(await reply(body)).toEqual({ code: 50035, rules: [rule] });
  });

  test.each<[string, object]>([
    ['autocomplete is answered with choices', { type: 4, data: hi }],
    [
      'at most 25 choices are offered',
      { type: 8, data: { choices: times(26, (n) => ({ name: 'x', value: `${n}` })) } },
    ],
    ['a choice name is empty', { type: 8, data: { choices: [{ name: '', value: 'x' }] } }],
    [
      'a choice value has at most 100 characters',
      { type: 8, data: { choices: [{ name: 'x', value: long(101) }] } },
    ],
  ])('choices: %s', async (rule, body) => {
    expect(await reply(body, 'completes')).toEqual({ code: 50035, rules: [rule] });
  });

  test.each<[string, object[]]>([
    ['a name has 1 to 32 letters, digits, - or _', [command({ name: 'two words' })]],
    ['a name has 1 to 32 letters, digits, - or _', [command({ name: long(33) })]],
    ['a name is in lower case', [command({ name: 'Go' })]],
    ['a description has at most 100 characters', [command({ description: long(101) })]],
    ['a description must not be empty', [command({ description: '' })]],
    ['command names are unique', [command({}), command({})]],
    ['translations are keyed by a locale of Discord', [command({ name_localizations: { en: 'go' } })]],
    ['a name is in lower case', [command({ name_localizations: { de: 'Los' } })]],
    ['at most 25 options', [command({ options: times(26, (n) => option({ name: `x${n}` })) })]],
    ['option names are unique', [command({ options: [option(), option()] })]],
    [
      'required options come before optional ones',
      [command({ options: [option(), option({ name: 'y', required: true })] })],
    ],
    [
      'an option has at most 25 choices',
      [command({ options: [option({ choices: times(26, (n) => ({ name: `${n}`, value: `${n}` })) })] })],
    ],
    [
      'a choice name has at most 100 characters',
      [command({ options: [option({ choices: [{ name: long(101), value: 'x' }] })] })],
    ],
    [
      'a choice value is of the kind of its option',
      [command({ options: [option({ choices: [{ name: 'x', value: 1 }] })] })],
    ],
    [
      'choice names are unique',
      [command({ options: [option({ choices: times(2, (n) => ({ name: 'x', value: `${n}` })) })] })],
    ],
    [
      'an option has choices or autocomplete, not both',
      [command({ options: [option({ autocomplete: true, choices: [{ name: 'x', value: 'x' }] })] })],
    ],
    [
      'this kind of option takes no choices',
      [command({ options: [option({ type: 5, autocomplete: true })] })],
    ],
    [
      'subcommands and other options do not mix',
      [command({ options: [option({ type: 1 }), option({ name: 'y' })] })],
    ],
    [
      'a command has at most 8000 characters in all',
      [
        command({
          options: times(4, (n) =>
            option({ name: `x${n}`, choices: times(25, (m) => ({ name: `${m}`.padEnd(100), value: 'x' })) }),
          ),
        }),
      ],
    ],
    ['a menu command has no description', [{ name: 'Tell', type: 3, description: 'x' }]],
  ])('command: %s', async (rule, commands) => {
    expect(await register(...commands)).toEqual({ code: 50035, rules: [rule] });
  });

  test('Discord says where a problem lies', async () => {
    const path = `/channels/${standIn.context.world.room.id}/messages` as const;
    const body = rowsOf(row(button('b', { label: long(81) })));
    await expect(bot.client.rest.post(path, { body })).rejects.toMatchObject({
      status: 400,
      rawError: {
        message: 'Invalid Form Body',
        errors: {
          components: {
            0: { components: { 0: { label: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH' }] } } } },
          },
        },
      },
    });
  });

  test('a token that is wrong and a route that is unknown are refused', async () => {
    const { rest }: Client = bot.client;
    const response = await fetch(`${standIn.api}/v10/users/@me`, { headers: { authorization: 'Bot wrong' } });
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({ code: 0, message: '401: Unauthorized' });
    const before = standIn.breaches.length;
    await expect(rest.get('/stickers/1')).rejects.toMatchObject({ status: 404 });
    expect(rulesSince(before)).toEqual(['every route that is used is known to the stand-in']);
  });
});

/** Discord's own description of its API is not part of this repository; without it these are left out. */
const description = process.env['DISCORD_OPENAPI'] ?? '';

describe.skipIf(!existsSync(description))("by Discord's description", () => {
  beforeAll(() => start(description));
  afterAll(stop);

  test.each<[string, () => Promise<{ code: unknown; rules: string[] }>]>([
    ['content', async () => send({ ...hi, content: 7 })],
    ['a button', async () => send(rowsOf(row(button('b', { label: long(81) }))))],
    ['a modal', async () => reply(modal([label(input(), { label: long(46) })]))],
    ['a command', async () => register(command({ options: [option({ type: 99 })] }))],
  ])('%s that does not match is refused', async (_what, act) => {
    const { code, rules } = await act();
    expect(code).toBe(50035);
    expect(rules).toMatchObject([expect.stringContaining("Discord's API description")]);
  });

  test('what matches is taken, and the answers of the stand-in match too', async () => {
    const before = standIn.breaches.length;
    const all = rowsOf(
      row(button('b'), { type: 2, style: 5, label: 'x', url: 'https://a.example' }),
      row(select()),
    );
    await send(all);
    await reply(modal([{ type: 10, content: 'x' }, label(input()), label(select(), { label: 'y' })]));
    await reply({ type: 8, data: { choices: [] } }, 'completes');
    await register(command({ options: [option({ type: 1, options: [option({ autocomplete: true })] })] }));
    expect(rulesSince(before)).toEqual([]);
  });
});
