/** Messages to moderators: who wrote without a name stays unknown, what is sent is sent once, and it all ends. */
import { randomBytes } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import type { Caller } from '#core/call.ts';
import { groupId, memberId, roomId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import { HOUSE, NOBODY } from '#core/records.ts';
import { nothingOf, type Group } from '#core/group-records.ts';
import { openMemoryStore, openStore } from '#store/open.ts';
import { makeGroupExport, printGroupExport } from '#support/group-export.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { createBot, createTimetable } from './bot.ts';
import { asReply, nowhere, openHarness, SOMEONE, type Harness } from './harness.ts';
import { readMessage } from './seen.ts';

const SECRET = 'canary-who-asks';
const ASKER = { member: memberId(`test:${SECRET}`), manages: 'no' } as const;
const MODERATOR = { member: memberId('test:moderator'), manages: 'no' } as const;
const GROUP: Group = {
  ...nothingOf('test'),
  moderators: { members: [MODERATOR.member], roles: [] },
  moderatorsRoom: 'test:moderators',
};
const ELSEWHERE = groupId('test:elsewhere');

async function openGroup(): Promise<Harness> {
  const harness = await openHarness();
  await harness.parts.stores.groups.open(SOMEONE.group ?? '', 'begin').update(() => GROUP);
  await harness.parts.stores.groups.open(ELSEWHERE, 'begin').update(() => GROUP);
  return harness;
}

const idsOf = ({ blocks }: Message): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ id }) => id) : []));

const linesOf = (message: Message): string => readMessage(message, '', true).lines.join('\n');

/** The id of the button that leads to this. */
function idOf(message: Message, name: string): string {
  const id = idsOf(message).find((each) => each.startsWith(`${name}@`));
  if (id === undefined) throw new Error(`Nothing leads to "${name}".`);
  return id;
}

/** One call after another. */
const acts = (harness: Harness) => {
  const { ask } = harness;
  return {
    press: async (action: string, from: Partial<Caller>) =>
      asReply(await ask({ kind: 'action', action, onPublic: false }, from)),
    fill: async (form: string, raw: Record<string, string>, from: Partial<Caller>) =>
      asReply(await ask({ kind: 'form', form, raw, onPublic: false }, from)),
    type: async (name: string, from: Partial<Caller>) =>
      asReply(await ask({ kind: 'command', name, given: '' }, from)),
  };
};

/** Somebody writes and sends; the alert as it was posted. */
async function sends(harness: Harness, name: 'named' | 'unnamed', words = 'Hello?'): Promise<Message> {
  const { press, fill } = acts(harness);
  const preview = await fill('ask-write@1', { words, name }, ASKER);
  expect(preview.outcome).toBe('done');
  const sent = await press(idOf(preview.message, 'ask-send'), ASKER);
  expect(linesOf(sent.message)).toContain('Sent.');
  const alert = harness.posted.at(-1);
  if (!alert) throw new Error('nothing was posted');
  return alert;
}

const BUTTONS = ['ask-take', 'ask-seen', 'ask-hand', 'ask-block', 'ask-unblock', 'ask-who'] as const;

describe('Without a name', () => {
  test('nothing that moderators can read, press, log or export tells who it was', async () => {
    const harness = await openGroup();
    const { press, fill } = acts(harness);
    const alert = await sends(harness, 'unnamed');
    const id = idOf(alert, 'ask-take').replace('ask-take@1|', '');
    const told: unknown[] = [alert];
    for (const name of BUTTONS) told.push((await press(`${name}@1|${id}`, MODERATOR)).message);
    told.push((await fill(`ask-answer@1|${id}`, { words: 'Yes.' }, MODERATOR)).message);
    await harness.passes({ hours: 2 });
    told.push(...harness.posted);
    const kept = await harness.parts.stores.groups.open(SOMEONE.group ?? '', 'look').get();
    told.push(kept, kept && printGroupExport(makeGroupExport(kept, 1, harness.parts.clock.now())));
    told.push(harness.parts.log.lines);
    expect(JSON.stringify(told)).not.toContain(SECRET);
  });

  test('what is looked at is what is posted', async () => {
    const harness = await openGroup();
    const { press, fill } = acts(harness);
    const { message } = await fill('ask-write@1', { words: 'One *two*\n@three', name: 'unnamed' }, ASKER);
    await press(idOf(message, 'ask-send'), ASKER);
    const words = (shown: Message | undefined) =>
      shown?.blocks.filter(({ kind }) => kind !== 'buttons').map((block) => JSON.stringify(block)) ?? [];
    expect(words(message).slice(1)).toEqual(words(harness.posted.at(-1)));
  });

  test('a block of one who gave their name says nothing about one who did not', async () => {
    const harness = await openGroup();
    const { press } = acts(harness);
    const named = await sends(harness, 'named');
    await press(idOf(named, 'ask-block'), MODERATOR);
    const unnamed = await sends(harness, 'unnamed');
    const first = linesOf((await press(idOf(unnamed, 'ask-block'), MODERATOR)).message);
    expect(linesOf((await press(idOf(unnamed, 'ask-block'), MODERATOR)).message)).toBe(first);
    const both = await acts(harness).type('ask-moderators', ASKER);
    expect(linesOf(both.message)).toContain('take no messages from you through me until');
    harness.parts.clock.passes({ hours: 180 * 24 });
    expect(linesOf((await acts(harness).type('ask-moderators', ASKER)).message)).toContain('You can write');
  });
});

