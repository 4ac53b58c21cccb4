/** What clearing and erasing do where something goes wrong, or comes in between. */
import { describe, expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import type { Call } from '#core/call.ts';
import { memberId } from '#core/ids.ts';
import type { Sends } from '#core/platform.ts';
import type { Reply } from '#core/plan.ts';
import { HOUSE, NOBODY, type Member, type Stores } from '#core/records.ts';
import { openMemoryStore } from '#store/open.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { dueOfMember } from '#support/due.ts';
import { createBot, words } from './bot.ts';
import { asReply, nowhere, SOMEONE } from './harness.ts';
import { readMessage, readText } from './seen.ts';

const ERASE = 'erase-yes@1';
const CLEAR = 'clear@1';
const SENT_AT = Temporal.Instant.from('2026-11-22T17:00:00Z');
const say = words.in('en');

const sent = (message: string): Member['sent'][number] => ({
  chat: 'chat',
  message,
  at: SENT_AT.epochMilliseconds,
});

const SAM: Member = {
  ...NOBODY,
  settings: { side: 'hurt' },
  seenOn: '2026-11-22',
  entries: [{ id: 'entry-1', at: 0, until: 4_000_000_000_000 }],
  sent: [sent('m1'), sent('m2')],
};

/** What is done, without who does it. */
type Deed =
  | Pick<Extract<Call, { kind: 'action' }>, 'kind' | 'action'>
  | Pick<Extract<Call, { kind: 'form' }>, 'kind' | 'form' | 'raw'>;

/** A bot that keeps something about one person. `around` stands between the bot and its store. */
async function openBot(platform: Partial<Sends> = {}, around = (stores: Stores): Stores => stores) {
  const { stores, dues } = await openMemoryStore({
    member: dueOfMember,
    group: dueOfGroup,
    question: dueOfQuestion,
  });
  const me = () => stores.members.open(SOMEONE.member, 'test');
  const journal = stores.journalOf(SOMEONE.member);
  await me().update(() => SAM);
  await journal.write('entry-1', { words: 'a canary' }, 30);
  const accept = createAccept({ ...createBot(around(stores)), platform: { ...nowhere, ...platform } });
  let count = 0;
  const run = async (call: Deed): Promise<Reply> => {
    const plan = accept({ ...call, id: `c${(count += 1)}`, from: SOMEONE, onPublic: false });
    if (plan.kind !== 'answer') throw new Error(`a plan to ${plan.kind}`);
    return asReply(await plan.run());
  };
  const press = (action: string) => run({ kind: 'action', action });
  const send = (form: string, raw: Readonly<Record<string, string>>) => run({ kind: 'form', form, raw });
  return { press, send, journal, kept: () => me().get(), rows: () => dues.rows(HOUSE, Infinity, 10), stores };
}

const linesOf = ({ message }: Reply): readonly string[] => readMessage(message, '', true).lines;

const done = readText(say('data.erase.done'));

describe('Erasing', () => {
  test('leaves no record, no entry and nothing that is due, and may be done again', async () => {
    const { press, journal, kept, rows } = await openBot();
    expect(await rows()).toHaveLength(1);
    expect(linesOf(await press(ERASE))).toContain(done);
    expect(await kept()).toBeUndefined();
    expect(await journal.read(['entry-1'])).toEqual([undefined]);
    expect(await rows()).toEqual([]);
    const again = await press(ERASE);
    expect(again.outcome).toBe('done');
    expect(linesOf(again)).toContain(done);
  });

  test('touches nobody else', async () => {
    const { press, stores } = await openBot();
    const other = stores.members.open(memberId('test:2'), 'test');
    await other.update(() => SAM);
    await press(ERASE);
    expect(await other.reread()).toEqual(SAM);
  });

  test('names the messages that could not be deleted, and erases all the same', async () => {
    const { press, kept } = await openBot({ remove: async (_, message) => message !== 'm2' });
    const lines = linesOf(await press(ERASE));
    expect(lines).toEqual([
      done,
      readText(say('data.clear.left')),
      `• ${SENT_AT.toString({ smallestUnit: 'minute' })}`,
    ]);
    expect(await kept()).toBeUndefined();
  });

  test('goes on where the platform can’t be reached', async () => {
    const { press, kept } = await openBot({ remove: () => Promise.reject(new Error('away')) });
    expect(linesOf(await press(ERASE))).toContain(readText(say('data.clear.left')));
    expect(await kept()).toBeUndefined();
  });

  test('deletes what was sent while it went on', async () => {
    const removed: string[] = [];
    const bot = await openBot({
      remove: async (_, message) => {
        if (removed.push(message) === 2) {
          await bot.stores.members
            .open(SOMEONE.member, 'meanwhile')
            .update((member = NOBODY) => ({ ...member, sent: [...member.sent, sent('m3')] }));
        }
        return true;
      },
    });
    expect(linesOf(await bot.press(ERASE))).toEqual([done]);
    expect(removed).toEqual(['m1', 'm2', 'm3']);
    expect(await bot.kept()).toBeUndefined();
  });

  test.each([
    ['a check-in', 'check-in@1|now', { how: 'steady', did: '4', words: 'more' }, 'check-in.thanks.not-kept'],
    ['a reflection', 'reflect@1|1|broke', { first: 'more' }, 'reflect.done'],
  ] as const)('keeps nothing of %s that was under way', async (_, form, raw, thanks) => {
    let erase = async (): Promise<unknown> => undefined;
    const bot = await openBot({}, (stores) => ({
      ...stores,
      journalOf: (member) => {
        const whole = stores.journalOf(member);
        return {
          ...whole,
          write: async (...entry) => {
            await whole.write(...entry);
            await erase();
          },
        };
      },
    }));
    await bot.stores.members
      .open(SOMEONE.member, 'begun')
      .update(() => ({ ...SAM, agreedAt: 1, settings: { journalDays: 30 } }));
    erase = () => bot.press(ERASE);
    expect(linesOf(await bot.send(form, raw))).toContain(readText(say(thanks)));
    expect(await bot.kept()).toBeUndefined();
    expect(await bot.rows()).toEqual([]);
  });

  test('that is cut off anywhere can be done once more', async () => {
    for (const cut of ['journal', 'record'] as const) {
      let isCut = true;
      const fail = () => Promise.reject(new Error('cut off'));
      const { press, kept, journal } = await openBot({}, (stores) => ({
        ...stores,
        journalOf: (member) => {
          const whole = stores.journalOf(member);
          return { ...whole, remove: (ids) => (isCut && cut === 'journal' ? fail() : whole.remove(ids)) };
        },
        members: {
          open: (id, cause) => {
            const whole = stores.members.open(id, cause);
            return {
              get: () => whole.get(),
              reread: () => whole.reread(),
              update: (change) => (isCut && cut === 'record' ? fail() : whole.update(change)),
            };
          },
        },
      }));
      expect((await press(ERASE)).outcome).toBe('failed');
      expect(await kept()).toEqual(SAM);
      isCut = false;
      expect(linesOf(await press(ERASE)), cut).toContain(done);
      expect(await kept()).toBeUndefined();
      expect(await journal.read(['entry-1'])).toEqual([undefined]);
    }
  });

  test.each(['record', 'entry'] as const)(
    'says so where a %s is still there when it looks again',
    async (what) => {
      const { press } = await openBot({}, (stores) => ({
        ...stores,
        journalOf: (member) => {
          const whole = stores.journalOf(member);
          return what === 'entry'
            ? { ...whole, remove: async () => undefined, read: async () => [{ words: 'still' }] }
            : whole;
        },
        members: {
          open: (id, cause) => {
            const whole = stores.members.open(id, cause);
            return {
              get: () => whole.get(),
              reread: async () => (what === 'record' ? SAM : whole.reread()),
              update: (change) => whole.update(change),
            };
          },
        },
      }));
      const reply = await press(ERASE);
      expect(reply.outcome).toBe('refused');
      expect(linesOf(reply)).toEqual([readText(say('data.erase.still-there'))]);
      expect(JSON.stringify(reply.message)).toContain(ERASE);
    },
  );
});

describe('Clearing', () => {
  test('remembers what could not be deleted, and names it', async () => {
    const { press, kept } = await openBot({ remove: async (_, message) => message !== 'm2' });
    const lines = linesOf(await press(CLEAR));
    expect(lines).toContain(readText(say('data.clear.done', { count: 1 })));
    expect(lines).toContain(readText(say('data.clear.left')));
    expect((await kept())?.sent).toEqual([sent('m2')]);
    expect((await kept())?.settings).toEqual(SAM.settings);
  });

  test('names twenty at most', async () => {
    const bot = await openBot({ remove: async () => false });
    const many = Array.from({ length: 50 }, (_, i) => sent(`n${i}`));
    await bot.stores.members
      .open(SOMEONE.member, 'many')
      .update((member = NOBODY) => ({ ...member, sent: many }));
    const lines = linesOf(await bot.press(CLEAR));
    expect(lines.filter((line) => line.startsWith('• '))).toHaveLength(21);
    expect(lines).toContain(`• ${readText(say('data.clear.others', { count: 30 }))}`);
  });
});
