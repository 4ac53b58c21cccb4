import { afterAll, beforeAll, expect, test } from 'vitest';
import { hi, times, button, row, select, input, label, modal, long } from './bodies.ts';
import type { RuleBench } from './rule-bench.ts';
import { startBench } from './rule-bench.ts';

/** A list that Discord fills, with what is picked in it. */
const picks = (type: number, kinds: readonly string[]): object => ({
  type,
  custom_id: 'p',
  default_values: kinds.map((kind, i) => ({ id: `${i}`, type: kind })),
});

let bench: RuleBench;
beforeAll(async () => {
  bench = await startBench('');
});
afterAll(() => bench.stop());

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
  ['a text input placeholder has at most 100 characters', modal([label(input({ placeholder: long(101) }))])],
  ['a value is longer than its max_length', modal([label(input({ value: 'xx', max_length: 1 }))])],
  ['every custom_id is unique', modal([label(input()), label(input())])],
  ['not allowed in a modal', modal([button('b')])],
  ['not allowed in a label', modal([label(button('b'))])],
  ['a required list asks for at least 1 value', modal([label(select({ min_values: 0 }))])],
  ['more is picked than max_values allows', modal([label(picks(5, ['user', 'user']))])],
  ['what is picked is of the kind of its list', modal([label(picks(5, ['role']))])],
  ['what is picked is of the kind of its list', modal([label(picks(8, ['user']))])],
  [
    'what is picked is picked once',
    modal([
      label({
        ...picks(6, ['role', 'role']),
        default_values: times(2, () => ({ id: '1', type: 'role' })),
        max_values: 2,
      }),
    ]),
  ],
  ['only a list of channels has channel_types', modal([label({ ...picks(5, []), channel_types: [0] })])],
  ['min_values exceeds max_values', modal([label({ ...picks(5, []), min_values: 2 })])],
  ['a required list asks for at least 1 value', modal([label({ ...picks(5, []), min_values: 0 })])],
  ['a radio group has at least 2 options', modal([label({ ...select(), type: 21 })])],
  ['a required list asks for at least 1 value', modal([label(select({ type: 22, min_values: 0 }))])],
  ['max_values exceeds the options', modal([label(select({ type: 22, max_values: 2 }))])],
  [
    'a group has at most 10 options',
    modal([label(select({ type: 22, options: times(11, (n) => ({ label: 'x', value: `${n}` })) }))]),
  ],
])('answer: %s', async (rule, body) => {
  expect(await bench.reply(body)).toEqual({ code: 50035, rules: [rule] });
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
  expect(await bench.suggest(body)).toEqual({ code: 50035, rules: [rule] });
});
