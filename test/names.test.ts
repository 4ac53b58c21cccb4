/** Whose name stands on what was done in a group, and how it is taken out again. */
import { describe, expect, test } from 'vitest';
import { createAccept } from '#core/accept.ts';
import { nothingOf, type Group } from '#core/group-records.ts';
import { memberId } from '#core/ids.ts';
import { isNamed, withoutName } from '#core/names.ts';
import { NOBODY, type Question, type Store, type Stores } from '#core/records.ts';
import { openMemoryStore } from '#store/open.ts';
import { createBot } from './bot.ts';
import { asReply, nowhere, openHarness, SOMEONE } from './harness.ts';
import { idOf, own } from './own-lines.ts';
import { readMessage } from './seen.ts';

describe('A name', () => {
  const by = 'test:kim';
  const all: Group = {
    ...nothingOf('test'),
    log: [{ at: 1, by, did: 'setup' }],
    crisisPosts: [{ room: 'r', at: 1, by }],
    reminders: [
      {
        id: 'r',
        room: 'r',
        says: { kind: 'words', words: 'w' },
        zone: 'UTC',
        editedBy: by,
        editedAt: 1,
        skipped: [],
      },
    ],
    lines: {
      own: [own(1, { by })],
      checks: [{ line: 'l', how: 'page', on: '2026-11-25', by }],
      hidden: [{ line: 'l', on: '2026-11-25', by }],
      drafts: [{ ...own(2), at: 1, by }],
      imports: [{ id: 'i', at: 1, by, lines: [own(3, { by })], hidden: [] }],
      quarter: { group: 'test:g', from: 1, by: [by, 'test:ana'] },
    },
  };

  test('is taken out wherever it can stand, and what was done stays', () => {
    const after = withoutName(all, by);
    expect(JSON.stringify(after)).not.toContain(by);
    expect(isNamed(all, by)).toBe(true);
    expect(isNamed(after, by)).toBe(false);
    expect(after).toMatchObject({
      log: [{ did: 'setup' }],
      lines: { own: [{ name: 'Line 1' }], checks: [{ line: 'l' }], quarter: { by: ['test:ana'] } },
    });
    expect(withoutName(after, by)).toBe(after);
    expect(withoutName(all, 'test:sam')).toBe(all);
  });

  test('goes with somebody who was idle for 180 days', async () => {
    const { ask, parts, passes } = await openHarness();
    const { group = '' } = SOMEONE;
    const record = () => parts.stores.groups.open(group, 'look');
    await ask(
      { kind: 'action', action: `line-hide@1|${idOf('IE', 'Samaritans')}`, onPublic: false },
      { manages: 'yes' },
    );
    expect(JSON.stringify(await record().reread())).toContain(SOMEONE.member);
    await passes({ hours: 181 * 24 });
    expect(await parts.stores.members.open(SOMEONE.member, 'look').reread()).toBeUndefined();
    const kept = await record().reread();
    expect(JSON.stringify(kept)).not.toContain(SOMEONE.member);
    expect(kept?.lines.hidden).toHaveLength(1);
  });
});

const { member: ME, group: GROUP = '' } = SOMEONE;
const ID = 'QQQQQQQQQQQQQQQQ';
const MINE = { ...NOBODY, seenOn: '2026-11-25', moderated: [{ group: GROUP, as: ME }] };

/** The same store, of which each change waits. */
const slowed = <T>(store: Store<T>, until: Promise<void>): Store<T> => ({
  open: (id, cause) => {
    const record = store.open(id, cause);
    return {
      get: () => record.get(),
      reread: () => record.reread(),
      update: async (change, onRepeat) => {
        await until;
        return record.update(change, onRepeat);
      },
    };
  },
});

/** What a person presses, served by a process that sees the store so. */
const presses = async (stores: Stores, action: string): Promise<string> => {
  const accept = createAccept({ ...createBot(stores), platform: nowhere });
  const from = { ...SOMEONE, manages: 'yes' } as const;
  const plan = accept({ kind: 'action', id: action, from, action, onPublic: false });
  if (plan.kind !== 'answer') throw new Error(plan.kind);
  return readMessage((await plan.run()).message, '', true).lines.join('\n');
};

/** A group, a message to its moderators, and somebody of whom it is known that they moderate. */
async function openGround(question: Partial<Question> = {}) {
  const { stores } = await openMemoryStore();
  const at = createBot(stores).clock.now().epochMilliseconds;
  const asked = { id: ID, platform: 'test', group: GROUP, room: 'test:mods', from: 'test:sam', at };
  await stores.groups.open(GROUP, 'begin').update(() => ({ ...nothingOf('test'), country: 'IE' }));
  await stores.members.open(ME, 'begin').update(() => MINE);
  await stores.questions.sent
    .open(ID, 'begin')
    .update(() => ({ ...asked, answers: [], isSettled: false, ...question }));
  return {
    stores,
    /** All that is kept of the group and the message, as text. */
    kept: async () =>
      JSON.stringify([
        await stores.groups.open(GROUP, 'look').reread(),
        await stores.questions.sent.open(ID, 'look').reread(),
      ]),
  };
}

