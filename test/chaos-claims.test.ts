/** The claims of `npm run chaos`, each seen to break: by evidence in which one thing is wrong. */
import { describe, expect, test } from 'vitest';
import { NOBODY, type CheckIn, type Member, type News, type Occurrence } from '#core/records.ts';
import { dueOfMember } from '#support/due.ts';
import { judge } from '../scripts/chaos/claims.ts';
import type { Evidence, Platform, Shown } from '../scripts/chaos/evidence.ts';

const AT = Date.parse('2026-11-22T12:00:00Z');
const ABOUT = '2026-11-22T12:00';
const CLAIMED = AT + 20_000;

const RHYTHM = { days: [7], every: 1, anchor: '2026-11-16', at: '12:00', zone: 'UTC' };

type One = Evidence['members'][number];

/** A member whose note went out, by the record. */
function memberOn(platform: Platform, last: Partial<Occurrence> = {}, news: readonly News[] = []): One {
  const id = `${platform}-occurrence`.slice(0, 16);
  const occurrence: Occurrence = {
    id,
    at: ABOUT,
    state: 'asked',
    dueAt: AT,
    claimedAt: CLAIMED,
    triedAt: CLAIMED,
    says: 'check-in',
    ...last,
  };
  const counts = { unanswered: 0, closed: 0, turn: 1 };
  const checkIn: CheckIn = { rhythm: RHYTHM, next: '2026-11-29T12:00', last: occurrence, ...counts };
  const reach = { platform, chat: `${platform} chat` };
  const kept: Member = { ...NOBODY, reach, checkIn, seenOn: '2026-11-22', news: [...news] };
  const moments = [{ about: ABOUT, at: AT, goesOutAt: AT + 15_000 }];
  return { platform, chat: reach.chat, row: `member/${platform}`, moments, kept };
}

/** The same member, whose note is put off. */
function withLater(member: One): One {
  const { kept } = member;
  if (!kept?.checkIn) throw new Error('This member has no check-in.');
  return { ...member, kept: { ...kept, checkIn: { ...kept.checkIn, later: AT + 60_000 } } };
}

const noteTo = ({ chat, kept }: One, occurrence = kept?.checkIn?.last?.id ?? ''): Shown => ({
  chat,
  occurrence,
  at: CLAIMED + 200,
});

/** Evidence of these members and notes, in which all the rest is as it should be. */
function evidenceOf(members: readonly One[], shown: readonly Shown[]): Evidence {
  const rows = members.flatMap(({ row, kept }) => {
    const due = kept && dueOfMember(kept);
    return due ? [{ name: row, ...due }] : [];
  });
  const blows = [{ what: 'process killed', from: CLAIMED + 300, until: CLAIMED + 310 }];
  return { members, shown, rows, blows, ends: [{ code: 0, wasTold: true }], breaches: [] };
}

const onDiscord = memberOn('discord');
const onSlack = memberOn('slack');
const unsure: News = { kind: 'unsure', at: ABOUT };
const lost = memberOn('slack', { state: 'unsure', triedAt: CLAIMED + 30_000 }, [unsure]);
const sound = evidenceOf([onDiscord, onSlack], [noteTo(onDiscord), noteTo(onSlack)]);

const brokenIn = (evidence: Evidence): readonly string[] =>
  judge(evidence).flatMap(({ name, broken }) => (broken.length > 0 ? [name] : []));

test('every claim holds where all is well, and looks at something', () => {
  expect(brokenIn(sound)).toEqual([]);
  expect(judge(sound).filter(({ looked }) => looked === 0)).toEqual([]);
});

test('every claim holds where what was in flight on Slack is missing and told, or shown and told', () => {
  expect(brokenIn(evidenceOf([onDiscord, lost], [noteTo(onDiscord)]))).toEqual([]);
  expect(brokenIn(evidenceOf([onDiscord, lost], [noteTo(onDiscord), noteTo(lost)]))).toEqual([]);
});

test('every claim holds where a note that was put off gave way to the next one', () => {
  const put = { about: '2026-11-15T12:00', at: AT - 70_000, goesOutAt: AT - 60_000, givesWay: true as const };
  const both = (member: One): One => ({ ...member, moments: [put, ...member.moments] });
  const told = memberOn('discord', {}, [{ ...unsure, at: put.about }]);
  for (const member of [onDiscord, told, onSlack]) {
    expect(brokenIn(evidenceOf([both(member)], [noteTo(member)]))).toEqual([]);
    expect(
      brokenIn(evidenceOf([both(member)], [noteTo(member, 'the-first-one-00'), noteTo(member)])),
    ).toEqual([]);
  }
});

