import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Breach } from '../stage.ts';
import type { Context } from './context.ts';
import type { Failure } from './failures.ts';
import { createFailures } from './failures.ts';
import type { Gateway } from './gateway.ts';
import { createGateway } from './gateway.ts';
import { createIds } from './ids.ts';
import { createInteractions } from './interactions.ts';
import { createMessages } from './messages.ts';
import { readDescription } from './openapi.ts';
import { botUser, guildCreate } from './payloads.ts';
import { createQuiet } from './quiet.ts';
import type { Traffic } from './rest.ts';
import { createRest } from './rest.ts';
import type { Command } from './shapes.ts';
import { createWorld } from './world.ts';

/** How the stand-in may differ from Discord. Milliseconds throughout. */
export interface StandInOptions {
  /** How long an interaction may wait for its first answer; 3000 as on Discord unless told. */
  readonly answerWithin?: number;
  /** How long an interaction's token lives; 15 minutes unless told. */
  readonly tokenLives?: number;
  readonly heartbeatEvery?: number;
  /** False checks no rules at all, for measuring. */
  readonly checks?: boolean;
  /** A file with Discord's API description; the one that DISCORD_OPENAPI names unless told. */
  readonly description?: string | undefined;
  /** The stand-in's own time, in milliseconds since 1970; real time unless told. */
  readonly now?: () => number;
}

/** A running stand-in of Discord on the loopback address. */
export interface StandIn {
  /** For discord.js' `rest.api`. */
  readonly api: string;
  /** What the bot logs in with. */
  readonly token: string;
  readonly applicationId: string;
  readonly breaches: readonly Breach[];
  readonly gateway: Gateway;
  /** How many requests each route has had. */
  readonly traffic: ReadonlyMap<string, number>;
  /** All parts, for the people of the stand-in. */
  readonly context: Context;
  /** Plans a failure for the next requests that fit it. */
  failNext(failure: Failure): void;
  stop(): Promise<void>;
}

/** Starts a stand-in on a free port of 127.0.0.1. */
export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const server = createServer({ keepAliveTimeout: 60_000 });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;

  const context = createContext(options, server, `ws://127.0.0.1:${port}`);
  const failures = createFailures();
  const traffic: Traffic = new Map();
  server.on('request', createRest(context, failures, traffic));

  return {
    api: `http://127.0.0.1:${port}/api`,
    token: context.behaviour.token,
    applicationId: context.world.applicationId,
    breaches: context.breaches,
    gateway: context.gateway,
    traffic,
    context,
    failNext: (failure) => failures.add(failure),
    async stop() {
      context.gateway.stop();
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

function createContext(
  options: StandInOptions,
  server: ReturnType<typeof createServer>,
  url: string,
): Context {
  const { checks = true, heartbeatEvery = 41_250 } = options;
  const now = options.now ?? Date.now;
  const nextId = createIds(now);
  const world = createWorld(nextId);
  const description = options.description ?? process.env['DISCORD_OPENAPI'];
  // In the shape of Discord's own, whose first part is the application's id.
  const token = `${Buffer.from(world.applicationId).toString('base64url')}.stand-in.${'x'.repeat(27)}`;
  const greet = (sessionId: string): { ready: object; after: [string, object][] } => ({
    ready: {
      v: 10,
      user: { ...botUser(world), mfa_enabled: true, verified: true, email: null },
      user_settings: {},
      guilds: world.isBotIn ? [{ id: world.guildId, unavailable: true }] : [],
      private_channels: [],
      relationships: [],
      presences: [],
      session_id: sessionId,
      session_type: 'normal',
      resume_gateway_url: url,
      shard: [0, 1],
      application: { id: world.applicationId, flags: 0 },
    },
    after: world.isBotIn ? [['GUILD_CREATE', guildCreate(world)]] : [],
  });
  const gateway = createGateway({ server, nextId, token, heartbeatEvery, greet });
  const context: Context = {
    behaviour: {
      token,
      answerWithin: options.answerWithin ?? 3000,
      tokenLives: options.tokenLives ?? 900_000,
      checks,
    },
    description: checks && description ? readDescription(description) : undefined,
    nextId,
    world,
    messages: createMessages(nextId, now),
    interactions: createInteractions(() => context),
    gateway,
    gatewayUrl: url,
    quiet: createQuiet(() => gateway.roundTrip()),
    commands: new Map<string, Command>(),
    breaches: [],
    screens: { show: () => undefined, open: () => undefined },
  };
  return context;
}
