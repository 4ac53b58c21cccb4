/**
 * Groups with reminders that are due in a moment. Their records are written by what `/group-reminder add` and
 * `/group-steps start` do with a record, for the reason for which members are.
 */
import type { Group, Reminder } from '#core/group-records.ts';
import { nothingOf } from '#core/group-records.ts';
import { makeOccurrence } from '#core/occurrence.ts';
import { momentOf, putReminder, start } from '#support/reminders.ts';
import { anchored } from '#support/upcoming.ts';
import { spreadOf } from '#timetable/spread.ts';
import { PLATFORMS, type Gathered, type Planned, type Platform } from './evidence.ts';
import type { Ledger } from './ledger.ts';
import type { Burst } from './members.ts';
import type { Platforms } from './platforms.ts';

/** A waiting group and its id. */
export type WrittenGroup = Gathered & { readonly id: string };

/** What groups plan, in turn: words that come once, words that come each day, a step a week. */
const KINDS = ['once', 'daily', 'steps'] as const;
const ZONE = 'UTC';
const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7];

/** What stands in a room where words were planned. */
export const WORDS = 'We meet now.';

/** Writes the groups' records. In the first one of each platform everything is due in the same minute. */
export async function writeGroups(
  ledger: Ledger,
  platforms: Platforms,
  burst: Burst,
): Promise<readonly WrittenGroup[]> {
  const written: WrittenGroup[] = [];
  for (const platform of PLATFORMS) {
    for (let i = 0; i < burst.groups[platform]; i += 1) {
      const id = findGroup(ledger, platforms, platform, burst.spreadWithin);
      const row = ledger.rowOfGroup(id);
      let kept = nothingOf(platform);
      const reminders: Planned[] = [];
      for (let k = 0; k < burst.reminders; k += 1) {
        const minute = i === 0 ? 0 : (i + k) % burst.minutes;
        const at = burst.from.add({ minutes: minute });
        const made = plan(KINDS[k % KINDS.length] ?? 'once', platforms.openRoom(platform), at, burst);
        kept = putReminder(kept, made, at.subtract({ minutes: 1 }));
        reminders.push(plannedOf(made, row));
      }
      await ledger.writeGroup(id, kept satisfies Group);
      written.push({ id, platform, row, reminders });
    }
  }
  return written;
}

/** A group whose row goes out soon enough after its moment. */
function findGroup(ledger: Ledger, platforms: Platforms, platform: Platform, spreadWithin: number): string {
  for (;;) {
    const id = platforms.found(platform);
    if (spreadOf(ledger.rowOfGroup(id)) < spreadWithin) return id;
  }
}

/** One that goes out soon enough after its minute: those of one minute go out one after another. */
function plan(
  kind: (typeof KINDS)[number],
  room: string,
  at: Temporal.Instant,
  { spreadWithin }: Burst,
): Reminder {
  const before = at.subtract({ minutes: 1 });
  const wall = at.toZonedDateTimeISO(ZONE).toPlainDateTime().toString({ smallestUnit: 'minute' });
  const days = kind === 'steps' ? [at.toZonedDateTimeISO(ZONE).dayOfWeek] : ALL_DAYS;
  const rhythm = anchored({ days, at: wall.slice(11), zone: ZONE, every: 1 }, before);
  for (;;) {
    const reminder: Reminder = {
      id: makeOccurrence(),
      room,
      zone: ZONE,
      says: kind === 'steps' ? { kind, next: 1, loops: true } : { kind: 'words', words: WORDS },
      ...(kind === 'once' ? { next: wall } : { rhythm }),
      editedBy: 'somebody',
      editedAt: before.epochMilliseconds,
      skipped: [],
    };
    if (momentOf(reminder, wall) - at.epochMilliseconds < spreadWithin) return start(reminder, before);
  }
}

function plannedOf(reminder: Reminder, row: string): Planned {
  const { id, room, says, next } = reminder;
  if (next === undefined) throw new Error('A reminder that was started has a next one.');
  const at = momentOf(reminder, next);
  const moment = { about: next, at, goesOutAt: at + spreadOf(row) };
  return { id, room, says: says.kind, moment };
}
