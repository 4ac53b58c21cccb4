/** The note about crisis lines that nobody has checked: once a quarter, to those who run the group. */
import { describe, expect, test } from 'vitest';
import { NO_LINES, nothingOf, type Group } from '#core/group-records.ts';
import { memberId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import type { Delivery, Sends } from '#core/platform.ts';
import { HOUSE, NOBODY, type Member } from '#core/records.ts';
import { openMemoryStore } from '#store/open.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember } from '#support/due.ts';
import { checkLine, hideLine } from '#support/group-lines.ts';
import { logged } from '#support/groups.ts';
import { putDraft, putImport } from '#support/line-drafts.ts';
import { askAt, begun, claimQuarter, runnersOf, waitingIn } from '#support/line-quarters.ts';
import { createFire } from '#timetable/fire.ts';
import { createBot } from './bot.ts';
import { nowhere, openHarness, SOMEONE } from './harness.ts';
import { CALLED, DOER, idOf, NOW, own } from './own-lines.ts';
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
    await stores.groups.open('test:g', 'begin').update(() => ({ ...group, language: 'es' }));
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
    // Whoever chose no language reads it in the group's.
    expect(sent).toEqual(['c1: Tienes una nota']);
    const told = await stores.members.open(memberId('test:1'), 'look').get();
    expect(told?.moderated).toMatchObject([{ group: 'test:g', as: 'test:1' }]);
    expect(told?.sent).toHaveLength(1);
    expect(await stores.members.open(memberId('test:4'), 'look').get()).toBeUndefined();
  });
});

/** A group with the note of its quarter, its runner, and what fires when it is due. */
async function openGroup(group: Group, more: Partial<Member> = {}) {
  const { stores, dues } = await openMemoryStore({ member: dueOfMember, group: dueOfGroup });
  await stores.groups.open('test:g', 'begin').update(() => group);
  const known = { ...NOBODY, reach: { platform: 'test', chat: 'c1' }, seenOn: '2026-11-25', ...more };
  await stores.members.open(memberId('test:1'), 'begin').update(() => known);
  const bot = createBot(stores);
  const sent: string[] = [];
  return {
    ...bot,
    sent,
    kept: () => stores.groups.open('test:g', 'look').get(),
    fire: async (platform: Partial<Sends & { health: () => { state: 'down'; fix: string } }> = {}) => {
      const counted: Sends['sendToChat'] = async (chat, message, attempt) => {
        sent.push(chat);
        return nowhere.sendToChat(chat, message, attempt);
      };
      const fire = createFire({
        ...bot,
        dues,
        platforms: [{ ...nowhere, sendToChat: counted, ...platform }],
      });
      for (const lane of ['test', HOUSE]) {
        const rows = await dues.rows(lane, Number.MAX_SAFE_INTEGER, 9);
        const row = rows.find(({ name }) => name.startsWith('group'));
        if (row) await fire({ ...row, lane: 'health' in platform ? HOUSE : lane });
      }
    },
  };
}

const RUNNER = 'test:1';

describe('Who runs a group in which no admin was chosen', () => {
  const setUp = { at: NOW.epochMilliseconds, by: RUNNER, did: 'setup' } as const;
  const deed = { group: 'test:g', by: RUNNER, did: 'setup' };
  const before = logged({ ...nothingOf('test'), country: 'IE' }, setUp, NOW);
  const group: Group = { ...before, lines: begun(before, deed, NOW) };

  test('hears of it after a quarter, though the log has forgotten what they did, and after the next', async () => {
    const { clock, stores, fire, sent, kept } = await openGroup(group);
    for (const quarter of [1, 2]) {
      clock.passes({ hours: 91 * 24 + 1 });
      const post = { at: clock.now().epochMilliseconds, by: 'test:mod', did: 'crisis-post' } as const;
      await stores.groups
        .open('test:g', `post ${quarter}`)
        .update((was) => was && logged(was, post, clock.now()));
      expect((await kept())?.log.map(({ by }) => by)).not.toContain(RUNNER);
      await fire();
      expect(sent).toHaveLength(quarter);
    }
  });

  test('is remembered from a log that will forget it', () => {
    const quarter = { group: 'test:g', from: NOW.epochMilliseconds };
    const claimed = claimQuarter({ ...group, lines: { ...NO_LINES, quarter } }, NOW.add({ hours: 92 * 24 }));
    expect(runnersOf({ ...claimed, log: [] })).toEqual([RUNNER]);
  });

  test('is nobody who only moderates, and nobody else once an admin is chosen', () => {
    const confirmed = begun(group, { group: 'test:g', by: 'test:mod', did: 'lines-confirmed' }, NOW);
    expect(runnersOf({ ...group, lines: confirmed })).toEqual([RUNNER]);
    const chosen = { ...group, admins: ['test:ana'] };
    const after = { ...chosen, lines: begun(chosen, { ...deed, by: 'test:ana' }, NOW) };
    expect(runnersOf(after)).toEqual(['test:ana']);
    expect(after.lines.quarter?.by).toBeUndefined();
  });
});

