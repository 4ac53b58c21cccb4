import {
  App,
  type BlockAction,
  type Logger,
  type MessageShortcut,
  type Receiver,
  type ViewSubmitAction,
} from '@slack/bolt';
import { describeFault, type Log } from '#core/log.ts';
import type { Acknowledge } from './acknowledge.ts';
import { teamOf } from './calls.ts';
import { REMOVED } from './down.ts';
import type { Identity } from './send.ts';

/** What the app needs. */
export interface AppParts {
  readonly receiver: Receiver;
  readonly identity: Identity;
  readonly logger: Logger;
  readonly log: Log;
  readonly acknowledge: Acknowledge;
  /** Decides whether an event is taken; one that is not allowed is acknowledged and no more. */
  readonly take: (
    team: string,
    answer: () => Promise<void>,
    acknowledge: () => Promise<void>,
  ) => Promise<void>;
  readonly onDown: (fix: string) => void;
}

/** Bolt's app, which hands each event to its acknowledgement. */
export function createApp({ receiver, identity, logger, log, acknowledge, take, onDown }: AppParts): App {
  const app = new App({
    receiver,
    logger,
    /** Who we are is known, so Slack is not asked for each event. */
    authorize: () => Promise.resolve({ botUserId: identity.user, botId: identity.bot }),
    convoStore: false,
    ignoreSelf: false,
    /** Bolt's own client is not used; should it ever be, it does not wait for ever. */
    clientOptions: { timeout: 10_000, retryConfig: { retries: 0 }, rejectRateLimitedCalls: true },
  });
  app.command(/^/, ({ command, ack }) => take(command.team_id, () => acknowledge.command(command, ack), ack));
  app.action<BlockAction>({ type: 'block_actions' }, ({ body, ack }) =>
    take(teamOf(body), () => acknowledge.action(body, ack), ack),
  );
  app.shortcut<MessageShortcut>({ type: 'message_action' }, ({ body, ack }) =>
    take(teamOf(body), () => acknowledge.menu(body, ack), ack),
  );
  app.view<ViewSubmitAction>({ type: 'view_submission' }, ({ body, ack }) =>
    take(teamOf(body), () => acknowledge.submission(body, ack), ack),
  );
  /** Events are acknowledged by Bolt. The private chat is a tab of the same page, and needs nothing. */
  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    const show = () => acknowledge.home(body.event_id, body.team_id, event.user);
    await take(body.team_id, show, () => Promise.resolve());
  });
  /** An app can be in several workspaces, and the bot serves one of them. */
  const endIfOurs = (team: string) => (team === identity.team ? onDown(REMOVED) : undefined);
  app.event('app_uninstalled', ({ body }) => Promise.resolve(endIfOurs(body.team_id)));
  /** Tokens of people are none of ours: https://docs.slack.dev/reference/events/tokens_revoked */
  app.event('tokens_revoked', ({ body, event }) =>
    Promise.resolve((event.tokens.bot ?? []).length > 0 ? endIfOurs(body.team_id) : undefined),
  );
  app.error((fault) => {
    const { original } = fault;
    log.error({ event: 'fault', platform: 'slack', fault: describeFault(original ?? fault) });
    return Promise.resolve();
  });
  return app;
}
