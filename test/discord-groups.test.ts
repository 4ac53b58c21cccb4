/** What moderators and admins do in a server: people, roles and rooms are picked, rights count, and only who is meant is told. */
import { expect, test } from 'vitest';
import { mintRoom } from '../adapters/discord/ids.ts';
import { words } from './discord/definitions.ts';
import { GROUP_LABELS, groupRegistry, PINGS } from './discord/group-definitions.ts';
import { Right } from './discord/numbers.ts';
import { after, begin, clock, formIn, ONE, ROUTES, seenIn, shows, type Scene } from './discord-adapter.ts';

const start = (): Promise<Scene> => begin({ registry: groupRegistry });

/** Ana says who moderates. */
async function choose(scene: Scene, values: Readonly<Record<string, string>>) {
  const ana = scene.people.person('Ana');
  const [asked] = await after(scene, 'Ana', ana.types('/manage'));
  const [opened] = await after(scene, 'Ana', ana.presses(seenIn(asked).id, 'Choose'));
  const [done] = await after(scene, 'Ana', ana.fills(values));
  return { form: formIn(opened), lines: seenIn(done).lines };
}
const MODERATORS = { [GROUP_LABELS.roles]: '@Moderators', [GROUP_LABELS.one]: '#quiet' };

test('people and rooms are picked while typing, and shown by name without a sound', async () => {
  const scene = await start();
  const kim = scene.people.person('Kim');
  const seen = await shows(scene, '/ask about:@Kim in:#quiet');
  expect(seen.lines).toEqual(['About @Kim in #quiet']);
  expect(seen.tells).toBeUndefined();
  expect((await shows(scene, '/ask about:@Kim in:#the-room', 'other room')).lines).toEqual([
    'About @Kim in #the-room',
  ]);
  scene.people.setDoor('Lea', 'gone');
  expect((await shows(scene, '/ask about:@Lea')).lines).toEqual([
    words.in('en').label('option.not-a-member'),
  ]);
  await expect(scene.people.person('Sam').types('/ask about:@Kim in:#nowhere')).rejects.toThrow('no channel');
  expect(await kim.rest()).toEqual([]);
  expect(scene.standIn.breaches).toEqual([]);
});

test('people, roles and rooms are picked in a form, and stand in it when it opens again', async () => {
  const scene = await start();
  scene.people.person('Kim');
  const first = await choose(scene, {
    [GROUP_LABELS.people]: '@Kim\n@Ana',
    [GROUP_LABELS.roles]: '@Moderators\n@everyone',
    [GROUP_LABELS.rooms]: '#the-room\n#quiet',
    [GROUP_LABELS.one]: '#quiet',
  });
  expect(first.form.fields.map(({ value }) => value)).toEqual(['', '', '', '']);
  expect(first.lines).toEqual([
    'People: @Kim @Ana',
    'Roles: @Moderators',
    'Rooms: #the-room #quiet',
    'One: #quiet',
  ]);
  const second = await choose(scene, { [GROUP_LABELS.people]: '', [GROUP_LABELS.rooms]: '#quiet' });
  const values = second.form.fields.map(({ value }) => value);
  expect(values).toEqual(['@Kim\n@Ana', '@Moderators', '#the-room\n#quiet', '#quiet']);
  expect(second.lines).toEqual(['People:', 'Roles: @Moderators', 'Rooms: #quiet', 'One: #quiet']);
  expect(scene.standIn.breaches).toEqual([]);
});

test('a form wants what it requires, and takes no more than it offers', async () => {
  const scene = await start();
  await expect(choose(scene, {})).rejects.toThrow('this field is required');
  const two = { [GROUP_LABELS.one]: '#the-room\n#quiet' };
  await expect(choose(scene, two)).rejects.toThrow('at most 1');
});

test('rights are those that the event and the record tell', async () => {
  const scene = await start();
  const kim = scene.people.person('Kim');
  const refused = [words.in('en').label('rights.moderator')];
  expect((await shows(scene, '/post')).lines).toEqual(refused);
  const [before] = await after(scene, 'Kim', kim.types('/post'));
  expect(seenIn(before).lines).toEqual(refused);
  await choose(scene, MODERATORS);
  const [shown, done] = (await after(scene, 'Kim', kim.types('/post'))).map(seenIn);
  expect(shown?.lines[0]).toMatch(/^Hello @Kim of @Moderators/);
  expect(done?.lines).toEqual(['sent']);
  await scene.people.person('Sam').rest();
  expect((await shows(scene, '/post')).lines).toEqual(refused);
  await expect(scene.people.person('Sam').types('/manage')).rejects.toThrow('There is no command /manage');
  scene.standIn.context.world.resident('Sam').rights = Right.administrator;
  expect((await shows(scene, '/manage')).buttons).toContain('Choose');
  scene.standIn.context.world.resident('Sam').rights = 0n;
  expect(scene.standIn.breaches).toEqual([]);
});

test('only who is meant is told by a sound, in whichever room', async () => {
  const scene = await start();
  const [kim, sam] = [scene.people.person('Kim'), scene.people.person('Sam')];
  await choose(scene, MODERATORS);
  const posted = async (line: string) => {
    await after(scene, 'Kim', kim.types(line));
    const [sight, ...others] = await sam.rest();
    expect(others).toEqual([]);
    return { where: sight?.kind === 'message' ? sight.where : undefined, seen: seenIn(sight) };
  };
  const silent = await posted('/post');
  expect(silent).toMatchObject({ where: 'room', seen: { lines: [`Hello @Kim of @Moderators ${PINGS}`] } });
  expect(silent.seen.tells).toBeUndefined();
  expect((await posted('/post whom:hostile')).seen.tells).toBeUndefined();
  const all = await posted('/post whom:everybody in:#quiet');
  expect(all).toMatchObject({ where: 'other room', seen: { tells: ['@everybody'] } });
  expect(all.seen.lines).toEqual(['@everyone', `Hello @Kim of @Moderators ${PINGS}`]);
  const some = await posted('/post whom:moderators');
  expect(some.seen.tells).toEqual(['@Moderators']);
  expect(some.seen.lines[0]).toBe('@Moderators');
  expect(scene.standIn.breaches).toEqual([]);
});

