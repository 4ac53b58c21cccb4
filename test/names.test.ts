/** Whose name stands on what was done in a group, and how it is taken out again. */
import { describe, expect, test } from 'vitest';
import { nothingOf, type Group } from '#core/group-records.ts';
import { isNamed, withoutName } from '#support/names.ts';
import { openHarness, SOMEONE } from './harness.ts';
import { idOf, own } from './own-lines.ts';

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
    },
  };

  test('is taken out wherever it can stand, and what was done stays', () => {
    const after = withoutName(all, by);
    expect(JSON.stringify(after)).not.toContain(by);
    expect(isNamed(all, by)).toBe(true);
    expect(isNamed(after, by)).toBe(false);
    expect(after).toMatchObject({
      log: [{ did: 'setup' }],
      lines: { own: [{ name: 'Line 1' }], checks: [{ line: 'l' }] },
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
