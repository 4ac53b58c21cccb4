import { createAccept } from '#core/accept.ts';
import type { Call, Caller } from '#core/call.ts';
import { chatId, groupId, memberId, messageId, roomId } from '#core/ids.ts';
import type { Form } from '#core/message.ts';
import type { Reply } from '#core/plan.ts';
import type { Sends } from '#core/platform.ts';
import { dueOfMember } from '#support/due.ts';
import { createBot, type StageParts } from './bot.ts';
import { openMemoryStore } from '#store/open.ts';

/** Someone in a channel, for tests that need no story. */
export const SOMEONE: Caller = {
  member: memberId('test:1'),
  group: groupId('test:g'),
  room: roomId('test:r'),
  mayPost: 'yes',
  botMayPost: 'yes',
};

type WithoutId<C> = C extends { id: string } ? Omit<C, 'id' | 'from'> : never;

/** A platform that takes everything and shows it to nobody. */
export const nowhere: Sends = {
  name: 'test',
  sendToRoom: async () => ({ outcome: 'sent' }),
  openChat: async (member) => ({ outcome: 'open', chat: chatId(member) }),
  sendToChat: async (_, __, { occurrence }) => ({ outcome: 'sent', message: messageId(occurrence) }),
  remove: async () => true,
};

/** The core by itself. */
export interface Harness {
  readonly parts: StageParts;
  /** What a call is answered with; a form where it opens one. */
  readonly ask: (call: WithoutId<Call>, from?: Partial<Caller>) => Promise<Reply | Form>;
}

export async function openHarness(): Promise<Harness> {
  const { stores } = await openMemoryStore({ member: dueOfMember });
  const parts = createBot(stores);
  const accept = createAccept({ ...parts, platform: nowhere });
  let count = 0;
  return {
    parts,
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
