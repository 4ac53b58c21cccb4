/** Planning what a group hears: written in a form, shown as it will be posted, started by a press. */
import {
  form,
  makeOccurrence,
  occurrencePart,
  press,
  refuse,
  requireOption,
  text,
  type Button,
  type Context,
  type Group,
  type Message,
  type Refusal,
  type Reminder,
} from '#core/command.ts';
import { dayOption, readDay } from '#support/dates.ts';
import { orNothing } from '#support/groups.ts';
import {
  findReminder,
  MOST_IN_ROOM,
  putReminder,
  remindersIn,
  startPlanned,
  type NotStarted,
  type Planned,
} from '#support/reminders.ts';
import { timeOption } from '#support/times.ts';
import { anchored } from '#support/upcoming.ts';
import { weeksOption } from '#support/weeks.ts';
import { whenOption, type When } from '#support/when-option.ts';
import { change, sayChanged } from './reminder-change.ts';
import { sayReminder } from './reminder-due.ts';
import { describe, printReminder } from './reminder-facts.ts';

/** What was planned, and the reminder that it changes. */
const planned = { id: occurrencePart, of: occurrencePart };

// What can be pressed

const startReminder = press({
  name: 'reminder-start',
  version: 2,
  needs: 'moderator',
  parts: planned,
  place: 'replace',
  run: (at, context) => startIt(at, undefined, context),
});

const startLoudly = press({
  name: 'reminder-loud',
  version: 2,
  needs: 'admin',
  parts: planned,
  place: 'replace',
  run: (at, context) => startIt(at, 'everybody', context),
});

// What is filled in

const words = text({ summary: 'reminder.words.summary', label: 'reminder.words', maxLength: 1500 });
const until = { ...dayOption, summary: 'reminder.until.summary', label: 'check-in.until.label' } as const;

/** Asks for the words, the days and the hour. `id` names what stands in it when it opens. */
export const planReminder = form({
  name: 'reminder',
  version: 2,
  needs: 'moderator',
  parts: planned,
  place: 'replace',
  title: 'reminder.form.title',
  fields: {
    words: requireOption(words),
    when: requireOption(whenOption),
    at: requireOption(timeOption),
    every: weeksOption,
    until,
  },
  submit: 'reminder.form.submit',
  prefill: (at, { group, say }) => printReminder(findReminder(group?.known?.kept, at.id), say),
  run: (at, input, context) => plan(at, input, context),
});

/** Everything in this file that can be pressed or filled in. */
export const planActions = [startReminder, startLoudly, planReminder];

// What is kept

interface Wish {
  readonly words?: string;
  readonly when?: When;
  readonly at?: string;
  readonly every?: number;
  readonly until?: string;
}

/**
 * Keeps the plan, not yet started, and shows what would come of it. What goes on already does so until it is started: its
 * change is a plan of its own.
 */
async function plan({ id, of }: Planned, wish: Wish, context: Context): Promise<Message | Refusal> {
  const { say, from, now, group } = context;
  const kept = group?.known?.kept;
  if (!from.room || from.mayPost === 'no') return refuse(say('reminder.not-you'));
  if (from.botMayPost === 'no') return refuse(say('share.not-me'));
  if (!kept?.zone) return refuse(say('reminder.no-zone'));
  const others = remindersIn(kept, from.room).filter((each) => each.id !== of);
  if (others.length >= MOST_IN_ROOM) return refuse(say('reminder.too-many', { most: MOST_IN_ROOM }));
  const goesOn = remindersIn(kept, from.room).some((each) => each.id === of);
  const made = makeReminder(goesOn ? makeOccurrence() : id, from.room, kept.zone, wish, context);
  if (!('id' in made)) return made;
  const after = await group?.record.update((was) => putReminder(orNothing(was, kept.platform), made, now));
  return sayPlanned(keptAs(made, after) ?? made, of, kept, context);
}

/** A plan as it was kept. Where a call came twice, the first one's. */
export const keptAs = (
  { id, editedBy, editedAt }: Reminder,
  after: Group | undefined,
): Reminder | undefined =>
  findReminder(after, id) ??
  after?.reminders.findLast(
    (each) => each.paused === 'draft' && each.editedBy === editedBy && each.editedAt <= editedAt,
  );

const WHY_NOT = {
  gone: 'reminder.gone',
  past: 'reminder.past',
  'is-on': 'group-steps.is-on',
} as const satisfies Partial<Record<NotStarted, string>>;

/** Starts what was planned, and says so with what it is then. */
async function startIt(at: Planned, tells: Reminder['tells'], context: Context): Promise<Message | Refusal> {
  const { say, now, group } = context;
  const draft = findReminder(group?.known?.kept, at.id);
  const did =
    draft?.says.kind === 'steps' ? 'steps-started' : at.id === at.of ? 'reminder-added' : 'reminder-edited';
  let why: NotStarted | undefined;
  const { kept } = await change(context, did, (was) => {
    const started = startPlanned(was, at, now, tells);
    why = typeof started === 'string' ? started : undefined;
    return typeof started === 'string' ? was : started;
  });
  if (why === 'too-many') return refuse(say('reminder.too-many', { most: MOST_IN_ROOM }));
  if (why !== undefined && why !== 'started') return refuse(say(WHY_NOT[why]));
  const started = findReminder(kept, at.of);
  if (why === 'started') return sayChanged(started, 'reminder.unchanged', context);
  return sayChanged(started, tells ? 'reminder.started.loud' : 'reminder.started', context);
}

/** What was planned and not started yet: as it will be posted, when, and the press that starts it. */
export function sayPlanned(made: Reminder, of: string, kept: Group, context: Context): Message {
  const { say, words: all } = context;
  const { says } = made;
  const which: Planned = { id: made.id, of };
  const shown = sayReminder(made, kept, all.in(kept.language));
  const buttons: readonly (Button | false)[] = [
    startReminder.button(say.label('reminder.start'), which, 'main'),
    context.group?.known?.role === 'admin' && startLoudly.button(say.label('reminder.start.loud'), which),
    says.kind === 'words' && planReminder.button(say.label('reminder.change'), which),
  ];
  return {
    blocks: [
      { kind: 'aside', text: say('reminder.preview.about') },
      ...shown.blocks.filter(({ kind }) => kind !== 'buttons'),
      ...describe(made, context),
      { kind: 'buttons', buttons: buttons.filter((button) => button !== false) },
    ],
  };
}

function makeReminder(
  which: string,
  room: string,
  zone: string,
  { words: said = '', when, at = '', every = 1, until: last }: Wish,
  { say, now, from }: Context,
): Reminder | Refusal {
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const shared = {
    id: which,
    room,
    zone,
    says: { kind: 'words', words: said },
    paused: 'draft',
    editedBy: from.member,
    editedAt: now.epochMilliseconds,
    skipped: [],
  } as const;
  if (when && 'day' in when) {
    const day = readDay(when.day, say, today);
    if (!day.ok) return refuse(day.problem);
    const next = `${day.value}T${at}`;
    const isPast = Temporal.PlainDateTime.compare(next, now.toZonedDateTimeISO(zone).toPlainDateTime()) <= 0;
    return isPast ? refuse(say('reminder.past')) : { ...shared, skipped: [], next };
  }
  const end = last === undefined ? undefined : readDay(last, say, today);
  if (end && !end.ok) return refuse(end.problem);
  const rhythm = anchored(
    { days: when?.days ?? [7], at, every, zone, ...(end && { until: end.value }) },
    now,
  );
  return { ...shared, skipped: [], rhythm };
}
