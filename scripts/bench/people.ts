/** Members of the benchmark: each asked for a check-in. */
import { NOBODY, type Member } from '#core/records.ts';
import { Unreachable } from '#store/errors.ts';

/** The lane, and the name of the platform, of everything that is due here. */
export const LANE = 'bench';

/** Somebody whose next check-in is at this minute; it comes every day, and no hour is quiet. In milliseconds since 1970. */
export function memberAt(moment: number): Member {
  const at = Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO('UTC');
  const next = at.toPlainDateTime().toString({ smallestUnit: 'minute' });
  const monday = at.toPlainDate().subtract({ days: at.dayOfWeek - 1 });
  return {
    ...NOBODY,
    settings: { zone: 'UTC', quiet: { from: '00:00', until: '00:00' } },
    reach: { platform: LANE, chat: 'bench:100000000000000000' },
    agreedAt: moment,
    checkIn: {
      rhythm: {
        days: [1, 2, 3, 4, 5, 6, 7],
        every: 1,
        anchor: String(monday),
        at: next.slice(-5),
        zone: 'UTC',
      },
      next,
      unanswered: 0,
      closed: 0,
      turn: 0,
    },
    seenOn: String(at.toPlainDate()),
  };
}

const TRIES = 20;

/** What `act` gives; where the store was too slow it is asked again, which changes nothing twice. */
export async function insist<T>(act: () => Promise<T>): Promise<T> {
  for (let tries = 1; tries < TRIES; tries += 1) {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
    }
  }
  return act();
}

/** Does something for each number from `from` to below `until`, so many at once. */
export async function forEach(
  { from = 0, until, atOnce }: { readonly from?: number; readonly until: number; readonly atOnce: number },
  act: (i: number) => Promise<unknown>,
): Promise<void> {
  let next = from;
  const work = async (): Promise<void> => {
    for (let i = next++; i < until; i = next++) await act(i);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}
