/** What happened to a member's notes meanwhile, told once. */
import type { Block, Member, Say } from '#core/command.ts';
import { sayDay } from '#support/when.ts';

export const news = {
  say: (member: Member, say: Say): readonly Block[] =>
    member.news.map(({ kind, at }) => ({
      kind: 'text',
      text: say(`check-in.news.${kind}`, { day: sayDay(Temporal.PlainDate.from(at), say) }),
    })),
  told: (member: Member): Member => ({ ...member, news: [] }),
};
