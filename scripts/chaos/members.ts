/**
 * Members with check-ins whose notes are due in a moment. Their records are written by what `/check-in start` and the
 * button **Later** do with a record, and not by typing and pressing: three thousand people who say yes would take
 * longer than all that is tried here, and what is tried begins with the record.
 */
import { makeOccurrence } from '#core/occurrence.ts';
import { NOBODY, type CheckIn, type Member, type Rhythm } from '#core/records.ts';
import { begin, putOff } from '#support/check-ins.ts';
import { claim, settle } from '#support/claims.ts';
import { seen } from '#support/due.ts';
import { anchored } from '#support/upcoming.ts';
import { spreadOf } from '#timetable/spread.ts';
import type { Moment, Platform, Waiting } from './evidence.ts';
import type { Ledger } from './ledger.ts';
import type { Platforms, Resident } from './platforms.ts';
import { between, type Between } from './weather.ts';

type Instant = Temporal.Instant;

/** When notes are due. */
export interface Burst {
  readonly count: Readonly<Record<Platform, number>>;
  /** How many groups there are, and how many reminders each has. */
  readonly groups: Readonly<Record<Platform, number>>;
  readonly reminders: number;
  /** The first whole minute in which notes are due, and how many there are. */
  readonly from: Instant;
  readonly minutes: number;
  /** Over how many milliseconds notes that were put off come again. */
  readonly laterOver: number;
  /** The longest spread of a row, in milliseconds: shorter than a minute where a run must be short. */
  readonly spreadWithin: number;
  /** What members wait for, in turn. */
  readonly kinds: readonly Kind[];
}

/** A waiting member, their id and their name. */
export type Written = Waiting & { readonly id: string; readonly name: string };

/** What a member waits for: the note of the rhythm, one that was put off, or the one after the other. */
type Kind = 'next' | 'later' | 'both';

const ZONE = 'UTC';
const DAYS = [1, 2, 3, 4, 5, 6, 7];
/** A rhythm that comes round after the run. */
const FAR = { hours: 3 };
/**
 * How long before the note of the rhythm a note that was put off comes again, in milliseconds: its spread is over by
 * then, and where it is taken up again after a kill, both are due.
 */
const JUST_BEFORE: Between = [61_000, 90_000];
/** The minute in which the first of those is due. */
const AFTER_THAT = 2;

/** Writes the members' records. */
export async function writeMembers(
  ledger: Ledger,
  platforms: Platforms,
  burst: Burst,
): Promise<readonly Written[]> {
  const written: Written[] = [];
  for (const platform of ['discord', 'slack'] as const) {
    for (let i = 0; i < burst.count[platform]; i += 1) {
      const resident = findResident(ledger, platforms, platform, burst.spreadWithin);
      const kind = burst.kinds[i % burst.kinds.length] ?? 'next';
      written.push(await writeOne(ledger, platform, resident, planOf(kind, i, burst)));
    }
  }
  return written;
}

/** Somebody whose row goes out soon enough after its moment. */
function findResident(
  ledger: Ledger,
  platforms: Platforms,
  platform: Platform,
  spreadWithin: number,
): Resident {
  for (;;) {
    const resident = platforms.moveIn(platform);
    if (spreadOf(ledger.rowOf(resident.id)) < spreadWithin) return resident;
  }
}

/** What is due for one member. */
interface Plan {
  /** When the rhythm comes round. */
  readonly comesAt: Instant;
  /** True where that is within the run. */
  readonly isSoon: boolean;
  /** When a note that was put off comes again. */
  readonly later?: Instant;
}

function planOf(kind: Kind, i: number, { from, minutes, laterOver }: Burst): Plan {
  const minute = i % minutes;
  const milliseconds = (range: Between): Temporal.DurationLike => ({
    milliseconds: Math.floor(between(range)),
  });
  switch (kind) {
    case 'next':
      return { comesAt: from.add({ minutes: minute }), isSoon: true };
    case 'later':
      return { comesAt: from.add(FAR), isSoon: false, later: from.add(milliseconds([0, laterOver])) };
    case 'both': {
      const comesAt = from.add({ minutes: Math.max(minute, AFTER_THAT) });
      return { comesAt, isSoon: true, later: comesAt.subtract(milliseconds(JUST_BEFORE)) };
    }
  }
}

async function writeOne(
  ledger: Ledger,
  platform: Platform,
  { id, chat, name }: Resident,
  { comesAt, isSoon, later }: Plan,
): Promise<Written> {
  const row = ledger.rowOf(id);
  const member = begun({ platform, chat }, comesAt, later);
  await ledger.write(id, member);
  const about = (moment: Instant): string =>
    moment.toZonedDateTimeISO(ZONE).toPlainDateTime().toString().slice(0, 16);
  const momentOf = (moment: Instant, of: Instant): Moment => ({
    about: about(of),
    at: moment.epochMilliseconds,
    goesOutAt: moment.epochMilliseconds + spreadOf(row),
  });
  const moments = [
    ...(later
      ? [{ ...momentOf(later, comesAt.subtract({ hours: 24 })), ...(isSoon && { givesWay: true as const }) }]
      : []),
    ...(isSoon ? [momentOf(comesAt, comesAt)] : []),
  ];
  return { id, name, platform, chat, row, moments };
}

/** A member who said yes; where a note was put off, a day earlier, and that note went out. */
function begun(reach: NonNullable<Member['reach']>, comesAt: Instant, later: Instant | undefined): Member {
  const first = later ? comesAt.subtract({ hours: 24 }) : comesAt;
  const before = first.subtract({ minutes: 1 });
  const at = first.toZonedDateTimeISO(ZONE).toPlainTime().toString().slice(0, 5);
  const rhythm: Rhythm = anchored({ days: DAYS, at, zone: ZONE, every: 1 }, before);
  const member: Member = {
    ...begin(seen(NOBODY, comesAt), rhythm, before),
    // The run may be at any hour.
    settings: { zone: ZONE, quiet: { from: '00:00', until: '00:00' } },
    reach,
    agreedAt: before.epochMilliseconds,
  };
  return later ? asked(member, first, later) : member;
}

/** The same, after a note arrived and was put off. */
function asked(member: Member, first: Instant, later: Instant): Member {
  const id = makeOccurrence();
  const claimed = claim(member, first, id).member;
  const { checkIn, ...rest } = settle(
    claimed,
    id,
    { outcome: 'sent', chat: member.reach?.chat ?? '' },
    first,
  );
  if (!checkIn) throw new Error('A member who began has no check-in.');
  const late: CheckIn = putOff(checkIn, id, later);
  return { ...rest, checkIn: late };
}