describe('Who erases everything while a press of theirs is under way', () => {
  test.each(['crisis-post@1|IE|unsafe', `ask-take@1|${ID}`])(
    'is named by none that ends after it: %s',
    async (action) => {
      const { stores, kept } = await openGround();
      const held = Promise.withResolvers<void>();
      const sent = slowed(stores.questions.sent, held.promise);
      const slow = { groups: slowed(stores.groups, held.promise), questions: { ...stores.questions, sent } };
      const pressing = presses({ ...stores, ...slow }, action);
      await expect
        .poll(async () => JSON.stringify(await stores.members.open(ME, 'look').reread()))
        .toContain(ME);
      expect(await presses(stores, 'erase-yes@1')).toContain('nothing is there');
      held.resolve();
      await pressing;
      expect(await kept()).not.toContain(ME);
      expect(await kept()).toMatch(/"did":"crisis-post"|"taken":\{"at"/);
    },
  );

  test('is named by none that comes between the two looks of erasing', async () => {
    const { stores, kept } = await openGround();
    const held = Promise.withResolvers<void>();
    const slow = { ...stores, members: slowed(stores.members, held.promise) };
    const erasing = presses(slow, 'erase-yes@1');
    await presses(stores, 'crisis-post@1|IE|unsafe');
    await presses(stores, `ask-take@1|${ID}`);
    expect(await kept()).toContain(ME);
    held.resolve();
    expect(await erasing).toContain('nothing is there');
    expect(await kept()).not.toContain(ME);
  });
});

describe('A name on a message to moderators', () => {
  test.each(['ask-take', 'ask-hand', 'ask-seen'])('goes when its person erases: %s', async (name) => {
    const { stores, kept } = await openGround();
    await presses(stores, `${name}@1|${ID}`);
    expect(await kept()).toContain(ME);
    expect(await presses(stores, 'erase-yes@1')).toContain('nothing is there');
    expect(await kept()).not.toContain(ME);
    expect(await kept()).toMatch(/"(taken|handed|seen)":\{"at"/);
  });

  test('that was taken out reads “a moderator”, and whoever comes can hand the message over', async () => {
    const { stores } = await openGround({ taken: { at: 1 }, isSettled: true });
    expect(await presses(stores, `ask-take@1|${ID}`)).toMatch(/^a moderator has it/);
    await presses(stores, `ask-hand@1|${ID}`);
    const kept = await stores.questions.sent.open(ID, 'look').get();
    expect(kept?.handed?.by).toBe(ME);
    expect(kept?.taken).toBeUndefined();
  });

  test('is looked for no longer than the message is kept, and goes with who was idle', async () => {
    const { ask, parts, passes } = await openHarness();
    const { clock, stores } = parts;
    const { group, room } = SOMEONE;
    const at = clock.now().epochMilliseconds;
    const asked = { id: ID, platform: 'test', group: group ?? '', room: room ?? '', from: 'test:sam', at };
    await stores.questions.sent.open(ID, 'begin').update(() => ({ ...asked, answers: [], isSettled: true }));
    const goneSince = at - 29 * 86_400_000;
    const gone = { ...MINE, moderated: [{ group: GROUP, as: 'test:2' }] };
    await ask({ kind: 'action', action: `ask-take@1|${ID}`, onPublic: false }, { manages: 'yes' });
    const two = { member: memberId('test:2'), manages: 'yes' } as const;
    asReply(await ask({ kind: 'action', action: `ask-seen@1|${ID}`, onPublic: false }, two));
    const record = () => stores.members.open(two.member, 'look');
    expect((await record().reread())?.moderated).toMatchObject([{ as: 'test:2', questions: [{ id: ID }] }]);
    await stores.members.open(two.member, 'gone').update((was) => ({ ...gone, ...was, goneSince }));
    await passes({ hours: 25 });
    expect(await record().reread()).toBeUndefined();
    const kept = await stores.questions.sent.open(ID, 'look').reread();
    expect([kept?.taken?.by, kept?.seen]).toMatchObject([ME, {}]);
    expect(kept?.seen?.by).toBeUndefined();
    await passes({ hours: 30 * 24 });
    const mine = await stores.members.open(ME, 'look').reread();
    expect(mine?.moderated).toMatchObject([{ as: ME }]);
    expect(mine?.moderated[0]?.questions).toBeUndefined();
  });
});
