import { answer, responseTo } from './callback.ts';
import type { Context } from './context.ts';
import * as channels from './channel-routes.ts';
import * as commands from './command-routes.ts';
import type { File } from './messages.ts';
import { Intent } from './numbers.ts';
import {
  applicationPayload,
  botMember,
  botUser,
  guildPayload,
  memberOf,
  rolesOf,
  userOf,
  channelPayload,
} from './payloads.ts';
import { refuse } from './refused.ts';
import type { CallbackBody } from './shapes.ts';
import * as webhooks from './webhook-routes.ts';
import type { Resident } from './world.ts';

/** A request that found its route. */
export interface Requested {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly files: readonly File[];
  /** When it began to arrive, in milliseconds of `performance.now()`: what checking it takes is nobody's delay. */
  readonly arrivedAt: number;
  /** Method and path, for sentences about it. */
  readonly where: string;
}

/** Answers a request: an object is sent as JSON with 200, undefined as 204. Throws `Refused` otherwise. */
export type Run = (context: Context, requested: Requested) => object | undefined;

export interface Route {
  readonly method: string;
  /** As Discord's API description writes it. */
  readonly template: string;
  /** True where the path's own token is enough and no Authorization is asked for. */
  readonly isOpen?: true;
  readonly run: Run;
}

const get = (template: string, run: Run): Route => ({ method: 'GET', template, run });

const MESSAGES = '/channels/{channel_id}/messages';
const WEBHOOK = '/webhooks/{webhook_id}/{webhook_token}';
const COMMANDS = '/applications/{application_id}/commands';

/** Every route that the stand-in knows; the busiest first. */
export const ROUTES: readonly Route[] = [
  {
    method: 'POST',
    template: '/interactions/{interaction_id}/{interaction_token}/callback',
    isOpen: true,
    run: callback,
  },
  { method: 'POST', template: WEBHOOK, isOpen: true, run: webhooks.follow },
  ...[`${WEBHOOK}/messages/@original`, `${WEBHOOK}/messages/{message_id}`].flatMap((template): Route[] => [
    { method: 'GET', template, isOpen: true, run: webhooks.read },
    { method: 'PATCH', template, isOpen: true, run: webhooks.edit },
    { method: 'DELETE', template, isOpen: true, run: webhooks.remove },
  ]),
  { method: 'POST', template: MESSAGES, run: channels.send },
  { method: 'PATCH', template: `${MESSAGES}/{message_id}`, run: channels.edit },
  { method: 'DELETE', template: `${MESSAGES}/{message_id}`, run: channels.remove },
  get(MESSAGES, channels.list),
  get(`${MESSAGES}/{message_id}`, channels.read),
  get('/channels/{channel_id}', channels.describe),
  { method: 'POST', template: '/users/@me/channels', run: channels.openDm },
  get(COMMANDS, commands.list),
  { method: 'PUT', template: COMMANDS, run: commands.replaceAll },
  { method: 'POST', template: COMMANDS, run: commands.create },
  get(`${COMMANDS}/{command_id}`, commands.read),
  { method: 'PATCH', template: `${COMMANDS}/{command_id}`, run: commands.edit },
  { method: 'DELETE', template: `${COMMANDS}/{command_id}`, run: commands.remove },
  get('/gateway', (context) => ({ url: context.gatewayUrl })),
  get('/gateway/bot', (context) => ({
    url: context.gatewayUrl,
    shards: 1,
    session_start_limit: {
      total: 1000,
      remaining: context.gateway.identifiesLeft,
      reset_after: 86_400_000,
      max_concurrency: 1,
    },
  })),
  get('/users/@me', ({ world }) => ({
    ...botUser(world),
    mfa_enabled: true,
    locale: 'en-US',
    verified: true,
  })),
  get('/users/{user_id}', (context, requested) => userOf(residentIn(context, requested, 'unknownUser'))),
  { method: 'DELETE', template: '/users/@me/guilds/{guild_id}', run: leave },
  get('/applications/@me', ({ world }) => applicationPayload(world)),
  get('/oauth2/applications/@me', ({ world }) => applicationPayload(world)),
  get('/guilds/{guild_id}', ({ world }, { params }) => {
    refuseOtherGuild(params['guild_id'], world.guildId);
    return guildPayload(world);
  }),
  get('/guilds/{guild_id}/channels', ({ world }, { params }) => {
    refuseOtherGuild(params['guild_id'], world.guildId);
    return world.channels().map((channel) => channelPayload(world, channel));
  }),
  get('/guilds/{guild_id}/roles', ({ world }, { params }) => {
    refuseOtherGuild(params['guild_id'], world.guildId);
    return rolesOf(world);
  }),
  get('/guilds/{guild_id}/members/{user_id}', (context, requested) => {
    const { world } = context;
    refuseOtherGuild(requested.params['guild_id'], world.guildId);
    if (requested.params['user_id'] === world.applicationId) return botMember(world);
    return memberOf(residentIn(context, requested, 'unknownMember'));
  }),
];

function callback(
  context: Context,
  { params, query, body, files, arrivedAt }: Requested,
): object | undefined {
  const asked = context.interactions.byToken(params['interaction_token'] ?? '');
  if (asked?.id !== params['interaction_id'] || !asked) throw refuse('unknownInteraction');
  const given = body as CallbackBody;
  answer(context, asked, given, { files, arrivedAt });
  return query.get('with_response') === 'true' ? responseTo(context, asked, given) : undefined;
}

/** https://docs.discord.com/developers/resources/user#leave-guild */
function leave({ world, gateway }: Context, { params }: Requested): undefined {
  refuseOtherGuild(params['guild_id'], world.guildId);
  world.isBotIn = false;
  gateway.dispatch('GUILD_DELETE', { id: world.guildId }, Intent.guilds);
}

function refuseOtherGuild(asked: string | undefined, own: string): void {
  if (asked !== own) throw refuse('unknownGuild');
}

function residentIn(
  { world }: Context,
  { params }: Requested,
  otherwise: 'unknownUser' | 'unknownMember',
): Resident {
  const resident = world.residents.get(params['user_id'] ?? '');
  if (!resident) throw refuse(otherwise);
  return resident;
}