describe('A question', () => {
  test('is nothing to moderators of another group, and its answers to nobody but its writer', async () => {
    const harness = await openGroup();
    const { press, fill } = acts(harness);
    const alert = await sends(harness, 'named');
    const id = idOf(alert, 'ask-take').replace('ask-take@1|', '');
    const there = { ...MODERATOR, group: ELSEWHERE };
    for (const name of BUTTONS) {
      const { outcome, message } = await press(`${name}@1|${id}`, there);
      expect([outcome, linesOf(message)], name).toEqual(['refused', expect.stringContaining('is over')]);
    }
    expect((await fill(`ask-answer@1|${id}`, { words: 'x' }, there)).outcome).toBe('refused');
    expect((await press(idOf(alert, 'ask-take'), MODERATOR)).outcome).toBe('done');
    await fill(`ask-answer@1|${id}`, { words: 'Come in.' }, MODERATOR);
    expect((await press(`read@1|${id}|0`, MODERATOR)).outcome).toBe('refused');
    expect(linesOf((await press(`read@1|${id}|0`, ASKER)).message)).toContain('Come in.');
  });

  test('can be sent by nobody else, not after 15 minutes, and again where it could not be posted', async () => {
    const harness = await openGroup();
    const { press, fill } = acts(harness);
    const write = async () =>
      idOf((await fill('ask-write@1', { words: 'x', name: 'unnamed' }, ASKER)).message, 'ask-send');
    const id = await write();
    expect((await press(id, MODERATOR)).outcome).toBe('refused');
    harness.parts.clock.passes({ minutes: 15 });
    expect((await press(id, ASKER)).outcome).toBe('refused');
    expect(harness.posted).toEqual([]);
    let isOpen = false;
    const { stores } = harness.parts;
    const sendToRoom = async () => ({ outcome: isOpen ? 'sent' : 'forbidden' }) as const;
    const accept = createAccept({ ...harness.parts, platform: { ...nowhere, sendToRoom } });
    const second = await write();
    const pressThere = async (call: string) => {
      const from = { ...SOMEONE, ...ASKER };
      const plan = accept({ kind: 'action', id: call, action: second, from, onPublic: false });
      return plan.kind === 'answer' ? linesOf((await plan.run()).message) : plan.kind;
    };
    expect(await pressThere('first')).toContain('nothing was sent');
    expect(await stores.questions.sent.open(second.split('|')[1] ?? '', 'look').get()).toBeUndefined();
    isOpen = true;
    expect(await pressThere('second')).toContain('Sent.');
    expect(await pressThere('third')).toContain('Sent.');
  });

  test('ends: with its writer’s erasure, and after 30 days', async () => {
    const harness = await openGroup();
    const { press, fill } = acts(harness);
    const { questions } = harness.parts.stores;
    const first = idOf(await sends(harness, 'unnamed'), 'ask-take');
    await fill('ask-write@1', { words: 'about to', name: 'named' }, ASKER);
    expect(linesOf((await acts(harness).type('my-data', ASKER)).message)).toContain(
      'still know are yours: 1',
    );
    expect(linesOf((await press('erase-yes@1', ASKER)).message)).toContain('nothing is there');
    expect(await questions.askers.open(ASKER.member, 'look').get()).toBeUndefined();
    expect(await questions.drafts.open(ASKER.member, 'look').get()).toBeUndefined();
    expect(linesOf((await press(first, MODERATOR)).message)).toContain('is over');
    const second = idOf(await sends(harness, 'unnamed'), 'ask-take');
    const [, id = ''] = second.split('|');
    expect(await questions.sent.open(id, 'look').get()).toBeDefined();
    await harness.passes({ hours: 2 });
    await harness.passes({ hours: 30 * 24 });
    expect(await questions.sent.open(id, 'look').get()).toBeUndefined();
  });

  test('ends after 30 days whose it was too, though they asked again meanwhile and read its answer', async () => {
    const harness = await openGroup();
    const { press, fill, type } = acts(harness);
    const { askers } = harness.parts.stores.questions;
    const mine = async () => (await askers.open(ASKER.member, 'look').get())?.questions.map(({ id }) => id);
    const [, first = ''] = idOf(await sends(harness, 'named'), 'ask-take').split('|');
    await fill(`ask-answer@1|${first}`, { words: 'Come in.' }, MODERATOR);
    await harness.passes({ hours: 29 * 24 });
    await press(`read@1|${first}|0`, ASKER);
    const [, second = ''] = idOf(await sends(harness, 'named'), 'ask-take').split('|');
    expect(await mine()).toEqual([first, second]);
    harness.parts.clock.passes({ hours: 24 });
    const shown = linesOf((await type('my-data', ASKER)).message);
    expect(shown, 'before anything cleans up').toContain('still know are yours: 1');
    await harness.passes({ minutes: 1 });
    expect(await mine()).toEqual([second]);
    await harness.passes({ hours: 2 });
    await harness.passes({ hours: 30 * 24 });
    expect(await askers.open(ASKER.member, 'look').get()).toBeUndefined();
    expect(linesOf((await type('my-data', ASKER)).message)).toContain('I keep nothing about you.');
  });

  test('is told of in the language in which its writer was spoken to, while they chose none', async () => {
    const harness = await openGroup();
    const { press, fill } = acts(harness);
    const { members } = harness.parts.stores;
    const reach = { platform: 'test', chat: 'test:chat' };
    await members.open(ASKER.member, 'begin').update(() => ({ ...NOBODY, reach }));
    const spanish = { ...ASKER, locale: 'es-ES' };
    const shown = (await fill('ask-write@1', { words: 'Hola', name: 'unnamed' }, spanish)).message;
    await press(idOf(shown, 'ask-send'), spanish);
    await press(idOf(harness.posted.at(-1) ?? shown, 'ask-seen'), MODERATOR);
    expect(harness.sent.map(linesOf)).toEqual(['Tienes una nota']);
  });

  test('is not said a third time where the second may have been shown', async () => {
    const { stores, dues } = await openMemoryStore({ member: () => undefined, question: dueOfQuestion });
    const bot = createBot(stores);
    const at = bot.clock.now().epochMilliseconds;
    const id = 'QQQQQQQQQQQQQQQQ';
    const place = { platform: 'test', group: 'test:g', room: 'test:r' };
    const question = { id, ...place, from: 'test:sam', at, answers: [], isSettled: false };
    await stores.questions.sent.open(id, 'ask').update(() => question);
    let posts = 0;
    const sendToRoom = async () => {
      posts += 1;
      const busy = { outcome: 'busy', retryAfterSeconds: 1 } as const;
      return posts === 1 ? busy : ({ ...busy, isPerhapsShown: true } as const);
    };
    const timetable = createTimetable(bot, dues, { ...nowhere, sendToRoom });
    for (let minute = 0; minute < 70; minute += 1) {
      bot.clock.passes({ minutes: 1 });
      await timetable.runDue();
    }
    expect(posts).toBe(2);
    expect((await stores.questions.sent.open(id, 'look').get())?.isSettled).toBe(true);
  });

  test('is said once more after an hour, unless somebody has it', () => {
    const question = {
      id: 'x',
      platform: 'test',
      group: 'g',
      room: 'r',
      from: 'm',
      at: 0,
      answers: [],
      isSettled: false,
    };
    expect(dueOfQuestion(question)).toEqual({ at: 3_600_000, lane: 'test' });
    expect(dueOfQuestion({ ...question, isSettled: true }).lane).toBe(HOUSE);
  });
});

