/** What keeps Slack from working until somebody fixes something, as sentences for the host. */

const ERRORS = 'https://docs.slack.dev/reference/methods';

/** Nothing came back when the bot wanted to start. */
export const AWAY =
  'Slack could not be reached. Check that this machine has a way to slack.com. While the bot runs, it goes on trying.';

/** Slack could be reached in the end. */
export const REACHED = 'Slack could be reached at last. All is well there.';

/** The token is of a workspace that the host does not serve. */
export const NOT_ALLOWED =
  'The bot token belongs to a workspace that is not in ALLOWED_GROUPS. Add its id there, or use another token.';

/** Somebody took the app out of its workspace. */
export const REMOVED =
  'The app was removed from the Slack workspace. Install it again at api.slack.com/apps and put the new Bot User OAuth Token into SLACK_BOT_TOKEN.';

/** Nothing is wrong: the host wanted it so. */
export const STOPPED = 'Slack was stopped. Start the bot again to use it.';

/** Another program listens there. `port` is what the host asked for. */
export const portTaken = (port: number): string =>
  `Port ${port} can't be opened. Give Slack's HTTP mode a port that no other program uses.`;

/** Slack says no in a word that we know no better answer to. */
export const denied = (code: string, method: string): string =>
  `Slack does not let the bot in and says "${code}", which ${ERRORS}/${method} explains. Ask an owner of the workspace to allow the app, or wait if the trouble is Slack's own, and start again.`;

const BOT_TOKEN =
  'Copy the Bot User OAuth Token from "OAuth & Permissions" of the app at api.slack.com/apps into SLACK_BOT_TOKEN';

const BOT_FIXES: ReadonlyMap<string, string> = new Map([
  ['invalid_auth', `Slack does not accept the bot token. ${BOT_TOKEN}.`],
  ['not_authed', `Slack was given no bot token. ${BOT_TOKEN}.`],
  ['not_allowed_token_type', `This is not a bot token: one starts with xoxb-. ${BOT_TOKEN}.`],
  [
    'account_inactive',
    `The app was removed from the workspace, or the workspace is gone. Install the app again. ${BOT_TOKEN}.`,
  ],
  ['token_revoked', `The bot token was revoked. Install the app again. ${BOT_TOKEN}.`],
  [
    'token_expired',
    `The bot token has expired. Switch token rotation off in the app's settings and install it again. ${BOT_TOKEN}.`,
  ],
]);

/** What the host is told where the app is not in its workspace any more, as far as Slack tells. */
const REMOVALS: ReadonlySet<string | undefined> = new Set([
  REMOVED,
  BOT_FIXES.get('account_inactive'),
  BOT_FIXES.get('token_revoked'),
]);

/** True for what is to be fixed where the bot reaches nobody any more, until the app is installed again. */
export const isRemoval = (fix: string): boolean => REMOVALS.has(fix);

/** What to do when Slack no longer takes the bot's token: https://docs.slack.dev/reference/methods/auth.test#errors */
export const fixOfBotToken = (code: string): string | undefined => BOT_FIXES.get(code);

const APP_TOKEN =
  'Make an app-level token with the scope connections:write under "Basic Information" of the app at api.slack.com/apps, and put it into SLACK_APP_TOKEN';

const APP_FIXES: ReadonlyMap<string, string> = new Map([
  ['invalid_auth', `Slack does not accept the app token. ${APP_TOKEN}.`],
  ['not_authed', `Slack was given no app token. ${APP_TOKEN}.`],
  ['not_allowed_token_type', `This is not an app token: one starts with xapp-. ${APP_TOKEN}.`],
  ['missing_scope', `The app token lacks a scope. ${APP_TOKEN}.`],
  ['token_revoked', `The app token was revoked. ${APP_TOKEN}.`],
  ['token_expired', `The app token has expired. ${APP_TOKEN}.`],
  ['account_inactive', `The app is no longer there. Create and install it again. ${APP_TOKEN}.`],
  ['team_disabled', 'The Slack workspace is switched off. An owner of it can switch it on again.'],
  ['forbidden_team', 'The Slack workspace does not allow this app. An owner of it can allow it.'],
]);

/** What no further try helps against. */
const DENIALS: ReadonlySet<string> = new Set([
  'access_denied',
  'accesslimited',
  'ekm_access_denied',
  'enterprise_is_restricted',
  'no_permission',
  'team_access_not_granted',
]);

/** What to do when Slack opens no connection: https://docs.slack.dev/reference/methods/apps.connections.open#errors */
export const fixOfAppToken = (code: string): string | undefined =>
  APP_FIXES.get(code) ?? (DENIALS.has(code) ? denied(code, 'apps.connections.open') : undefined);
