/** What a group hears at an hour it chose: planned, shown as it will be posted, left out once, paused, removed. */
import {
  command,
  heading,
  makeOccurrence,
  occurrencePart,
  pickOwn,
  press,
  refuse,
  saying,
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
import { momentPart } from '#support/moment-part.ts';
import {
  dropReminder,
  findReminder,
  pauseReminder,
  remindersIn,
  resumeReminder,
  skipNext,
  type Planned,
} from '#support/reminders.ts';
import { change, changeOne } from './reminder-change.ts';
import { sayReminder } from './reminder-due.ts';
import { describe, label } from './reminder-facts.ts';
import { planActions, planReminder } from './reminder-plan.ts';

const id = { id: occurrencePart };

/** A reminder that nobody planned before. */
function fresh(): Planned {
  const made = makeOccurrence();
  return { id: made, of: made };
}

// What can be pressed

const pauseOne = press({
  name: 'reminder-pause',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'replace',
  run: (at, context) => changeOne(at.id, 'reminder-paused', pauseReminder, 'reminder.paused', context),
});

const resumeOne = press({
  name: 'reminder-resume',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'replace',
  run: (at, context) =>
    changeOne(
      at.id,
      'reminder-resumed',
      (kept) => resumeReminder(kept, context.now),
      'reminder.resumed',
      context,
    ),
});

const skipOne = press({
  name: 'reminder-skip',
  version: 2,
  needs: 'moderator',
  parts: { ...id, at: momentPart },
  place: 'replace',
  run: ({ id: which, at }, context) =>
    changeOne(which, 'reminder-skipped', (kept) => skipNext(kept, at), 'reminder.skipped', context),
});

const removeOne = press({
  name: 'reminder-remove',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'replace',
  run: async (at, context) => {
    const { say } = context;
    const { isChanged } = await change(context, 'reminder-removed', (group) =>
      findReminder(group, at.id) ? dropReminder(group, at.id) : group,
    );
    return isChanged ? saying(say('reminder.removed')) : refuse(say('reminder.gone'));
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

/** Everything in this file that can be pressed or filled in. */
export const reminderActions = [
  ...planActions,
  pauseOne,
  resumeOne,
  skipOne,
  removeOne,
  previewOne,
  chooseOne,
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
      missing: () => planReminder.id(fresh()),
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

// What is said

const known = ({ group }: Context): Group | undefined => group?.known?.kept;

function ownButtons({ id: which, paused, says, next }: Reminder, say: Say): Block {
  const buttons: readonly (Button | false)[] = [
    previewOne.button(say.label('reminder.preview'), { id: which }),
    says.kind === 'words' && planReminder.button(say.label('reminder.change'), { id: which, of: which }),
    paused === undefined &&
      next !== undefined &&
      skipOne.button(say.label('reminder.skip'), { id: which, at: next }),
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
  const add = planReminder.button(say.label('reminder.add'), fresh());
  return { blocks: [heading(say.label('reminder.title')), ...list, { kind: 'buttons', buttons: [add] }] };
}
