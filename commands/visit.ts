/** What happened to a member's notes meanwhile, told once at the next command. */
import type { Block, Member, Say } from '#core/command.ts';
import { isLongUnseen, seen } from '#support/due.ts';
import { sayDay } from '#support/when.ts';
import { resumeCheckIn } from './pause.ts';

/** News of what stopped the check-in. */
const STOPS: ReadonlySet<Member['news'][number]['kind']> = new Set(['closed-paused', 'gone', 'rest']);

/** A visit of a member. */
export const visit = {
  say: ({ news, checkIn }: Member, say: Say): readonly Block[] => {
    const isResting = checkIn?.paused?.why === 'unanswered';
    // Who resumed since then need not hear that notes stopped.
    const current = news.filter(({ kind }) => kind !== 'rest' || isResting);
    const told = current.map(({ kind, at }): Block => ({
      kind: 'text',
      text: say(`check-in.news.${kind}`, { day: sayDay(Temporal.PlainDate.from(at), say) }),
    }));
    const isOver = isResting || checkIn?.paused?.why === 'closed';
    const isStopped = isOver && current.some(({ kind }) => STOPS.has(kind));
    const resume = resumeCheckIn.button(say.label('check-in.resume.button'), {});
    return isStopped ? [...told, { kind: 'buttons', buttons: [resume] }] : told;
  },
  isNoted: (member: Member, now: Temporal.Instant): boolean =>
    member.news.length > 0 || isLongUnseen(member, now),
  /** What came since `told` was read waits for the next time. */
  note: (member: Member, told: Member, now: Temporal.Instant): Member => ({
    ...seen(member, now),
    news: member.news.filter(
      (each) => !told.news.some(({ kind, at }) => kind === each.kind && at === each.at),
    ),
  }),
};
