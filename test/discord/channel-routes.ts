import type { Context } from './context.ts';
import { announce, judge, show } from './context.ts';
import { checkMessage } from './message-rules.ts';
import type { Kept } from './messages.ts';
import { messagePayload, storedPayload } from './messages.ts';
import { Right } from './numbers.ts';
import { channelPayload } from './payloads.ts';
import { refuse } from './refused.ts';
import type { Requested } from './routes.ts';
import type { MessageBody } from './shapes.ts';
import type { Channel } from './world.ts';

/** `GET /channels/{channel_id}` */
export function describe(context: Context, requested: Requested): object {
  return channelPayload(context.world, channelIn(context, requested));
}

/** `POST /users/@me/channels`: opens the private chat, also with somebody whose door is closed, as Discord does. */
export function openDm({ world }: Context, { body }: Requested): object {
  const { recipient_id: id } = body as { recipient_id?: string };
  const resident = world.residents.get(id ?? '');
  if (!resident) throw refuse('unknownUser');
  if (world.verdict) throw refuse(world.verdict);
  return channelPayload(world, world.openDm(resident));
}

/** `POST /channels/{channel_id}/messages` */
export function send(context: Context, requested: Requested): object {
  const { messages, world, behaviour } = context;
  const channel = channelIn(context, requested);
  refuseSilenced(context, channel);
  const body = requested.body as MessageBody;
  const place = { isInteraction: false, files: requested.files };
  if (behaviour.checks) judge(context, requested.where, checkMessage(body, place));
  // https://docs.discord.com/developers/resources/message#create-message
  const same = body.enforce_nonce && body.nonce ? messages.byNonce(body.nonce) : undefined;
  if (same) return messagePayload(world, same);
  const kept = messages.add({ channel, body, files: requested.files });
  show(context, kept, true);
  return messagePayload(world, kept);
}

/** `GET /channels/{channel_id}/messages` */
export function list(context: Context, requested: Requested): object {
  const limit = Number(requested.query.get('limit') ?? 50);
  if (!(Number.isInteger(limit) && limit >= 1 && limit <= 100))
    judge(context, requested.where, [
      { rule: 'a limit is 1 to 100', path: ['limit'], code: 'NUMBER_TYPE_MAX' },
    ]);
  const found = context.messages.latest(channelIn(context, requested), limit);
  return found.map((kept) => storedPayload(context.world, kept));
}

/** `GET /channels/{channel_id}/messages/{message_id}` */
export function read(context: Context, requested: Requested): object {
  return storedPayload(context.world, messageIn(context, requested));
}

/** `PATCH /channels/{channel_id}/messages/{message_id}` */
export function edit(context: Context, requested: Requested): object {
  const kept = messageIn(context, requested);
  if (kept.author) throw refuse('notTheAuthor');
  const body = requested.body as MessageBody;
  const place = { isInteraction: false, files: requested.files, before: kept };
  if (context.behaviour.checks) judge(context, requested.where, checkMessage(body, place));
  context.messages.change(kept, body, requested.files);
  show(context, kept, false);
  return messagePayload(context.world, kept);
}

/** `DELETE /channels/{channel_id}/messages/{message_id}` */
export function remove(context: Context, requested: Requested): undefined {
  const kept = messageIn(context, requested);
  if (kept.author) throw refuse('missingPermissions');
  context.messages.remove(kept);
  announce(context, 'MESSAGE_DELETE', kept);
}

function channelIn({ world }: Context, { params }: Requested): Channel {
  const channel = world.channel(params['channel_id'] ?? '');
  if (!channel) throw refuse('unknownChannel');
  const isSeen = world.isBotIn && (world.botRights(channel) & Right.viewChannel) !== 0n;
  const isHidden = !channel.owner && !isSeen;
  if (channel.elsewhere || isHidden) throw refuse('missingAccess');
  return channel;
}

function messageIn(context: Context, requested: Requested): Kept {
  const channel = channelIn(context, requested);
  const kept = context.messages.find(requested.params['message_id'] ?? '');
  // An ephemeral message exists for its interaction's token alone.
  if (!kept || kept.channel !== channel || kept.onlyFor) throw refuse('unknownMessage');
  return kept;
}

function refuseSilenced({ world }: Context, channel: Channel): void {
  const { owner } = channel;
  if (owner?.door === 'closed') throw refuse('closedDoor');
  if (owner && (owner.door === 'gone' || !world.isBotIn)) throw refuse('noMutualServer');
  if (owner && world.verdict) throw refuse(world.verdict);
  if (owner) return;
  const rights = world.botRights(channel);
  const needed = channel.parent ? Right.sendInThreads : Right.sendMessages;
  if ((rights & needed) === 0n) throw refuse('missingPermissions');
  if (channel.isLocked && (rights & Right.manageThreads) === 0n) throw refuse('locked');
}
