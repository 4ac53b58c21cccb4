import { App, LogLevel, SocketModeReceiver } from '@slack/bolt';
import type { Logger, SocketModeReceiverOptions, types, webApi } from '@slack/bolt';

import type { Seen, SeenForm, Sight } from '../stage.ts';
import { createSlackPeople } from './people.ts';
import type { SlackPeople } from './people.ts';
import type { SlackPerson } from './person.ts';
import { startSlack } from './server.ts';
import type { Slack, SlackOptions } from './server.ts';
import { APP } from './workspace.ts';

/** A stand-in with two people in front of it and bare Bolt apps behind it, for trying out the stand-in. */
export interface Scene extends AsyncDisposable {
  readonly slack: Slack;
  readonly people: SlackPeople;
  readonly sam: SlackPerson;
  readonly kim: SlackPerson;
  /** Connects one more app in Socket Mode. */
  connect(register: (app: App) => void, receiver?: Partial<SocketModeReceiverOptions>): Promise<App>;
  /** Starts an app in HTTP mode on a free port of 127.0.0.1; the stand-in verifies its URL. */
  serve(register: (app: App) => void): Promise<App>;
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

/** Sets the scene. A follow-up is waited for no longer than 300 ms. */
export async function openScene(options: SlackOptions = {}): Promise<Scene> {
  const slack = await startSlack({ commands: ['/steps', '/ask'], followUpWithin: 300, ...options });
  const people = createSlackPeople(slack);
  const clientOptions = { slackApiUrl: slack.apiUrl, retryConfig: { retries: 0 } };
  const apps: App[] = [];
  return {
    slack,
    people,
    sam: people.person('sam'),
    kim: people.person('kim'),
    async connect(register, more = {}) {
      const receiver = new SocketModeReceiver({
        appToken: APP.appToken,
        logger: quiet,
        installerOptions: { clientOptions },
        ...more,
      });
      const app = new App({ token: APP.botToken, receiver, logger: quiet, clientOptions });
      register(app);
      await app.start();
      apps.push(app);
      return app;
    },
    async serve(register) {
      const { botToken: token, signingSecret } = APP;
      const app = new App({ token, signingSecret, logger: quiet, clientOptions });
      register(app);
      const server = await app.start({ port: 0, host: '127.0.0.1' });
      apps.push(app);
      const address = 'address' in server ? server.address() : null;
      if (address === null || typeof address === 'string') throw new Error('The app has no port.');
      await slack.requests.use(`http://127.0.0.1:${address.port}/slack/events`);
      return app;
    },
    async [Symbol.asyncDispose]() {
      for (const app of apps) await app.stop();
      await slack.stop();
    },
  };
}

/** The message in a sight; throws when it is a form. */
export function messageOf(sight: Sight | undefined): Seen {
  if (sight?.kind !== 'message') throw new Error('That is not a message.');
  return sight.seen;
}

/** The form in a sight; throws when it is a message. */
export function formOf(sight: Sight | undefined): SeenForm {
  if (sight?.kind !== 'form') throw new Error('That is not a form.');
  return sight.form;
}

/** The lines of messages, one after the other. */
export const linesOf = (sights: readonly Sight[]): readonly (readonly string[])[] =>
  sights.map((sight) => messageOf(sight).lines);

/** Calls chat.postMessage; rejects as the client does. */
export const post = (
  client: webApi.WebClient,
  args: webApi.ChatPostMessageArguments,
): Promise<webApi.ChatPostMessageResponse> => client.apiCall('chat.postMessage', { ...args });

/** A plain text object. */
export const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text });

/** A section with plain text. */
export const section = (text: string): types.KnownBlock => ({ type: 'section', text: plain(text) });

/** One button. */
export const button = (label: string, id: string): types.KnownBlock => ({
  type: 'actions',
  elements: [{ type: 'button', action_id: id, text: plain(label), value: 'v' }],
});

/** A modal page that asks for nothing. */
export const page = (...blocks: types.KnownBlock[]): types.ModalView => ({
  type: 'modal',
  title: plain('A page'),
  blocks,
});
