import type { Choice } from '#core/message.ts';
import type { Member, PromiseMade } from '#core/records.ts';

/** How many promises are shown or offered at once. */
const AT_ONCE = 25;
/** The longest label of a choice. */
const LABEL = 75;

/** The open promises in the order in which they were made. */
const madeOf = (member: Member | undefined): readonly PromiseMade[] =>
  (member?.promises ?? []).filter(({ state }) => state === 'open');

const byDay = (a: PromiseMade, b: PromiseMade): number =>
  (a.day ?? '9999').localeCompare(b.day ?? '9999') || a.madeAt - b.madeAt;

/** The open promises, those with the nearest day first, then the oldest. */
export const openOf = (member: Member | undefined): readonly PromiseMade[] => madeOf(member).toSorted(byDay);

/** Those of them that a check-in asks about: where they are too many for a form, the ones that were made last. */
export const askedOf = (member: Member | undefined): readonly PromiseMade[] =>
  madeOf(member).slice(-AT_ONCE).toSorted(byDay);

/** The promises that were kept, as far as they are remembered. */
export const keptOf = (member: Member | undefined): readonly PromiseMade[] =>
  (member?.promises ?? []).filter(({ state }) => state === 'kept');

/** So many promises can be open at once. */
export const MOST_OPEN = 50;

/** True where there is no room for another promise. */
export const isFull = (member: Member): boolean => openOf(member).length >= MOST_OPEN;

/** A new promise, with the day by which it is to be kept, if there is one. */
export const promise = (
  id: string,
  words: string,
  day: string | undefined,
  now: Temporal.Instant,
): PromiseMade => ({ id, words, ...(day && { day }), madeAt: now.epochMilliseconds, state: 'open' });

/** Enough of a promise to know it by. */
const brief = (words: string): string => {
  const line = words.replaceAll(/\s+/g, ' ').trim();
  return line.length > LABEL ? `${line.slice(0, LABEL - 1).trimEnd()}…` : line;
};

/** One page of the open promises, and the page after it; the first comes after the last. */
export interface PromisePage {
  readonly shown: readonly PromiseMade[];
  /** Absent where one page holds them all. */
  readonly next?: number;
}

/** So many pages the promises can have. */
export const MOST_PAGES = Math.ceil(MOST_OPEN / AT_ONCE);

/** The open promises on a page, which is counted from 0; the first ones where that page is empty by now. */
export function pageOf(member: Member | undefined, page: number): PromisePage {
  const open = openOf(member);
  const count = Math.ceil(open.length / AT_ONCE);
  const at = page < count ? page : 0;
  const shown = open.slice(at * AT_ONCE, (at + 1) * AT_ONCE);
  return count > 1 ? { shown, next: (at + 1) % count } : { shown };
}

/** Promises as choices, by id. Two that read alike are told apart by a number. */
export function choicesOf(promises: readonly PromiseMade[]): readonly Choice[] {
  const labels = new Map<string, number>();
  return promises.map(({ id, words }) => {
    const label = brief(words);
    const count = (labels.get(label) ?? 0) + 1;
    labels.set(label, count);
    return { value: id, label: count === 1 ? label : `${brief(label.slice(0, LABEL - 5))} (${count})` };
  });
}

/** The open promises with these ids end, as kept or as let go. Others stay as they are. */
export const endPromises = (member: Member, ids: readonly string[], state: 'kept' | 'let-go'): Member => ({
  ...member,
  promises: member.promises.map((made) =>
    made.state === 'open' && ids.includes(made.id) ? { ...made, state } : made,
  ),
});
