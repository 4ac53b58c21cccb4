/** What has to hold of reminders in rooms at the end of a run. Pure. */
import type { Reminder } from '#core/group-records.ts';
import { CLAIM_LASTS } from '#support/claims.ts';
import { LATE_LIMIT } from '#support/reminders.ts';
import { metBlow, type Claim } from './claim.ts';
import type { Evidence, Heard, Planned, Platform } from './evidence.ts';

/** What became of one reminder that had to go out. */
export interface ReminderFate {
  readonly platform: Platform;
  readonly planned: Planned;
  readonly kept: Reminder | undefined;
  /** All that arrived for it; a long one once. */
  readonly heard: readonly Heard[];
  /** True where moderators see that nobody knows whether it arrived. */
  readonly isListed: boolean;
}

/**
 * For so long Discord surely posts the same name once only, in milliseconds. What was in flight in a room when everything died
 * and nobody was back within that time can't be looked for: reading a room takes a right that is not asked for.
 */
const NONCE_HOLDS = 120_000;

/** Tells what became of each reminder. Each has a room of its own. */
export function findReminderFates({ groups, heard }: Evidence): readonly ReminderFate[] {
  const byRoom = Map.groupBy(heard, ({ room }) => room);
  return groups.flatMap(({ platform, reminders, kept }) =>
    reminders.map((planned) => {
      const record = kept?.reminders.find(({ id }) => id === planned.id);
      return {
        platform,
        planned,
        kept: record,
        heard: (byRoom.get(planned.room) ?? []).filter(({ says }) => says !== 'part'),
        isListed: (record?.skipped ?? []).some(
          ({ at, why }) => at === planned.moment.about && why === 'unsure',
        ),
      };
    }),
  );
}

/** Judges every claim about reminders. */
export function judgeReminders(evidence: Evidence): readonly Claim[] {
  const fates = findReminderFates(evidence);
  const claim = (
    name: string,
    of: readonly ReminderFate[],
    holds: (fate: ReminderFate) => boolean,
  ): Claim => ({ name, looked: of.length, broken: of.filter((fate) => !holds(fate)).map(sayFate) });
  const on = (platform: Platform) => fates.filter((fate) => fate.platform === platform);
  const { blows } = evidence;
  return [
    nothingTwice(evidence, fates),
    claim(
      'on Discord no reminder is missing but what was in flight when all were down for minutes, and it is listed',
      on('discord'),
      (fate) =>
        fate.isListed ? triesApart(fate) > NONCE_HOLDS && wasInFlight(fate, blows) : fate.heard.length > 0,
    ),
    claim('on Slack what reminder is missing was in flight, and is listed', on('slack'), (fate) =>
      fate.isListed ? wasInFlight(fate, blows) : fate.heard.length > 0,
    ),
    claim('no reminder comes later than it may, and none is listed as late', fates, isInTime),
    claim('no reminder is left hanging', fates, isDone),
    claim(
      'steps go on by one',
      fates.filter(({ planned }) => planned.says === 'steps'),
      ({ kept }) => kept?.says.kind === 'steps' && kept.says.next === 2,
    ),
  ];
}

const sayFate = ({ platform, planned, kept, heard, isListed }: ReminderFate): string => {
  const last = kept?.last;
  const state = last
    ? `last ${last.state} about ${last.at}, tried ${last.triedAt - last.claimedAt} ms on`
    : 'never tried';
  const listed = isListed ? '' : 'not ';
  return `${platform} ${planned.id} about ${planned.moment.about}: in the room ${heard.length} times, ${listed}listed; ${state}`;
};

/** A room in which no reminder was due counts too, and so does one that came before its moment. */
function nothingTwice({ heard }: Evidence, fates: readonly ReminderFate[]): Claim {
  const planned = new Map(fates.map((fate) => [fate.planned.room, fate.planned]));
  const isOdd = ({ room, says, at }: Heard): boolean => {
    const known = planned.get(room);
    if (!known || at < known.moment.at) return true;
    return says === 'part' ? known.says !== 'steps' : says !== known.says;
  };
  return {
    name: 'no reminder is in its room twice, and none that was not due',
    looked: heard.length,
    broken: [
      ...fates.filter((fate) => fate.heard.length > 1).map(sayFate),
      ...heard.filter(isOdd).map(({ room, says }) => `${says} that was not due in ${room}`),
    ],
  };
}

/** How long after the first try the last one was, in milliseconds. */
const triesApart = ({ kept }: ReminderFate): number =>
  kept?.last ? kept.last.triedAt - kept.last.claimedAt : 0;

const wasInFlight = ({ platform, kept }: ReminderFate, blows: Evidence['blows']): boolean =>
  kept?.last !== undefined && metBlow(kept.last.claimedAt, platform, blows);

/** The limit is looked at when it is claimed, and whoever claims has so long to send. Nothing else is listed either. */
const isInTime = ({ planned, kept, heard }: ReminderFate): boolean =>
  heard.every(({ at }) => at <= planned.moment.at + LATE_LIMIT + CLAIM_LASTS) &&
  (kept?.skipped ?? []).every(({ at, why }) => at === planned.moment.about && why === 'unsure');

/** It went out, or nobody knows, and it waits for another day or for nothing. */
const isDone = ({ planned: { moment }, kept }: ReminderFate): boolean =>
  kept?.last?.at === moment.about &&
  (kept.last.state === 'sent' || kept.last.state === 'unsure') &&
  kept.next !== moment.about;
