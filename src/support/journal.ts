import type { Member } from '#core/records.ts';

const DAY = 24 * 60 * 60_000;

/** Lists an entry in its owner's record, for as many days as it is kept. Listing it twice changes nothing. */
export function keepEntry(member: Member, id: string, days: number, now: Temporal.Instant): Member {
  if (isListed(member, id)) return member;
  const at = now.epochMilliseconds;
  return { ...member, entries: [...member.entries, { id, at, until: at + days * DAY }] };
}

/** Takes an entry off the list. */
export const dropEntry = (member: Member, id: string): Member => ({
  ...member,
  entries: member.entries.filter((entry) => entry.id !== id),
});

/** True where an entry is listed: what is not is nobody's to find. */
export const isListed = (member: Member | undefined, id: string): boolean =>
  member?.entries.some((entry) => entry.id === id) ?? false;
