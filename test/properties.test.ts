/** What holds for anything that anybody types, forges or sends. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { printLine, readLine } from '#core/line.ts';
import { groupPart } from '#core/id-parts.ts';
import { oneOf, route, whole } from '#core/route.ts';
import { registry, words } from './bot.ts';
import { asReply, nowhere, openHarness, SOMEONE } from './harness.ts';
import { readMessage } from './seen.ts';

const say = words.in('en');
const NASTY = [
  '@everyone',
  '<@123>',
  '<!channel>',
  '<@&9>',
  '[x](https://example.org)',
  '**b** _i_ ~s~ `c`',
  '# h',
  '> q',
  '\u202Eabc',
  '👩‍👩‍👧',
  '__proto__',
  'constructor',
  '|',
  '|||',
  '"',
  '“',
  'a:b',
  ':',
  '\n',
  '\0',
  '&amp;',
  '{step}',
  '<b>',
  "'{",
  '…'.repeat(4000),
];
const typed = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...NASTY),
  fc.string({ minLength: 3000, maxLength: 4000 }),
);

test('Whatever is typed behind a command gets an answer, never a fault', async () => {
  const { ask } = await openHarness();
  const names = registry.commands.map(({ name }) => name);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...names, 'nothing', '__proto__'), typed, async (name, given) => {
      const asked = await ask({ kind: 'command', name, given });
      // Where something needed is missing, a form asks for it.
      if (!('message' in asked)) return;
      expect(asked.outcome).not.toBe('failed');
      expect(readMessage(asked.message, 'm', true).lines.join('').length).toBeLessThan(6000);
    }),
    { numRuns: 400 },
  );
});

test('Whatever is given for an option gets an answer, never a fault', async () => {
  const { ask } = await openHarness();
  const options = registry.commands.flatMap(({ name, options: all }) =>
    Object.keys(all).map((option) => [name, option] as const),
  );
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...options), typed, async ([name, option], value) => {
      const given = { [option]: value, __proto__: value, nothing: value };
      const asked = await ask({ kind: 'command', name, given });
      // "share: yes" alone opens a form.
      if ('message' in asked) expect(asked.outcome).not.toBe('failed');
    }),
    { numRuns: 300 },
  );
});

const forged = fc.oneof(
  typed,
  fc
    .tuple(
      fc.constantFrom(...registry.actions.map(({ name }) => name)),
      fc.nat(3),
      fc.array(typed, { maxLength: 4 }),
    )
    .map(([name, version, parts]) => [`${name}@${version}`, ...parts].join('|')),
);

test('A forged button gets a sentence, never a fault', async () => {
  const { ask } = await openHarness();
  await fc.assert(
    fc.asyncProperty(
      forged,
      fc.option(typed, { nil: undefined }),
      fc.boolean(),
      async (action, chosen, onPublic) => {
        const call = { kind: 'action', action, onPublic } as const;
        const asked = await ask(chosen === undefined ? call : { ...call, chosen });
        if ('outcome' in asked) expect(asked.outcome).not.toBe('failed');
      },
    ),
    { numRuns: 500 },
  );
});

test('A forged form gets a sentence, never a fault', async () => {
  const { ask } = await openHarness();
  await fc.assert(
    fc.asyncProperty(
      forged,
      fc.dictionary(fc.oneof(typed, fc.constantFrom('country', 'first')), typed),
      async (form, raw) => {
        const reply = asReply(await ask({ kind: 'form', form, raw, onPublic: false }));
        expect(reply.outcome).not.toBe('failed');
      },
    ),
    { numRuns: 300 },
  );
});

test('Whatever is typed while completing an option, there is an answer', async () => {
  const { parts } = await openHarness();
  const accept = createAccept({ ...parts, platform: nowhere });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('country', 'step', 'constructor', '__proto__', ''),
      typed,
      async (option, text) => {
        const plan = accept({ kind: 'suggest', from: SOMEONE, name: 'crisis', option, typed: text });
        if (plan.kind !== 'suggest') throw new Error(plan.kind);
        expect((await plan.suggest()).length).toBeLessThanOrEqual(25);
      },
    ),
  );
});

test('A line that was printed reads back as the same input', () => {
  const inputs = registry.commands.flatMap((command) =>
    Object.keys(command.options).length === 0
      ? []
      : [
          [
            command,
            fc.record(
              Object.fromEntries(
                Object.entries(command.options).map(([name, option]) => {
                  const named = option.choices(say).flatMap(({ value, label }) => [value, label]);
                  return [name, named.length > 0 ? fc.constantFrom(...named) : fc.constant('somebody')];
                }),
              ),
              { requiredKeys: [] },
            ),
          ] as const,
        ],
  );
  for (const [command, arbitrary] of inputs) {
    fc.assert(
      fc.property(arbitrary, (given) => {
        const raw = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, value ?? '']));
        const line = printLine(command.name, raw).slice(command.name.length + 1);
        expect(readLine(line, command.options, say)).toEqual(raw);
      }),
    );
  }
});

test('Words need no quotes: a country in two words is read in any place', () => {
  const crisis = registry.command('crisis');
  const read = (line: string) => readLine(line, crisis?.options ?? {}, say);
  expect(read('New Zealand worried')).toEqual({ country: 'New Zealand', need: 'worried' });
  expect(read('need:hurt United States')).toEqual({ need: 'hurt', country: 'United States' });
  expect(read('“New Zealand”')).toEqual({ country: 'New Zealand' });
  expect(read('nowhere at all')).toEqual({ country: 'nowhere at all' });
});

test('An id reads back as what it was made of, and nothing else reads at all', () => {
  const ids = route('try', 3, { step: whole(0, 120), side: oneOf(['broke', 'hurt']) });
  const values = fc.record({ step: fc.nat(120), side: fc.constantFrom('broke' as const, 'hurt' as const) });
  fc.assert(
    fc.property(values, (given) => {
      expect(ids.read(ids.write(given))).toEqual(given);
    }),
  );
  const near = fc
    .tuple(
      fc.constantFrom('try@3', 'try@2', 'tri@3'),
      fc.array(fc.oneof(fc.constantFrom('007', '7', '121', 'hurt', ''), typed)),
    )
    .map(([head, parts]) => [head, ...parts].join('|'));
  fc.assert(
    fc.property(near, (id) => {
      const read = ids.read(id);
      expect(read === undefined || ids.write(read) === id).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('What may be missing stands last in an id: without it the id is as it was before there was such a thing', () => {
  const parts = { step: whole(0, 9), group: groupPart };
  const ids = route('try', 1, parts);
  expect(ids.write({ step: 3, group: undefined })).toBe('try@1|3');
  expect(ids.read('try@1|3')).toEqual({ step: 3, group: undefined });
  expect(ids.read('try@1|3|discord:81384788765712384')?.group).toBe('discord:81384788765712384');
  for (const odd of [
    'try@1',
    'try@1|3|',
    'try@1|3|a:b|c',
    'try@1|3|a:b:c',
    'try@1|3|no',
    `try@1|3|a:${'b'.repeat(35)}`,
  ])
    expect(ids.read(odd), odd).toBeUndefined();
  expect(() => route('try', 1, { group: groupPart, step: whole(0, 9) })).toThrow(RangeError);
});

test('A line of four thousand characters is read in no time', () => {
  const options = registry.command('crisis')?.options ?? {};
  const began = performance.now();
  for (const word of ['a ', 'new ', '"', ':']) readLine(word.repeat(2000), options, say);
  expect(performance.now() - began).toBeLessThan(1000);
});
