/** What a group hears at an hour it chose: planned, shown as it will be posted, left out once, paused, removed. */
import {
  command,
  form,
  heading,
  makeOccurrence,
  memberId,
  occurrencePart,
  pickOwn,
  press,
  refuse,
  requireOption,
  saying,
  text,
  type Block,
  type Button,
  type Command,
  type Context,
  type Group,
  type Message,
  type Refusal,
  type Reminder,
  type Say,
} from '#core/command.ts';
import { dayOption, readDay } from '#support/dates.ts';
import { logged, orNothing } from '#support/groups.ts';
import {
  dropReminder,
  findReminder,
  MOST_IN_ROOM,
  pauseReminder,
  putReminder,
  remindersIn,
  skipNext,
  start,
} from '#support/reminders.ts';
import { nextThree } from '#support/rhythm.ts';
import { timeOption } from '#support/times.ts';
import { anchored } from '#support/upcoming.ts';
import { weeksOption } from '#support/weeks.ts';
import { whenOption, type When } from '#support/when-option.ts';
import { sayMoment, sayRhythm } from '#support/when.ts';
import { sayReminder } from './reminder-due.ts';

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

const pauseOne = press({
  name: 'reminder-pause',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'replace',
  run: (at, context) =>
    changeOne(at.id, 'reminder-paused', (kept) => pauseReminder(kept, 'asked'), 'reminder.paused', context),
});

const resumeOne = press({
  name: 'reminder-resume',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'replace',
  run: (at, context) =>
    changeOne(at.id, 'reminder-resumed', (kept) => start(kept, context.now), 'reminder.resumed', context),
});

const skipOne = press({
  name: 'reminder-skip',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'replace',
  run: (at, context) => changeOne(at.id, 'reminder-skipped', skipNext, 'reminder.skipped', context),
});

const removeOne = press({
  name: 'reminder-remove',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'replace',
  run: async (at, context) => {
    await change(context, 'reminder-removed', (group) => dropReminder(group, at.id));
    return saying(context.say('reminder.removed'));
  },
});

const previewOne = press({
  name: 'reminder-preview',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'new',
  run: (at, context) => preview(at.id, context),
});

const chooseOne = pickOwn({
  name: 'reminder-one',
  version: 1,
  needs: 'moderator',
  place: 'replace',
  run: (chosen, context) => sayOne(chosen, context),
});

// What is filled in

const words = text({ summary: 'reminder.words.summary', label: 'reminder.words', maxLength: 1500 });
const until = { ...dayOption, summary: 'check-in.until.summary', label: 'check-in.until.label' } as const;

