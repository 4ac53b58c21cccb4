import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger } from '@slack/bolt';

import type { Slack } from './server.ts';
import { APP } from './workspace.ts';

/** A Bolt app that talks to the stand-in, and how to end it. */
export interface BareApp {
  readonly app: App;
  stop(): Promise<void>;
}

const quiet: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** Registers what a test needs and connects, in Socket Mode. Reconnects half a second after a disconnect. */
export async function connectApp(slack: Slack, register: (app: App) => void): Promise<BareApp> {
  const receiver = new SocketModeReceiver({
    appToken: APP.appToken,
    clientPingTimeout: 500,
    logger: quiet,
    installerOptions: { clientOptions: { slackApiUrl: slack.apiUrl } },
  });
  const app = createApp(slack, receiver);
  register(app);
  await app.start();
  return { app, stop: async () => void (await app.stop()) };
}

/** The same in HTTP mode, listening on a free port of 127.0.0.1, verified by the stand-in. */
export async function serveApp(slack: Slack, register: (app: App) => void): Promise<BareApp> {
  const app = new App({
    token: APP.botToken,
    signingSecret: APP.signingSecret,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.apiUrl },
  });
  register(app);
  const server = await app.start({ port: 0, host: '127.0.0.1' });
  const address = 'address' in server ? server.address() : null;
  if (address === null || typeof address === 'string') throw new Error('The app has no port.');
  await slack.requests.use(`http://127.0.0.1:${address.port}/slack/events`);
  return { app, stop: async () => void (await app.stop()) };
}

function createApp(slack: Slack, receiver: SocketModeReceiver): App {
  return new App({
    token: APP.botToken,
    receiver,
    logger: quiet,
    clientOptions: { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } },
  });
}
