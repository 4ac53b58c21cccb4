/** What Discord is told of commands and menus, and when. */
import { expect, test } from 'vitest';
import { commandsOf, isRegistered } from '../adapters/discord/register.ts';
import { registry as real, words } from './bot.ts';
import { checkCommands } from './discord/command-rules.ts';
import { registry } from './discord/definitions.ts';
import { GROUP_LABELS, groupRegistry } from './discord/group-definitions.ts';

/** As it goes over the line. */
const sent = (body: object) => JSON.parse(JSON.stringify(body));

test('commands say themselves in every language that Discord has for it', () => {
  const bodies = commandsOf(registry, words, false);
  expect(checkCommands(sent(bodies))).toEqual([]);
  expect(checkCommands(sent(commandsOf(real, words, true)))).toEqual([]);
  expect(bodies).toMatchObject([
    {
      name: 'show',
      contexts: [0, 1],
      integration_types: [0],
      options: [
        { name: 'loud', type: 5 },
        {
          name: 'what',
          type: 3,
          choices: [{ name: 'What short', value: 'short' }, ...Array.from({ length: 12 }, () => ({}))],
        },
        { name: 'country', type: 3, autocomplete: true },
      ],
    },
    {
      name: 'plan',
      options: [
        {
          name: 'start',
          type: 1,
          description_localizations: { 'es-ES': words.in('es').label('steps.summary') },
          options: [
            { name: 'loud', type: 5 },
            { name: 'at', type: 3, autocomplete: true, max_length: 20 },
          ],
        },
        { name: 'stop', type: 1, options: [] },
      ],
    },
  ]);
  const spanish = words.in('es').label('steps.summary');
  expect(bodies[0]?.description_localizations).toEqual({ 'es-ES': spanish, 'es-419': spanish });
});

test('only what differs is registered again', () => {
  const wanted = commandsOf(registry, words, false);
  const known = wanted.toReversed().map((command, i) => ({
    ...sent(command),
    id: String(i),
    application_id: '1',
    version: '1',
    default_member_permissions: null,
    nsfw: false,
    contexts: [1, 0],
  }));
  expect(isRegistered(known, wanted)).toBe(true);
  expect(isRegistered([...known, { ...known[0], name: 'other' }], wanted)).toBe(false);
  expect(isRegistered([], wanted)).toBe(false);
  for (const change of [
    { description: 'x' },
    { options: [] },
    { contexts: [0] },
    { default_member_permissions: '32' },
  ]) {
    expect(isRegistered([{ ...known[0], ...change }], wanted)).toBe(false);
  }
});

test('Discord is told of menus, of what can be picked, and what to hide from whom', () => {
  const wanted = commandsOf(groupRegistry, words, true);
  expect(checkCommands(sent(wanted))).toEqual([]);
  const named = new Map(wanted.map((each) => [each.name, each]));
  expect(named.get(GROUP_LABELS.menu)).toEqual({
    type: 3,
    name: GROUP_LABELS.menu,
    name_localizations: {
      'es-ES': words.in('es').label('share.button'),
      'es-419': words.in('es').label('share.button'),
    },
    integration_types: [0],
    contexts: [0],
  });
  expect(named.get('ask')).toMatchObject({
    options: [
      { name: 'about', type: 6, required: true },
      { name: 'in', type: 7, channel_types: [0, 5, 10, 11, 12] },
    ],
  });
  const rights = wanted.flatMap(({ name, default_member_permissions: needed }) =>
    needed ? [[name, needed]] : [],
  );
  expect(rights).toEqual([['manage', '32']]);
});

test('menus and rights that changed are registered again', () => {
  const wanted = commandsOf(groupRegistry, words, false);
  const known = sent(wanted).map((command: object, i: number) => ({
    default_member_permissions: null,
    description: '',
    description_localizations: null,
    ...command,
    id: String(i),
    application_id: '1',
    version: '1',
  }));
  expect(isRegistered(known, wanted)).toBe(true);
  const change = (name: string, more: object) =>
    known.map((each: { name: string }) => (each.name === name ? { ...each, ...more } : each));
  for (const [name, more] of [
    ['manage', { default_member_permissions: null }],
    [GROUP_LABELS.menu, { type: 2 }],
    [GROUP_LABELS.menu, { name_localizations: null }],
    ['look', { options: [{ ...known[3].options[0], channel_types: [0] }] }],
  ] as const)
    expect(isRegistered(change(name, more), wanted), `${name} ${JSON.stringify(more)}`).toBe(false);
  expect(isRegistered(change('look', { options: known[3].options }), wanted)).toBe(true);
});
