/** Subcommands, fields in which several are ticked, and commands of people who added the bot to their own account. */
import { expect, test } from 'vitest';
import { isRegistered, commandsOf } from '../adapters/discord/register.ts';
import { checkCommands } from './discord/command-rules.ts';
import { LABELS, registry, words } from './discord/definitions.ts';
import { after, begin, formIn, seenIn, shows } from './discord-adapter.ts';

/** A server that has nothing to do with anything here. */
const OTHER = '1234567890123456789';

test('a subcommand is typed with its own options', async () => {
  const scene = await begin();
  expect((await shows(scene, '/plan start at:18:00 loud:true')).lines).toEqual([
    'Starts 18:00 true false yes',
  ]);
  const sights = await after(scene, 'Sam', scene.people.person('Sam').types('/plan stop'));
  expect(sights.map(seenIn).map(({ lines }) => lines)).toEqual([['Stopped'], ['sent']]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('without a subcommand Discord does not send it', async () => {
  const scene = await begin();
  await expect(scene.people.person('Sam').types('/plan')).rejects.toThrow('without one of: start, stop');
});

test('what can’t be read of a subcommand is said', async () => {
  const scene = await begin();
  expect((await shows(scene, '/plan start at:noon')).lines).toEqual(['noon is no time']);
});

test('options of a subcommand are completed, with what was typed first', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  expect(await sam.completes('plan start', 'at', '')).toEqual(['At 18:00', 'At 20:00']);
  expect(await sam.completes('plan start', 'at', '07:30')).toEqual(['07:30']);
  expect(scene.standIn.breaches).toEqual([]);
});

/** What Discord says that it knows, some of it said differently. */
const known = (userInstall = false) =>
  commandsOf(registry, words, userInstall).map((command, i) => ({
    ...JSON.parse(JSON.stringify(command)),
    id: String(i),
    application_id: '1',
    version: '1',
    default_member_permissions: null,
  }));

test('a subcommand that changed is registered again', () => {
  const wanted = commandsOf(registry, words, false);
  expect(isRegistered(known(), wanted)).toBe(true);
  const [show, plan] = known();
  const [start, stop] = plan.options;
  const described = { ...start, description: 'x' };
  const other = { ...start, options: start.options.slice(1) };
  const longer = { ...start, options: [start.options[0], { ...start.options[1], max_length: 21 }] };
  for (const options of [[start], [described, stop], [other, stop], [longer, stop], [stop, start]]) {
    expect(isRegistered([show, { ...plan, options }], wanted)).toBe(false);
  }
  expect(isRegistered([show, { ...plan, options: [start, { ...stop, options: undefined }] }], wanted)).toBe(
    true,
  );
});

test('several are ticked, in a few boxes or in a long list, beside a choice that must be made', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const { id } = await shows(scene, '/show what:buttons');
  const [opened] = await after(scene, 'Sam', sam.presses(id, 'Tick'));
  const { fields } = formIn(opened);
  expect(fields.map(({ value }) => value)).toEqual(['Colour blue', 'Entry 0\nEntry 2', 'Entry 11', '18:00']);
  expect(fields.map(({ choices }) => choices.length)).toEqual([2, 3, 12, 0]);
  const [answer] = await after(
    scene,
    'Sam',
    sam.fills({ [LABELS.country]: 'Entry 1\nEntry 2', [LABELS.title]: 'Entry 0\nEntry 5\nEntry 11' }),
  );
  expect(seenIn(answer).lines).toEqual(['Ticked blue; v1,v2; v0,v5,v11; 18:00']);
  expect(scene.standIn.breaches).toEqual([]);
});

test('nothing need be ticked', async () => {
  const scene = await begin();
  const sam = scene.people.person('Sam');
  const { id } = await shows(scene, '/show what:buttons');
  await after(scene, 'Sam', sam.presses(id, 'Tick'));
  const filled = { [LABELS.side]: 'Colour red', [LABELS.country]: '', [LABELS.title]: '' };
  const [answer] = await after(scene, 'Sam', sam.fills(filled));
  expect(seenIn(answer).lines).toEqual(['Ticked red; undefined; undefined; 18:00']);
});

test('only commands that work anywhere are for people’s own accounts, and only where the host says so', () => {
  const places = (userInstall: boolean) =>
    commandsOf(registry, words, userInstall).map((command) => [
      command.name,
      command.integration_types,
      command.contexts,
    ]);
  const here = [[0], [0, 1]];
  expect(places(false)).toEqual([
    ['show', ...here],
    ['plan', ...here],
  ]);
  expect(places(true)).toEqual([
    ['show', ...here],
    ['plan', [0, 1], [0, 1, 2]],
  ]);
  expect(checkCommands(known(true))).toEqual([]);
  expect(isRegistered(known(false), commandsOf(registry, words, true))).toBe(false);
});

test.each(['group chat', 'server'] as const)(
  'where the bot is no part of it (%s), it answers the asker alone and posts nothing',
  async (where) => {
    const scene = await begin({ userInstall: true, allowedGroups: [OTHER] });
    const kim = scene.people.person('Kim');
    const sam = scene.people.person('Sam');
    scene.people.typesElsewhere('Sam', '/plan start at:18:00', where);
    expect(seenIn(await sam.next())).toMatchObject({
      isPrivate: true,
      lines: ['Starts 18:00 undefined true no'],
    });
    scene.people.typesElsewhere('Sam', '/plan stop', where);
    expect(seenIn(await sam.next())).toMatchObject({ isPrivate: true, lines: ['forbidden'] });
    expect(() => scene.people.typesElsewhere('Sam', '/show', where)).toThrow('There is no command /show');
    expect(await kim.rest()).toEqual([]);
    expect(scene.log.lines.join()).toContain('integration_type=1');
    expect(scene.standIn.breaches).toEqual([]);
  },
);

test('where the host does not say so, there is nothing to use elsewhere', async () => {
  const scene = await begin();
  expect(() => scene.people.typesElsewhere('Sam', '/plan stop', 'server')).toThrow(
    'There is no command /plan',
  );
  expect(scene.log.lines.join()).not.toContain('integration_type=1');
});
