/** What a platform delivers to two processes takes effect once. */
import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import type { Call } from '#core/call.ts';
import { nothingOf } from '#core/group-records.ts';
import { roomId } from '#core/ids.ts';
import { NOBODY } from '#core/records.ts';
import { openMemoryStore, openStore } from '#store/open.ts';
import { createBot } from './bot.ts';
import { reminder } from './gone-ground.ts';
import { nowhere, SOMEONE, type WithoutId } from './harness.ts';
import { instant, noteAt, passes, SAM } from './journeys/one-member.ts';
import { readMessage } from './seen.ts';

/** A database of the shared Redis that no story takes: those begin at 200. */
const DATABASE = 150;

test.skipIf(inject('redisUrl') === '')(
  'a step that is shared in two processes at once is posted once',
  async () => {
    const dataKey = randomBytes(32).toString('base64');
    const redisUrl = inject('redisUrl').replace(/\/0$/, `/${DATABASE}`);
    const first = await openStore({ redisUrl, dataDir: '', dataKey });
    const second = await openStore({ redisUrl, dataDir: '', dataKey });
    let posts = 0;
    const sendToRoom = async () => {
      posts += 1;
      return { outcome: 'sent' } as const;
    };
    const platform = { ...nowhere, sendToRoom };
    const accepts = [first, second].map(({ stores }) => createAccept({ ...createBot(stores), platform }));
    const press = async (id: string): Promise<readonly string[]> => {
      const from = { ...SOMEONE, room: roomId(`test:${id}`) };
      const call = { kind: 'action', id, from, action: 'share@1|3', onPublic: false } as const;
      return Promise.all(
        accepts.map(async (accept) => {
          const plan = accept(call);
          return plan.kind === 'answer' ? (await plan.run()).outcome : plan.kind;
        }),
      );
    };
    for (let i = 1; i <= 20; i += 1) {
      const outcomes = await press(`press-${i}`);
      expect(outcomes.toSorted()).toEqual(['done', 'refused']);
      expect(posts).toBe(i);
    }
    await first.stop();
    await second.stop();
  },
);

test('a press that changed nothing is told so again when it is delivered again', async () => {
  const { stores } = await openMemoryStore();
  const paused = { ...reminder('AAAAAAAAAAAAAAAA'), paused: 'asked' } as const;
  await stores.groups.open('test:g', 'plan').update(() => ({ ...nothingOf('test'), reminders: [paused] }));
  const press = async (action: string) => {
    const accept = createAccept({ ...createBot(stores), platform: nowhere });
    const from = { ...SOMEONE, manages: 'yes' } as const;
    const plan = accept({ kind: 'action', id: action, from, action, onPublic: false });
    return plan.kind === 'answer' ? readMessage((await plan.run()).message, '', true).lines[0] : plan.kind;
  };
  const pause = 'reminder-pause@1|AAAAAAAAAAAAAAAA';
  const resume = 'reminder-resume@1|AAAAAAAAAAAAAAAA';
  const said = [await press(pause), await press(pause), await press(resume), await press(resume)];
  const nothing = expect.stringContaining('Nothing changed');
  expect(said).toEqual([nothing, nothing, 'It goes on.', 'It goes on.']);
});

test('a note that was put off is said to come at the same moment when the press is delivered again', async () => {
  const { stores } = await openMemoryStore();
  const asked = passes(SAM, noteAt(0));
  await stores.members.open(SOMEONE.member, 'plan').update(() => asked);
  const { clock } = createBot(stores);
  const press = async () => {
    const accept = createAccept({ ...createBot(stores), clock, platform: nowhere });
    const action = `later@1|${asked.checkIn?.last?.id}|hour`;
    const plan = accept({ kind: 'action', id: 'later', from: SOMEONE, action, onPublic: false });
    return plan.kind === 'answer' ? readMessage((await plan.run()).message, '', true).lines[0] : plan.kind;
  };
  // An hour from here is a minute before quiet hours.
  clock.passes(clock.now().until(instant('2026-11-25T18:58:00Z')));
  const first = await press();
  clock.passes({ minutes: 5 });
  expect(first).toContain('It comes again: Wednesday 25 November at 20:58');
  expect(await press()).toBe(first);
});

test('A journal that was emptied keeps what is written after that, though the press comes again', async () => {
  const { stores } = await openMemoryStore();
  const me = stores.members.open(SOMEONE.member, 'yes');
  await me.update(() => ({ ...NOBODY, agreedAt: 0, settings: { journalDays: 30 } }));
  const does = async (call: WithoutId<Call>, id: string) => {
    // Each time as after a restart: nothing is remembered but what is kept.
    const accept = createAccept({ ...createBot(stores), platform: nowhere });
    const plan = accept({ ...call, id, from: SOMEONE });
    return plan.kind === 'answer' ? readMessage((await plan.run()).message, '', true).lines : plan.kind;
  };
  const writes = (words: string) =>
    does({ kind: 'form', form: 'check-in@1|now', raw: { how: 'mixed', words }, onPublic: false }, words);
  const wipes = () => does({ kind: 'action', action: 'journal-wipe@1', onPublic: false }, 'wipe');
  const reads = (id: string) => does({ kind: 'action', action: 'journal-page@1|0', onPublic: false }, id);
  await writes('one');
  expect(await reads('first look')).toContain('one');
  expect(await wipes()).toContain('Your journal is empty now.');
  await writes('two');
  expect(await wipes()).toContainEqual(expect.stringContaining('1 entry is still there'));
  const page = await reads('second look');
  expect(page).toContain('two');
  expect(page).not.toContain('one');
});
