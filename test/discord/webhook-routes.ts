import { post } from './callback.ts';
import type { Context } from './context.ts';
import { announce, judge, show } from './context.ts';
import type { Asked } from './interactions.ts';
import { checkMessage } from './message-rules.ts';
import type { Kept } from './messages.ts';
import { messagePayload } from './messages.ts';
import { Flag } from './numbers.ts';
import { refuse } from './refused.ts';
import type { Requested } from './routes.ts';
import type { MessageBody } from './shapes.ts';

/** `POST /webhooks/{webhook_id}/{webhook_token}`: says one thing more, or fills in an answer that was deferred. */
export function follow(context: Context, requested: Requested): object {
  const asked = askedIn(context, requested);
  if (asked.original && asked.original.flags & Flag.loading)
    return change(context, requested, asked, asked.original);
  const body = requested.body as MessageBody;
  const place = { isInteraction: true, files: requested.files };
  if (context.behaviour.checks) judge(context, requested.where, checkMessage(body, place));
  const kept = post(context, asked, body, requested.files);
  show(context, kept, true);
  asked.end();
  return messagePayload(context.world, kept);
}

/** `GET` of a message of this interaction. */
export function read(context: Context, requested: Requested): object {
  return messagePayload(context.world, messageIn(context, requested, askedIn(context, requested)));
}

/** `PATCH` of a message of this interaction. */
export function edit(context: Context, requested: Requested): object {
  const asked = askedIn(context, requested);
  return change(context, requested, asked, messageIn(context, requested, asked));
}

/** `DELETE` of a message of this interaction. */
export function remove(context: Context, requested: Requested): undefined {
  const asked = askedIn(context, requested);
  const kept = messageIn(context, requested, asked);
  context.messages.remove(kept);
  announce(context, 'MESSAGE_DELETE', kept);
  asked.end();
}

function change(context: Context, requested: Requested, asked: Asked, kept: Kept): object {
  const body = requested.body as MessageBody;
  const place = { isInteraction: true, files: requested.files, before: kept };
  if (context.behaviour.checks) judge(context, requested.where, checkMessage(body, place));
  const wasLoading = (kept.flags & Flag.loading) !== 0;
  context.messages.change(kept, body, requested.files);
  show(context, kept, wasLoading);
  asked.end();
  return messagePayload(context.world, kept);
}

/** The interaction that the token belongs to. Until it is answered, its webhook does not exist. */
function askedIn({ interactions, behaviour, world }: Context, { params }: Requested): Asked {
  const asked = interactions.byToken(params['webhook_token'] ?? '');
  if (!asked || params['webhook_id'] !== world.applicationId) throw refuse('invalidWebhookToken');
  if (performance.now() - asked.deliveredAt > behaviour.tokenLives) throw refuse('invalidWebhookToken');
  if (asked.answeredWith === undefined) throw refuse('unknownWebhook');
  return asked;
}

function messageIn({ messages }: Context, { params }: Requested, asked: Asked): Kept {
  const id = params['message_id'] ?? asked.original?.id;
  const kept = messages.find(id ?? '');
  if (!kept || (kept !== asked.original && kept.origin?.id !== asked.id)) throw refuse('unknownMessage');
  return kept;
}
