/** Evidence for the claims of `npm run chaos`, forged: all is as it should be but what a test says. */
import { nothingOf, type Reminder, type RoomOccurrence } from '#core/group-records.ts';
import { NOBODY, type CheckIn, type Member, type News, type Occurrence } from '#core/records.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember } from '#support/due.ts';
import type { Evidence, Heard, Planned, Platform, Shown } from '../scripts/chaos/evidence.ts';

/** When everything was due, what that is called, and when it was claimed. */
export const AT = Date.parse('2026-11-22T12:00:00Z');
export const ABOUT = '2026-11-22T12:00';
export const CLAIMED = AT + 20_000;

const RHYTHM = { days: [7], every: 1, anchor: '2026-11-16', at: '12:00', zone: 'UTC' };

/** A member who waited. */
export type One = Evidence['members'][number];

/** A member whose note went out, by the record. */
export function memberOn(
  platform: Platform,
  last: Partial<Occurrence> = {},
  news: readonly News[] = [],
): One {
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
export function withLater(member: One): One {
  const { kept } = member;
  if (!kept?.checkIn) throw new Error('This member has no check-in.');
  return { ...member, kept: { ...kept, checkIn: { ...kept.checkIn, later: AT + 60_000 } } };
}

/** The note of an occurrence: unless told, of the last that the record has. */
export const noteTo = ({ chat, kept }: One, occurrence = kept?.checkIn?.last?.id ?? ''): Shown => ({
  chat,
  occurrence,
  at: CLAIMED + 200,
});

/** A group that waited. */
export type Gathering = Evidence['groups'][number];

/** A group whose reminder went out, by the record: words that come each day, or a step a week. */
export function groupOn(
  platform: Platform,
  says: Planned['says'],
  last: Partial<RoomOccurrence> = {},
  change: Partial<Reminder> = {},
): Gathering {
  const id = `${platform}-${says}-reminder`.slice(0, 16);
  const room = `${platform} room of ${says}`;
  const occurrence = {
    id: 'an-occurrence-id',
    at: ABOUT,
    state: 'sent',
    claimedAt: CLAIMED,
    triedAt: CLAIMED,
  } as const;
  const reminder: Reminder = {
    id,
    room,
    says: says === 'words' ? { kind: says, words: 'We meet now.' } : { kind: says, next: 2, loops: true },
    rhythm: RHYTHM,
    zone: 'UTC',
    next: '2026-11-29T12:00',
    editedBy: 'somebody',
    editedAt: AT,
    last: { ...occurrence, ...last },
    skipped: last.state === 'unsure' ? [{ at: ABOUT, why: 'unsure' }] : [],
    ...change,
  };
  const kept = { ...nothingOf(platform), reminders: [reminder] };
  const moment = { about: ABOUT, at: AT, goesOutAt: AT + 15_000 };
  return { platform, row: `group/${platform} ${says}`, reminders: [{ id, room, says, moment }], kept };
}

export const wordsOnDiscord = groupOn('discord', 'words');
export const stepsOnDiscord = groupOn('discord', 'steps');
export const wordsOnSlack = groupOn('slack', 'words');

/** Each of its reminders, in its room. */
export const saidIn = ({ reminders }: Gathering, at = CLAIMED + 200): readonly Heard[] =>
  reminders.map(({ room, says }) => ({ room, says, at }));

/** Evidence of these members and notes, in which all the rest is as it should be. */
export function evidenceOf(
  members: readonly One[],
  shown: readonly Shown[],
  groups: readonly Gathering[] = [wordsOnDiscord, stepsOnDiscord, wordsOnSlack],
  heard: readonly Heard[] = groups.flatMap((group) => saidIn(group)),
): Evidence {
  const rows = [
    ...members.map(({ row, kept }) => ({ row, due: kept && dueOfMember(kept) })),
    ...groups.map(({ row, kept }) => ({ row, due: kept && dueOfGroup(kept) })),
  ].flatMap(({ row, due }) => (due ? [{ name: row, ...due }] : []));
  const blows = [{ what: 'process killed', from: CLAIMED + 300, until: CLAIMED + 310 }];
  const ends = [{ code: 0, wasTold: true, hadStarted: true }];
  const visits = [{ isRead: true, isReadAgain: false }];
  return { members, shown, groups, heard, rows, blows, ends, breaches: [], visits };
}
