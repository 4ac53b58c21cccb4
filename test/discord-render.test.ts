import { ComponentType } from 'discord.js';
import { expect, test } from 'vitest';
import type { Block, Field, Form, Text } from '#core/message.ts';
import { LIMITS } from '../adapters/discord/limits.ts';
import { escapeMarkdown, renderText } from '../adapters/discord/markdown.ts';
import { renderForm, renderMessage, renderSuggestions } from '../adapters/discord/render.ts';
import { readMarkdown } from './discord/markdown.ts';

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
  [['<', { instant: Temporal.Instant.fromEpochMilliseconds(1_999) }, '>'], '\\<<t:1:f>\\>'],
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

test('an intro that has no room shows a moment as plain text', () => {
  const instant = Temporal.Instant.from('2026-11-29T17:00:30Z');
  const fields = ['a', 'b', 'c', 'd', 'e'].map(field);
  const modal = renderForm({ id: 'f', title: 'F', submit: 'S', intro: ['Until ', { instant }], fields });
  expect(modal.components[0]).toMatchObject({ description: 'Until 2026-11-29 17:00 UTC' });
});

const choicesOf = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ value: `v${i}`, label: `L${i}` }));
const componentOf = (kind: 'choice' | 'several', required: boolean, count: number, value?: string) => {
  const fields: Field[] = [
    {
      name: 'n',
      label: 'N',
      kind,
      required,
      choices: choicesOf(count),
      ...(value !== undefined && { value }),
    },
    field('other'),
  ];
  const [first] = renderForm({ id: 'f', title: 'F', submit: 'S', fields }).components;
  return first && 'component' in first ? first.component : undefined;
};

test.each([
  ['choice', true, 1, ComponentType.StringSelect],
  ['choice', true, 2, ComponentType.RadioGroup],
  ['choice', true, 10, ComponentType.RadioGroup],
  ['choice', true, 11, ComponentType.StringSelect],
  ['choice', false, 5, ComponentType.StringSelect],
  ['several', true, 1, ComponentType.CheckboxGroup],
  ['several', false, 10, ComponentType.CheckboxGroup],
  ['several', false, 11, ComponentType.StringSelect],
] as const)(
  'a field of kind %s (required: %s) with %i entries is of type %i',
  (kind, required, count, type) => {
    const component = componentOf(kind, required, count, 'v0');
    expect(component).toMatchObject({ type, required, options: { length: count, 0: { default: true } } });
  },
);

test('of several, as many are ticked as one likes, and at least one where it is required', () => {
  const few = componentOf('several', false, 3, 'v0\nv2');
  expect(few).toMatchObject({ min_values: 0, max_values: 3 });
  expect(few).toMatchObject({ options: [{ default: true }, {}, { default: true }] });
  expect(componentOf('several', true, 30)).toMatchObject({ min_values: 1, max_values: 25 });
});

test('a field of nothing is left out', () => {
  const nothing: Field = { name: 'n', label: 'N', kind: 'several', required: false, choices: [] };
  const modal = renderForm({ id: 'f', title: 'F', submit: 'S', fields: [nothing, field('a')] });
  expect(modal.components).toMatchObject([{ component: { custom_id: 'a' } }]);
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
