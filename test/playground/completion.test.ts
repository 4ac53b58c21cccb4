/** What the playground offers while a command is typed. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { words } from '../bot.ts';
import { startTryBot, type TryBot } from './bot.ts';
import { post } from './requests.ts';

let bot: TryBot;
let base: string;

beforeEach(async () => {
  bot = await startTryBot();
  base = bot.playground.url();
});
afterEach(() => bot.stop());

describe('What could be typed', () => {
  test.each([
    ['/', ['/try ', '/try-more ', '/plan ', '/choose ', '/staff ', '/tell ']],
    ['/more', ['/try-more ']],
    ['/TRY-', ['/try-more ']],
    ['/try', ['/try ', '/try-more ']],
    ['/nothing', []],
    ['/nothing x', []],
    ['hello', []],
    ['', []],
    ['/try ', ['number:', 'place:', 'share ', 'wait ']],
    ['/try s', ['share ', 'place:us ']],
    ['/try share ', ['number:', 'place:', 'wait ']],
    ['/try number:', ['number:1 ', 'number:2 ', 'number:3 ']],
    ['/try number:2', ['number:2 ']],
    ['/try number:1 pl', ['place:']],
    ['/try place:un', ['place:gb ', 'place:us ']],
    ['/try PLACE:"united k', ['place:gb ']],
    ['/try place:“united k', ['place:gb ']],
    ['/try per', ['place:pe ']],
    ['/try wait:', ['wait:true ', 'wait:false ']],
    ['/try constructor:', []],
    ['/try-more ', []],
    ['/plan ', ['start ', 'show ', 'show-broken ', 'tick ']],
    ['/plan sh', ['show ', 'show-broken ']],
    ['/plan SHOW', ['show ', 'show-broken ']],
    ['/plan nothing', []],
    ['/plan nothing ', []],
    ['/plan show ', []],
    ['/plan start ', ['hour:', 'number:']],
    ['/plan START ho', ['hour:']],
    ['/plan start hour:', ['hour:18:00 ', 'hour:20:30 ']],
    ['/plan start number:2 ', ['hour:']],
    ['/plan start start ', ['hour:', 'number:']],
    ['/choose ', ['who:', 'place:']],
    ['/choose who:', ['who:@Sam ', 'who:@Kim ', 'who:@Alex ', 'who:@Robin ', 'who:@Ana ']],
    ['/choose who:@a', ['who:@Alex ', 'who:@Ana ']],
    ['/choose who:AN', ['who:@Ana ']],
    ['/choose who:#', []],
    ['/choose place:#', ['place:#trust-circle ', 'place:#quiet ']],
    ['/choose place:qu', ['place:#quiet ']],
    ['/choose qui', ['place:#quiet ']],
  ])('after %s', async (typed, inserts) => {
    const { text } = await post(base, '/complete', {
      person: 'sam',
      where: 'room',
      line: typed,
      caret: typed.length,
    });
    const { from, offers } = JSON.parse(text) as { from: number; offers: { insert: string }[] };
    expect(offers.map(({ insert }) => insert)).toEqual(inserts);
    expect(from).toBe(
      /\s$/.test(typed) ? typed.length : inserts.length > 0 ? typed.search(/\S*(?:["“].*)?$/) : from,
    );
  });

  test('before what stands behind the caret', async () => {
    const { text } = await post(base, '/complete', {
      person: 'sam',
      where: 'room',
      line: '/try pl share',
      caret: 7,
    });
    expect(JSON.parse(text)).toEqual({
      from: 5,
      offers: [{ label: 'place', detail: expect.any(String), insert: 'place:' }],
    });
  });

  test('in the private chat, where nobody of the group is', async () => {
    const line = '/choose who:';
    const asked = { person: 'sam', where: 'chat', line, caret: line.length };
    expect(JSON.parse((await post(base, '/complete', asked)).text)).toMatchObject({ offers: [] });
  });

  test('in the language of the browser', async () => {
    const { text } = await post(base, '/complete', {
      person: 'sam',
      where: 'room',
      locale: 'es-PE',
      line: '/try',
      caret: 4,
    });
    expect(text).toContain(words.in('es').label('help.summary'));
  });
});
