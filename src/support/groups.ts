/** What a group set up, and what was done in it. Pure. */
import { nothingOf, VOICES, type Group, type LogEntry } from '#core/group-records.ts';

/** For whom a room is. */
export type Voice = (typeof VOICES)[number];

/** How long what moderators did is remembered, in milliseconds. */
const LOG_KEPT = 90 * 24 * 60 * 60_000;

/** What is kept about a group, or what stands for nothing. `platform` is the name of its platform. */
export const orNothing = (kept: Group | undefined, platform: string): Group => kept ?? nothingOf(platform);

const isRecent = ({ at }: LogEntry, now: Temporal.Instant): boolean => at > now.epochMilliseconds - LOG_KEPT;

/** What was done in the last 90 days, oldest first. */
export const recentLog = ({ log }: Group, now: Temporal.Instant): readonly LogEntry[] =>
  log.filter((each) => isRecent(each, now));

/** The same group without what was done before that; the same one where nothing was. */
export const withoutOldLog = (group: Group, now: Temporal.Instant): Group =>
  group.log.every((each) => isRecent(each, now)) ? group : { ...group, log: [...recentLog(group, now)] };

/** When the first of what was done is dropped, in milliseconds since 1970; undefined where nothing was. */
export const logEnd = ({ log: [first] }: Group): number | undefined => first && first.at + LOG_KEPT;

/** The same group with one more thing that was done. What is older than 90 days goes. */
export const logged = (group: Group, entry: LogEntry, now: Temporal.Instant): Group => ({
  ...group,
  log: [...recentLog(group, now), entry],
});

/** A room that was chosen in setup, with its voice. */
export const roomOf = (group: Group | undefined, room: string): Group['rooms'][number] | undefined =>
  group?.rooms.find((each) => each.room === room);

/** For whom a room is; for both sides where nobody said. */
export const voiceOf = (group: Group | undefined, room: string): Voice =>
  roomOf(group, room)?.voice ?? 'both';

/** Rooms as they are kept, by voice. A room that was chosen for more than one voice is for both sides. */
export function roomsBy(chosen: Readonly<Record<Voice, readonly string[]>>): Group['rooms'] {
  const voices = new Map<string, Voice>();
  for (const voice of VOICES) {
    for (const room of chosen[voice]) voices.set(room, voices.has(room) ? 'both' : voice);
  }
  return [...voices].map(([room, voice]) => ({ room, voice }));
}
