/** How many letters moderators may send, and who gets none. Pure; moments are in milliseconds since 1970. */
import type { Group } from '#core/group-records.ts';
import type { Mark } from '#core/records.ts';
import { logged } from './groups.ts';

type Instant = Temporal.Instant;

const DAY = 24 * 60 * 60_000;

/** So long nobody sends a letter to somebody who wants none. */
const REFUSED_FOR = 180 * DAY;

/** So many letters moderators of one group may send in 24 hours, arrived or not. */
export const SENDS_A_DAY = 10;

/** Until when somebody wants none, where they said so. */
export function refusedUntil(refusal: Mark | undefined, now: Instant): Instant | undefined {
  const until = refusal && refusal.at + REFUSED_FOR;
  return until !== undefined && until > now.epochMilliseconds
    ? Temporal.Instant.fromEpochMilliseconds(until)
    : undefined;
}

/** True where somebody was sent one in the last 24 hours, or it was tried. */
export const isTaken = (turn: Mark | undefined, now: Instant): boolean =>
  turn !== undefined && now.epochMilliseconds - turn.at < DAY;

/** The group with one more letter in its log, which says who sent it and not to whom; undefined where there were enough. */
export function withSend(group: Group, by: string, now: Instant): Group | undefined {
  const { epochMilliseconds: at } = now;
  const sends = group.log.filter((each) => each.did === 'crisis-send' && at - each.at < DAY);
  return sends.length < SENDS_A_DAY ? logged(group, { at, by, did: 'crisis-send' }, now) : undefined;
}

/** The group without the letter that this person sent at this moment. */
export function withoutSend(group: Group, by: string, { epochMilliseconds: at }: Instant): Group {
  const log = group.log.filter((each) => each.did !== 'crisis-send' || each.by !== by || each.at !== at);
  return log.length < group.log.length ? { ...group, log } : group;
}
