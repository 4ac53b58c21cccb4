import { expect, test } from 'vitest';

import type { Breach } from '../stage.ts';
import type { Json, JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';
import type { LimitName } from './limits.ts';
import { createReader } from './reader.ts';

/** A message or a view, to be read as the Web API reads it. */
type Payload = { readonly message: JsonObject } | { readonly view: Json };

function rulesBroken(payload: Payload): readonly string[] {
  const breaches: Breach[] = [];
  const reader = createReader(breaches, new Set());
  if ('message' in payload) reader.message(payload.message, 'test', true);
  else reader.view(payload.view, 'test');
  return breaches.map(({ rule }) => rule);
}

const words = (count: number): string => 'x'.repeat(count);
const plain = (text: string): JsonObject => ({ type: 'plain_text', text });
const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
const blocks = (...list: Json[]): Payload => ({ message: { text: 'notification', blocks: list } });
const view = (more: JsonObject, ...list: Json[]): Payload => ({
  view: { type: 'modal', title: plain('Title'), submit: plain('Send'), blocks: list, ...more },
});
const actions = (...elements: Json[]): Payload => blocks({ type: 'actions', elements });
const button = (more: JsonObject): JsonObject => ({ type: 'button', text: plain('Press'), ...more });
const input = (element: JsonObject, more: JsonObject = {}): Payload =>
  view({}, { type: 'input', label: plain('Label'), element, ...more });
const option = (index: number, more: JsonObject = {}): JsonObject => ({
  text: plain(`Option ${index}`),
  value: `${index}`,
  ...more,
});
const options = (count: number): JsonObject[] => many(count, (index) => option(index));
const select = (more: JsonObject): Payload =>
  actions({ type: 'static_select', options: options(2), ...more });
const confirm = (more: JsonObject): Payload =>
  actions(button({ confirm: { text: plain('Sure?'), ...more } }));
const list = (more: JsonObject): Payload =>
  blocks({
    type: 'rich_text',
    elements: [{ type: 'rich_text_list', style: 'bullet', elements: [], ...more }],
  });
const rich = (...pieces: Json[]): Payload =>
  blocks({ type: 'rich_text', elements: [{ type: 'rich_text_section', elements: pieces }] });
const link = (length: number): string => `https://a.example/${words(length)}`.slice(0, length);
const image = (more: JsonObject): Payload =>
  blocks({ type: 'image', image_url: 'https://a.example/b.png', alt_text: 'A picture', ...more });
const section = (text: string): JsonObject => ({ type: 'section', text: plain(text) });
const mrkdwn = (text: string): Payload => blocks({ type: 'section', text: { type: 'mrkdwn', text } });

/** A view of exactly so many bytes, within all other limits. */
function viewOf(bytes: number): Payload {
  const sized = (last: number): Payload =>
    view({}, ...many(84, () => section(words(2900))), section(words(last)));
  const rest = bytes - JSON.stringify((sized(1) as { view: Json }).view).length;
  return sized(1 + rest);
}

/** For each limit a payload that uses so much of it and is otherwise well. */
const USING: Readonly<Record<LimitName, (count: number) => Payload>> = {
  messageBlocks: (count) => blocks(...many(count, () => ({ type: 'divider' }))),
  viewBlocks: (count) => view({}, ...many(count, () => ({ type: 'divider' }))),
  blockId: (count) => blocks({ type: 'divider', block_id: words(count) }),
  actionId: (count) => actions(button({ action_id: words(count) })),
  sectionText: (count) => blocks(section(words(count))),
  sectionFields: (count) => blocks({ type: 'section', fields: many(count, () => plain('x')) }),
  sectionField: (count) => blocks({ type: 'section', fields: [plain(words(count))] }),
  headerText: (count) => blocks({ type: 'header', text: plain('🌱'.repeat(count)) }),
  contextElements: (count) => blocks({ type: 'context', elements: many(count, () => plain('x')) }),
  contextText: (count) => blocks({ type: 'context', elements: [plain(words(count))] }),
  actionsElements: (count) => actions(...many(count, (index) => button({ action_id: `${index}` }))),
  imageTitle: (count) => image({ title: plain(words(count)) }),
  imageAltText: (count) => image({ alt_text: words(count) }),
  imageUrl: (count) => image({ image_url: link(count) }),
  inputLabel: (count) => input({ type: 'plain_text_input' }, { label: plain(words(count)) }),
  inputHint: (count) => input({ type: 'plain_text_input' }, { hint: plain(words(count)) }),
  richTextIndent: (count) => list({ indent: count }),
  richTextBorder: (count) => list({ border: count }),
  linkUrl: (count) => rich({ type: 'link', url: link(count) }),
  buttonText: (count) => actions(button({ text: plain(words(count)) })),
  buttonValue: (count) => actions(button({ value: words(count) })),
  buttonUrl: (count) => actions(button({ url: link(count) })),
  accessibilityLabel: (count) => actions(button({ accessibility_label: words(count) })),
  placeholder: (count) => select({ placeholder: plain(words(count)) }),
  selectOptions: (count) => select({ options: options(count) }),
  optionGroups: (count) =>
    select({
      options: undefined,
      option_groups: many(count, () => ({ label: plain('x'), options: options(1) })),
    }),
  groupOptions: (count) =>
    select({ options: undefined, option_groups: [{ label: plain('x'), options: options(count) }] }),
  groupLabel: (count) =>
    select({ options: undefined, option_groups: [{ label: plain(words(count)), options: options(1) }] }),
  checkboxOptions: (count) => input({ type: 'checkboxes', options: options(count) }),
  radioOptions: (count) => input({ type: 'radio_buttons', options: options(count) }),
  overflowOptions: (count) => actions({ type: 'overflow', options: options(count) }),
  optionText: (count) => select({ options: [option(1, { text: plain(words(count)) })] }),
  optionValue: (count) => select({ options: [option(1, { value: words(count) })] }),
  optionDescription: (count) => select({ options: [option(1, { description: plain(words(count)) })] }),
  optionUrl: (count) => actions({ type: 'overflow', options: [option(1, { url: link(count) })] }),
  typedText: (count) => input({ type: 'plain_text_input', max_length: count }),
  confirmTitle: (count) => confirm({ title: plain(words(count)) }),
  confirmText: (count) => confirm({ text: plain(words(count)) }),
  confirmButton: (count) => confirm({ confirm: plain(words(count)) }),
  viewTitle: (count) => view({ title: plain(words(count)) }),
  viewSubmit: (count) => view({ submit: plain(words(count)) }),
  viewClose: (count) => view({ close: plain(words(count)) }),
  privateMetadata: (count) => view({ private_metadata: words(count) }),
  callbackId: (count) => view({ callback_id: words(count) }),
  externalId: (count) => view({ external_id: words(count) }),
  viewSize: viewOf,
  messageText: (count) => ({ message: { text: words(count) } }),
  recommendedText: (count) => ({ message: { text: words(count) } }),
  messageCharacters: (count) =>
    blocks(...many(4, () => section(words(2900))), section(words(count - 4 * 2900))),
};

const limits = Object.keys(LIMITS) as LimitName[];

test.for(limits)('%s may be reached and not passed', (name) => {
  const { max } = LIMITS[name];
  expect(rulesBroken(USING[name](max))).toEqual(name === 'messageText' ? ['recommendedText'] : []);
  expect(rulesBroken(USING[name](max + 1))).toEqual([name]);
});

test.for(limits)('%s cites the page that says so', (name) => {
  expect(LIMITS[name].link).toMatch(/^https:\/\/(docs\.slack\.dev|github\.com\/slackapi)\//);
});

/** Payloads that break one rule that is no number. */
const BROKEN: readonly (readonly [string, Payload])[] = [
  ['unique block_id', blocks({ type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' })],
  ['unique block_id', view({}, { type: 'divider', block_id: 'a' }, { type: 'divider', block_id: 'a' })],
  ['unique action_id', actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
  ['unique option values', select({ options: [option(1), option(1)] })],
  ['block type', blocks({ type: 'table' })],
  ['block type', blocks(button({}))],
  ['element type', input(button({}))],
  ['element type', actions({ type: 'plain_text_input' })],
  ['element type', blocks({ ...section('x'), accessory: { type: 'file_input' } })],
  ['required field', input({ type: 'number_input' })],
  ['unknown field', actions(button({ disabled: true }))],
  ['unknown field', blocks({ ...section('x'), color: 'red' })],
  ['unknown field', select({ options: [option(1, { selected: true })] })],
  ['text type', blocks({ type: 'header', text: { type: 'mrkdwn', text: 'x' } })],
  ['text type', actions(button({ text: { type: 'markdown', text: 'x' } }))],
  ['buttonText', actions(button({ text: 'x' }))],
  ['buttonText', actions(button({ text: plain('') }))],
  ['sectionText', blocks({ type: 'section' })],
  ['actionsElements', actions()],
  ['contextElements', blocks({ type: 'context', elements: [] })],
  ['selectOptions', select({ options: [] })],
  ['selectOptions', select({ option_groups: [{ label: plain('x'), options: options(1) }] })],
  ['selectOptions', select({ options: undefined })],
  ['initial option', select({ initial_option: option(9) })],
  [
    'initial option',
    input({ type: 'checkboxes', options: options(2), initial_options: [option(1), option(9)] }),
  ],
  ['button style', actions(button({ style: 'warning' }))],
  ['typedText', input({ type: 'plain_text_input', max_length: 2, initial_value: 'xxx' })],
  ['typedText', input({ type: 'plain_text_input', max_length: 0 })],
  [
    'submit with inputs',
    {
      view: {
        type: 'modal',
        title: plain('x'),
        blocks: [{ type: 'input', label: plain('x'), element: { type: 'plain_text_input' } }],
      },
    },
  ],
  ['view', { view: { type: 'dialog', blocks: [] } }],
  ['view', { view: 'not JSON' }],
  ['unknown field', { view: { type: 'home', title: plain('x'), blocks: [] } }],
  ['rich text', rich({ type: 'text', text: '' })],
  ['rich text', rich({ type: 'bold', text: 'x' })],
  ['rich text', rich({ type: 'link', url: 'javascript:alert(1)' })],
  ['rich text', rich({ type: 'text', text: 'x', style: { bold: 'yes' } })],
  ['unknown field', rich({ type: 'text', text: 'x', style: { loud: true } })],
  ['rich text', rich({ type: 'user', user_id: '' })],
  ['rich text', rich({ type: 'emoji', name: '' })],
  ['rich text', rich({ type: 'date', timestamp: 1.5, format: '{date}', fallback: 'x' })],
  ['rich text', rich({ type: 'date', timestamp: 1, format: '{weekday}', fallback: 'x' })],
  ['rich text', rich({ type: 'date', timestamp: 1, format: '{date}' })],
  ['rich text', list({ style: 'numbered' })],
  ['rich text', list({ elements: [{ type: 'text', text: 'x' }] })],
  ['rich text', blocks({ type: 'rich_text', elements: [{ type: 'section' }] })],
  [
    'rich text',
    blocks({
      type: 'rich_text',
      elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'user', user_id: 'U1' }] }],
    }),
  ],
  ['no broadcast', rich({ type: 'text', text: 'x' }, { type: 'broadcast', range: 'here' })],
  [
    'no broadcast',
    {
      view: {
        type: 'home',
        blocks: [
          {
            type: 'rich_text',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'here' }] }],
          },
        ],
      },
    },
  ],
  ['rich text', rich({ type: 'broadcast', range: 'all' })],
  ['max_selected_items', input({ type: 'multi_users_select', max_selected_items: 0 })],
  [
    'max_selected_items',
    input({ type: 'multi_users_select', max_selected_items: 1, initial_users: ['U1', 'U2'] }),
  ],
  ['initial ids', input({ type: 'multi_users_select', initial_users: ['slack:T1:U1'] })],
  ['initial ids', input({ type: 'multi_conversations_select', initial_conversations: ['U1'] })],
  ['conversation filter', input({ type: 'conversations_select', filter: {} })],
  ['conversation filter', input({ type: 'conversations_select', filter: { include: [] } })],
  ['conversation filter', input({ type: 'multi_conversations_select', filter: { include: ['shared'] } })],
  ['unknown field', input({ type: 'conversations_select', filter: { exclude_people: true } })],
  ['no broadcast', mrkdwn('<!channel> come here')],
  ['no broadcast', { message: { text: '<!here>' } }],
  ['escaped markup', mrkdwn('a < b')],
  ['escaped markup', mrkdwn('<script>')],
  ['escaped markup', { message: { text: 'a <b> c' } }],
  ['notification text', { message: { text: '', blocks: [section('x')] } }],
  ['no text', { message: { text: '' } }],
  ['no text', { message: { text: '', blocks: [] } }],
  ['blocks', { message: { text: 'x', blocks: 'not JSON' } }],
];

