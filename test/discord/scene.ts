import type {
  APIActionRowComponent,
  APIButtonComponentWithCustomId,
  APIComponentInMessageActionRow,
  ChatInputCommandInteraction,
} from 'discord.js';
import { ButtonStyle, ComponentType } from 'discord.js';
import { afterEach, expect } from 'vitest';
import type { Seen, Sight } from '../stage.ts';
import type { BareBot, BareBotOptions } from './bare-bot.ts';
import { createBareBot } from './bare-bot.ts';
import type { DiscordPeople } from './people.ts';
import { createDiscordPeople } from './people.ts';
import type { StandIn, StandInOptions } from './server.ts';
import { startStandIn } from './server.ts';

const COMMANDS = [
  {
    name: 'steps',
    description: 'The steps',
    options: [
      {
        type: 4,
        name: 'step',
        description: 'Which step',
        required: true,
        choices: [
          { name: 'Listen', value: 4 },
          { name: 'Be consistent', value: 7 },
        ],
      },
      { type: 5, name: 'share', description: 'Share it' },
      { type: 3, name: 'zone', description: 'Time zone', autocomplete: true },
      { type: 6, name: 'with', description: 'Somebody' },
    ],
  },
  { name: 'slow', description: 'Takes its time' },
  { name: 'form', description: 'Opens a form' },
  {
    name: 'promise',
    description: 'Promises',
    options: [
      {
        type: 1,
        name: 'add',
        description: 'One more',
        options: [{ type: 3, name: 'text', description: 'Words' }],
      },
    ],
  },
];

/** What is stopped after each test, the newest first. */
export const open: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).toReversed()) await thing.stop();
});

/** Who is there. */
export interface Scene {
  readonly standIn: StandIn;
  readonly bot: BareBot;
  readonly people: DiscordPeople;
}

/** A stand-in with a bare bot that is logged in and has registered its commands. */
export async function begin(options: BareBotOptions, standInOptions: StandInOptions = {}): Promise<Scene> {
  const standIn = await startStandIn(standInOptions);
  open.push(standIn);
  const bot = createBareBot(standIn, options);
  open.push(bot);
  await bot.login();
  await bot.client.application?.commands.set(COMMANDS);
  return { standIn, bot, people: createDiscordPeople(standIn) };
}

/** A row of a message. */
export const row = <Part extends APIComponentInMessageActionRow>(
  ...components: Part[]
): APIActionRowComponent<Part> => ({
  type: ComponentType.ActionRow,
  components,
});

/** A button with a label. */
export const button = (id: string, label: string): APIButtonComponentWithCustomId => ({
  type: ComponentType.Button,
  style: ButtonStyle.Primary,
  custom_id: id,
  label,
});

/** The message in a sight; throws where it is none. */
export function seenIn(sight: Sight | undefined): Seen {
  if (sight?.kind !== 'message') throw new Error(`Not a message: ${JSON.stringify(sight)}`);
  return sight.seen;
}

/** A bot that answers slash commands only. */
export function onSlash(run: (interaction: ChatInputCommandInteraction) => Promise<unknown>): BareBotOptions {
  return {
    async onInteraction(interaction) {
      if (interaction.isChatInputCommand()) await run(interaction);
    },
  };
}

/** Neither did the bot break a rule nor did its handlers fail. */
export function expectNoTrouble({ standIn, bot }: Scene): void {
  expect(standIn.breaches).toEqual([]);
  expect(bot.errors).toEqual([]);
}
