/** A reminder in words: when it comes, who changed it last, what did not go out. */
import { type Block, type Context, type Reminder, type Say } from '#core/command.ts';
import { sayDays } from '#support/days.ts';
import { comingUp } from '#support/reminders.ts';
import { stepWords } from '#support/steps.ts';
import { sayMoment, sayRhythm } from '#support/when.ts';
import { somebody } from './somebody.ts';

/** When it comes, the next three times, who changed it last, and what did not go out. */
export function describe(reminder: Reminder, { say, now }: Context): readonly Block[] {
  const { rhythm, zone, says, editedBy, paused, skipped } = reminder;
  const dates = comingUp(reminder, now).map((moment) => sayMoment(moment, zone, say));
  const when = rhythm ? sayRhythm(rhythm, say) : (dates[0] ?? say.label('reminder.over'));
  const isOver = rhythm !== undefined && dates.length === 0;
  const state =
    paused === undefined || paused === 'draft'
      ? isOver && say.label('reminder.over')
      : say.label(`reminder.state.${paused}`);
  return [
    {
      kind: 'facts',
      facts: [
        { name: say.label('check-in.when'), value: [when] },
        ...(state ? [{ name: say.label('check-in.state'), value: [state] }] : []),
        ...(says.kind === 'steps' && !isOver ? [sayStep(says.next, say)] : []),
        // What is being planned, nobody has changed yet.
        ...(paused === 'draft'
          ? []
          : [{ name: say.label('reminder.edited-by'), value: [somebody(editedBy, say)] }]),
      ],
    },
    ...(dates.length > 0 ? sayDates(dates, paused !== undefined, say) : []),
    ...skipped.map(({ at, why }): Block => ({
      kind: 'aside',
      text: say(`reminder.skipped.${why}`, { moment: sayMoment(Temporal.PlainDateTime.from(at), zone, say) }),
    })),
  ];
}

/** On which dates it comes, or would come. */
const sayDates = (dates: readonly string[], isOnHold: boolean, say: Say): readonly Block[] => [
  { kind: 'text', text: [{ strong: say.label(isOnHold ? 'reminder.dates.held' : 'reminder.dates') }] },
  { kind: 'list', items: dates.map((date) => [date]) },
];

/** The step that comes next. */
const sayStep = (step: number, say: Say) => ({
  name: say.label('group-steps.next'),
  value: [say.label('steps.numbered', { step, name: stepWords(say, step).name })],
});

/** Enough of a reminder to know it by. */
export const label = (reminder: Reminder, i: number, say: Say): string => {
  const said = reminder.says.kind === 'words' ? reminder.says.words : say.label('group-steps.title');
  return `${i + 1}. ${said.replaceAll(/\s+/g, ' ').slice(0, 60)}`;
};

/** A reminder as it stands in the form. */
export function printReminder(reminder: Reminder | undefined, say: Say): Readonly<Record<string, string>> {
  if (reminder?.says.kind !== 'words') return {};
  const { rhythm, next, says } = reminder;
  return {
    words: says.words,
    when: rhythm ? sayDays(rhythm.days, say) : (next?.slice(0, 10) ?? ''),
    at: rhythm?.at ?? next?.slice(11) ?? '',
    ...(rhythm && { every: String(rhythm.every) }),
    ...(rhythm?.until && { until: rhythm.until }),
  };
}
