/** Deletes the bot's own messages in a member's private chat, as far as they are remembered and the platform lets it. */
import {
  press,
  refuse,
  saying,
  type Block,
  type Context,
  type Member,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { seen } from '#support/due.ts';
import { hide } from './hide.ts';

/** One of the bot's own messages, as it is remembered. */
type Sent = Member['sent'][number];

/** What names a chat and a message. They were kept as they came from the platform, and go back to it as they are. */
type Ids = Parameters<Context['chat']['remove']>;

/** How many messages that are still there are named. */
const NAMED = 20;

/** Clears the private chat. */
export const clearChat = press({
  name: 'clear',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => clear(context),
});

/** Everything in this file that can be pressed. */
export const clearActions = [clearChat];

/** Deletes what is remembered, and says how many went and what is still there. */
export async function clear(context: Context): Promise<Message | Refusal> {
  const { say, me, now, areSettingsKnown, member } = context;
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  const sent = member?.sent ?? [];
  if (sent.length === 0) return sayCleared(saying(say('data.clear.none')).blocks, say);
  const left = await removeAll(sent, context);
  const gone = new Set(sent.filter((each) => !left.includes(each)).map(({ message }) => message));
  await me.update(
    (kept) => kept && { ...seen(kept, now), sent: kept.sent.filter(({ message }) => !gone.has(message)) },
  );
  const done: Block = { kind: 'text', text: say('data.clear.done', { count: sent.length - left.length }) };
  return sayCleared([done, ...sayLeft(left, say)], say);
}

/** Deletes these messages one after the other, and gives those that are still there. */
export async function removeAll(sent: readonly Sent[], context: Context): Promise<readonly Sent[]> {
  const left: Sent[] = [];
  for (const each of sent) if (!(await isRemoved(each, context))) left.push(each);
  return left;
}

/** A message that can't be deleted keeps nobody from deleting the others. */
async function isRemoved({ chat, message }: Sent, context: Context): Promise<boolean> {
  try {
    return await context.chat.remove(chat as Ids[0], message as Ids[1]);
  } catch {
    return false;
  }
}

/** Names the messages that are still there, by the moment they were sent. */
export function sayLeft(left: readonly Sent[], say: Say): readonly Block[] {
  if (left.length === 0) return [];
  const named = left
    .slice(0, NAMED)
    .map(({ at }) => [{ instant: Temporal.Instant.fromEpochMilliseconds(at) }]);
  const others = left.length - named.length;
  return [
    { kind: 'text', text: say('data.clear.left') },
    { kind: 'list', items: [...named, ...(others > 0 ? [say('data.clear.others', { count: others })] : [])] },
  ];
}

const sayCleared = (blocks: readonly Block[], say: Say): Message => ({
  blocks: [
    ...blocks,
    { kind: 'text', text: say('data.clear.only') },
    { kind: 'text', text: say('data.clear.beyond') },
    { kind: 'buttons', buttons: [hide.button(say.label('hide.button'), {})] },
  ],
});
