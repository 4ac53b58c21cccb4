/**
 * Everything about the three seconds: https://docs.discord.com/developers/interactions/receiving-and-responding
 * Discord wants a first answer within 3 s; the interaction's token then lives for 15 minutes. What is ready soon is the
 * first answer; otherwise the interaction is deferred and edited later. The first answer decides who sees it, for good.
 */
import {
  InteractionResponseType as Type,
  MessageFlags,
  REST,
  Routes,
  type APIInteractionResponse,
  type RawFile,
} from 'discord.js';
import { within, type Clock } from '#core/clock.ts';
import { describeFault, type Log } from '#core/log.ts';
import type { Plan } from '#core/plan.ts';
import type { Interaction } from './calls.ts';
import type { MakePosts, Post } from './posts.ts';
import { renderForm, renderSuggestions, type Payload } from './render.ts';
import { isAnswered, isTooLate, isUnreachable } from './send.ts';
import { counting } from './tries.ts';

/** How long an answer may take before it is deferred, in milliseconds: half of what Discord allows. */
const DEFER_AFTER = 1500;

/** What it takes to acknowledge. */
export interface AcknowledgeParts {
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Log;
  readonly makePosts: MakePosts;
  /** In milliseconds of the clock. */
  readonly deferAfter: number | undefined;
}

/** Acknowledges an interaction as its plan says, runs the plan, and shows what came of it. Rejects with faults only. */
export type Acknowledge = (interaction: Interaction, plan: Plan) => Promise<void>;

/** Makes the one place that answers interactions. */
export function createAcknowledge(parts: AcknowledgeParts): Acknowledge {
  const { rest, log } = parts;
  /** The first answer. False when it came too late, or another process answered: then nothing may come after it. */
  const respond: Respond = (interaction, body, files = []) =>
    counting(async (isPerhapsDone) => {
      const route = Routes.interactionCallback(interaction.id, interaction.token);
      try {
        await rest.post(route, { auth: false, body, files });
        return true;
      } catch (fault) {
        // Where no try of this process can have been the answer, another process gave it, and goes on from there.
        if (isAnswered(fault)) return isPerhapsDone();
        if (!isTooLate(fault)) throw fault;
        const isTyping = body.type === Type.ApplicationCommandAutocompleteResult;
        if (!isTyping) log.warn({ event: 'too late', platform: 'discord' });
        return false;
      }
    });
  const answer = createAnswer(parts, respond);
  return async (interaction, plan) => {
    switch (plan.kind) {
      case 'answer':
        return answer(interaction, plan);
      case 'open':
        await respond(interaction, { type: Type.Modal, data: renderForm(await plan.prepare()) });
        return;
      case 'suggest': {
        const choices = renderSuggestions(await plan.suggest());
        await respond(interaction, { type: Type.ApplicationCommandAutocompleteResult, data: { choices } });
        return;
      }
      case 'silent':
        return plan.run();
      case 'ignore':
    }
  };
}

type Respond = (
  interaction: Interaction,
  body: APIInteractionResponse,
  files?: RawFile[],
) => Promise<boolean>;
type AnswerPlan = Extract<Plan, { kind: 'answer' }>;

/** A form that was opened by a command has no message that it could replace. */
const isReplacing = (interaction: Interaction, plan: AnswerPlan): boolean =>
  plan.place === 'replace' && interaction.message !== undefined;

/** Shows it to nobody else. In the private chat too, where it can be dismissed and does not stay to be read later. */
const hide = (payload: Payload): Payload => ({ ...payload, flags: payload.flags | MessageFlags.Ephemeral });

/** Nothing makes Discord take a follow-up only once: it is sent once, and the next one follows even without a receipt. */
function createFollowUp({ rest, log }: AcknowledgeParts) {
  const once = new REST({ ...rest.options, retries: 0 });
  return async (interaction: Interaction, posts: readonly Post[]): Promise<void> => {
    const route = Routes.webhook(interaction.application_id, interaction.token);
    for (const { body, files } of posts) {
      try {
        await once.post(route, { auth: false, body: hide(body), files });
      } catch (fault) {
        if (!isUnreachable(fault)) throw fault;
        log.warn({ event: 'no receipt', platform: 'discord', fault: describeFault(fault) });
      }
    }
  };
}

type Posts = Awaited<ReturnType<MakePosts>>;

function createAnswer(parts: AcknowledgeParts, respond: Respond) {
  const { rest, clock, makePosts, deferAfter = DEFER_AFTER } = parts;
  const followUp = createFollowUp(parts);
  const answerNow = async (interaction: Interaction, plan: AnswerPlan, posts: Posts): Promise<void> => {
    const [{ body: data, files }, ...others] = posts;
    const body: APIInteractionResponse = isReplacing(interaction, plan)
      ? { type: Type.UpdateMessage, data }
      : { type: Type.ChannelMessageWithSource, data: hide(data) };
    if (await respond(interaction, body, files)) await followUp(interaction, others);
  };
  const answerLater = async (interaction: Interaction, plan: AnswerPlan, running: Promise<Posts>) => {
    const body: APIInteractionResponse = isReplacing(interaction, plan)
      ? { type: Type.DeferredMessageUpdate }
      : { type: Type.DeferredChannelMessageWithSource, data: { flags: MessageFlags.Ephemeral } };
    const isTaken = await respond(interaction, body);
    const [first, ...others] = await running;
    if (!isTaken) return;
    const original = Routes.webhookMessage(interaction.application_id, interaction.token);
    await rest.patch(original, { auth: false, ...first });
    await followUp(interaction, others);
  };
  return async (interaction: Interaction, plan: AnswerPlan): Promise<void> => {
    const running = plan.run().then(({ message }) => makePosts(message, 'person'));
    const posts = await within(clock, deferAfter, running, undefined);
    await (posts ? answerNow(interaction, plan, posts) : answerLater(interaction, plan, running));
  };
}
