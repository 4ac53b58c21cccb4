import { afterAll, beforeAll, expect, test } from 'vitest';
import { times, command, option, long } from './bodies.ts';
import type { RuleBench } from './rule-bench.ts';
import { startBench } from './rule-bench.ts';

let bench: RuleBench;
beforeAll(async () => {
  bench = await startBench('');
});
afterAll(() => bench.stop());

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
  ['this kind of option takes no choices', [command({ options: [option({ type: 5, autocomplete: true })] })]],
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
  expect(await bench.register(...commands)).toEqual({ code: 50035, rules: [rule] });
});
