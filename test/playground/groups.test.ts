/** The playground's group: who is who, its rooms, and what is done to messages in them. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeOccurrence } from '#core/command.ts';
import { memberId, roomId } from '#core/ids.ts';
import { startTryBot, type TryBot } from './bot.ts';
import { NAMES } from './group-definitions.ts';
import { as, look, post } from './requests.ts';

let bot: TryBot;
let base: string;

beforeEach(async () => {
  bot = await startTryBot();
  base = bot.playground.url();
});
afterEach(() => bot.stop());

const line = (person: string, typed: string, where = 'room') =>
  post(base, '/line', as(person, { line: typed, where }));
const entriesOf = async (person: string) => (await look(base, person)).changed;
const lastOf = async (person: string) => JSON.stringify((await entriesOf(person)).at(-1)?.said);
const ROOM = roomId('playground:room');

describe('Whoever acts in a room', () => {
  test.each([
    ['sam', { manages: 'no', roles: [] }],
    ['kim', { manages: 'no', roles: ['playground:role:moderators'] }],
    ['ana', { manages: 'yes', roles: [] }],
  ])('is told of with their rights: %s', async (person, rights) => {
    await line(person, '/try-more', 'quiet');
    expect(bot.calls[0]?.from).toEqual({
      member: `playground:${person}`,
      group: 'playground:group',
      room: 'playground:quiet',
      mayPost: 'yes',
      botMayPost: 'yes',
      ...rights,
    });
  });

  test('has no rights in the private chat', async () => {
    await line('ana', '/try-more', 'chat');
    expect(Object.keys(bot.calls[0]?.from ?? {})).toEqual(['member', 'mayPost', 'botMayPost']);
  });

  test('names people and rooms, and ids are what the bot gets', async () => {
    await line('sam', '/choose who:@kim place:#Trust-Circle');
    expect(await lastOf('sam')).toContain('Chose playground:kim and playground:room');
    expect((await entriesOf('sam')).at(-1)?.typed).toBe('/choose who:@kim place:#Trust-Circle');
    await line('sam', '/choose @Ana #quiet');
    expect(await lastOf('sam')).toContain('Chose playground:ana and playground:quiet');
    await line('sam', '/choose who:"@Robin"', 'chat');
    expect(await lastOf('sam')).toContain('Chose playground:robin and nowhere');
    for (const unknown of ['who:@kimberly', 'who:kim', 'who:a@kim', 'place:@kim@']) {
      await line('sam', `/choose ${unknown}`);
      expect(await lastOf('sam'), unknown).not.toContain('Chose');
    }
  });
});

describe('A room', () => {
  test('has what is said in it, and another has not', async () => {
    await line('sam', 'hello', 'quiet');
    await line('sam', '/try share:true', 'quiet');
    const kims = await look(base, 'kim');
    expect([kims.ids.quiet.length, kims.ids.room.length, kims.ids.chat.length]).toEqual([2, 0, 0]);
    const [, , answer] = await entriesOf('sam');
    expect(answer).toMatchObject({ where: 'quiet', audience: 'sam' });
    await post(base, '/dismiss', { person: 'sam', where: 'quiet', entry: answer?.id });
    expect((await look(base, 'sam')).ids.quiet).toHaveLength(2);
  });

  test('shows what is sent under an occurrence once', async () => {
    const { playground, clock } = bot;
    const [attempt, message] = [{ occurrence: makeOccurrence() }, { blocks: [] }];
    const first = await playground.sendToRoom(ROOM, message, attempt);
    expect(first).toMatchObject({ outcome: 'sent', message: expect.any(String) });
    expect(await playground.sendToRoom(ROOM, message, { ...attempt, triedAt: clock.now() })).toEqual(first);
    expect(await entriesOf('sam')).toHaveLength(1);
    await playground.sendToRoom(roomId('playground:quiet'), message, attempt);
    await playground.sendToRoom(ROOM, message, { occurrence: makeOccurrence() });
    await playground.sendToRoom(ROOM, message);
    await playground.sendToRoom(ROOM, message);
    const { ids } = await look(base, 'kim');
    expect([ids.room.length, ids.quiet.length]).toEqual([4, 1]);
  });

  test('lacks nothing that the bot needs, until somebody takes it away', async () => {
    const { playground } = bot;
    const ana = memberId('playground:ana');
    const quiet = roomId('playground:quiet');
    const permit = (where: string, may: boolean) => post(base, '/permission', { where, may });
    expect(await playground.findMissing(ROOM, ana)).toEqual([]);
    expect((await permit('room', false)).status).toBe(200);
    expect(await playground.findMissing(ROOM, ana)).toEqual(['Send Messages']);
    expect(await playground.findMissing(quiet, ana)).toEqual([]);
    expect(await playground.sendToRoom(ROOM, { blocks: [] })).toEqual({ outcome: 'forbidden' });
    expect(await playground.sendToRoom(quiet, { blocks: [] })).toMatchObject({ outcome: 'sent' });
    await line('sam', '/try number:1');
    await line('sam', '/try number:1', 'quiet');
    await line('sam', '/try number:1', 'chat');
    expect(bot.calls.map(({ from }) => from.botMayPost)).toEqual(['no', 'yes', 'yes']);
    expect((await look(base, 'kim')).mute).toEqual(['room']);
    await permit('room', true);
    expect((await look(base, 'kim')).mute).toEqual([]);
    expect(await playground.sendToRoom(ROOM, { blocks: [] })).toMatchObject({ outcome: 'sent' });
    expect((await permit('chat', false)).status).toBe(400);
  });

  test('names people, roles and rooms, and tells nobody of them', async () => {
    await bot.playground.sendToRoom(ROOM, { blocks: [{ kind: 'text', text: NAMES }] });
    const [entry] = await entriesOf('kim');
    expect(entry?.said).toEqual([
      {
        kind: 'text',
        text: ['@Sam', ', ', '@Moderators', ', ', '#quiet', ', ', 'somebody', ', ', 'a role', ', ', 'a room'],
      },
    ]);
    expect(entry).not.toHaveProperty('tells');
  });

  test('marks whom a message tells by a sound', async () => {
    await line('sam', '/tell');
    await line('sam', '/tell', 'quiet');
    const tells = (await entriesOf('kim')).map((entry) => [entry.where, entry.tells]);
    expect(tells).toEqual([
      ['room', ['@everybody']],
      ['quiet', ['@Moderators']],
    ]);
  });
});

describe('A form', () => {
  test('lists people, roles and rooms by name, with those ticked that are there', async () => {
    const opened = JSON.parse((await line('sam', '/staff')).text);
    const [people, roles, rooms, one, place] = opened.form.fields;
    expect(people).toMatchObject({ kind: 'several', value: 'playground:sam\nplayground:kim' });
    expect(people.choices).toHaveLength(5);
    expect(people.choices[0]).toEqual({ value: 'playground:sam', label: '@Sam' });
    expect(roles).toMatchObject({
      kind: 'several',
      choices: [{ value: 'playground:role:moderators', label: '@Moderators' }],
    });
    expect(rooms.choices.map(({ label }: { label: string }) => label)).toEqual(['#trust-circle', '#quiet']);
    expect(one).toMatchObject({ kind: 'choice', required: false });
    expect([one, roles].map((field) => 'value' in field)).toEqual([false, false]);
    expect(place).toMatchObject({ kind: 'choice', required: true });
    const raw = { people: 'playground:ana', roles: 'playground:role:moderators', place: 'playground:quiet' };
    await post(base, '/submit', as('sam', { entry: '', form: 'staff@1', raw }));
    expect(await lastOf('sam')).toContain(
      'playground:ana; playground:role:moderators; nobody; nobody; playground:quiet',
    );
  });
});

describe('The menu of a message', () => {
  const choose = (person: string, entry: string | undefined, name = 'look') =>
    post(base, '/menu', { person, id: crypto.randomUUID(), entry, name });

  test('is what there is', async () => {
    const about = JSON.parse(await (await fetch(new URL('/about', base))).text());
    expect(about.menus).toEqual([{ name: 'look', label: 'Your settings' }]);
    expect(about.channels.map(({ name }: { name: string }) => name)).toEqual(['trust-circle', 'quiet']);
  });

  test('hands over an address, and nothing that was said', async () => {
    await line('kim', 'a canary', 'quiet');
    const [entry] = await entriesOf('sam');
    expect((await choose('sam', entry?.id)).status).toBe(200);
    expect(bot.calls).toEqual([
      {
        kind: 'menu',
        id: expect.any(String),
        name: 'look',
        link: `${new URL(base).origin}/#entry-${entry?.id}`,
        from: expect.objectContaining({ member: 'playground:sam', room: 'playground:quiet' }),
      },
    ]);
    expect(await entriesOf('sam')).toMatchObject([{}, { where: 'quiet', audience: 'sam', author: 'bot' }]);
    expect(await entriesOf('kim')).toHaveLength(1);
  });

  test('is not there where nobody else sees the message', async () => {
    await line('sam', '/try number:1');
    await line('sam', 'mine', 'chat');
    const before = bot.calls.length;
    for (const { id } of await entriesOf('sam')) expect((await choose('sam', id)).status).toBe(400);
    expect((await choose('sam', 'none')).status).toBe(400);
    expect(bot.calls).toHaveLength(before);
  });
});