test('where the bot may mention nobody, the names stand there and make no sound', async () => {
  const scene = await start();
  const { everyone } = scene.standIn.context.world.roles;
  everyone.rights &= ~Right.mentionEveryone;
  await choose(scene, MODERATORS);
  const sam = scene.people.person('Sam');
  for (const whom of ['everybody', 'moderators']) {
    await after(scene, 'Kim', scene.people.person('Kim').types(`/post whom:${whom}`));
    const [sight] = await sam.rest();
    expect(seenIn(sight).lines).toHaveLength(2);
    expect(seenIn(sight).tells).toBeUndefined();
  }
});

test('an answer tells nobody, whatever it is a preview of', async () => {
  const scene = await start();
  await choose(scene, MODERATORS);
  const seen = await shows(scene, '/preview whom:everybody');
  expect(seen.lines).toEqual([`Hello @Sam of @Moderators ${PINGS}`]);
  const { messages } = scene.standIn.context;
  expect(messages.find(seen.id)?.mentions).toEqual({ parse: [] });
  expect(scene.standIn.breaches).toEqual([]);
});

test('a message’s menu hands over a link, never the text', async () => {
  const scene = await start();
  const sam = scene.people.person('Sam');
  const { world, messages } = scene.standIn.context;
  const author = world.resident('Kim');
  const written = messages.add({ channel: world.rooms['other room'], author, body: { content: 'canary' } });
  const [sight] = await after(scene, 'Sam', sam.opensMenu(written.id, GROUP_LABELS.menu));
  const { lines, isPrivate } = seenIn(sight);
  const link = `https://discord.com/channels/${world.guildId}/${written.channel.id}/${written.id}`;
  expect(lines).toEqual([`Link ${link} yes`]);
  expect(isPrivate).toBe(true);
  const [refused] = await after(scene, 'Sam', sam.opensMenu(written.id, GROUP_LABELS.guarded));
  expect(seenIn(refused).lines).toEqual([words.in('en').label('rights.moderator')]);
  await choose(scene, MODERATORS);
  const kim = scene.people.person('Kim');
  const [done] = await after(scene, 'Kim', kim.opensMenu(written.id, GROUP_LABELS.guarded));
  expect(seenIn(done).lines).toEqual(['Guarded']);
  expect(scene.log.lines.join()).not.toContain('canary');
  expect(scene.standIn.breaches).toEqual([]);
});

test('menus are called in the language of the client, and are not offered in private', async () => {
  const scene = await start();
  const sam = scene.people.person('Sam');
  scene.people.setLocale('Sam', 'es-ES');
  const { world, messages } = scene.standIn.context;
  const author = world.resident('Kim');
  const written = messages.add({ channel: world.room, author, body: { content: 'Hello' } });
  await expect(sam.opensMenu(written.id, GROUP_LABELS.menu)).rejects.toThrow('There is no');
  const [sight] = await after(scene, 'Sam', sam.opensMenu(written.id, words.in('es').label('share.button')));
  expect(seenIn(sight).lines[0]).toMatch(/^Link https/);
  await expect(sam.opensMenu(seenIn(sight).id, GROUP_LABELS.menu)).rejects.toThrow('no menu');
  const own = messages.add({ channel: world.openDm(world.resident('Sam')), body: { content: 'Hello' } });
  await expect(sam.opensMenu(own.id, words.in('es').label('share.button'))).rejects.toThrow('There is no');
});

const send = ({ discord, standIn }: Scene, triedAt?: Temporal.Instant) =>
  discord.sendToRoom(
    mintRoom(standIn.context.world.room.id),
    { blocks: [{ kind: 'text', text: ['It is Sunday'] }], isBare: true },
    { occurrence: ONE, ...(triedAt && { triedAt }) },
  );

test('what is sent to a room under one name is posted once, and after two minutes not tried again', async () => {
  const scene = await start();
  const sam = scene.people.person('Sam');
  const triedAt = clock.now();
  const cut = { method: 'POST', template: ROUTES.messages, how: 'cut', times: 4 } as const;
  scene.standIn.failNext({ ...cut, isDone: true });
  await expect(send(scene)).rejects.toThrow(/ECONNRESET|closed/);
  expect(await send(scene, triedAt)).toMatchObject({ outcome: 'sent' });
  const sights = await sam.rest();
  expect(sights.map(seenIn).map(({ lines }) => lines)).toEqual([['It is Sunday']]);
  expect(scene.standIn.context.messages.find(seenIn(sights[0]).id)).toMatchObject({ nonce: ONE });
  clock.passes({ minutes: 2, seconds: 1 });
  const asked = [...scene.standIn.traffic.values()].reduce((sum, count) => sum + count, 0);
  expect(await send(scene, triedAt)).toEqual({ outcome: 'unsure' });
  expect([...scene.standIn.traffic.values()].reduce((sum, count) => sum + count, 0)).toBe(asked);
  expect(await sam.rest()).toEqual([]);
});

test('a room that is deleted is gone', async () => {
  const scene = await start();
  const { world } = scene.standIn.context;
  world.removeRoom(world.room);
  expect(await send(scene)).toEqual({ outcome: 'gone' });
});
