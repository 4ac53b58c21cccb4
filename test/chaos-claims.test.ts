/** The claims of `npm run chaos`, each seen to break: by evidence in which one thing is wrong. */
import { describe, expect, test } from 'vitest';
import { nothingOf } from '#core/group-records.ts';
import type { News } from '#core/records.ts';
import { judge } from '../scripts/chaos/claims.ts';
import type { Evidence, Heard } from '../scripts/chaos/evidence.ts';
import {
  ABOUT,
  AT,
  CLAIMED,
  evidenceOf,
  groupOn,
  memberOn,
  noteTo,
  saidIn,
  stepsOnDiscord,
  withLater,
  wordsOnDiscord,
  wordsOnSlack,
  type Gathering,
  type One,
} from './chaos-evidence.ts';

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

/** The same evidence of members, with this group alone. */
const ofGroup = (group: Gathering, heard: readonly Heard[] = saidIn(group)): Evidence =>
  evidenceOf([onDiscord, onSlack], [noteTo(onDiscord), noteTo(onSlack)], [group], heard);

const MINUTE = 60_000;
const unsureOnSlack = groupOn('slack', 'words', { state: 'unsure', triedAt: CLAIMED + 30_000 });
const unsureOnDiscord = groupOn('discord', 'words', { state: 'unsure', triedAt: CLAIMED + 3 * MINUTE });

test('every claim holds where a reminder was in flight and is listed, there or missing', () => {
  for (const group of [unsureOnSlack, unsureOnDiscord]) {
    expect(brokenIn(ofGroup(group))).toEqual([]);
    expect(brokenIn(ofGroup(group, []))).toEqual([]);
  }
});

test('every claim holds where a step takes several messages, and where a reminder came once and is over', () => {
  const [step] = saidIn(stepsOnDiscord);
  if (!step) throw new Error('Nothing was said.');
  expect(brokenIn(ofGroup(stepsOnDiscord, [step, { ...step, says: 'part' }]))).toEqual([]);
  const over = groupOn('slack', 'words');
  const once = over.kept?.reminders.map(({ next: _next, rhythm: _rhythm, ...reminder }) => reminder) ?? [];
  expect(brokenIn(ofGroup({ ...over, kept: { ...nothingOf('slack'), reminders: once } }))).toEqual([]);
});

const TWICE = 'nothing is shown twice, and nothing that was not due';
const DISCORD = 'on Discord nothing is missing, and nobody is told that it may be';
const SLACK = 'on Slack what is missing was in flight, and its member is told';
const NEWS = 'nobody is told of anything else, such as one that was missed';
const TOLD = 'whoever is told so reads it at the next command, once';
const HANGING = 'no note is left hanging';
const ROWS = 'the due table agrees with the records';

const TWICE_IN_ROOM = 'no reminder is in its room twice, and none that was not due';
const IN_ROOM_ON_DISCORD =
  'on Discord no reminder is missing but what was in flight when all were down for minutes, and it is listed';
const IN_ROOM_ON_SLACK = 'on Slack what reminder is missing was in flight, and is listed';
const IN_TIME = 'no reminder comes later than it may, and none is listed as late';
const DONE = 'no reminder is left hanging';
const STEPS = 'steps go on by one';
const ENDS = 'processes end only when told to, or for want of Redis when they start';

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
    { ...sound, ends: [{ code: 70, wasTold: false, hadStarted: false }] },
    [ENDS],
  ],
  [
    'a process that did not end well when told to',
    { ...sound, ends: [{ code: 69, wasTold: true, hadStarted: false }] },
    [ENDS],
  ],
  ['somebody who is not told', { ...sound, visits: [{ isRead: false, isReadAgain: false }] }, [TOLD]],
  ['somebody who is told again', { ...sound, visits: [{ isRead: true, isReadAgain: true }] }, [TOLD]],
  [
    'a process that ended by itself, having been up',
    { ...sound, ends: [{ code: 69, wasTold: false, hadStarted: true }] },
    [ENDS],
  ],
  [
    'a reminder in two messages',
    ofGroup(wordsOnDiscord, [...saidIn(wordsOnDiscord), ...saidIn(wordsOnDiscord)]),
    [TWICE_IN_ROOM],
  ],
  ['a reminder before its moment', ofGroup(wordsOnSlack, saidIn(wordsOnSlack, AT - 1)), [TWICE_IN_ROOM]],
  [
    'a reminder in another room',
    ofGroup(wordsOnSlack, [...saidIn(wordsOnSlack), ...saidIn(stepsOnDiscord)]),
    [TWICE_IN_ROOM],
  ],
  [
    'something else in the room',
    ofGroup(wordsOnSlack, [
      ...saidIn(wordsOnSlack),
      { room: 'slack room of words', says: 'part', at: CLAIMED },
    ]),
    [TWICE_IN_ROOM],
  ],
  ['a reminder that is missing on Discord', ofGroup(wordsOnDiscord, []), [IN_ROOM_ON_DISCORD]],
  ['a reminder that is missing on Slack, and not listed', ofGroup(wordsOnSlack, []), [IN_ROOM_ON_SLACK]],
  [
    'a reminder on Discord that was given up while its name was still known',
    ofGroup(groupOn('discord', 'words', { state: 'unsure', triedAt: CLAIMED + MINUTE })),
    [IN_ROOM_ON_DISCORD],
  ],
  [
    'a reminder on Slack that is listed when nothing happened',
    { ...ofGroup(unsureOnSlack, []), blows: [] },
    [IN_ROOM_ON_SLACK],
  ],
  [
    'a reminder on Slack that is listed when only Discord was cut',
    {
      ...ofGroup(unsureOnSlack, []),
      blows: [{ what: 'line to Discord cut', from: CLAIMED, until: CLAIMED }],
    },
    [IN_ROOM_ON_SLACK],
  ],
  [
    'a reminder that comes after a quarter of an hour',
    ofGroup(wordsOnDiscord, saidIn(wordsOnDiscord, AT + 16 * MINUTE)),
    [IN_TIME],
  ],
  [
    'a reminder that was left out for being late',
    ofGroup(groupOn('discord', 'words', {}, { skipped: [{ at: ABOUT, why: 'late' }] })),
    [IN_TIME],
  ],
  ['a reminder that is claimed and left', ofGroup(groupOn('slack', 'words', { state: 'claimed' })), [DONE]],
  [
    'a reminder that waits for what it has done',
    ofGroup(groupOn('slack', 'words', {}, { next: ABOUT })),
    [DONE],
  ],
  [
    'a step that is left out',
    ofGroup(groupOn('discord', 'steps', {}, { says: { kind: 'steps', next: 3, loops: true } })),
    [STEPS],
  ],
  [
    'a group whose row is missing',
    {
      ...ofGroup(wordsOnSlack),
      rows: ofGroup(wordsOnSlack).rows.filter(({ name }) => !name.startsWith('group/')),
    },
    [ROWS],
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
