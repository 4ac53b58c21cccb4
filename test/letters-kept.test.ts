/** What stands in letters of moderators, and what a hitch of the store takes from nobody. */
import { describe, expect, test } from 'vitest';
import type { Caller } from '#core/call.ts';
import { nothingOf } from '#core/group-records.ts';
import { memberId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import { NOBODY, type RecordOf, type Stores } from '#core/records.ts';
import { openMemoryStore } from '#store/open.ts';
import { SOMEONE } from './harness.ts';
import { linesOf, openBot, sending } from './letters-ground.ts';
import { idOf, own, withOwn } from './own-lines.ts';

const cut = () => Promise.reject(new Error('the connection was cut'));
/** The same stores, where a change of this kind of record fails once: after it was made, or before. */
function failingOnce(stores: Stores, which: 'groups' | 'turns', isMade: boolean): Stores {
  let isWhole = false;
  const once = <T>(record: RecordOf<T>): RecordOf<T> => ({
    get: () => record.get(),
    reread: () => record.reread(),
    update: async (change, onRepeat) => {
      if (isWhole) return record.update(change, onRepeat);
      isWhole = true;
      if (isMade) await record.update(change, onRepeat);
      throw new Error('the store is away');
    },
  });
  const { groups, letters } = stores;
  return which === 'groups'
    ? { ...stores, groups: { open: (id, cause) => once(groups.open(id, cause)) } }
    : {
        ...stores,
        letters: { ...letters, turns: { open: (id, cause) => once(letters.turns.open(id, cause)) } },
      };
}

test.each([
  ['groups', false],
  ['groups', true],
  ['turns', false],
  ['turns', true],
] as const)('a hitch of the store costs nobody the day (%s, made: %s)', async (which, isMade) => {
  const { stores } = await openMemoryStore();
  const { press, sent } = openBot(failingOnce(stores, which, isMade));
  expect(linesOf((await press(sending('test:kim'))).message)).toContain('so nothing was sent');
  expect((await stores.groups.open(SOMEONE.group ?? '', 'look').get())?.log ?? []).toEqual([]);
  expect(linesOf((await press(sending('test:kim'))).message)).toContain('Delivered.');
  expect(sent).toHaveLength(1);
});

const HIDDEN = 'Samaritans';
/** A group in Ireland that hides a line and has some of its own. */
const hides = (stores: Stores) =>
  stores.groups.open(SOMEONE.group ?? '', 'before').update(() => ({
    ...nothingOf('test'),
    country: 'IE',
    lines: {
      ...withOwn(...[1, 2, 3, 4].map((i) => own(i))),
      hidden: [{ line: idOf('IE', HIDDEN), on: '2026-11-25' }],
    },
  }));
/** Kim in the private chat, where the platform tells of no group. */
const inChat: Caller = { member: memberId('test:kim'), mayPost: 'yes', botMayPost: 'yes' };
const idsIn = ({ blocks }: Message): readonly string[] =>
  blocks.flatMap((block) => (block.kind === 'buttons' ? block.buttons.map(({ id }) => id) : []));
const idIn = (message: Message, name: string): string =>
  idsIn(message).find((id) => id.startsWith(`${name}@`)) ?? `no ${name}`;

describe('What a group hides stays hidden from its members', () => {
  test('in the preview of a letter, in the letter, and in all that is opened from it', async () => {
    const { stores } = await openMemoryStore();
    await hides(stores);
    const { press, ask, sent } = openBot(stores);
    const preview = await ask('crisis-send', { member: 'test:kim', country: 'IE' });
    expect(linesOf(preview)).toContain('Who can help: Ireland');
    expect(linesOf(preview)).not.toContain(HIDDEN);
    await press(idIn(preview, 'crisis-send'));
    const [note] = sent;
    if (!note) throw new Error('no note');
    const open = idIn(note, 'letter');
    expect(open).toBe(`letter@1|IE|a|${SOMEONE.group}`);
    const letter = (await press(open, inChat)).message;
    expect(linesOf(letter)).toContain('Who can help: Ireland');
    const next = idIn(letter, 'lines');
    expect(next).toBe(`lines@1|IE|unsafe|3|${SOMEONE.group}`);
    const more = (await press(next, inChat)).message;
    expect(linesOf(more)).toContain('Line 4');
    await press(idIn(letter, 'keep'), inChat);
    const kept = sent.at(-1) ?? note;
    const reopened = (await press(idIn(kept, 'note'), inChat)).message;
    for (const each of [letter, more, reopened]) expect(linesOf(each)).not.toContain(HIDDEN);
    expect(idIn(letter, 'country')).toBe(`country@1|unsafe|${SOMEONE.group}`);
  });

  test('in what they had sent to themselves', async () => {
    const { stores } = await openMemoryStore();
    await hides(stores);
    const { press, sent } = openBot(stores);
    await press('keep@1|IE|unsafe', { member: memberId('test:kim') });
    const [note] = sent;
    if (!note) throw new Error('no note');
    const opened = linesOf((await press(idIn(note, 'note'), inChat)).message);
    expect(opened).toContain('Who can help: Ireland');
    expect(opened).not.toContain(HIDDEN);
  });

  test('but where that can’t be read at once, everybody has the lines that came with the bot', async () => {
    const { stores } = await openMemoryStore();
    await hides(stores);
    for (const fails of [cut, () => new Promise<never>(() => undefined)]) {
      const groups = { open: () => ({ get: fails, reread: fails, update: fails }) };
      const { press } = openBot({ ...stores, groups });
      for (const id of [`letter@1|IE|a|${SOMEONE.group}`, `note@1|IE|a|${SOMEONE.group}`, 'note@1|IE|a'])
        expect(linesOf((await press(id, inChat)).message), id).toContain(HIDDEN);
    }
  });
});

test('who told the bot their own country finds its lines, and the preview says that this may be', async () => {
  const { stores } = await openMemoryStore();
  await stores.members.open('test:kim', 'before').update(() => ({ ...NOBODY, settings: { country: 'ES' } }));
  const { press, ask } = openBot(stores);
  const preview = linesOf(await ask('crisis-send', { member: 'test:kim', country: 'IE' }));
  expect(preview).toContain('Where they have told me another country of their own');
  expect(preview).toContain('Somebody else may read their phone');
  expect(linesOf((await press('letter@1|IE|a', inChat)).message)).toContain('Who can help: Spain');
  const nobody = { ...inChat, member: memberId('test:sam') };
  expect(linesOf((await press('letter@1|IE|a', nobody)).message)).toContain('Who can help: Ireland');
});

test('who wants no letters has that in the file of all that is kept, also where nothing else is', async () => {
  const { stores } = await openMemoryStore();
  const { press } = openBot(stores);
  await press('letter-stop@1', inChat);
  const before = (await press('export@1', inChat)).message;
  const { blocks } = (await press(idIn(before, 'file'), inChat)).message;
  const files = blocks.flatMap((block) => (block.kind === 'file' ? [block.text] : []));
  expect(files).toHaveLength(2);
  expect(files[0]).toContain('You want no crisis lines from moderators until');
  expect(JSON.parse(files[1] ?? '')).toHaveProperty('noNotesFromModeratorsUntil');
});
