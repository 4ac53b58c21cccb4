/** Whoever copies the store learns nothing of a group: not who is in it, what it planned, what was asked, nor who did what. */
import { describe, expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import type { Call, Caller } from '#core/call.ts';
import { groupId, memberId, roomId } from '#core/ids.ts';
import type { Form } from '#core/message.ts';
import type { Reply } from '#core/plan.ts';
import { dueOfMember } from '#support/due.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { createBot } from '../bot.ts';
import { nowhere, type WithoutId } from '../harness.ts';
import { hasRedis } from '../process/redis.ts';
import { openTestStore, type StoreKind } from '../store.ts';
import { findIn } from './canary.ts';

/** Everybody and everything by a name that no program has reason to hold. */
const GROUP = 'quetzalcoatl:group';
const ROOM = 'quetzalcoatl:room';
const MODERATORS = 'quetzalcoatl:moderators';
const PEOPLE = {
  admin: 'quetzalcoatl:xochitl',
  moderator: 'quetzalcoatl:itzel',
  asker: 'quetzalcoatl:nayeli',
  other: 'quetzalcoatl:citlali',
};
const WORDS = {
  reminder: 'A heron stands on the weir at nine',
  question: 'The ledger lies in the piano',
  named: 'My aunt rang up on Ascension Day',
  answer: 'The orchard is open on Thursday',
  hours: 'Mostly when the ferry is in',
  zone: 'Pacific/Kiritimati',
};

async function openGround(kind: StoreKind) {
  const store = await openTestStore(kind, {
    member: dueOfMember,
    group: dueOfGroup,
    question: dueOfQuestion,
  });
  const bot = createBot(store.stores);
  const accept = createAccept({ ...bot, platform: nowhere });
  let count = 0;
  const callerOf = (who: keyof typeof PEOPLE): Caller => ({
    member: memberId(PEOPLE[who]),
    group: groupId(GROUP),
    room: roomId(ROOM),
    mayPost: 'yes',
    botMayPost: 'yes',
    ...(who === 'admin' && { manages: 'yes' }),
  });
  const ask = async (who: keyof typeof PEOPLE, call: WithoutId<Call>): Promise<Reply | Form> => {
    const plan = accept({ ...call, id: `c${(count += 1)}`, from: callerOf(who) });
    if (plan.kind === 'answer') return plan.run();
    if (plan.kind === 'open') return plan.prepare();
    throw new Error(`a plan to ${plan.kind}`);
  };
  /** Does something that has to work, and gives the ids of all that can be pressed then. */
  const does = async (who: keyof typeof PEOPLE, call: WithoutId<Call>): Promise<readonly string[]> => {
    const answered = await ask(who, call);
    if (!('message' in answered)) return [answered.id];
    expect(answered.outcome, JSON.stringify(answered.message)).toBe('done');
    return answered.message.blocks.flatMap((block) =>
      block.kind === 'buttons' ? block.buttons.map(({ id }) => id) : [],
    );
  };
  const press = (who: keyof typeof PEOPLE, action: string) =>
    does(who, { kind: 'action', action, onPublic: false });
  const fill = (who: keyof typeof PEOPLE, form: string, raw: Readonly<Record<string, string>>) =>
    does(who, { kind: 'form', form, raw, onPublic: false });
  return { store, does, press, fill, log: bot.log };
}

type Ground = Awaited<ReturnType<typeof openGround>>;

const find = (ids: readonly string[], name: string): string => {
  const id = ids.find((each) => each.startsWith(`${name}@`));
  if (id === undefined) throw new Error(`nothing leads to "${name}"`);
  return id;
};

/** A group that is set up, plans, is asked, answers, blocks and sends help. */
async function live({ does, press, fill }: Ground): Promise<void> {
  await fill('admin', 'setup-people@1', {
    members: PEOPLE.moderator,
    admins: PEOPLE.admin,
    roles: '',
    room: MODERATORS,
  });
  await fill('admin', 'setup-times@1', {
    zone: WORDS.zone,
    language: 'en',
    country: 'IE',
    hours: WORDS.hours,
  });
  const [add = ''] = await does('moderator', { kind: 'command', name: 'group-reminder', given: 'add' });
  const planned = await fill('moderator', add, { words: WORDS.reminder, when: 'daily', at: '09:00' });
  await press('moderator', find(planned, 'reminder-start'));
  // One more that was looked at and not started.
  const [later = ''] = await does('moderator', { kind: 'command', name: 'group-reminder', given: 'add' });
  await fill('moderator', later, { words: `${WORDS.reminder}, again`, when: 'daily', at: '10:00' });
  await press('moderator', 'crisis-post@1|IE|unsafe');
  const asked: string[] = [];
  for (const [who, words, name] of [
    ['asker', WORDS.question, 'unnamed'],
    ['other', WORDS.named, 'named'],
  ] as const) {
    const shown = await fill(who, 'ask-write@1', { words, name });
    await press(who, find(shown, 'ask-send'));
    asked.push(find(shown, 'ask-send').split('|')[1] ?? '');
  }
  for (const id of asked) {
    await press('moderator', `ask-take@1|${id}`);
    await fill('moderator', `ask-answer@1|${id}`, { words: WORDS.answer });
    await press('moderator', `ask-block@1|${id}`);
  }
  // What somebody is about to send.
  await fill('asker', 'ask-write@1', { words: `${WORDS.question}, again`, name: 'named' });
  const letter = await does('moderator', {
    kind: 'command',
    name: 'crisis-send',
    given: { member: PEOPLE.other, country: 'IE', need: 'hurt' },
  });
  await press('moderator', find(letter, 'crisis-send'));
  await press('other', 'letter-stop@1');
}

/** All that must not be found. */
const SECRETS = [
  GROUP,
  ROOM,
  MODERATORS,
  ...Object.values(PEOPLE),
  ...Object.values(PEOPLE).map((id) => id.split(':')[1] ?? ''),
  ...Object.values(WORDS),
  'heron stands',
  'lies in the piano',
  'Ascension Day',
  'orchard is open',
  'Kiritimati',
  '"did":"crisis-post"',
  '"did":"reminder-added"',
  '"did":"crisis-send"',
  '"alias":"',
  '"isNamed"',
  '"kind":"words"',
];

const GROUNDS: readonly StoreKind[] = ['embedded', 'redis'];

describe.each(GROUNDS)('A copy of the store (%s)', (kind) => {
  test.skipIf(kind === 'redis' && !hasRedis)(
    'tells nothing of a group, and neither does the log',
    async () => {
      const ground = await openGround(kind);
      const { store, log } = ground;
      await live(ground);
      const dump = await store.dump();
      // It is all there, for whoever has the key.
      const kept = JSON.stringify(await store.stores.groups.open(GROUP, 'look').get());
      for (const word of [
        WORDS.reminder,
        WORDS.hours,
        'reminder-added',
        'crisis-post',
        'crisis-send',
        PEOPLE.moderator,
      ])
        expect(kept).toContain(word);
      const asked = await store.stores.questions.askers.open(PEOPLE.asker, 'look').get();
      expect(asked?.questions).toHaveLength(1);
      expect(dump.length).toBeGreaterThan(2000);
      expect(findIn(dump, SECRETS)).toEqual([]);
      expect(findIn(Buffer.from(log.lines.join('\n')), SECRETS)).toEqual([]);
      // What lies there in clear is found: the search can fail.
      expect(findIn(dump, ['group/', 'question/'])).toEqual(['group/', 'question/']);
      await store.stop();
    },
  );
});