const TWICE = 'nothing is shown twice, and nothing that was not due';
const DISCORD = 'on Discord nothing is missing, and nobody is told that it may be';
const SLACK = 'on Slack what is missing was in flight, and its member is told';
const NEWS = 'nobody is told of anything else, such as one that was missed';
const HANGING = 'no note is left hanging';
const ROWS = 'the due table agrees with the records';

/** Something that is wrong in the evidence, and the claims that have to break. */
const wrongs: readonly (readonly [wrong: string, evidence: Evidence, broken: readonly string[]])[] = [
  ['one occurrence in two messages', { ...sound, shown: [...sound.shown, noteTo(onSlack)] }, [TWICE]],
  [
    'two occurrences for one moment',
    { ...sound, shown: [...sound.shown, noteTo(onDiscord, 'another-one-id00')] },
    [TWICE],
  ],
  [
    'a note to somebody who waits for none',
    { ...sound, shown: [...sound.shown, { chat: 'else', occurrence: 'x', at: CLAIMED }] },
    [TWICE],
  ],
  [
    'a note before its moment',
    { ...sound, shown: [{ ...noteTo(onDiscord), at: AT - 1 }, noteTo(onSlack)] },
    [TWICE],
  ],
  ['a note that is missing on Discord', { ...sound, shown: [noteTo(onSlack)] }, [DISCORD]],
  ['a note that is missing on Slack', { ...sound, shown: [noteTo(onDiscord)] }, [SLACK]],
  [
    'somebody on Discord who is told that a note may be missing',
    evidenceOf([memberOn('discord', { state: 'unsure' }, [unsure])], [noteTo(onDiscord)]),
    [DISCORD],
  ],
  ['a note that was in flight when nothing happened', { ...evidenceOf([lost], []), blows: [] }, [SLACK]],
  [
    'a note that was skipped',
    evidenceOf([memberOn('slack', {}, [{ kind: 'missed', at: ABOUT }])], [noteTo(onSlack)]),
    [NEWS],
  ],
  [
    'news of another note',
    evidenceOf([memberOn('slack', {}, [{ ...unsure, at: '2026-11-15T12:00' }])], [noteTo(onSlack)]),
    [NEWS],
  ],
  [
    'a claim that is left',
    evidenceOf([memberOn('discord', { state: 'claimed' })], [noteTo(onDiscord)]),
    [HANGING],
  ],
  [
    'a note that is held',
    evidenceOf([memberOn('discord', { state: 'held' })], [noteTo(onDiscord)]),
    [HANGING],
  ],
  [
    'a note that was put off and did not come again',
    evidenceOf([withLater(onDiscord)], [noteTo(onDiscord)]),
    [HANGING],
  ],
  ['a row that is missing', { ...sound, rows: sound.rows.slice(1) }, [ROWS]],
  [
    'a row too many',
    { ...sound, rows: [...sound.rows, { name: 'member/else', at: AT, lane: 'slack' }] },
    [ROWS],
  ],
  ['a row twice', { ...sound, rows: [...sound.rows, ...sound.rows] }, [ROWS]],
  ['a row at another moment', { ...sound, rows: sound.rows.map((row) => ({ ...row, at: AT })) }, [ROWS]],
  ['a row on another lane', { ...sound, rows: sound.rows.map((row) => ({ ...row, lane: 'house' })) }, [ROWS]],
  ['a record that is gone', { ...sound, members: [{ ...onDiscord, kept: undefined }, onSlack] }, [ROWS]],
  [
    'a process that ended by a fault of its own',
    { ...sound, ends: [{ code: 70, wasTold: false }] },
    ['processes end only when told to, or for want of Redis'],
  ],
  [
    'a process that did not end well when told to',
    { ...sound, ends: [{ code: 69, wasTold: true }] },
    ['processes end only when told to, or for want of Redis'],
  ],
  [
    'a rule that was broken',
    { ...sound, breaches: [{ rule: 'a rule', detail: 'somewhere' }] },
    ['no rule of a platform is broken'],
  ],
];

describe('A claim breaks by', () => {
  test.each(wrongs)('%s', (_, evidence, broken) => {
    expect(brokenIn(evidence)).toEqual(broken);
  });
});
