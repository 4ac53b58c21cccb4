import { createAccept } from '#core/accept.ts';
import type { Call, Caller } from '#core/call.ts';
import { chatId, groupId, memberId, messageId, roomId } from '#core/ids.ts';
import type { Form, Message } from '#core/message.ts';
import type { Reply } from '#core/plan.ts';
import type { Sends } from '#core/platform.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfPresence } from '#support/presence.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { dueOfMember } from '#support/due.ts';
import { createBot, createTimetable, type StageParts } from './bot.ts';
import { openMemoryStore } from '#store/open.ts';

/** Someone in a channel, for tests that need no story. */
export const SOMEONE: Caller = {
  member: memberId('test:1'),
  group: groupId('test:g'),
  room: roomId('test:r'),
  mayPost: 'yes',
  botMayPost: 'yes',
};

export type WithoutId<C> = C extends { id: string } ? Omit<C, 'id' | 'from'> : never;

/** A platform that takes everything and shows it to nobody. */
export const nowhere: Sends = {
  name: 'test',
  sendToRoom: async () => ({ outcome: 'sent' }),
  openChat: async (member) => ({ outcome: 'open', chat: chatId(member) }),
  sendToChat: async (_, __, { occurrence }) => ({ outcome: 'sent', message: messageId(occurrence) }),
  remove: async () => true,
  findMissing: async () => [],
  showHome: async () => undefined,
};

/** The core by itself. */
export interface Harness {
  readonly parts: StageParts;
  /** What was sent to private chats, oldest first. */
  readonly sent: readonly Message[];
  /** What was posted in rooms, oldest first. */
  readonly posted: readonly Message[];
  /** Time passes, and what is due by then is done. */
  readonly passes: (time: Temporal.DurationLike) => Promise<void>;
  /** What a call is answered with; a form where it opens one. */
  readonly ask: (call: WithoutId<Call>, from?: Partial<Caller>) => Promise<Reply | Form>;
}

export async function openHarness(): Promise<Harness> {
  const { stores, dues } = await openMemoryStore({
    member: dueOfMember,
    group: dueOfGroup,
    question: dueOfQuestion,
    presence: dueOfPresence,
  });
  const parts = createBot(stores);
  const sent: Message[] = [];
  const posted: Message[] = [];
  const platform: Sends = {
    ...nowhere,
    sendToRoom: (room, message, attempt) => {
      posted.push(message);
      return nowhere.sendToRoom(room, message, attempt);
    },
    sendToChat: (chat, message, attempt) => {
      sent.push(message);
      return nowhere.sendToChat(chat, message, attempt);
    },
  };
  const accept = createAccept({ ...parts, platform });
  const timetable = createTimetable(parts, dues, platform);
  let count = 0;
  return {
    parts,
    sent,
    posted,
    passes: async (time) => {
      parts.clock.passes(time);
      await timetable.runDue();
    },
    ask: async (call, from = {}) => {
      const plan = accept({ ...call, id: `c${(count += 1)}`, from: { ...SOMEONE, ...from } });
      if (plan.kind === 'answer') return plan.run();
      if (plan.kind === 'open') return plan.prepare();
      throw new Error(`a plan to ${plan.kind}`);
    },
  };
}

/** The reply, where no form was expected. */
export function asReply(asked: Reply | Form): Reply {
  if ('message' in asked) return asked;
  throw new Error('a form opened');
}
