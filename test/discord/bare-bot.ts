import { once } from 'node:events';
import type { Interaction, Message } from 'discord.js';
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import type { StandIn } from './server.ts';

/** How a bare bot behaves. */
export interface BareBotOptions {
  readonly token?: string;
  readonly intents?: readonly GatewayIntentBits[];
  readonly onInteraction?: (interaction: Interaction) => Promise<unknown>;
  readonly onMessage?: (message: Message) => Promise<unknown>;
}

/** A discord.js client and nothing else, pointed at the stand-in. What its handlers reject with is kept. */
export interface BareBot {
  readonly client: Client;
  readonly errors: unknown[];
  login(): Promise<void>;
  stop(): Promise<void>;
}

/** Makes a bot that is not logged in yet. */
export function createBareBot(standIn: StandIn, options: BareBotOptions = {}): BareBot {
  const intents = options.intents ?? [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages];
  const client = new Client({
    intents: [...intents],
    partials: [Partials.Channel],
    rest: { api: standIn.api, retries: 3 },
    allowedMentions: { parse: [] },
  });
  const errors: unknown[] = [];
  const keep = (error: unknown): void => {
    errors.push(error);
  };
  client.on(Events.Error, keep);
  client.on(Events.InteractionCreate, (interaction) => {
    options.onInteraction?.(interaction).catch(keep);
  });
  client.on(Events.MessageCreate, (message) => {
    if (!message.author.bot) options.onMessage?.(message).catch(keep);
  });
  return {
    client,
    errors,
    async login() {
      const ready = once(client, Events.ClientReady);
      await client.login(options.token ?? standIn.token);
      await ready;
    },
    stop: () => client.destroy(),
  };
}
