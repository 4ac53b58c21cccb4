/** What is being written about the crisis lines of a group, and what is taken over from a file: for an hour. Pure. */
import type { Lines } from '#core/group-records.ts';

/** What is being written is dropped after so long, in milliseconds. */
const LASTS = 60 * 60_000;
/** So many drafts of each kind wait at once. */
const MOST = 20;

type Draft = Lines['drafts'][number];
type Import = Lines['imports'][number];

const isReady = ({ at }: Pick<Draft, 'at'>, now: Temporal.Instant): boolean =>
  now.epochMilliseconds - at < LASTS;

const fresh = <T extends { readonly id: string; readonly at: number }>(
  drafts: readonly T[],
  draft: T,
): T[] => [...drafts.filter(({ id, at }) => id !== draft.id && draft.at - at < LASTS).slice(1 - MOST), draft];

/** What somebody is writing, in place of what they wrote before under its id. */
export const putDraft = (lines: Lines, draft: Draft): Lines => ({
  ...lines,
  drafts: fresh(lines.drafts, draft),
});

/** The same for what is taken over from a file. */
export const putImport = (lines: Lines, taken: Import): Lines => ({
  ...lines,
  imports: fresh(lines.imports, taken),
});

const readyOf = <T extends { readonly id: string; readonly at: number }>(
  drafts: readonly T[],
  id: string,
  now: Temporal.Instant,
): T | undefined => drafts.find((each) => each.id === id && isReady(each, now));

/** What is being written under this id, while it is remembered. */
export const findDraft = (lines: Lines, id: string, now: Temporal.Instant): Draft | undefined =>
  readyOf(lines.drafts, id, now);

/** What is being taken over under this id, while it is remembered. */
export const findImport = (lines: Lines, id: string, now: Temporal.Instant): Import | undefined =>
  readyOf(lines.imports, id, now);

/** The same without what is over; the same lines where nothing is. */
export function withoutStale(lines: Lines, now: Temporal.Instant): Lines {
  if ([...lines.drafts, ...lines.imports].every((each) => isReady(each, now))) return lines;
  const drafts = lines.drafts.filter((each) => isReady(each, now));
  return { ...lines, drafts, imports: lines.imports.filter((each) => isReady(each, now)) };
}

/** When the first of it is over, in milliseconds since 1970; undefined where there is none. */
export function draftsEnd({ drafts, imports }: Lines): number | undefined {
  const ends = [...drafts, ...imports].map(({ at }) => at + LASTS);
  return ends.length > 0 ? Math.min(...ends) : undefined;
}
