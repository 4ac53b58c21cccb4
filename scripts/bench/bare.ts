/**
 * Bots of the bare libraries that answer every command with the same message as ours, made once beforehand. Each loads
 * its own library alone, as a bot of one platform does: what one brings along changes the other.
 */
import type { Answer } from './answer.ts';

const {
  DISCORD_TOKEN,
  DISCORD_API_URL,
  SLACK_BOT_TOKEN,
  SLACK_APP_TOKEN,
  SLACK_SIGNING_SECRET,
  SLACK_PORT,
  SLACK_API_URL,
} = process.env;
const answer: Answer = JSON.parse(process.env['ANSWER'] ?? '{}');

async function startDiscord(token: string, api: string): Promise<void> {
  const { Client, GatewayIntentBits, MessageFlags } = await import('discord.js');
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    rest: { api },
  });
  client.on('interactionCreate', (interaction) => {
    if (interaction.isChatInputCommand())
      void interaction.reply({ ...answer.discord, flags: MessageFlags.Ephemeral });
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  client.once('clientReady', () => resolve());
  await client.login(token);
  await promise;
}

async function startSlack(token: string, slackApiUrl: string): Promise<void> {
  const { App, HTTPReceiver, LogLevel, SocketModeReceiver } = await import('@slack/bolt');
  const clientOptions = { slackApiUrl };
  const receiver = SLACK_APP_TOKEN
    ? new SocketModeReceiver({
        appToken: SLACK_APP_TOKEN,
        logLevel: LogLevel.ERROR,
        installerOptions: { clientOptions },
      })
    : new HTTPReceiver({
        signingSecret: SLACK_SIGNING_SECRET ?? '',
        port: Number(SLACK_PORT),
        logLevel: LogLevel.ERROR,
      });
  const app = new App({ token, receiver, logLevel: LogLevel.ERROR, clientOptions });
  app.command(/.*/, async ({ ack, respond }) => {
    await ack();
    await respond({ ...answer.slack, response_type: 'ephemeral' });
  });
  await app.start();
}

if (DISCORD_TOKEN && DISCORD_API_URL) await startDiscord(DISCORD_TOKEN, DISCORD_API_URL);
if (SLACK_BOT_TOKEN && SLACK_API_URL) await startSlack(SLACK_BOT_TOKEN, SLACK_API_URL);
process.stdout.write('"event":"started"\n');