const planReminder = form({
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
export const reminderActions = [
  startReminder,
  startLoudly,
  pauseOne,
  resumeOne,
  skipOne,
  removeOne,
  previewOne,
  chooseOne,
  planReminder,
];

// The command

const choosing = (name: 'edit' | 'preview' | 'skip-next' | 'pause' | 'resume' | 'remove'): Command =>
  command({
    name,
    needs: 'moderator',
    summary: `reminder.${name}.summary`,
    options: {},
    examples: [`/group-reminder ${name}`],
    run: (_, context) => sayList(context),
  });

export const groupReminder = command({
  name: 'group-reminder',
  needs: 'moderator',
  summary: 'reminder.summary',
  options: {},
  subs: [
    command({
      name: 'add',
      needs: 'moderator',
      summary: 'reminder.add.summary',
      options: {},
      examples: ['/group-reminder add'],
      missing: () => planReminder.id({ id: makeOccurrence() }),
      run: (_, context) => sayList(context),
    }),
    command({
      name: 'list',
      needs: 'moderator',
      summary: 'reminder.list.summary',
      options: {},
      examples: ['/group-reminder list'],
      run: (_, context) => sayList(context),
    }),
    choosing('edit'),
    choosing('preview'),
    choosing('skip-next'),
    choosing('pause'),
    choosing('resume'),
    choosing('remove'),
  ],
  examples: ['/group-reminder'],
  run: (_, context) => sayList(context),
});

// What is kept

type Did = Parameters<typeof logged>[1]['did'];

/** Changes the group's record, notes who did what, and gives what is kept then. */
export async function change(
  { group, from, now, chat }: Context,
  did: Did,
  make: (kept: Group) => Group,
): Promise<Group | undefined> {
  const room = from.room && { room: from.room };
  return group?.record.update((kept) =>
    logged(
      make(orNothing(kept, chat.platform)),
      { at: now.epochMilliseconds, by: from.member, did, ...room },
      now,
    ),
  );
}

async function changeOne(
  which: string,
  did: Did,
  make: (reminder: Reminder) => Reminder,
  sentence:
    | 'reminder.started'
    | 'reminder.started.loud'
    | 'reminder.paused'
    | 'reminder.resumed'
    | 'reminder.skipped',
  context: Context,
): Promise<Message | Refusal> {
  const { say, from, now } = context;
  if (!findReminder(context.group?.known?.kept, which)) return refuse(say('reminder.gone'));
  const edited = { editedBy: from.member, editedAt: now.epochMilliseconds };
  const kept = await change(context, did, (group) => {
    const found = findReminder(group, which);
    return found ? putReminder(group, { ...make(found), ...edited }, now) : group;
  });
  const reminder = findReminder(kept, which);
  return reminder
    ? {
        blocks: [
          { kind: 'text', text: say(sentence) },
          ...describe(reminder, context),
          ownButtons(reminder, say),
        ],
      }
    : refuse(say('reminder.gone'));
}

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

// What is said

const known = ({ group }: Context): Group | undefined => group?.known?.kept;

function printReminder(reminder: Reminder | undefined, say: Say): Readonly<Record<string, string>> {
  if (reminder?.says.kind !== 'words') return {};
  const { rhythm, next, says } = reminder;
  return {
    words: says.words,
    when: rhythm
      ? (whenOption.choices(say).find(({ value }) => value === rhythm.days.join())?.label ??
        rhythm.days.join())
      : (next?.slice(0, 10) ?? ''),
    at: rhythm?.at ?? next?.slice(11) ?? '',
    ...(rhythm && { every: String(rhythm.every) }),
    ...(rhythm?.until && { until: rhythm.until }),
  };
}

/** When it comes, the next three times, who changed it last, and what did not go out. */
function describe(reminder: Reminder, { say, now }: Context): readonly Block[] {
  const { rhythm, next, zone, editedBy, paused, skipped } = reminder;
  const dates = rhythm
    ? nextThree(rhythm, now).map((moment) => sayMoment(moment, zone, say))
    : next
      ? [sayMoment(Temporal.PlainDateTime.from(next), zone, say)]
      : [];
  const when = rhythm ? sayRhythm(rhythm, say) : (dates[0] ?? say.label('reminder.over'));
  const state =
    paused === undefined || paused === 'draft' ? undefined : say.label(`reminder.state.${paused}`);
  return [
    {
      kind: 'facts',
      facts: [
        { name: say.label('check-in.when'), value: [when] },
        ...(state ? [{ name: say.label('check-in.state'), value: [state] }] : []),
        { name: say.label('reminder.edited-by'), value: [{ member: memberId(editedBy) }] },
      ],
    },
    { kind: 'list', items: dates.map((date) => [date]) },
    ...skipped.map(({ at, why }): Block => ({
      kind: 'aside',
      text: say(`reminder.skipped.${why}`, { moment: sayMoment(Temporal.PlainDateTime.from(at), zone, say) }),
    })),
  ];
}

function ownButtons({ id: which, paused, says }: Reminder, say: Say): Block {
  const buttons: readonly (Button | false)[] = [
    previewOne.button(say.label('reminder.preview'), { id: which }),
    says.kind === 'words' && planReminder.button(say.label('reminder.change'), { id: which }),
    skipOne.button(say.label('reminder.skip'), { id: which }),
    paused
      ? resumeOne.button(say.label('check-in.resume.button'), { id: which })
      : pauseOne.button(say.label('check-in.pause.button'), { id: which }),
    removeOne.button(say.label('reminder.remove'), { id: which }, 'danger'),
  ];
  return { kind: 'buttons', buttons: buttons.filter((button) => button !== false) };
}

function preview(which: string, context: Context): Message | Refusal {
  const { say, words: all } = context;
  const kept = known(context);
  const reminder = findReminder(kept, which);
  if (!kept || !reminder) return refuse(say('reminder.gone'));
  const { blocks } = sayReminder(reminder, kept, all.in(kept.language));
  return { blocks: [{ kind: 'aside', text: say('reminder.preview.about') }, ...blocks] };
}

/** One of a room's reminders, with what can be done about it. */
export function sayOne(which: string, context: Context): Message | Refusal {
  const reminder = findReminder(known(context), which);
  if (!reminder) return refuse(context.say('reminder.gone'));
  const title = reminder.says.kind === 'words' ? [reminder.says.words] : context.say('group-steps.title');
  return {
    blocks: [
      { kind: 'text', text: title },
      ...describe(reminder, context),
      ownButtons(reminder, context.say),
    ],
  };
}

/** Enough of a reminder to know it by. */
const label = (reminder: Reminder, i: number, say: Say): string => {
  const said = reminder.says.kind === 'words' ? reminder.says.words : say.label('group-steps.title');
  return `${i + 1}. ${said.replaceAll(/\s+/g, ' ').slice(0, 60)}`;
};

function sayList(context: Context): Message | Refusal {
  const { say, from } = context;
  if (!from.room) return refuse(say('rights.group'));
  const all = remindersIn(known(context), from.room);
  const items = all.map((reminder, i) => [label(reminder, i, say)]);
  const choices = all.map((reminder, i) => ({ value: reminder.id, label: label(reminder, i, say) }));
  const list: readonly Block[] =
    all.length > 0
      ? [{ kind: 'list', items }, chooseOne.block(say.label('reminder.choose'), choices)]
      : [{ kind: 'text', text: say('reminder.none') }];
  const add = planReminder.button(say.label('reminder.add'), { id: makeOccurrence() });
  return { blocks: [heading(say.label('reminder.title')), ...list, { kind: 'buttons', buttons: [add] }] };
}
