/** What happened to a member's notes meanwhile, told once at the next command. */
import type { Block, Member, Say } from '#core/command.ts';
import { isLongUnseen, seen } from '#support/due.ts';
import { sayDay } from '#support/when.ts';

/** A visit of a member. */
export const visit = {
  say: (member: Member, say: Say): readonly Block[] =>
    member.news.map(({ kind, at }) => ({
      kind: 'text',
      text: say(`check-in.news.${kind}`, { day: sayDay(Temporal.PlainDate.from(at), say) }),
    })),
  isNoted: (member: Member, now: Temporal.Instant): boolean =>
    member.news.length > 0 || isLongUnseen(member, now),
  note: (member: Member, now: Temporal.Instant): Member => ({ ...seen(member, now), news: [] }),
};
