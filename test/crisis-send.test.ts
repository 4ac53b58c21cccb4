/** What a moderator who sends lines to a member may learn, and how often it may be done. */
import { randomBytes } from 'node:crypto';
import { describe, expect, inject, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { groupId, memberId, messageId } from '#core/ids.ts';
import type { Sends, Unsent } from '#core/platform.ts';
import { NOBODY, type Member, type Stores } from '#core/records.ts';
import { openMemoryStore, openStore } from '#store/open.ts';
import { createBot } from './bot.ts';
import { nowhere, SOMEONE } from './harness.ts';
import { linesOf, MODERATOR, openBot, sending, SOON } from './letters-ground.ts';

const unsent = (answer: Unsent): Partial<Sends> => ({ sendToChat: async () => answer });
const cut = () => Promise.reject(new Error('the connection was cut'));

/** Everything that can keep a letter from a person. */
const REASONS: Readonly<
  Record<string, { platform?: Partial<Sends>; before?: (stores: Stores) => Promise<unknown> }>
> = {
  'they want none': {
    before: ({ letters }) =>
      letters.refusals.open('test:kim', 'before').update(() => ({ at: Date.now() * 2 })),
  },
  'moderators of another group sent one today': {
    before: ({ letters }) => letters.turns.open('test:kim', 'before').update(() => ({ at: Date.now() * 2 })),
  },
  'they could not be reached for some time': {
    before: ({ members }) =>
      members.open('test:kim', 'before').update((): Member => ({ ...NOBODY, goneSince: 0 })),
  },
  'their chat can’t be opened': { platform: { openChat: async () => ({ outcome: 'closed' }) } },
  'they are gone': { platform: { openChat: async () => ({ outcome: 'gone' }) } },
  'they closed the chat': { platform: unsent({ outcome: 'closed' }) },
  'the platform forbids it': { platform: unsent({ outcome: 'forbidden' }) },
  'the platform asks to wait': { platform: unsent({ outcome: 'busy', retryAfterSeconds: 30 }) },
  'nobody knows whether it arrived': { platform: unsent({ outcome: 'unsure' }) },
  'the platform took the bot for a spammer': { platform: { openChat: async () => ({ outcome: 'stopped' }) } },
  'the platform is away': { platform: { openChat: cut } },
  'the connection is cut': { platform: { sendToChat: cut } },
  'the platform takes its time': { platform: { sendToChat: () => new Promise(() => undefined) } },
  'the platform takes its time to open the chat': {
    platform: { openChat: () => new Promise(() => undefined) },
  },
};

/** All that a moderator can find out by one person: two tries, how long they took, and what the group's record says then. */
async function findOut({ platform, before }: (typeof REASONS)[string]) {
  const { stores } = await openMemoryStore();
  await before?.(stores);
  const { press } = openBot(stores, platform);
  const began = performance.now();
  const first = await press(sending('test:kim'));
  const took = performance.now() - began;
  const second = await press(sending('test:kim'));
  const group = await stores.groups.open(SOMEONE.group ?? '', 'look').get();
  const log = group?.log.map(({ did, by, room }) => ({ did, by, room }));
  return { took, told: { first, second, group: { ...group, log } } };
}

describe('A moderator is told the same and as late, whatever keeps a letter from somebody:', () => {
  test.each(Object.entries(REASONS))('%s', async (_, reason) => {
    const closed = await findOut(REASONS['they closed the chat'] ?? {});
    const { told, took } = await findOut(reason);
    expect(linesOf(told.first.message)).toContain('Not delivered, as far as I can tell');
    expect(told).toEqual(closed.told);
    expect(took).toBeGreaterThanOrEqual(SOON - 5);
    expect(told.group.log).toEqual([{ did: 'crisis-send', by: SOMEONE.member, room: undefined }]);
  });

  test('and somebody who gets it is another case', async () => {
    const delivered = await findOut({});
    expect(linesOf(delivered.told.first.message)).toContain('Delivered.');
    expect(delivered.told).not.toEqual((await findOut(REASONS['they closed the chat'] ?? {})).told);
    expect(delivered.took).toBeGreaterThanOrEqual(SOON - 5);
  });

  test('unless told otherwise, it takes four seconds', async () => {
    const { stores } = await openMemoryStore();
    const { toldAfter: _, ...bot } = createBot(stores);
    const waits: number[] = [];
    const clock = {
      ...bot.clock,
      after: (milliseconds: number, run: () => void) => {
        waits.push(milliseconds);
        return bot.clock.after(0, run);
      },
    };
    const from = { ...SOMEONE, ...MODERATOR };
    const accept = createAccept({ ...bot, clock, platform: nowhere });
    const plan = accept({ kind: 'action', id: 'x', from, action: sending('test:kim'), onPublic: false });
    if (plan.kind === 'answer') await plan.run();
    expect(waits).toContain(4000);
  });
});

test('what arrives after the answer is remembered all the same, so that it can be deleted', async () => {
  const { stores } = await openMemoryStore();
  const late = Promise.withResolvers<void>();
  const { press } = openBot(stores, {
    sendToChat: async () => {
      await late.promise;
      return { outcome: 'sent', message: messageId('late') };
    },
  });
  expect(linesOf((await press(sending('test:kim'))).message)).toContain(
    'Not delivered, as far as I can tell',
  );
  late.resolve();
  await expect
    .poll(async () => (await stores.members.open('test:kim', 'look').get())?.sent)
    .toMatchObject([{ message: 'late' }]);
});

test('a press that the platform delivers again is told so, whatever came of it the first time', async () => {
  const { stores } = await openMemoryStore();
  const again = async (platform: Partial<Sends>, member: string, id: string) => {
    const told = [];
    for (const bot of [openBot(stores, platform), openBot(stores, platform)])
      told.push(linesOf((await bot.press(sending(member), MODERATOR, id)).message));
    return told;
  };
  const [first, repeat] = await again({}, 'test:kim', 'same');
  expect(first).toContain('Delivered.');
  expect(repeat).toContain('reached me twice');
  const [closed, repeated] = await again(unsent({ outcome: 'closed' }), 'test:sam', 'other');
  expect(closed).toContain('Not delivered, as far as I can tell');
  expect(repeated).toBe(repeat);
});

test('a group sends ten a day, and the eleventh opens no chat and uses up nobody’s turn', async () => {
  const { stores } = await openMemoryStore();
  const { press, opened, sent, clock } = openBot(stores);
  const tries = await Promise.all(
    Array.from({ length: 14 }, async (_, i) => linesOf((await press(sending(`test:m${i}`))).message)),
  );
  const refused = tries.flatMap((lines, i) => (lines.includes('Delivered.') ? [] : [i]));
  expect(refused).toHaveLength(4);
  expect(opened).toHaveLength(10);
  expect(sent).toHaveLength(10);
  const held = `test:m${refused[0]}`;
  expect(linesOf((await press(sending(held))).message)).toContain('have sent 10 such notes');
  clock.passes({ hours: 24, minutes: 1 });
  expect(linesOf((await press(sending(held))).message)).toContain('Delivered.');
});

test('a chat that is known is not opened again, and who has none has it opened once', async () => {
  const { stores } = await openMemoryStore();
  const { press, opened, clock } = openBot(stores);
  await press(sending('test:kim'));
  expect(opened).toEqual(['test:kim']);
  clock.passes({ hours: 25 });
  await press(sending('test:kim'));
  expect(opened).toEqual(['test:kim']);
  const kept = await stores.members.open('test:kim', 'look').get();
  expect(kept).toEqual({ ...NOBODY, sent: kept?.sent });
  expect(kept?.sent).toHaveLength(2);
});

test('a try from another group is refused quietly, and does not tell that there was one', async () => {
  const { stores } = await openMemoryStore();
  const { press, sent } = openBot(stores);
  expect(linesOf((await press(sending('test:kim'))).message)).toContain('Delivered.');
  const elsewhere = { ...MODERATOR, group: groupId('test:elsewhere') };
  expect(linesOf((await press(sending('test:kim'), elsewhere)).message)).toContain(
    'Not delivered, as far as I can tell',
  );
  expect(sent).toHaveLength(1);
});

test('opening a letter, asking why and reading on leave no trace', async () => {
  const { stores } = await openMemoryStore();
  const { press, clock } = openBot(stores);
  const kim = { member: memberId('test:kim'), manages: 'no' } as const;
  await press(sending('test:kim'));
  const keeps = async () =>
    JSON.stringify([
      await stores.members.open('test:kim', 'look').get(),
      await stores.groups.open(SOMEONE.group ?? '', 'look').get(),
      await stores.letters.refusals.open('test:kim', 'look').get(),
      await stores.letters.turns.open('test:kim', 'look').get(),
    ]);
  const before = await keeps();
  clock.passes({ hours: 24 * 8 });
  for (const action of ['letter@1|IE|a', 'letter-why@1', 'lines@1|IE|unsafe|0'])
    expect((await press(action, kim)).outcome, action).toBe('done');
  expect(await keeps()).toBe(before);
});

test('the note is in their own language, without a sound where they want that or have quiet hours', async () => {
  const { stores } = await openMemoryStore();
  const { press, sent, clock } = openBot(stores);
  await stores.members
    .open('test:kim', 'before')
    .update(() => ({ ...NOBODY, settings: { language: 'es', zone: 'Europe/Paris' } }));
  await press(sending('test:kim'));
  clock.passes({ hours: 34 });
  await press(sending('test:kim'));
  expect(sent.map(({ isSilent }) => isSilent)).toEqual([undefined, true]);
  expect(sent.map(linesOf)).toEqual(['Tienes una nota', 'Tienes una nota']);
});

test('whoever has everything erased while a letter is on its way finds nothing of it', async () => {
  const { stores } = await openMemoryStore();
  await stores.members.open('test:kim', 'before').update(() => ({ ...NOBODY, settings: { side: 'hurt' } }));
  const { press, removed } = openBot(stores, {
    sendToChat: async () => {
      await stores.members.open('test:kim', 'erase').update(() => undefined);
      return { outcome: 'sent', message: messageId('late') };
    },
  });
  expect(linesOf((await press(sending('test:kim'))).message)).toContain('Delivered.');
  expect(removed).toEqual(['late']);
  expect(await stores.members.open('test:kim', 'look').get()).toBeUndefined();
});

test('a process that ends in the middle has used up the turn: whoever tries again sends none', async () => {
  const { stores } = await openMemoryStore();
  const begun = Promise.withResolvers<void>();
  const dying = openBot(stores, {
    sendToChat: () => {
      begun.resolve();
      return new Promise(() => undefined);
    },
  });
  void dying.press(sending('test:kim'));
  await begun.promise;
  const { press, sent, clock } = openBot(stores);
  expect(linesOf((await press(sending('test:kim'))).message)).toContain('in the last 24 hours');
  clock.passes({ hours: 24, minutes: 1 });
  expect(linesOf((await press(sending('test:kim'))).message)).toContain('Delivered.');
  expect(sent).toHaveLength(1);
});

test('a refusal and a turn say when, and nothing else', async () => {
  const { stores } = await openMemoryStore();
  const { press } = openBot(stores);
  await press(sending('test:kim'));
  await press('letter-stop@1', { member: memberId('test:kim') });
  const { refusals, turns } = stores.letters;
  for (const record of [refusals.open('test:kim', 'look'), turns.open('test:kim', 'look')])
    expect(Object.keys((await record.get()) ?? {})).toEqual(['at']);
});

/** A database of the shared Redis that no story takes: those begin at 200. */
const DATABASE = 151;

test.skipIf(inject('redisUrl') === '')(
  'two moderators who press at once in two processes send one, and so does a press that is delivered to both',
  async () => {
    const dataKey = randomBytes(32).toString('base64');
    const redisUrl = inject('redisUrl').replace(/\/0$/, `/${DATABASE}`);
    const open = [0, 1].map(() => openStore({ redisUrl, dataDir: '', dataKey }));
    const [first, second] = await Promise.all(open);
    if (!first || !second) throw new Error('no store was opened');
    const one = openBot(first.stores);
    const other = openBot(second.stores);
    for (let i = 1; i <= 20; i += 1) {
      const from = { ...MODERATOR, group: groupId(`test:group-${i}`) };
      const isSame = i % 2 === 0;
      const replies = await Promise.all([
        one.press(sending(`test:kim-${i}`), from, `call-${i}`),
        other.press(
          sending(`test:kim-${i}`),
          isSame ? from : { ...from, member: memberId('test:ana') },
          isSame ? `call-${i}` : `other-${i}`,
        ),
      ]);
      const told = replies.map(({ message }) => linesOf(message));
      const refused = isSame ? 'reached me twice' : 'in the last 24 hours';
      expect(told.filter((lines) => lines.includes('Delivered.'))).toHaveLength(1);
      expect(told.filter((lines) => lines.includes(refused))).toHaveLength(1);
      expect(one.sent.length + other.sent.length).toBe(i);
    }
    await first.stop();
    await second.stop();
  },
);
