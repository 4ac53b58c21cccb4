import { webApi, type Logger } from '@slack/bolt';
import { fixOfBotToken } from './down.ts';
import { SlackFault, toFault } from './fault.ts';

/** How long a request to Slack may take, in milliseconds. The SDK would wait for ever. */
export const ANSWERED_WITHIN = 10_000;

/** What the clients need. */
export interface ClientParts {
  readonly botToken: string;
  /** Ends in /api/. Slack's own by default. */
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  /** How long a view may take to open, in milliseconds. */
  readonly openedWithin: number;
  /** Told with what to fix when Slack no longer takes the token. */
  readonly onDown: (fix: string) => void;
}

type Client = InstanceType<typeof webApi.WebClient>;

/** The SDK's clients, and a way to ask them that fails in our terms. */
export interface Clients {
  /** For what does the same when it is done twice. */
  readonly repeating: Client;
  /** Slack can't tell a message that was sent twice from two messages, so a post is never repeated. */
  readonly posting: Client;
  readonly opening: Client;
  readonly ask: <T>(asking: Promise<T>) => Promise<T>;
}

export function createClients({ botToken, apiUrl, logger, openedWithin, onDown }: ClientParts): Clients {
  const connect = (retries: number, timeout: number) =>
    new webApi.WebClient(botToken, {
      ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
      logger,
      timeout,
      retryConfig: { retries, minTimeout: 300, maxTimeout: 2000 },
      rejectRateLimitedCalls: true,
    });
  return {
    repeating: connect(3, ANSWERED_WITHIN),
    posting: connect(0, ANSWERED_WITHIN),
    opening: connect(0, openedWithin),
    async ask(asking) {
      try {
        return await asking;
      } catch (error) {
        const fault = toFault(error);
        const fix = fault instanceof SlackFault ? fixOfBotToken(fault.code) : undefined;
        if (fix !== undefined) onDown(fix);
        throw fault;
      }
    },
  };
}
