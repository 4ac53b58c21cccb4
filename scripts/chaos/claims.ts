/** What has to hold at the end of a run, whatever was killed and cut. Pure. */
import type { Due, Occurrence } from '#core/records.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfMember } from '#support/due.ts';
import { metBlow, type Claim } from './claim.ts';
import type { Blow, Ended, Evidence, Moment, Shown } from './evidence.ts';
import { judgeReminders } from './reminder-claims.ts';

/** What became of one note that had to go out. */
export interface Fate {
  readonly member: Evidence['members'][number];
  readonly moment: Moment;
  /** All that arrived for it. */
  readonly shown: readonly Shown[];
  /** True where the member is told that nobody knows whether it arrived. */
  readonly isTold: boolean;
}

const UNAVAILABLE = 69;

const by = ({ platform, row }: Evidence['members'][number]): string => `${platform} ${row.slice(0, 16)}`;

/**
 * Tells what became of each note. The note that went out last carries the occurrence that the record has; any other
 * one is of the moment before.
 */
export function findFates({ members, shown }: Evidence): readonly Fate[] {
  const byChat = Map.groupBy(shown, ({ chat }) => chat);
  return members.flatMap((member) => {
    const last = member.kept?.checkIn?.last;
    const notes = byChat.get(member.chat) ?? [];
    const first = member.moments[0];
    const aboutOf = ({ occurrence }: Shown): string | undefined =>
      occurrence === last?.id ? last.at : first?.about;
    const told = (member.kept?.news ?? []).filter(({ kind }) => kind === 'unsure');
    return member.moments.map((moment) => ({
      member,
      moment,
      shown: notes.filter((note) => aboutOf(note) === moment.about),
      isTold: told.some(({ at }) => at === moment.about),
    }));
  });
}

/** Judges every claim. */
export function judge(evidence: Evidence): readonly Claim[] {
  const fates = findFates(evidence);
  const onDiscord = fates.filter(({ member }) => member.platform === 'discord');
  const onSlack = fates.filter(({ member }) => member.platform === 'slack');
  return [
    nothingTwice(evidence, fates),
    {
      name: 'on Discord nothing is missing, and nobody is told that it may be',
      looked: onDiscord.length,
      broken: onDiscord.filter((fate) => !isThere(fate)).map(sayFate),
    },
    {
      name: 'on Slack what is missing was in flight, and its member is told',
      looked: onSlack.length,
      broken: onSlack.filter((fate) => !isAccounted(fate, evidence.blows)).map(sayFate),
    },
    noOtherNews(evidence),
    {
      name: 'whoever is told so reads it at the next command, once',
      looked: evidence.visits.length,
      broken: evidence.visits
        .filter(({ isRead, isReadAgain }) => !isRead || isReadAgain)
        .map(({ isRead }) => (isRead ? 'read twice' : 'not read')),
    },
    noneHanging(evidence),
    rowsAgree(evidence),
    endsAreRight(evidence),
    ...judgeReminders(evidence),
    {
      name: 'no rule of a platform is broken',
      looked: evidence.shown.length + evidence.heard.length,
      broken: evidence.breaches.map(({ rule, detail }) => `${rule}: ${detail}`),
    },
  ];
}

const sayFate = ({ member, moment, shown, isTold }: Fate): string =>
  `${by(member)} about ${moment.about}: shown ${shown.length} times, ${isTold ? '' : 'not '}told; ${sayLast(member)}`;

function sayLast({ kept }: Evidence['members'][number]): string {
  const last = kept?.checkIn?.last;
  return last
    ? `last ${last.state} about ${last.at}, tried ${last.triedAt - last.claimedAt} ms on`
    : 'no note';
}