describe('A turn that can reach nobody', () => {
  const group: Group = {
    ...nothingOf('test'),
    country: 'IE',
    admins: [RUNNER],
    lines: { ...NO_LINES, quarter: { group: 'test:g', from: NOW.epochMilliseconds } },
  };

  test('is not claimed while the platform is away', async () => {
    const { clock, fire, sent, kept } = await openGroup(group);
    clock.passes({ hours: 91 * 24 + 4 });
    const claimed = (await kept())?.lines.quarter;
    await fire({ health: () => ({ state: 'down', fix: '' }) });
    expect((await kept())?.lines.quarter).toEqual(claimed);
    await fire();
    expect(sent).toEqual(['c1']);
  });

  test.each([
    [
      'it is night for whoever runs the group',
      {},
      { settings: { quiet: { from: '11:00', until: '16:00' } } },
    ],
    [
      'the platform asks to wait',
      { sendToChat: async (): Promise<Delivery> => ({ outcome: 'busy', retryAfterSeconds: 1 }) },
      {},
    ],
  ])('comes hours later where %s', async (_, platform, more) => {
    const { clock, fire, sent, kept } = await openGroup(group, more);
    clock.passes({ hours: 91 * 24 + 1 });
    await fire(platform);
    await fire(platform);
    expect(sent).toEqual([]);
    const wait = (askAt((await kept()) ?? group) ?? 0) - clock.now().epochMilliseconds;
    expect(Math.round(wait / 60_000)).toBe(4 * 60);
    clock.passes({ hours: 4, minutes: 1 });
    await fire();
    await fire();
    expect(sent).toEqual(['c1']);
    const { from = 0, later } = (await kept())?.lines.quarter ?? {};
    expect([Math.round((clock.now().epochMilliseconds - from) / 60_000), later]).toEqual([0, undefined]);
  });

  test.each([
    ['nobody wants it', { moderated: [{ group: 'test:g', as: RUNNER, isQuiet: true }] }, undefined],
    ['it may be there already', {}, { outcome: 'busy', retryAfterSeconds: 1, isPerhapsShown: true } as const],
  ])('comes in the next quarter where %s', async (_, more, delivery) => {
    const { clock, fire, kept } = await openGroup(group, more);
    clock.passes({ hours: 91 * 24 + 1 });
    await fire(delivery && { sendToChat: async () => delivery });
    const { from = 0, later } = (await kept())?.lines.quarter ?? {};
    expect([Math.round((clock.now().epochMilliseconds - from) / 60_000), later]).toEqual([0, undefined]);
  });
});

test('What is being written ends after an hour, also where nobody comes back and no platform is there', async () => {
  const at = NOW.epochMilliseconds;
  const written = putDraft(NO_LINES, { ...own(1), at });
  const lines = putImport(written, { id: 'i', at: at + 1, by: 'test:kim', lines: [own(2)], hidden: [] });
  for (const more of [{}, { goneSince: at }]) {
    const group: Group = { ...nothingOf('test'), country: 'IE', lines, ...more };
    expect(dueOfGroup(group)).toEqual({ at: at + 3_600_000, lane: HOUSE });
    const { clock, fire, kept } = await openGroup(group);
    clock.passes({ milliseconds: at + 3_600_000 - clock.now().epochMilliseconds });
    await fire({ health: () => ({ state: 'down', fix: '' }) });
    expect((await kept())?.lines).toMatchObject({ drafts: [], imports: [{ id: 'i' }] });
    clock.passes({ milliseconds: 1 });
    await fire({ health: () => ({ state: 'down', fix: '' }) });
    expect((await kept())?.lines).toEqual(NO_LINES);
  }
});

describe('The page behind the note', () => {
  const ROUND = { kind: 'action', action: 'round@1', onPublic: false } as const;
  const group: Group = { ...nothingOf('test'), country: 'IE', admins: [SOMEONE.member] };
  const opened = async (kept: Group, moderated: Member['moderated']) => {
    const { ask, parts } = await openHarness();
    await parts.stores.groups.open('test:g', 'begin').update(() => kept);
    await parts.stores.members
      .open(SOMEONE.member, 'begin')
      .update(() => ({ ...NOBODY, seenOn: '2026-11-25', moderated }));
    const reply = await ask(ROUND);
    if (!('message' in reply)) throw new Error('a form');
    return readMessage(reply.message, '', true);
  };
  const mine = [{ group: 'test:g', as: SOMEONE.member }];

  test('names lines to whoever runs the group now, and to nobody else', async () => {
    expect((await opened(group, mine)).lines.join()).toContain('Samaritans');
    for (const other of [{ admins: ['test:2'] }, { admins: [] }, { goneSince: 1 }])
      expect((await opened({ ...group, ...other }, mine)).lines.join()).not.toContain('Samaritans');
  });

  test('offers to stop the notes, or to have them again, to whom they come', async () => {
    expect((await opened(group, mine)).buttons).toContain('No more such notes');
    expect((await opened(group, [])).buttons.join()).not.toContain('such notes');
    const quiet = mine.map((each) => ({ ...each, isQuiet: true }));
    expect((await opened(group, quiet)).buttons).toContain('Send me such notes again');
  });
});
