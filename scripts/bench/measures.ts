/** What is measured: throughput and latency on each platform, start-up, memory, round trips. */
import { fire, percentile } from '../../test/discord/load.ts';
import { startStandIn, type StandIn } from '../../test/discord/server.ts';
import { fireCommands } from '../../test/slack/load.ts';
import { startSlack, type Slack } from '../../test/slack/server.ts';
import { APP } from '../../test/slack/workspace.ts';
import { makeAnswer } from './answer.ts';
import { startBot, type Kind } from './bot.ts';

/** Milliseconds, and commands a second. */
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  /** Processor time of the bot for one command, in microseconds. */
  readonly processor: number;
}

const COMMAND = '/trust-help';
const WARM_UP = 1500;
const COUNT = 5000;
const IN_FLIGHT = 64;
const SLACK_PORT = 18_377;

/** The bare bots send what ours sends, made once. */
const ANSWER = JSON.stringify(await makeAnswer(COMMAND.slice(1)));

const discordOf = (standIn: StandIn) => ({ DISCORD_TOKEN: standIn.token, DISCORD_API_URL: standIn.api });
const socketOf = (slack: Slack) => ({
  SLACK_BOT_TOKEN: APP.botToken,
  SLACK_APP_TOKEN: APP.appToken,
  SLACK_API_URL: slack.apiUrl,
});

export async function measureDiscord(kind: Kind): Promise<Sample> {
  const standIn = await startStandIn({ checks: false, answerWithin: 60_000 });
  standIn.context.commands.set('1', {
    id: '100000000000000001',
    application_id: standIn.applicationId,
    version: '1',
    name: COMMAND.slice(1),
    type: 1,
    description: 'x',
  });
  const bot = await startBot(kind, { ...discordOf(standIn), ANSWER });
  try {
    await fire(standIn, { count: WARM_UP, inFlight: IN_FLIGHT, line: COMMAND });
    const before = bot.processor();
    const { latencies, seconds } = await fire(standIn, { count: COUNT, inFlight: IN_FLIGHT, line: COMMAND });
    return {
      perSecond: COUNT / seconds,
      p50: percentile(latencies, 0.5),
      p99: percentile(latencies, 0.99),
      processor: (bot.processor() - before) / COUNT,
    };
  } finally {
    await bot.stop();
    await standIn.stop();
  }
}

export async function measureSlack(kind: Kind, mode: 'socket' | 'http'): Promise<Sample> {
  const slack = await startSlack({ checks: false, commands: [COMMAND], ackWithin: 60_000 });
  const http = {
    SLACK_BOT_TOKEN: APP.botToken,
    SLACK_SIGNING_SECRET: APP.signingSecret,
    SLACK_PORT: String(SLACK_PORT),
    SLACK_API_URL: slack.apiUrl,
  };
  const bot = await startBot(kind, { ...(mode === 'socket' ? socketOf(slack) : http), ANSWER });
  if (mode === 'http') await slack.requests.use(`http://127.0.0.1:${SLACK_PORT}/slack/events`);
  try {
    const volley = { command: COMMAND, text: '', concurrency: IN_FLIGHT };
    await fireCommands(slack, { ...volley, count: WARM_UP });
    const before = bot.processor();
    const { perSecond, answer } = await fireCommands(slack, { ...volley, count: COUNT });
    return { perSecond, p50: answer.p50, p99: answer.p99, processor: (bot.processor() - before) / COUNT };
  } finally {
    await bot.stop();
    await slack.stop();
  }
}

/** Start-up in milliseconds and resident memory in MiB, connected to both platforms. */
export async function measureStart(
  kind: Kind,
): Promise<{ readonly milliseconds: number; readonly mebibytes: number }> {
  const standIn = await startStandIn({ checks: false });
  const slack = await startSlack({ checks: false });
  const bot = await startBot(kind, { ...discordOf(standIn), ...socketOf(slack) });
  const measured = { milliseconds: bot.startupMilliseconds, mebibytes: bot.memory() };
  await bot.stop();
  await slack.stop();
  await standIn.stop();
  return measured;
}
