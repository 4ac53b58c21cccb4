import { z } from 'zod';
import type { Member } from './records.ts';

/**
 * A group in which something stands under the member's name, and what that name is, so that it can be taken out there.
 * `chat`: where the member was written to last, for notes about the crisis lines of that group; `isQuiet`: they want none;
 * `questions`: messages to its moderators on which it stands, and since when.
 */
export const Moderated = z.object({
  group: z.string(),
  as: z.string(),
  chat: z.string().optional(),
  isQuiet: z.boolean().optional(),
  questions: z.array(z.object({ id: z.string(), at: z.number().int() })).optional(),
});

/** The private chat where the member's notes go, or where the last message went that is still remembered. */
export const chatWith = ({ reach, sent }: Member): string | undefined => reach?.chat ?? sent.at(-1)?.chat;

/** The same, or where they were written to last, for notes about crisis lines. */
export const chatOf = (member: Member): string | undefined =>
  chatWith(member) ?? member.moderated.at(-1)?.chat;

/**
 * The same where something stands under the member's name in a group. `as` is that name; `now` is when a record that was not
 * there before begins to count.
 */
export const noteGroup = (member: Member, group: string, as: string, now: Temporal.Instant): Member =>
  isNoted(member, group)
    ? member
    : {
        ...member,
        seenOn: member.seenOn ?? now.toZonedDateTimeISO('UTC').toPlainDate().toString(),
        moderated: [...member.moderated, { group, as, chat: chatOf(member) }],
      };

/** True where it is known that something stands under the member's name in a group, or on a message to its moderators. */
export const isNoted = (member: Member | undefined, group: string, question?: string): boolean =>
  member?.moderated.some(
    (each) =>
      each.group === group &&
      (question === undefined || each.questions?.some(({ id }) => id === question) === true),
  ) ?? false;

/** The same where it stands on a message to the moderators of a group. */
export function noteQuestion(
  member: Member,
  group: string,
  as: string,
  id: string,
  now: Temporal.Instant,
): Member {
  if (isNoted(member, group, id)) return member;
  const noted = noteGroup(member, group, as, now);
  const question = { id, at: now.epochMilliseconds };
  return {
    ...noted,
    moderated: noted.moderated.map((each) =>
      each.group === group ? { ...each, questions: [...(each.questions ?? []), question] } : each,
    ),
  };
}
