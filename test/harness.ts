import { createAccept } from '#core/accept.ts';
import type { Call, Caller } from '#core/call.ts';
import { groupId, memberId, roomId } from '#core/ids.ts';
import type { Form } from '#core/message.ts';
import type { Reply } from '#core/plan.ts';
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

/** The core by itself. */
export interface Harness {
  readonly parts: StageParts;
  /** What a call is answered with; a form where it opens one. */
  readonly ask: (call: WithoutId<Call>, from?: Partial<Caller>) => Promise<Reply | Form>;
}

export async function openHarness(): Promise<Harness> {
  const { stores } = await openMemoryStore();
  const parts = createBot(stores);
  const send = async () => ({ outcome: 'sent' }) as const;
  const accept = createAccept({ ...parts, platform: { name: 'test', sendToRoom: send, sendToMember: send } });
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
