/** What a platform delivers to two processes takes effect once. */
import { randomBytes } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { nothingOf } from '#core/group-records.ts';
import { roomId } from '#core/ids.ts';
import { openMemoryStore, openStore } from '#store/open.ts';
import { createBot } from './bot.ts';
import { reminder } from './gone-ground.ts';
import { nowhere, SOMEONE } from './harness.ts';
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
