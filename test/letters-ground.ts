/** What a moderator sends to a member, without a story: the bot, and all that it opened and sent. */
import { createAccept } from '#core/accept.ts';
import type { Caller } from '#core/call.ts';
import type { Message } from '#core/message.ts';
import type { Sends } from '#core/platform.ts';
import type { Stores } from '#core/records.ts';
import { createBot } from './bot.ts';
import { nowhere, SOMEONE } from './harness.ts';
import { readMessage } from './seen.ts';

/** No two calls have the same id. */
let count = 0;

/** When it is told what came of a letter, in milliseconds: nothing takes long here. */
export const SOON = 200;

/** Whoever may send. */
export const MODERATOR: Partial<Caller> = { manages: 'yes' };
/** The id of Send. */
export const sending = (member: string) => `crisis-send@1|${member}|IE|unsafe`;

/** What a message says, line by line. */
export const linesOf = ({ blocks }: Message): string =>
  readMessage({ blocks }, '', true).lines.filter(Boolean).join('\n');

/** Whoever is told of in full is from nowhere else. */
const isWhole = (from: Partial<Caller>): from is Caller =>
  from.member !== undefined && from.mayPost !== undefined;

/** A bot whose platform is as said, with everything that it opened and sent. */
export function openBot(stores: Stores, platform: Partial<Sends> = {}) {
  const opened: string[] = [];
  const sent: Message[] = [];
  const removed: string[] = [];
  const around: Sends = { ...nowhere, ...platform };
  const bot = { ...createBot(stores), toldAfter: SOON };
  const accept = createAccept({
    ...bot,
    platform: {
      ...around,
      openChat: (member) => (opened.push(member), around.openChat(member)),
      sendToChat: (chat, message, attempt) => (sent.push(message), around.sendToChat(chat, message, attempt)),
      remove: (chat, message) => (removed.push(message), around.remove(chat, message)),
    },
  });
  const press = async (action: string, given: Partial<Caller> = MODERATOR, id = `press-${(count += 1)}`) => {
    const from = isWhole(given) ? given : { ...SOMEONE, ...given };
    const plan = accept({ kind: 'action', id, from, action, onPublic: false });
    if (plan.kind !== 'answer') throw new Error(`a plan to ${plan.kind}`);
    return plan.run();
  };
  const ask = async (name: string, given: Readonly<Record<string, string>>): Promise<Message> => {
    const from = { ...SOMEONE, ...MODERATOR };
    const plan = accept({ kind: 'command', id: `ask-${(count += 1)}`, from, name, given });
    if (plan.kind !== 'answer') throw new Error(`a plan to ${plan.kind}`);
    return (await plan.run()).message;
  };
  return { press, ask, opened, sent, removed, clock: bot.clock, log: bot.log };
}
