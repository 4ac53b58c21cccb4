import { z } from 'zod';
import type { Context } from './context.ts';
import { judge, show } from './context.ts';
import type { Asked } from './interactions.ts';
import { isOnMessage } from './interactions.ts';
import { checkMessage } from './message-rules.ts';
import type { File, Kept } from './messages.ts';
import { messagePayload, numbered } from './messages.ts';
import { checkModal } from './modal-rules.ts';
import { Answer, Asks, Flag } from './numbers.ts';
import type { Problem } from './problem.ts';
import { problemsOf } from './problem.ts';
import { refuse } from './refused.ts';
import type { Requested } from './routes.ts';
import type { CallbackBody, MessageBody, Modal } from './shapes.ts';
import { isDm } from './world.ts';

/** After a deferred update there may be nothing to change, so it is not waited for longer than this. Milliseconds. */
const UPDATE_GRACE = 1000;

/** Takes the first answer to an interaction. Throws `Refused` where Discord would say no. */
export function answer(
  context: Context,
  asked: Asked,
  body: CallbackBody,
  { files, arrivedAt }: Pick<Requested, 'files' | 'arrivedAt'>,
): void {
  const where = `the answer to ${asked.about}`;
  refuseLate(context, asked, arrivedAt, where);
  refuseSecond(context, asked, body, where);
  if (context.behaviour.checks) judge(context, where, problemsIn(asked, body, files));
  apply(context, asked, body, files);
  asked.answeredWith = body.type;
  asked.onAnswer?.(body);
  if (body.type === Answer.deferUpdate) setTimeout(asked.end, UPDATE_GRACE).unref();
  else if (body.type !== Answer.defer) asked.end();
}

function refuseLate({ behaviour, breaches }: Context, asked: Asked, arrivedAt: number, where: string): void {
  if (asked.answeredWith !== undefined) return;
  const waited = arrivedAt - asked.deliveredAt;
  if (waited <= behaviour.answerWithin) return;
  breaches.push({
    rule: 'an interaction is answered in time',
    detail: `${where}, after ${Math.round(waited)} ms`,
  });
  asked.end();
  throw refuse('unknownInteraction');
}

function refuseSecond({ breaches }: Context, asked: Asked, { type }: CallbackBody, where: string): void {
  const { answeredWith, deliveries } = asked;
  if (answeredWith === undefined) return;
  const wasDeferred = answeredWith === Answer.defer || answeredWith === Answer.deferUpdate;
  if (type === Answer.modal && wasDeferred)
    breaches.push({ rule: 'a deferred interaction cannot open a form', detail: where });
  // Where the same event came twice, trying twice is clumsy but harms nobody.
  else if (deliveries === 1) breaches.push({ rule: 'an interaction is answered once', detail: where });
  throw refuse('acknowledged');
}

function problemsIn(asked: Asked, { type, data }: CallbackBody, files: readonly File[]): Problem[] {
  const rule = whyNot(asked, type);
  if (rule) return [{ rule, path: ['type'], code: 'INTERACTION_TYPE_INVALID' }];
  switch (type) {
    case Answer.message:
      return inData(checkMessage(data ?? {}, { isInteraction: true, files }));
    case Answer.update:
      return inData(
        checkMessage(data ?? {}, {
          isInteraction: true,
          files,
          ...(asked.message && { before: asked.message }),
        }),
      );
    case Answer.modal:
      return checkModal(modalOf(data));
    case Answer.choices:
      return inData(checkChoices(data ?? {}));
    case Answer.defer:
      return checkDefer(data ?? {});
    default:
      return [];
  }
}

const inData = (problems: readonly Problem[]): Problem[] =>
  problems.map((problem) => ({ ...problem, path: ['data', ...problem.path] }));

/** Why this type can't answer that interaction; undefined where it can. */
function whyNot(asked: Asked, type: number): string | undefined {
  if (asked.type === Asks.autocomplete) {
    if (type !== Answer.choices) return 'autocomplete is answered with choices';
    return undefined;
  }
  switch (type) {
    case Answer.message:
    case Answer.defer:
      return undefined;
    case Answer.update:
    case Answer.deferUpdate:
      return isOnMessage(asked) ? undefined : 'only what happens on a message can update it';
    case Answer.modal:
      return asked.type === Asks.modal ? 'a form cannot follow a form' : undefined;
    case Answer.choices:
      return 'choices answer autocomplete only';
    default:
      return 'an answer has a type that is known';
  }
}

const choices = z.object({
  choices: z
    .array(
      z.looseObject({
        name: z
          .string()
          .min(1, 'a choice name is empty')
          .max(100, 'a choice name has at most 100 characters'),
        value: z.union([z.string().max(100, 'a choice value has at most 100 characters'), z.number()]),
      }),
    )
    .max(25, 'at most 25 choices are offered'),
});

function checkChoices(data: object): Problem[] {
  const parsed = choices.safeParse(data);
  return parsed.success ? [] : problemsOf(parsed.error.issues);
}

function checkDefer({ flags }: MessageBody): Problem[] {
  if (((flags ?? 0) & ~Flag.ephemeral) === 0) return [];
  return [{ rule: 'a defer decides nothing but privacy', path: ['data', 'flags'], code: 'INVALID' }];
}

function modalOf(data: CallbackBody['data']): Modal {
  return { custom_id: data?.custom_id ?? '', title: data?.title ?? '', components: data?.components ?? [] };
}

function apply(context: Context, asked: Asked, body: CallbackBody, files: readonly File[]): void {
  const { messages } = context;
  const data = body.data ?? {};
  switch (body.type) {
    case Answer.message:
      asked.original = post(context, asked, data, files);
      show(context, asked.original, true);
      break;
    case Answer.defer:
      asked.original = post(context, asked, data, files, true);
      break;
    case Answer.deferUpdate:
      if (asked.message) asked.original = asked.message;
      break;
    case Answer.update:
      if (!asked.message) break;
      messages.change(asked.message, data, files);
      asked.original = asked.message;
      show(context, asked.message, false);
      break;
    case Answer.modal: {
      const modal = modalOf(body.data);
      context.screens.open(asked, { ...modal, components: numbered(modal.components) });
      break;
    }
    default:
  }
}

/** Posts an answer to an interaction, where the person asked, to all who can see that, or to the person alone. */
export function post(
  { messages }: Context,
  asked: Asked,
  body: MessageBody,
  files: readonly File[],
  isLoading = false,
): Kept {
  const { id, type, resident, channel, message, command } = asked;
  return messages.add({
    channel,
    body,
    files,
    origin: {
      id,
      type,
      resident,
      ...(command && { command: { name: command.name, type: command.type } }),
      ...(message && { source: message.id }),
    },
    ...((body.flags ?? 0) & Flag.ephemeral && { onlyFor: resident }),
    ...(isLoading && { isLoading }),
  });
}

/** What Discord says of an answer that it took. https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-callback */
export function responseTo({ world }: Context, asked: Asked, { type }: CallbackBody): object {
  const { original, channel } = asked;
  return {
    interaction: {
      id: asked.id,
      type: asked.type,
      channel_id: channel.id,
      ...(!isDm(channel) && { guild_id: world.guildId }),
      ...(original && {
        response_message_id: original.id,
        response_message_loading: (original.flags & Flag.loading) !== 0,
        response_message_ephemeral: original.onlyFor !== undefined,
      }),
    },
    ...(original && { resource: { type, message: messagePayload(world, original) } }),
  };
}
