/** The playground without a browser: what people send and what they see. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createRooms, KEPT } from '../../adapters/playground/rooms.ts';
import { createStoryClock } from '../clock.ts';
import { DOT, startTryBot, type TryBot } from './bot.ts';
import { MARKUP } from './definitions.ts';
import { as, follow, look, post } from './requests.ts';

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

describe('A happening', () => {
  test('that is sent twice takes effect once', async () => {
    const body = as('sam', { line: '/try share:true' });
    await post(base, '/line', body);
    await post(base, '/line', body);
    expect((await entriesOf('kim')).map(({ audience }) => audience)).toEqual(['everyone']);
    expect(await entriesOf('sam')).toHaveLength(2);
  });

  test('carries what the core needs, and no more', async () => {
    await line('sam', '/try  place:"United Kingdom" ');
    await line('sam', 'a canary in the channel');
    await line('sam', 'a canary in the chat', 'chat');
    await post(base, '/line', as('kim', { line: '/try-more', where: 'chat', locale: 'es-PE' }));
    const room = {
      group: 'playground:group',
      room: 'playground:room',
      manages: 'no',
      roles: [],
      mayPost: 'yes',
      botMayPost: 'yes',
    };
    const chat = { mayPost: 'yes', botMayPost: 'yes' };
    expect(bot.calls).toEqual([
      {
        kind: 'command',
        id: expect.any(String),
        name: 'try',
        given: 'place:"United Kingdom"',
        from: { member: 'playground:sam', ...room },
      },
      { kind: 'typed', id: expect.any(String), from: { member: 'playground:sam', ...chat } },
      {
        kind: 'command',
        id: expect.any(String),
        name: 'try-more',
        given: '',
        from: { member: 'playground:kim', locale: 'es-PE', ...chat },
      },
    ]);
    expect(bot.log.lines.join()).not.toMatch(/canary|Kingdom/);
  });

  test('of a command that there is not gets a sentence', async () => {
    await line('sam', '/nothing');
    await line('sam', '/');
    expect(JSON.stringify(await entriesOf('sam')).match(/I don’t know that command/g)).toHaveLength(2);
  });
});

describe('What a person sees', () => {
  test('is what is for them', async () => {
    await line('sam', '/try number:1');
    await line('sam', '/try number:2', 'chat');
    await line('sam', 'hello', 'chat');
    await line('sam', '/try share:true');
    expect((await entriesOf('sam')).map(({ where, audience, author }) => [where, audience, author])).toEqual([
      ['room', 'sam', 'bot'],
      ['chat', 'sam', 'bot'],
      ['chat', 'sam', 'sam'],
      ['chat', 'sam', 'bot'],
      ['room', 'everyone', 'bot'],
      ['room', 'sam', 'bot'],
    ]);
    const kims = await look(base, 'kim');
    expect(kims.ids.chat).toEqual([]);
    expect(kims.changed.map(({ audience }) => audience)).toEqual(['everyone']);
  });

  test('stays theirs when another knows its id', async () => {
    await line('sam', '/try');
    const [before] = await entriesOf('sam');
    const entry = before?.id ?? '';
    await post(base, '/press', as('kim', { entry, action: 'turn@1|over' }));
    await post(base, '/dismiss', { person: 'kim', where: 'room', entry });
    expect(await entriesOf('sam')).toEqual([before]);
    expect(JSON.stringify(await entriesOf('kim'))).toContain('The other side');
  });

  test('changes in place where a button says so, but not where others see it', async () => {
    await line('sam', '/try share:true');
    const [shared, own] = await entriesOf('sam');
    await post(base, '/press', as('sam', { entry: own?.id, action: 'turn@1|over' }));
    await post(base, '/press', as('sam', { entry: shared?.id, action: 'turn@1|over' }));
    const [first, second, third] = await entriesOf('sam');
    expect(first).toEqual(shared);
    expect(second).toMatchObject({ id: own?.id, said: [{ text: 'The other side' }, {}] });
    expect(third).toMatchObject({ audience: 'sam', said: [{ text: 'The other side' }, {}] });
    expect(bot.calls.filter(({ kind }) => kind === 'action')).toMatchObject([
      { onPublic: false },
      { onPublic: true },
    ]);
  });

  test('comes by itself', async () => {
    const feed = await follow(base, 'kim');
    expect(await feed.next()).toMatchObject({ ids: { room: [] }, changed: [] });
    await line('sam', 'hello');
    expect(await feed.next()).toMatchObject({
      ids: { room: [expect.any(String)] },
      changed: [{ author: 'sam', said: 'hello' }],
    });
    await line('sam', 'again');
    expect(await feed.next()).toMatchObject({ changed: [{ said: 'again' }] });
    feed.leave();
  });

  test('can be dismissed where only they see it', async () => {
    await line('sam', '/try share:true');
    for (const { id } of await entriesOf('sam'))
      await post(base, '/dismiss', { person: 'sam', where: 'room', entry: id });
    expect((await entriesOf('sam')).map(({ audience }) => audience)).toEqual(['everyone']);
  });

  test('is bounded in each room by itself', async () => {
    const rooms = createRooms(createStoryClock());
    const add = (where: 'room' | 'chat', audience: 'sam' | 'kim' | 'everyone', said: string) =>
      rooms.add({ where, audience, author: 'bot', said });
    add('chat', 'kim', 'stays');
    for (let i = 0; i < KEPT + 5; i += 1) {
      add('room', 'everyone', `room ${i}`);
      add('chat', 'sam', `chat ${i}`);
    }
    const { value: kims } = await rooms.follow('kim', new AbortController().signal).next();
    const { value: sams } = await rooms.follow('sam', new AbortController().signal).next();
    expect([kims?.ids.chat.length, kims?.ids.room.length, sams?.ids.chat.length]).toEqual([1, KEPT, KEPT]);
    expect(sams?.changed[0]?.said).toBe('room 5');
  });

  test('links only to where a link may lead', async () => {
    await line('sam', '/try');
    const said = JSON.stringify(await entriesOf('sam'));
    expect(said).toContain('"url":"https://example.org/a?b=1"');
    expect(said).toContain('"url":"tel:+15550100"');
    expect(said).not.toContain('javascript:');
    expect(said).toContain('"a trap"');
  });
});

describe('The bot’s page', () => {
  const openHome = (person: string) => post(base, '/home', { person, id: crypto.randomUUID() });
  const homeOf = async (person: string) => (await entriesOf(person)).filter(({ where }) => where === 'home');

  test('is one, and each person’s own', async () => {
    await openHome('sam');
    await openHome('sam');
    expect(await homeOf('sam')).toMatchObject([
      { audience: 'sam', author: 'bot', said: [{ text: 'My page' }, {}] },
    ]);
    expect(await homeOf('kim')).toEqual([]);
    expect(bot.calls[0]).toEqual({
      kind: 'home',
      id: expect.any(String),
      from: { member: 'playground:sam', mayPost: 'yes', botMayPost: 'yes' },
    });
  });

  test('stays as it is when a button on it is pressed: what is answered stands in the chat', async () => {
    await openHome('sam');
    const [before] = await homeOf('sam');
    await post(base, '/press', as('sam', { where: 'chat', entry: before?.id, action: 'turn@1|over' }));
    expect(await homeOf('sam')).toEqual([before]);
    const chat = (await entriesOf('sam')).filter(({ where }) => where === 'chat');
    expect(chat).toMatchObject([{ audience: 'sam', said: [{ text: 'The other side' }, {}] }]);
    expect(bot.calls.at(-1)).toMatchObject({ kind: 'action', onPublic: false });
  });
});

describe('Pictures and files', () => {
  const placeOf = async (person: string, kind: string) => {
    const entry = (await entriesOf(person)).find(({ said }) => typeof said !== 'string');
    const said = typeof entry?.said === 'string' ? [] : (entry?.said ?? []);
    return { person, entry: entry?.id ?? '', block: String(said.findIndex((block) => block.kind === kind)) };
  };
  const get = (path: string, place: Record<string, string>) =>
    fetch(new URL(`${path}?${String(new URLSearchParams(place))}`, base));

  test('are given to whoever sees them, and to nobody else', async () => {
    await line('sam', '/plan show');
    const [chart, file] = [await placeOf('sam', 'chart'), await placeOf('sam', 'file')];
    const picture = await get('/picture', chart);
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(DOT);
    const text = await get('/file', file);
    expect(text.headers.get('content-disposition')).toBe('attachment');
    expect(await text.text()).toBe(`${MARKUP[0]}\n  second line`);
    for (const wrong of [
      { ...chart, person: 'kim' },
      { ...chart, person: 'mallory' },
      { ...chart, block: file.block },
      { ...chart, block: '-1' },
      { ...chart, block: '99' },
      { ...chart, block: 'x' },
      { ...chart, entry: 'x' },
      {},
    ]) {
      expect((await get('/picture', wrong)).status, JSON.stringify(wrong)).toBe(404);
    }
    expect((await get('/file', { ...file, person: 'kim' })).status).toBe(404);
    expect((await get('/file', chart)).status).toBe(404);
    await post(base, '/dismiss', { person: 'sam', where: 'room', entry: chart.entry });
    expect((await get('/picture', chart)).status).toBe(404);
  });

  test('that can’t be drawn are told to the host', async () => {
    await line('sam', '/plan show-broken');
    const answered = await get('/picture', await placeOf('sam', 'chart'));
    expect([answered.status, await answered.json()]).toEqual([
      503,
      { sentence: expect.stringContaining('drawn') },
    ]);
    expect(bot.log.lines.filter((entry) => entry.includes('"level":"warn"'))).toEqual([
      expect.stringContaining('picture not drawn'),
    ]);
  });

  test('moments are told in UTC, to the minute', async () => {
    await line('sam', '/plan show');
    expect(JSON.stringify(await entriesOf('sam'))).toContain('{"instant":"2026-11-29T17:00Z"}');
  });
});

describe('A form', () => {
  test('opens, comes back with what is wrong, and is taken', async () => {
    const opened = JSON.parse((await post(base, '/press', as('sam', { entry: '', action: 'fill@1' }))).text);
    expect(opened).toMatchObject({
      kind: 'form',
      form: { id: 'fill@1', fields: [{ kind: 'search' }, { value: '2' }, {}] },
    });
    const wrong = await post(
      base,
      '/submit',
      as('sam', { entry: '', form: 'fill@1', raw: { place: 'Atlantis' } }),
    );
    expect(JSON.parse(wrong.text)).toMatchObject({ kind: 'problems', problems: [{ field: 'place' }] });
    expect(await entriesOf('sam')).toEqual([]);
    const right = await post(
      base,
      '/submit',
      as('sam', { entry: '', form: 'fill@1', raw: { place: 'Peru', number: '3' } }),
    );
    expect(JSON.parse(right.text)).toMatchObject({ kind: 'done' });
    expect(JSON.stringify(await entriesOf('sam'))).toContain('Saved pe 3');
  });

  test('in which several are ticked takes them one a line', async () => {
    await post(
      base,
      '/submit',
      as('sam', { entry: '', form: 'tick@1', raw: { fruit: 'fig\nplum', hour: '20:30' } }),
    );
    expect(JSON.stringify(await entriesOf('sam'))).toContain('Ticked fig and plum at 20:30');
  });
});
