import type { RawFile } from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { button, hi, long, row, rowsOf, select, SILENT, times } from './bodies.ts';
import type { RuleBench } from './rule-bench.ts';
import { startBench } from './rule-bench.ts';

const TO_ALL = { parse: ['everyone'] };
const TO_ROLES = { parse: [], roles: ['7'] };

let bench: RuleBench;
beforeAll(async () => {
  bench = await startBench('');
});
afterAll(() => bench.stop());

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
  expect(await bench.send(body)).toEqual({ code: 50035, rules: [rule] });
});

test('an empty message is refused with a code of its own', async () => {
  expect(await bench.send({ content: ' \n', ...SILENT })).toMatchObject({ code: 50006 });
});

test.each<[string, object]>([
  ['allowed_mentions must be {parse: []}', { content: 'hi' }],
  ['this message could ping somebody', { content: 'hi', allowed_mentions: { parse: ['users'] } }],
  [
    'this message could ping somebody',
    { content: 'hi', allowed_mentions: { parse: [], users: ['100000000000000001'] } },
  ],
  ['this message could ping somebody', { content: 'hi', allowed_mentions: {} }],
  ['this message could ping somebody', { content: 'hi @everyone', allowed_mentions: TO_ALL }],
  ['this message could ping somebody', { content: '@everyone hi', allowed_mentions: TO_ALL }],
  [
    'this message could ping somebody',
    { content: '<@&7>\nhi', allowed_mentions: { ...TO_ROLES, users: ['7'] } },
  ],
  ['this message could ping somebody', { content: '<@&7> <@&8>\nhi', allowed_mentions: TO_ROLES }],
  ['this message could ping somebody', { content: 'hi', allowed_mentions: { parse: [], roles: [] } }],
  [
    'this message could ping somebody',
    { content: '@everyone\nhi', allowed_mentions: { parse: ['everyone', 'users'] } },
  ],
])('ours alone: %s', async (rule, body) => {
  expect(await bench.send(body)).toEqual({ code: undefined, rules: [rule] });
});

test('a new message may tell those whom it names at its head, an answer nobody', async () => {
  const all = { content: '@everyone\nhi', allowed_mentions: TO_ALL };
  const some = { content: '<@&7>\nhi', allowed_mentions: TO_ROLES };
  for (const body of [all, some]) {
    expect(await bench.send(body)).toEqual({ code: undefined, rules: [] });
    expect(await bench.reply({ type: 4, data: body })).toEqual({
      code: undefined,
      rules: ['this message could ping somebody'],
    });
  }
});

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const png = { name: 'a.png', data: PNG, contentType: 'image/png' };
const txt = { name: 'a.txt', data: Buffer.from('ñ'), contentType: 'text/plain' };
const naming = (...attachments: object[]) => ({ ...hi, attachments });

test.each<[string, object, RawFile[]]>([
  ['an attachment is sent along', naming({ id: '0' }), []],
  ['an attachment is sent along', naming({ id: '0' }, { id: '1' }), [txt]],
  [
    'a description of a file has at most 1024 characters',
    naming({ id: '0', description: long(1025) }),
    [txt],
  ],
  ['a file has at most 10 MiB', naming({ id: '0' }), [{ ...txt, data: Buffer.alloc(10 * 1024 * 1024 + 1) }]],
  ['a file is sent as files[n]', naming(), [{ ...txt, key: 'file' }]],
])('file: %s', async (rule, body, files) => {
  const { code, rules } = await bench.send(body, files);
  expect(code).toBe(50035);
  expect(rules).toContain(rule);
});

test.each<[string, object, RawFile]>([
  ['a file is what its type says', naming({ id: '0', description: 'x' }), { ...png, data: txt.data }],
  ['a file is what its type says', naming({ id: '0' }), { ...txt, data: Buffer.from([0xff, 0xfe]) }],
  ['every file is named among the attachments', hi, txt],
  ['a picture says in words what is to be seen', naming({ id: '0' }), png],
  ['this flag can’t be set', { ...naming({ id: '0' }), flags: 1 << 3 }, txt],
])('ours alone, of files: %s', async (rule, body, file) => {
  expect(await bench.send(body, [file])).toEqual({ code: undefined, rules: [rule] });
});

test('a picture with words and a silent message are taken', async () => {
  const body = { ...naming({ id: '0', filename: 'a.png', description: long(1024) }), flags: 1 << 12 };
  expect(await bench.send(body, [png])).toEqual({ code: undefined, rules: [] });
});

test('what fits to the last character is taken', async () => {
  const full = rowsOf(...times(5, (n) => row(...times(5, (m) => button(`${n} ${m}`, { label: long(80) })))));
  const options = times(25, (n) => ({ label: long(100), value: `${n}` }));
  expect(await bench.send({ ...full, content: long(2000) })).toEqual({ code: undefined, rules: [] });
  expect(await bench.send(rowsOf(row(select({ options, placeholder: long(150) }))))).toEqual({
    code: undefined,
    rules: [],
  });
  const texts = [
    { type: 17, components: [{ type: 10, content: long(4000) }, { type: 14 }, row(button('b'))] },
  ];
  expect(await bench.send({ ...SILENT, flags: 1 << 15, components: texts })).toEqual({
    code: undefined,
    rules: [],
  });
});

test('Discord says where a problem lies', async () => {
  const { api, token, context } = bench.standIn;
  const response = await fetch(`${api}/v10/channels/${context.world.room.id}/messages`, {
    method: 'POST',
    headers: { authorization: `Bot ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(rowsOf(row(button('b', { label: long(81) })))),
  });
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({
    code: 50035,
    message: 'Invalid Form Body',
    errors: {
      components: { 0: { components: { 0: { label: { _errors: [{ code: 'BASE_TYPE_BAD_LENGTH' }] } } } } },
    },
  });
});
