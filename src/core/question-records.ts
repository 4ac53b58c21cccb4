/** What is kept of messages to moderators. */
import { z } from 'zod';

/** A moment, in milliseconds since 1970. */
const Moment = z.number().int();

/** Who did something, and when. Without `by` once that person was erased: a moderator. */
const Done = z.object({ by: z.string().optional(), at: Moment });

/** What somebody is about to say to the moderators of a group, while they look at it. Forgotten after 15 minutes. */
export const QuestionDraft = z.object({
  /** 16 characters of A-Z, a-z, 0-9, - and _: the question's own, if it is sent. */
  id: z.string(),
  group: z.string(),
  /** What moderators would call somebody who writes without a name. */
  alias: z.string(),
  /** Absent: not decided yet. */
  isNamed: z.boolean().optional(),
  /** Their own words, or an address that opens a message. */
  says: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('words'), words: z.string() }),
    z.object({ kind: z.literal('link'), link: z.string() }),
  ]),
  at: Moment,
});
export type QuestionDraft = z.infer<typeof QuestionDraft>;

/** A message to the moderators of a group that was sent: not its words, which stand in their room. Ends after 30 days. */
export const Question = z.object({
  id: z.string(),
  platform: z.string(),
  group: z.string(),
  /** The room where it was posted. */
  room: z.string(),
  /** Of what is said of it in the room. Absent: the default. */
  language: z.string().optional(),
  /** Who wrote it. Nowhere else does it stand whose question this is. */
  from: z.string(),
  /** The language in which the writer was spoken to: while they chose none they hear in it of what became of it. */
  writerLanguage: z.string().optional(),
  /** What moderators call the writer. Absent: by name. */
  alias: z.string().optional(),
  at: Moment,
  /** Who has it, who handed it over last, and who let the writer know that it was seen. */
  taken: Done.optional(),
  handed: Done.optional(),
  seen: Done.optional(),
  answers: z.array(z.object({ words: z.string(), at: Moment })),
  /** True where it waits for nobody any more: it was taken or answered, or said once more. */
  isSettled: z.boolean(),
});
export type Question = z.infer<typeof Question>;

/** What one member said to moderators in the last 30 days. */
export const Asker = z.object({
  questions: z.array(
    z.object({
      id: z.string(),
      group: z.string(),
      at: Moment,
      isNamed: z.boolean(),
      /** True until a moderator saw or answered it. */
      isOpen: z.boolean(),
      /** True where there is something that the member was not told yet. */
      hasNews: z.boolean(),
    }),
  ),
});
export type Asker = z.infer<typeof Asker>;

/** Moderators take no more messages from somebody. Its key is a hash of who; forgotten after 180 days. */
export const Block = z.object({ at: Moment });
export type Block = z.infer<typeof Block>;