test.for(BROKEN)('%s is noticed: %j', ([rule, payload]) => {
  expect(rulesBroken(payload)).toEqual([rule]);
});

test('what is well is not complained of', () => {
  const pieces = [
    { type: 'text', text: 'x', style: { bold: true } },
    { type: 'link', url: 'https://a.example', text: 'x' },
    { type: 'user', user_id: 'U1' },
    { type: 'emoji', name: 'seedling', unicode: '1f331' },
    { type: 'date', timestamp: 1_767_326_126, format: '{date_long} at {time}', fallback: 'x' },
  ];
  const every = [
    { type: 'header', text: plain('x') },
    { ...section('x'), accessory: { type: 'static_select', options: options(2), initial_option: option(1) } },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: '<@U1> <https://a.example|x> &lt; <!date^1^{date}|x>' },
    },
    { type: 'context', elements: [plain('x'), { type: 'mrkdwn', text: '_x_' }] },
    { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: pieces }] },
    { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: pieces.slice(0, 2) }] },
    { type: 'actions', elements: [button({ style: 'danger', value: 'x' }), { type: 'datepicker' }] },
    { type: 'divider' },
  ];
  expect(rulesBroken(blocks(...every))).toEqual([]);
  expect(rulesBroken({ message: { text: 'x', blocks: JSON.stringify(every) } })).toEqual([]);
  expect(rulesBroken({ view: JSON.stringify({ type: 'home', blocks: every }) })).toEqual([]);
  expect(rulesBroken(input({ type: 'users_select', placeholder: plain('x') }, { optional: true }))).toEqual(
    [],
  );
  expect(
    rulesBroken(
      input({
        type: 'multi_conversations_select',
        initial_conversations: ['C1', 'G1'],
        max_selected_items: 2,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      }),
    ),
  ).toEqual([]);
  expect(rulesBroken(rich({ type: 'broadcast', range: 'channel' }, { type: 'text', text: 'x' }))).toEqual([]);
});
