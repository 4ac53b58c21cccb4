import type { DueRow, DueTable } from '#core/records.ts';

const ROWS = 1000;
const GROWTH = 4;

/**
 * Reads what is due on a lane at `until` (milliseconds since 1970) or before, the earliest first, page by page and no
 * further than it is asked to. A row that changes meanwhile may be told twice, or as it was.
 */
export async function* readDue(
  dues: Pick<DueTable, 'rows'>,
  lane: string,
  until: number,
): AsyncGenerator<readonly DueRow[]> {
  let from: number | undefined;
  let count = ROWS;
  let told = new Set<string>();
  for (;;) {
    const rows = await dues.rows(lane, until, count, from);
    yield rows.filter(({ name, at }) => at !== from || !told.has(name));
    const last = rows.at(-1);
    if (last === undefined || rows.length < count) return;
    // A page that lies within one moment is no step forward: many may be due at once.
    const isForward = last.at !== from;
    if (isForward) told = new Set();
    for (const { name, at } of rows) if (at === last.at) told.add(name);
    count = isForward ? ROWS : count * GROWTH;
    from = last.at;
  }
}
