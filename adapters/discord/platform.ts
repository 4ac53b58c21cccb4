/** Discord: connects through discord.js, reads events as calls and acknowledges them. */
import {
  Events,
  GatewayDispatchEvents,
  RESTEvents,
  Routes,
  type APIInteraction,
  type Client,
  type GatewayGuildCreateDispatchData,
  type GatewayMessageCreateDispatchData,
  type GatewayReadyDispatchData,
} from 'discord.js';
import { within, type Clock } from '#core/clock.ts';
import { describeFault, type Log } from '#core/log.ts';
import type { Accept } from '#core/plan.ts';
import { Down, type Health, type Platform } from '#core/platform.ts';
import type { Registry } from '#core/registry.ts';
import type { Words } from '#core/words.ts';
import { createAcknowledge } from './acknowledge.ts';
import { readInteraction, readMessage } from './calls.ts';
import { createClient } from './client.ts';
import { BAD_TOKEN, fixFor } from './down.ts';
import { mintRoom } from './ids.ts';
import { commandsOf, inviteLink, register } from './register.ts';
import { createSends } from './send.ts';

/** What Discord needs. */
export interface DiscordParts {
  readonly token: string;
  /** Base of the REST API, such as http://127.0.0.1:1234/api: no trailing slash, no version. Discord's own by default. */
  readonly apiUrl?: string;
  readonly registry: Registry;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
  /** Ids of the servers that may use the bot; it leaves all others. Absent means all. */
  readonly allowedGroups?: readonly string[];
  /** What the bot is called where its host reads of it. */
  readonly botName: string;
  /** How long an answer may take before it is deferred, in milliseconds: 1500 by default. */
  readonly deferAfter?: number;
  /** Told once when Discord stops for good after it was started; `fix` is a sentence that says what to do. */
  readonly onDown?: (fix: string) => void;
}

/** How long answers may take to finish when the bot stops, in milliseconds. */
const FINISHED_WITHIN = 10_000;

/** Makes the platform. Nothing is connected yet. */
export function createDiscord(parts: DiscordParts): Platform {
  const { clock, log } = parts;
  const client = createClient(parts.apiUrl);
  const { rest } = client;
  const connection = watchConnection(client, parts.onDown);
  const sends = createSends(rest, log);
  const acknowledge = createAcknowledge({ rest, clock, log, deferAfter: parts.deferAfter });
  const working = new Set<Promise<void>>();
  let isStopping = false;

  const isWelcome = (guild: string | undefined): boolean =>
    guild === undefined || (parts.allowedGroups?.includes(guild) ?? true);

  /** Works on one event. Whatever goes wrong with it ends here. */
  const take = (call: string, work: () => Promise<unknown>): void => {
    if (isStopping) return;
    const done = work().then(
      () => undefined,
      (fault: unknown) => log.error({ event: 'unanswered', platform: 'discord', call, fault: describeFault(fault) }),
    );
    working.add(done);
    void done.then(() => working.delete(done));
  };

  const listen = (accept: Accept): void => {
    client.ws.on(GatewayDispatchEvents.InteractionCreate, (interaction: APIInteraction) => {
      const call = isWelcome(interaction.guild_id) ? readInteraction(interaction) : undefined;
      if (call) take(call.kind, async () => acknowledge(interaction, accept(call)));
    });
    client.ws.on(GatewayDispatchEvents.MessageCreate, (message: GatewayMessageCreateDispatchData) => {
      const call = readMessage(message);
      if (call) take(call.kind, async () => answerTyped(accept(call), message.channel_id));
    });
    client.ws.on(GatewayDispatchEvents.GuildCreate, ({ id }: GatewayGuildCreateDispatchData) => {
      if (!isWelcome(id)) take('leave', () => leave(id));
    });
  };
