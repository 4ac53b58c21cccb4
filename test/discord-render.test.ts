import fc from 'fast-check';
import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import type { Block, Field, Form, Inline, Text } from '#core/message.ts';
import { LIMITS } from '../adapters/discord/limits.ts';
import { escapeMarkdown, renderText } from '../adapters/discord/markdown.ts';
import { renderForm, renderMessage, renderSuggestions } from '../adapters/discord/render.ts';
import { readMarkdown } from './discord/markdown.ts';
import { checkMessage } from './discord/message-rules.ts';
import { checkModal } from './discord/modal-rules.ts';

test.each([
  ['# big', '\\# big'],
  ['## big\n### bigger', '\\## big\n\\### bigger'],
  ['-# small', '\\-# small'],
  ['- item\n  - deeper', '\\- item\n  \\- deeper'],
  ['1. first', '1\\. first'],
  ['> said\n>>> all', '\\> said\n\\>>> all'],
  ['**b** _i_ ~~s~~ ||x|| `c`', '\\*\\*b\\*\\* \\_i\\_ \\~\\~s\\~\\~ \\|\\|x\\|\\| \\`c\\`'],
  ['[go](https://evil.example)', '\\[go\\](https\\://evil.example)'],
  ['https://evil.example/x', 'https\\://evil\\.example/x'],
  ['discord.gg/abc', 'discord\\.gg/abc'],
  ['<@1234567890123456789> <#1> <t:1:f> </a:1>', '\\<\\@1234567890123456789> \\<#1> \\<t\\:1:f> \\</a:1>'],
  ['@everyone @here', '\\@everyone \\@here'],
  [':smile:', '\\:smile:'],
  ['back\\slash', 'back\\\\slash'],
  ['a\r\n# b', 'a\n\\# b'],
  ['half \uD83D', 'half \uFFFD'],
])('%j is escaped as %j', (typed, escaped) => {
  expect(escapeMarkdown(typed)).toBe(escaped);
});

test.each(['+33 1 23 45', 'You have a note', 'A check-in at 18:00, #1 of 7.', 'Text HOME to 741741'])(
  'ordinary words stay as they are: %j',
  (typed) => expect(escapeMarkdown(typed)).toBe(typed),
);

test.each<[Text, string]>([
  [['https:', '//evil.example'], 'https\\://evil.example'],
  [['A ', { strong: 'b*c' }, ' d'], 'A **b\\*c** d'],
  [
    [{ link: 'Find *one*', url: 'https://a.example/x_(y)?z=<>' }],
    'Find \\*one\\* (<https://a.example/x_%28y%29?z=%3C%3E>)',
  ],
  [[{ link: 'Call', url: 'tel:116123' }], 'Call (tel:116123)'],
  [[{ link: 'Odd', url: 'javascript:alert(1)' }], 'Odd (javascript:alert(1))'],
])('%j is rendered as %j', (text, markdown) => {
  expect(renderText(text)).toBe(markdown);
});

const paragraph = (length: number): Block => ({ kind: 'text', text: ['word '.repeat(length / 5)] });
const contents = (...blocks: readonly Block[]) => renderMessage({ blocks }).map(({ content }) => content);

test('blocks are told apart without markup where it can be', () => {
  const blocks: Block[] = [
    { kind: 'heading', text: 'One' },
    { kind: 'text', text: ['Two'] },
    { kind: 'list', items: [['a'], ['b\nc']] },
    {
      kind: 'facts',
      facts: [
        { name: 'Days', value: ['Sunday'] },
        { name: 'Hour', value: ['18:00'] },
      ],
    },
    { kind: 'aside', text: ['quiet\nstill'] },
    { kind: 'text', text: [''] },
  ];
  expect(contents(...blocks)).toEqual([
    '### One\nTwo\n- a\n- b\n  c\n\n**Days:** Sunday\n**Hour:** 18:00\n-# quiet\n-# still',
  ]);
});

