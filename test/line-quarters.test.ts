/** The note about crisis lines that nobody has checked: once a quarter, to those who run the group. */
import { describe, expect, test } from 'vitest';
import { NO_LINES, nothingOf, type Group } from '#core/group-records.ts';
import { memberId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import { NOBODY } from '#core/records.ts';
import { openMemoryStore } from '#store/open.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember } from '#support/due.ts';
import { checkLine, hideLine } from '#support/group-lines.ts';
import { askAt, claimQuarter, waitingIn } from '#support/line-quarters.ts';
import { createFire } from '#timetable/fire.ts';
import { createBot } from './bot.ts';
import { nowhere } from './harness.ts';
import { CALLED, DOER, idOf, NOW } from './own-lines.ts';
import { readMessage } from './seen.ts';

describe('The note of a quarter', () => {
  const group: Group = {
    ...nothingOf('test'),
    country: 'IE',
    admins: ['test:1', 'test:2', 'test:3', 'test:4'],
    lines: { ...NO_LINES, quarter: { group: 'test:g', from: NOW.epochMilliseconds } },
  };

  test('is due once in 91 days, at noon by the clock of the group', () => {
    const at = askAt({ ...group, zone: 'America/New_York' });
    expect(at && Temporal.Instant.fromEpochMilliseconds(at).toString()).toBe('2027-02-24T17:00:00Z');
    expect(askAt({ ...group, country: undefined })).toBeUndefined();
    expect(dueOfGroup(group)).toEqual({ at: askAt(group), lane: 'test' });
    expect(claimQuarter(group, NOW)).toBe(group);
  });

  test('names what nobody has checked lately, of what is shown', () => {
    const male = idOf('IE', 'Male Advice Line');
    const lines = hideLine(checkLine(group.lines, male, CALLED, DOER), idOf('IE', 'Samaritans'), DOER);
    const names = waitingIn({ ...group, lines }, NOW).map(({ name }) => name);
    expect(names).not.toContain('Male Advice Line');
    expect(names).not.toContain('Samaritans');
    expect(names).toContain('National LGBT Helpline');
    expect(waitingIn({ ...group, lines }, NOW.add({ hours: 24 * 91 })).map(({ name }) => name)).toContain(
      'Male Advice Line',
    );
  });

  test('comes once, to those whose chat is known and who want it, however often it fires', async () => {
    const { stores, dues } = await openMemoryStore({ member: dueOfMember, group: dueOfGroup });
    await stores.groups.open('test:g', 'begin').update(() => group);
    const reach = { platform: 'test', chat: 'c1' };
    const known = { ...NOBODY, reach, seenOn: '2026-11-25' };
    await stores.members.open(memberId('test:1'), 'begin').update(() => known);
    await stores.members
      .open(memberId('test:2'), 'begin')
      .update(() => ({ ...NOBODY, seenOn: '2026-11-25' }));
    const moderated = [{ group: 'test:g', as: 'test:3', isQuiet: true }];
    await stores.members.open(memberId('test:3'), 'begin').update(() => ({ ...known, moderated }));
    const bot = createBot(stores);
    const sent: string[] = [];
    const platform = {
      ...nowhere,
      sendToChat: async (chat: string, message: Message, attempt: { occurrence: string }) => {
        sent.push(`${chat}: ${readMessage(message, '', true).lines.join()}`);
        return nowhere.sendToChat(chat as never, message, attempt);
      },
    };
    const fire = createFire({ ...bot, dues, platforms: [platform] });
    bot.clock.passes({ hours: 91 * 24 + 1 });
    const rows = await dues.rows('test', Number.MAX_SAFE_INTEGER, 9);
    const row = rows.find(({ name }) => name.startsWith('group'));
    if (!row) throw new Error('nothing is due');
    await Promise.all([fire(row), fire(row), fire(row)]);
    await fire(row);
    expect(sent).toEqual(['c1: You have a note']);
    const told = await stores.members.open(memberId('test:1'), 'look').get();
    expect(told?.moderated).toMatchObject([{ group: 'test:g', as: 'test:1' }]);
    expect(told?.sent).toHaveLength(1);
    expect(await stores.members.open(memberId('test:4'), 'look').get()).toBeUndefined();
  });
});