/** A database of the shared Redis that no story takes: those begin at 200. */
const DATABASE = 152;

test.skipIf(inject('redisUrl') === '')('what is sent in two processes at once is posted once', async () => {
  const dataKey = randomBytes(32).toString('base64');
  const redisUrl = inject('redisUrl').replace(/\/0$/, `/${DATABASE}`);
  const opened = await Promise.all([1, 2].map(() => openStore({ redisUrl, dataDir: '', dataKey })));
  const [first] = opened;
  await first?.stores.groups.open(SOMEONE.group ?? '', 'begin').update(() => GROUP);
  let posts = 0;
  const sendToRoom = async () => {
    posts += 1;
    return { outcome: 'sent' } as const;
  };
  const accepts = opened.map(({ stores }) =>
    createAccept({ ...createBot(stores), platform: { ...nowhere, sendToRoom } }),
  );
  for (let i = 1; i <= 10; i += 1) {
    const from = { ...SOMEONE, member: memberId(`test:asker-${i}`), room: roomId('test:r') };
    const raw = { words: 'x', name: 'unnamed' };
    const plan = accepts[0]?.({
      kind: 'form',
      id: `write-${i}`,
      form: 'ask-write@1',
      raw,
      from,
      onPublic: false,
    });
    const preview = plan?.kind === 'answer' ? await plan.run() : undefined;
    const action = preview ? idOf(preview.message, 'ask-send') : '';
    const said = await Promise.all(
      accepts.map(async (accept, process) => {
        // The same press twice, and two presses, by turns.
        const call = { kind: 'action', id: `send-${i}-${i % 2 === 0 ? process : 'x'}` } as const;
        const sending = accept({ ...call, action, from, onPublic: false });
        return sending.kind === 'answer' ? linesOf((await sending.run()).message) : sending.kind;
      }),
    );
    expect(said).toEqual([expect.stringContaining('Sent.'), expect.stringContaining('Sent.')]);
    expect(posts).toBe(i);
  }
  await Promise.all(opened.map((store) => store.stop()));
});
