import type { RawFile } from 'discord.js';
import { createBareBot } from './bare-bot.ts';
import { createDiscordPeople } from './people.ts';
import type { StandIn } from './server.ts';
import { startStandIn } from './server.ts';

/** What came of a body: Discord's error code, if any, and the rules that were broken. */
export interface Outcome {
  readonly code: unknown;
  readonly rules: readonly string[];
}

/** A stand-in that is sent bodies past everything that discord.js itself would check. */
export interface RuleBench {
  readonly standIn: StandIn;
  /** As a message to the room, with files. */
  send(body: object, files?: RawFile[]): Promise<Outcome>;
  /** As the only commands. */
  register(...commands: object[]): Promise<Outcome>;
  /** As the answer to a command. */
  reply(body: object): Promise<Outcome>;
  /** As the answer to somebody typing. */
  suggest(body: object): Promise<Outcome>;
  stop(): Promise<void>;
}

/** Starts a bench. The description is the path of Discord's API description; none where it is empty. */
export async function startBench(description: string): Promise<RuleBench> {
  const standIn = await startStandIn({ description });
  let answer: object = {};
  let outcome = Promise.withResolvers<unknown>();
  const bot = createBareBot(standIn, {
    async onInteraction({ client, id, token }) {
      const route = `/interactions/${id}/${token}/callback` as const;
      outcome.resolve(
        await client.rest.post(route, { body: answer, auth: false }).catch((error: unknown) => error),
      );
    },
  });
  await bot.login();
  const { rest } = bot.client;
  const commands = `/applications/${standIn.applicationId}/commands` as const;
  const zone = { type: 3, name: 'x', description: 'x', autocomplete: true };
  await rest.put(commands, { body: [{ name: 'go', description: 'Goes', options: [zone] }] });
  const sam = createDiscordPeople(standIn).person('Sam');

  async function outcomeOf(act: () => Promise<unknown>): Promise<Outcome> {
    const before = standIn.breaches.length;
    const result = await act().catch((error: unknown) => error);
    const code = typeof result === 'object' && result !== null && 'code' in result ? result.code : undefined;
    return { code, rules: standIn.breaches.slice(before).map(({ rule }) => rule) };
  }
  async function whenAsked(body: object, ask: () => Promise<unknown>): Promise<unknown> {
    answer = body;
    outcome = Promise.withResolvers();
    await ask();
    return outcome.promise;
  }

  return {
    standIn,
    send: (body, files = []) =>
      outcomeOf(() => rest.post(`/channels/${standIn.context.world.room.id}/messages`, { body, files })),
    register: (...body) => outcomeOf(() => rest.put(commands, { body })),
    reply: (body) => outcomeOf(() => whenAsked(body, () => sam.types('/go'))),
    suggest: (body) =>
      outcomeOf(() =>
        whenAsked(body, async () => {
          sam.completes('/go', 'x', '').catch(() => undefined);
        }),
      ),
    async stop() {
      await bot.stop();
      await standIn.stop();
    },
  };
}
