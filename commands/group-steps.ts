/** One step a week in a channel, in the voice that the channel has. */
import {
  command,
  flag,
  form,
  makeOccurrence,
  refuse,
  requireOption,
  saying,
  type Context,
  type Message,
  type Refusal,
  type Reminder,
} from '#core/command.ts';
import { daysOption } from '#support/days.ts';
import { orNothing } from '#support/groups.ts';
import { dropReminder, findReminder, putReminder, remindersIn } from '#support/reminders.ts';
import { timeOption } from '#support/times.ts';
import { anchored } from '#support/upcoming.ts';
import { sayOne } from './group-reminder.ts';
import { change } from './reminder-change.ts';
import { keptAs, sayPlanned } from './reminder-plan.ts';

const loops = flag({ summary: 'group-steps.loops.summary', label: 'group-steps.loops' });

/** Asks for the day and the hour. */
const planSteps = form({
  name: 'steps-plan',
  version: 1,
  needs: 'moderator',
  parts: {},
  place: 'replace',
  title: 'group-steps.title',
  fields: { days: requireOption(daysOption), at: requireOption(timeOption), loops },
  submit: 'reminder.form.submit',
  run: (_, input, context) => plan(input, context),
});

/** Everything in this file that can be filled in. */
export const groupStepsActions = [planSteps];

export const groupSteps = command({
  name: 'group-steps',
  needs: 'moderator',
  summary: 'group-steps.summary',
  options: {},
  subs: [
    command({
      name: 'start',
      needs: 'moderator',
      summary: 'group-steps.start.summary',
      options: {},
      examples: ['/group-steps start'],
      missing: () => planSteps.id({}),
      run: (_, context) => show(context),
    }),
    command({
      name: 'stop',
      needs: 'moderator',
      summary: 'group-steps.stop.summary',
      options: {},
      examples: ['/group-steps stop'],
      run: (_, context) => stop(context),
    }),
    command({
      name: 'show',
      needs: 'moderator',
      summary: 'group-steps.show.summary',
      options: {},
      examples: ['/group-steps show'],
      run: (_, context) => show(context),
    }),
  ],
  examples: ['/group-steps'],
  run: (_, context) => show(context),
});

/** The steps that are planned for the room that the call came from. */
const plannedIn = ({ group, from }: Context): Reminder | undefined =>
  from.room === undefined
    ? undefined
    : remindersIn(group?.known?.kept, from.room).find(({ says }) => says.kind === 'steps');

const show = (context: Context): Message | Refusal => {
  const planned = plannedIn(context);
  return planned ? sayOne(planned.id, context) : refuse(context.say('group-steps.none'));
};

async function stop(context: Context): Promise<Message | Refusal> {
  const planned = plannedIn(context);
  if (!planned) return refuse(context.say('group-steps.none'));
  const { isChanged } = await change(context, 'steps-stopped', (group) =>
    findReminder(group, planned.id) ? dropReminder(group, planned.id) : group,
  );
  return isChanged ? saying(context.say('group-steps.stopped')) : refuse(context.say('group-steps.none'));
}

async function plan(
  wish: { readonly days?: number[]; readonly at?: string; readonly loops?: boolean },
  context: Context,
): Promise<Message | Refusal> {
  const { say, from, now, group } = context;
  const kept = group?.known?.kept;
  if (!from.room || from.mayPost === 'no') return refuse(say('reminder.not-you'));
  if (from.botMayPost === 'no') return refuse(say('share.not-me'));
  if (!kept?.zone) return refuse(say('reminder.no-zone'));
  if (plannedIn(context)) return refuse(say('group-steps.is-on'));
  const { days = [7], at = '18:00' } = wish;
  if (days.length > 1) return refuse(say('group-steps.one-day'));
  const made: Reminder = {
    id: makeOccurrence(),
    room: from.room,
    zone: kept.zone,
    says: { kind: 'steps', next: 1, loops: wish.loops ?? false },
    rhythm: anchored({ days, at, every: 1, zone: kept.zone }, now),
    paused: 'draft',
    editedBy: from.member,
    editedAt: now.epochMilliseconds,
    skipped: [],
  };
  const after = await group?.record.update((was) => putReminder(orNothing(was, kept.platform), made, now));
  const planned = keptAs(made, after) ?? made;
  return sayPlanned(planned, planned.id, kept, context);
}
