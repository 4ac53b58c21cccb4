/**
 * Everything about the three seconds: https://docs.discord.com/developers/interactions/receiving-and-responding
 * Discord wants a first answer within 3 s; its token then lives for 15 minutes. An answer that is ready soon is the first
 * answer; otherwise the interaction is deferred and edited later. Whether it is private is fixed by the first answer.
 */
import {
  InteractionResponseType as Type,
  MessageFlags,
  Routes,
  type APIInteractionResponse,
  type REST,
} from 'discord.js';
import { within, type Clock } from '#core/clock.ts';
import type { Log } from '#core/log.ts';
import type { Message } from '#core/message.ts';
import type { Plan } from '#core/plan.ts';
import { isPrivateChat, type Interaction } from './calls.ts';
import { renderForm, renderMessage, renderSuggestions, type Payload } from './render.ts';
import { isAnswered, isTooLate } from './send.ts';

/** How long an answer may take before it is deferred, in milliseconds: half of what Discord allows. */
const DEFER_AFTER = 1500;

/** What it takes to acknowledge. `deferAfter` is in milliseconds of the clock. */
export interface Acknowledging {
  readonly rest: REST;
  readonly clock: Clock;
  readonly log: Log;
  readonly deferAfter?: number | undefined;
}

/** Acknowledges an interaction as its plan says, runs the plan, and shows what came of it. */
export type Acknowledge = (interaction: Interaction, plan: Plan) => Promise<void>;

type AnswerPlan = Extract<Plan, { kind: 'answer' }>;

/** Shows it to nobody else. In the private chat there is nobody else, and answers stay there like any message. */
const hide = (interaction: Interaction, payload: Payload): Payload =>
  isPrivateChat(interaction) ? payload : { ...payload, flags: payload.flags | MessageFlags.Ephemeral };

/** Makes the one place that answers interactions. Rejects only with faults. */
export function createAcknowledge({ rest, clock, log, deferAfter = DEFER_AFTER }: Acknowledging): Acknowledge {
  /** The first answer. False when it came too late, and so will everything after it. */
  const respond = async (interaction: Interaction, body: APIInteractionResponse): Promise<boolean> => {
    try {
      await rest.post(Routes.interactionCallback(interaction.id, interaction.token), { auth: false, body });
      return true;
    } catch (fault) {
      if (isAnswered(fault)) return true;
      if (!isTooLate(fault)) throw fault;
      const isTyping = body.type === Type.ApplicationCommandAutocompleteResult;
      if (!isTyping) log.warn({ event: 'too late', platform: 'discord' });
      return false;
    }
  };

  const edit = (interaction: Interaction, body: Payload) =>
    rest.patch(Routes.webhookMessage(interaction.application_id, interaction.token), { auth: false, body });

  const followUp = async (interaction: Interaction, payloads: readonly Payload[]): Promise<void> => {
    for (const payload of payloads) {
      const body = hide(interaction, payload);
      await rest.post(Routes.webhook(interaction.application_id, interaction.token), { auth: false, body });
    }
  };

  const answerNow = async (interaction: Interaction, isReplacing: boolean, message: Message): Promise<void> => {
    const [first, ...others] = renderMessage(message);
    const isTaken = await respond(
      interaction,
      isReplacing
        ? { type: Type.UpdateMessage, data: first }
        : { type: Type.ChannelMessageWithSource, data: hide(interaction, first) },
    );
    if (isTaken) await followUp(interaction, others);
  };

  const answerLater = async (interaction: Interaction, isReplacing: boolean, running: ReturnType<AnswerPlan['run']>) => {
    const data = isPrivateChat(interaction) ? {} : { flags: MessageFlags.Ephemeral as const };
    const isTaken = await respond(
      interaction,
      isReplacing
        ? { type: Type.DeferredMessageUpdate }
        : { type: Type.DeferredChannelMessageWithSource, data },
    );
    const { message } = await running;
    if (!isTaken) return;
    const [first, ...others] = renderMessage(message);
    await edit(interaction, first);
    await followUp(interaction, others);
  };

  const answer = async (interaction: Interaction, plan: AnswerPlan): Promise<void> => {
    const running = plan.run();
    const isReplacing = plan.place === 'replace' && interaction.message !== undefined;
    const reply = await within(clock, deferAfter, running, undefined);
    await (reply ? answerNow(interaction, isReplacing, reply.message) : answerLater(interaction, isReplacing, running));
  };

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
      case 'ignore':
    }
  };
}
