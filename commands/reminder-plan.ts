/** Planning what a group hears: written in a form, shown as it will be posted, started by a press. */
import {
  form,
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
import { findReminder, MOST_IN_ROOM, putReminder, remindersIn, start } from '#support/reminders.ts';
import { timeOption } from '#support/times.ts';
import { anchored } from '#support/upcoming.ts';
import { weeksOption } from '#support/weeks.ts';
import { whenOption, type When } from '#support/when-option.ts';
import { changeOne } from './reminder-change.ts';
import { sayReminder } from './reminder-due.ts';
import { describe, printReminder } from './reminder-facts.ts';

const id = { id: occurrencePart };

// What can be pressed

const startReminder = press({
  name: 'reminder-start',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'replace',
  run: (at, context) =>
    changeOne(at.id, 'reminder-added', (kept) => start(kept, context.now), 'reminder.started', context),
});

const startLoudly = press({
  name: 'reminder-loud',
  version: 1,
  needs: 'admin',
  parts: id,
  place: 'replace',
  run: (at, context) =>
    changeOne(
      at.id,
      'reminder-added',
      (kept) => ({ ...start(kept, context.now), tells: 'everybody' }),
      'reminder.started.loud',
      context,
    ),
});

// What is filled in

const words = text({ summary: 'reminder.words.summary', label: 'reminder.words', maxLength: 1500 });
const until = { ...dayOption, summary: 'check-in.until.summary', label: 'check-in.until.label' } as const;

/** Asks for the words, the days and the hour. */
export const planReminder = form({
  name: 'reminder',
  version: 1,
  needs: 'moderator',
  parts: id,
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
  run: (at, input, context) => plan(at.id, input, context),
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

/** Keeps the plan, not yet started, and shows what would come of it. */
async function plan(which: string, wish: Wish, context: Context): Promise<Message | Refusal> {
  const { say, from, now, group } = context;
  const kept = group?.known?.kept;
  if (!from.room || from.mayPost === 'no') return refuse(say('reminder.not-you'));
  if (from.botMayPost === 'no') return refuse(say('share.not-me'));
  if (!kept?.zone) return refuse(say('reminder.no-zone'));
  const isNew = findReminder(kept, which) === undefined;
  if (isNew && remindersIn(kept, from.room).length >= MOST_IN_ROOM)
    return refuse(say('reminder.too-many', { most: MOST_IN_ROOM }));
  const made = makeReminder(which, from.room, kept.zone, wish, context);
  if (!('id' in made)) return made;
  await group?.record.update((was) => putReminder(orNothing(was, kept.platform), made, now));
  return sayPlanned(made, kept, context);
}

/** What was planned and not started yet: as it will be posted, when, and the press that starts it. */
export function sayPlanned(made: Reminder, kept: Group, context: Context): Message {
  const { say, words: all } = context;
  const { id: which, says } = made;
  const shown = sayReminder(made, kept, all.in(kept.language));
  const buttons: readonly (Button | false)[] = [
    startReminder.button(say.label('reminder.start'), { id: which }, 'main'),
    startLoudly.button(say.label('reminder.start.loud'), { id: which }),
    says.kind === 'words' && planReminder.button(say.label('reminder.change'), { id: which }),
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
