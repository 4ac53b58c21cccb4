import { expect, test } from 'vitest';

import type { Json, JsonObject } from './json.ts';
import { seePost } from './seen.ts';
import { curlQuotes, escapeTyped, readLine } from './typing.ts';
import type { Channel, Post } from './workspace.ts';

const room: Channel = { id: 'C1', name: 'group', kind: 'public', botIsMember: true, isArchived: false };
const kim = { id: 'U00000000K', name: 'kim' };
const nameOf = (id: string): string => (id === kim.id ? kim.name : id);

const postOf = (text: string, ...blocks: JsonObject[]): Post => ({
  channel: room,
  ts: '1.000001',
  text,
  blocks,
  threadTs: undefined,
  onlyFor: undefined,
  chosen: new Map(),
});
const linesOf = (...blocks: JsonObject[]): readonly string[] =>
  seePost(postOf('', ...blocks), 'U1', nameOf).lines;
const plain = (words: string): JsonObject => ({ type: 'plain_text', text: words });
const mrkdwn = (text: string): JsonObject => ({ type: 'mrkdwn', text });
const rich = (...elements: Json[]): JsonObject => ({ type: 'rich_text', elements });
const row = (...elements: Json[]): JsonObject => ({ type: 'rich_text_section', elements });
const text = (words: string): JsonObject => ({ type: 'text', text: words });

const SHOWN: readonly (readonly [string, JsonObject, readonly string[]])[] = [
  ['a header', { type: 'header', text: plain('Step 3') }, ['Step 3']],
  [
    'plain text, as it is',
    { type: 'section', text: plain('a *b* &amp; <c>\n\nd') },
    ['a *b* &amp; <c>', 'd'],
  ],
  ['markup undone', { type: 'section', text: mrkdwn('*a* _b_ ~c~ `d` 2*3*4 e_f') }, ['a b c d 2*3*4 e_f']],
  ['entities undone', { type: 'section', text: mrkdwn('&lt;b&gt; &amp;amp;') }, ['<b> &amp;']],
  [
    'links',
    { type: 'section', text: mrkdwn('<https://a.example|A> <https://b.example>') },
    ['A (https://a.example) https://b.example'],
  ],
  ['mentions', { type: 'section', text: mrkdwn(`<@${kim.id}> <#C1|group> <!here>`) }, ['@kim #group @here']],
  ['a date by its fallback', { type: 'section', text: mrkdwn('<!date^1^{date}|on Sunday>') }, ['on Sunday']],
  [
    'fields as facts',
    { type: 'section', fields: [mrkdwn('*Day*\nSunday'), mrkdwn('*Hour:*\n18:00'), plain('x')] },
    ['Day: Sunday', 'Hour: 18:00', 'x'],
  ],
  [
    'asides',
    { type: 'context', elements: [plain('quietly'), mrkdwn('_and_ this')] },
    ['quietly', 'and this'],
  ],
  [
    'a picture by its text',
    { type: 'image', title: plain('Weeks'), alt_text: 'Four of five', image_url: 'x' },
    ['Weeks', 'Four of five'],
  ],
  ['nothing for a line', { type: 'divider' }, []],
  ['rich text in lines', rich(row(text('a\nb'), text(' c')), row(text('d'))), ['a', 'b c', 'd']],
  [
    'a list',
    rich({ type: 'rich_text_list', style: 'bullet', elements: [row(text('a')), row(text('b'))] }),
    ['• a', '• b'],
  ],
  [
    'a numbered list',
    rich({ type: 'rich_text_list', style: 'ordered', elements: [row(text('a')), row(text('b'))] }),
    ['1. a', '2. b'],
  ],
  ['a quote', rich({ type: 'rich_text_quote', elements: [text('a')] }), ['a']],
  [
    'pieces of rich text',
    rich(
      row(
        { type: 'link', url: 'https://a.example', text: 'A' },
        text(' '),
        { type: 'link', url: 'https://b.example' },
        text(' '),
        { type: 'user', user_id: kim.id },
        text(' '),
        { type: 'date', timestamp: 1_767_326_126, format: '{date}', fallback: 'on Sunday' },
        text(' '),
        { type: 'emoji', name: 'seedling', unicode: '1f331' },
        { type: 'emoji', name: 'own' },
      ),
    ),
    ['A (https://a.example) https://b.example @kim 2026-01-02T03:55Z 🌱:own:'],
  ],
];

test.for(SHOWN)('%s', ([, block, lines]) => {
  expect(linesOf(block)).toEqual(lines);
});

test('buttons in order, and lists as choices with what is chosen', () => {
  const options = ['One', 'Two'].map((name) => ({ text: plain(name), value: name }));
  const select = { type: 'static_select', action_id: 's', options, placeholder: plain('Which') };
  const seen = seePost(
    postOf(
      '',
      { type: 'actions', block_id: 'a', elements: [{ type: 'button', text: plain('A') }, select] },
      { type: 'section', text: plain('Side'), accessory: { ...select, initial_option: options[1] ?? {} } },
      { type: 'actions', elements: [{ type: 'button', text: plain('B') }] },
    ),
    'U1',
    nameOf,
  );
  expect(seen).toEqual({
    id: 'C1:1.000001',
    hasPicture: false,
    lines: ['Side'],
    buttons: ['A', 'B'],
    choices: [
      { label: 'Which', options: ['One', 'Two'] },
      { label: 'Side', options: ['One', 'Two'], selected: 'Two' },
    ],
    isPrivate: false,
  });
});

test('a message without blocks shows its text', () => {
  expect(seePost(postOf('*a* &lt;b'), 'U1', nameOf).lines).toEqual(['a <b']);
});

test('a typed line is taken apart, escaped, and its quotes curled', () => {
  expect(readLine('  /steps  a\nb ')).toEqual({ command: '/steps', rest: 'a\nb' });
  expect(() => readLine('steps')).toThrow('not a slash command');
  const users = [kim];
  expect(escapeTyped('member:@kim @nobody a@kim #group #other', users, [room])).toBe(
    `member:<@${kim.id}|kim> @nobody a@kim <#C1|group> #other`,
  );
  expect(escapeTyped('<!here> & https://a.example/?b&c', users, [room])).toBe(
    '&lt;!here&gt; &amp; <https://a.example/?b&amp;c>',
  );
  expect(curlQuotes(`words:"it's" 'so'`)).toBe('words:“it’s” ‘so’');
});