test('what is too long is split where blocks end, and a heading stays with what it names', () => {
  const [first, second, ...others] = contents(
    paragraph(1500),
    { kind: 'heading', text: 'Next' },
    paragraph(1500),
  );
  expect(first).toBe('word '.repeat(300).trim());
  expect(second).toMatch(/^### Next\nword/);
  expect(others).toEqual([]);
});

test('beyond five parts the rest is left out, and that can be seen', () => {
  const parts = contents(...Array.from({ length: 9 }, () => paragraph(1900)));
  expect(parts).toHaveLength(LIMITS.parts);
  expect(parts.at(-1)).toMatch(/\n…$/);
});

const plain = (count: number): Block => ({
  kind: 'buttons',
  buttons: Array.from({ length: count }, (_, i) => ({
    id: `b${count}${i}`,
    label: `${count} ${i}`,
    style: 'plain',
  })),
});
const list = (id: string): Block => ({
  kind: 'choice',
  id,
  label: id,
  choices: [{ value: 'v', label: 'l' }],
});
const rowsOf = (...blocks: readonly Block[]) =>
  renderMessage({ blocks }).map(({ components }) => components.map((row) => row.components.length));

test('buttons of one block stay together; too many are packed, then the last but one goes first', () => {
  expect(rowsOf(plain(6), plain(2), list('x'))).toEqual([[5, 1, 2, 1]]);
  expect(rowsOf(plain(2), plain(3), plain(4), plain(1), plain(6), list('x'))).toEqual([[1, 5, 5, 5, 1]]);
  const [payload] = renderMessage({ blocks: [plain(29), plain(2)] });
  const ids = payload.components.flatMap((row) =>
    row.components.map((each) => 'custom_id' in each && each.custom_id),
  );
  expect(ids).toHaveLength(25);
  expect(ids.at(-1)).toBe('b21');
});

test('a second component of the same id, and a list of nothing, are left out', () => {
  expect(rowsOf(plain(2), plain(2), list('x'), list('x'))).toEqual([[2, 1]]);
  expect(rowsOf(plain(2), { kind: 'choice', id: 'x', label: 'x', choices: [] })).toEqual([[2]]);
});

const field = (name: string): Field => ({ name, label: name, required: false, kind: 'line', maxLength: 9 });

test('a form of five fields has no room for an intro, which then stands before the first hint', () => {
  const form: Form = {
    id: 'f',
    title: 'F',
    submit: 'S',
    intro: ['Kept *nowhere*.'],
    fields: ['a', 'b', 'c', 'd', 'e'].map(field),
  };
  const modal = renderForm(form);
  expect(modal.components).toHaveLength(5);
  expect(modal.components[0]).toMatchObject({ type: ComponentType.Label, description: 'Kept *nowhere*.' });
  expect(renderForm({ ...form, fields: form.fields.slice(1) }).components[0]).toEqual({
    type: ComponentType.TextDisplay,
    content: 'Kept \\*nowhere\\*.',
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 5000, size: 'max' }),
  fc.string({ unit: fc.constantFrom('*', '\n', ' ', 'a'), maxLength: 5000, size: 'max' }),
);
const anyInline: fc.Arbitrary<Inline> = fc.oneof(
  anyText,
  fc.record({ strong: anyText }),
  fc.record({ link: anyText, url: fc.oneof(fc.webUrl(), anyText) }),
);
const anyTexts = fc.array(anyInline, { minLength: 1, maxLength: 4 });
const anyLabel = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 300 })
  .filter((label) => label.trim() !== '');
const anyId = fc.string({ minLength: 1, maxLength: 100 });
const anyChoice = fc.record({ value: anyText, label: anyLabel, group: anyLabel });
const anyChoices = fc.uniqueArray(anyChoice, { selector: ({ value }) => value, maxLength: 60 });
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading'), text: anyText }),
  fc.record({ kind: fc.constantFrom('text', 'aside'), text: anyTexts }),
  fc.record({ kind: fc.constant('list'), items: fc.array(anyTexts, { maxLength: 9 }) }),
  fc.record({
    kind: fc.constant('facts'),
    facts: fc.array(fc.record({ name: anyText, value: anyTexts }), { maxLength: 9 }),
  }),
  fc.record({
    kind: fc.constant('buttons'),
    buttons: fc.array(fc.record({ id: anyId, label: anyLabel, style: fc.constant('plain') }), {
      maxLength: 40,
    }),
  }),
  fc.record({ kind: fc.constant('choice'), id: anyId, label: anyLabel, choices: anyChoices }),
);

test('Discord takes any message', () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 12 }), (blocks) => {
      for (const payload of renderMessage({ blocks })) {
        expect(checkMessage(payload, { isInteraction: true })).toEqual([]);
      }
    }),
  );
});

const anyField: fc.Arbitrary<Field> = fc
  .record({ label: anyLabel, hint: anyText, required: fc.boolean(), value: anyText })
  .chain((shared) =>
    fc
      .oneof(
        fc.record({
          kind: fc.constantFrom('line', 'paragraph'),
          maxLength: fc.integer({ min: 1, max: 9000 }),
        }),
        fc.record({
          kind: fc.constantFrom('choice', 'search'),
          choices: fc.constant([{ value: shared.value.slice(0, 99) || 'v', label: shared.label }]),
        }),
      )
      .map((kind): Field => ({ ...shared, ...kind, name: '' })),
  );

test('Discord takes any form', () => {
  const anyFields = fc.array(anyField, { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(anyId, anyLabel, anyTexts, anyFields, (id, title, intro, fields) => {
      const named = fields.map((each, i) => ({ ...each, name: `field-${i}` }));
      expect(checkModal(renderForm({ id, title, intro, submit: 'Save', fields: named }))).toEqual([]);
    }),
  );
});

test('any words arrive as they were typed', () => {
  const unit = fc.constantFrom(...'ab1 #*_~`|[](){}<>@!:/.-+\\\n"&=?'.split(''));
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 300 }), (typed) => {
      const [payload] = renderMessage({ blocks: [{ kind: 'text', text: [typed] }] });
      const lines = typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean);
      expect(readMarkdown(payload.content)).toEqual(lines);
    }),
  );
});

test.each([
  ['https://a.example/x', 'https://a.example/x', ['https://a.example/x']],
  ['A.B *helps*', 'https://a.example/x', ['A.B *helps* (https://a.example/x)']],
  ['https://evil.example', 'https://a.example/x', ['https://evil.example (https://a.example/x)']],
  ['x](https://evil.example', 'https://a.example/x', ['x](https://evil.example (https://a.example/x)']],
])('a link is read as what it is: %j to %j', (link, url, lines) => {
  const [payload] = renderMessage({ blocks: [{ kind: 'text', text: [{ link, url }] }] });
  expect(readMarkdown(payload.content)).toEqual(lines);
});

test('completions are shortened, never refused', () => {
  const many = Array.from({ length: 40 }, (_, i) => ({ value: `v${i}`, label: 'x'.repeat(200) }));
  const shown = renderSuggestions([{ value: 'y'.repeat(101), label: 'unreadable' }, ...many]);
  expect(shown).toHaveLength(25);
  expect(shown.every(({ name, value }) => name.length === 100 && value.startsWith('v'))).toBe(true);
});
