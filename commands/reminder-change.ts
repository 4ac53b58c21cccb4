/** Changes of what a group planned, each with a note of who made it. */
import {
  refuse,
  type Context,
  type Group,
  type Message,
  type Refusal,
  type Reminder,
} from '#core/command.ts';
import { logged, orNothing } from '#support/groups.ts';
import { findReminder, putReminder } from '#support/reminders.ts';
import { describe } from './reminder-facts.ts';

type Did = Parameters<typeof logged>[1]['did'];

/** What came of a change: what is kept now, and whether this call changed it. */
export interface Changed {
  readonly kept: Group | undefined;
  readonly isChanged: boolean;
}

/** Changes the group's record and notes who did what. `make` gives the same group where there is nothing to change. */
export async function change(
  { group, from, now, chat }: Context,
  did: Did,
  make: (kept: Group) => Group,
): Promise<Changed> {
  const room = from.room && { room: from.room };
  const entry = { at: now.epochMilliseconds, by: from.member, did, ...room };
  let isChanged = false;
  const kept = await group?.record.update(
    (was) => {
      const before = orNothing(was, chat.platform);
      const after = make(before);
      isChanged = after !== before;
      return isChanged ? logged(after, entry, now) : was;
    },
    // This very call has changed it, or has found nothing to change.
    (hadEffect) => {
      isChanged = hadEffect;
    },
  );
  return { kept, isChanged };
}

/** Changes one reminder and says so, with what it is then. Where somebody was faster, it says that it was so already. */
export async function changeOne(
  which: string,
  did: Did,
  make: (reminder: Reminder) => Reminder,
  sentence: 'reminder.paused' | 'reminder.resumed' | 'reminder.skipped',
  context: Context,
): Promise<Message | Refusal> {
  const { from, now } = context;
  const edited = { editedBy: from.member, editedAt: now.epochMilliseconds };
  const { kept, isChanged } = await change(context, did, (group) => {
    const found = findReminder(group, which);
    const made = found && make(found);
    return made && made !== found ? putReminder(group, { ...made, ...edited }, now) : group;
  });
  return sayChanged(findReminder(kept, which), isChanged ? sentence : 'reminder.unchanged', context);
}

/** What became of a reminder, with what it is now. */
export function sayChanged(
  reminder: Reminder | undefined,
  sentence:
    Parameters<typeof changeOne>[3] | 'reminder.started' | 'reminder.started.loud' | 'reminder.unchanged',
  context: Context,
): Message | Refusal {
  const { say } = context;
  return reminder
    ? { blocks: [{ kind: 'text', text: say(sentence) }, ...describe(reminder, context)] }
    : refuse(say('reminder.gone'));
}