/** By occurrence, and by member and moment. A chat that is nobody's counts too. */
function nothingTwice({ shown, members }: Evidence, fates: readonly Fate[]): Claim {
  const known = new Set(members.map(({ chat }) => chat));
  const byOccurrence = Map.groupBy(shown, ({ occurrence }) => occurrence);
  return {
    name: 'nothing is shown twice, and nothing that was not due',
    looked: shown.length,
    broken: [
      ...[...byOccurrence.values()]
        .filter(({ length }) => length > 1)
        .map(() => 'an occurrence in two messages'),
      ...fates.filter((fate) => fate.shown.length > 1).map(sayFate),
      ...shown.filter(({ chat }) => !known.has(chat)).map(() => 'a note in a chat where none was due'),
      ...fates
        .flatMap((fate) => fate.shown.map(({ at }) => ({ fate, early: fate.moment.at - at })))
        .filter(({ early }) => early > 0)
        .map(({ fate, early }) => `${early} ms early: ${sayFate(fate)}`),
    ],
  };
}

/** Shown, and nothing said of it. What gives way may be missing, and is told where it was in flight. */
const isThere = ({ moment, shown, isTold }: Fate): boolean =>
  moment.givesWay === true || (shown.length > 0 && !isTold);

/** Shown; or told, and then it was on its way when something was killed, cut or away. */
function isAccounted({ member, moment, shown, isTold }: Fate, blows: readonly Blow[]): boolean {
  if (!isTold) return moment.givesWay === true || shown.length > 0;
  const last = member.kept?.checkIn?.last;
  // Of one before the last the record does not know any more when it was claimed.
  if (last?.at !== moment.about) return true;
  return metBlow(last.claimedAt, member.platform, blows);
}

function noOtherNews({ members }: Evidence): Claim {
  const others = members.flatMap((member) =>
    (member.kept?.news ?? [])
      .filter(({ kind, at }) => kind !== 'unsure' || !member.moments.some(({ about }) => about === at))
      .map(({ kind, at }) => `${by(member)}: ${kind} about ${at}`),
  );
  return {
    name: 'nobody is told of anything else, such as one that was missed',
    looked: members.length,
    broken: others,
  };
}

/** True for a note that is still to be sent. */
export const isOpen = (state: Occurrence['state'] | undefined): boolean =>
  state === 'claimed' || state === 'held';

function noneHanging({ members }: Evidence): Claim {
  const isHanging = ({ kept }: Evidence['members'][number]): boolean => {
    const { last, later } = kept?.checkIn ?? {};
    return isOpen(last?.state) || later !== undefined;
  };
  return {
    name: 'no note is left hanging',
    looked: members.length,
    broken: members.filter(isHanging).map((member) => `${by(member)}: ${sayLast(member)}`),
  };
}

function rowsAgree({ members, groups, rows }: Evidence): Claim {
  const byName = Map.groupBy(rows, ({ name }) => name);
  const isWrong = (row: string, due: Due | undefined): boolean => {
    const [only, ...others] = byName.get(row) ?? [];
    return others.length > 0 || only?.at !== due?.at || only?.lane !== due?.lane;
  };
  // A member waits for the next note, and a group for nothing where all that it planned came once.
  const wrong = members.filter(({ row, kept }) => !kept || isWrong(row, dueOfMember(kept)));
  const wrongGroups = groups.filter(({ row, kept }) => !kept || isWrong(row, dueOfGroup(kept)));
  const known = new Set([...members, ...groups].map(({ row }) => row));
  return {
    name: 'the due table agrees with the records',
    looked: rows.length,
    broken: [
      ...wrong.map((member) => `${by(member)}: ${sayLast(member)}`),
      ...wrongGroups.map(({ platform, row }) => `a group on ${platform} ${row.slice(0, 16)}`),
      ...rows.filter(({ name }) => !known.has(name)).map(() => 'a row of nobody'),
    ],
  };
}

/** Whoever is told to end does so with 0. Only who starts may end by themselves: for want of Redis. */
export const isEndRight = ({ code, wasTold, hadStarted }: Ended): boolean =>
  wasTold ? code === 0 : code === UNAVAILABLE && !hadStarted;

function endsAreRight({ ends }: Evidence): Claim {
  return {
    name: 'processes end only when told to, or for want of Redis when they start',
    looked: ends.length,
    broken: ends
      .filter((end) => !isEndRight(end))
      .map(
        ({ code, wasTold, hadStarted }) =>
          `ended with ${code}${wasTold ? ' when told to' : ''}${hadStarted ? ', having been up' : ''}`,
      ),
  };
}
