/** Notes that arrive while their reader has everything erased: nothing of them is left in the chat. */
import { expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { memberId } from '#core/ids.ts';
import { nothingOf } from '#core/group-records.ts';
import type { Sends } from '#core/platform.ts';
import { NOBODY, type Stores } from '#core/records.ts';
import { openMemoryStore } from '#store/open.ts';
import { createFire } from '#timetable/fire.ts';
import { createBot } from './bot.ts';
import { nowhere, SOMEONE } from './harness.ts';

const READER = memberId('test:reader');
const REACH = { platform: 'test', chat: 'test:chat' };
const open = (stores: Stores) => stores.members.open(READER, `${(count += 1)}`);
let count = 0;

/** A platform on which a note takes as long as erasing everything, and what is deleted there. */
function erasing(stores: Stores) {
  const removed: string[] = [];
  const platform: Sends = {
    ...nowhere,
    sendToChat: async (...sent) => {
      await open(stores).update(() => undefined);
      return nowhere.sendToChat(...sent);
    },
    remove: async (chat, message) => {
      removed.push(`${chat} ${message}`);
      return true;
    },
  };
  return { removed, platform };
}

const onlyOne = [expect.stringMatching(/^test:chat .+/)];

test('of an answer of moderators', async () => {
  const { stores } = await openMemoryStore();
  const { removed, platform } = erasing(stores);
  await open(stores).update(() => ({ ...NOBODY, reach: REACH }));
  const id = 'QQQQQQQQQQQQQQQQ';
  const group = SOMEONE.group ?? '';
  const bot = createBot(stores);
  const at = bot.clock.now().epochMilliseconds;
  const question = {
    platform: 'test',
    group,
    room: 'test:r',
    from: READER,
    at,
    answers: [],
    isSettled: false,
  };
  await stores.questions.sent.open(id, 'ask').update(() => ({ id, ...question }));
  const accept = createAccept({ ...bot, platform });
  const from = { ...SOMEONE, manages: 'yes' } as const;
  const plan = accept({ kind: 'action', id: 'seen', action: `ask-seen@1|${id}`, from, onPublic: true });
  expect(plan.kind === 'answer' && (await plan.run()).outcome).toBe('done');
  expect(removed).toEqual(onlyOne);
  expect(await open(stores).get()).toBeUndefined();
});

test('about the lines of a group', async () => {
  const row = { name: 'group/x', lane: 'test', at: 0 };
  const { stores, dues } = await openMemoryStore();
  const { removed, platform } = erasing(stores);
  const bot = createBot(stores);
  await open(stores).update(() => ({ ...NOBODY, reach: REACH }));
  const outcomes: string[] = [];
  const registry = {
    ...bot.registry,
    dueGroup: async ({ tell }: Parameters<typeof bot.registry.dueGroup>[0]) => {
      const told = await tell('test', READER, 'test:g', () => ({ blocks: [] }));
      outcomes.push(told.outcome);
      return { outcome: 'done' } as const;
    },
  };
  await stores.groups.open('test:g', 'begin').update(() => nothingOf('test'));
  await createFire({ ...bot, registry, dues, platforms: [platform] })(row);
  expect(outcomes).toEqual(['sent']);
  expect(removed).toEqual(onlyOne);
  expect(await open(stores).get()).toBeUndefined();
});
