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

/** Changes one reminder and says so, with what it is then. */
export async function changeOne(
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
        blocks: [{ kind: 'text', text: say(sentence) }, ...describe(reminder, context)],
      }
    : refuse(say('reminder.gone'));
}
