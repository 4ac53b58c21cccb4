import type { Context } from './context.ts';
import type { Kept } from './messages.ts';
import { messagePayload } from './messages.ts';
import { Asks, Place } from './numbers.ts';
import { channelPayload, memberOf, userOf } from './payloads.ts';
import type { End } from './quiet.ts';
import type { CallbackBody, Command } from './shapes.ts';
import type { Channel, Resident, World } from './world.ts';
import { isDm } from './world.ts';

/** What a person does. */
export interface Act {
  readonly type: number;
  readonly resident: Resident;
  readonly channel: Channel;
  /** What was done, in words, for sentences about it. */
  readonly about: string;
  readonly data: object;
  /** The command, for commands. */
  readonly command?: Pick<Command, 'name' | 'type'>;
  /** The message whose button, list or form it was. */
  readonly message?: Kept;
  /** Called with the first answer, once it was accepted. */
  readonly onAnswer?: (answer: CallbackBody) => void;
}

/** An interaction that was delivered. */
export interface Asked extends Act {
  readonly id: string;
  readonly token: string;
  /** In milliseconds of `performance.now()`. */
  readonly deliveredAt: number;
  /** How often it went out: to several sessions, or again. */
  deliveries: number;
  /** The type of the first answer. */
  answeredWith?: number;
  /** The message that `@original` means. */
  original?: Kept;
  /** Called when nothing more is owed to the person. */
  readonly end: End;
}

/** All interactions so far. */
export interface Interactions {
  /** Delivers what a person does. Throws where no bot is listening. */
  deliver(act: Act): Asked;
  /** Delivers an interaction once more. */
  deliverAgain(asked: Asked): void;
  byToken(token: string): Asked | undefined;
}

/** An empty ledger. */
export function createInteractions(context: () => Context): Interactions {
  const byToken = new Map<string, Asked>();

  return {
    deliver(act) {
      const { gateway, nextId, quiet } = context();
      if (!gateway.hasSession())
        throw new Error(`The application did not respond: no bot is connected (${act.about})`);
      const id = nextId();
      // As long as Discord's own, so that nothing may assume a short one.
      const token = Buffer.from(`interaction:${id}:${id.repeat(6)}`).toString('base64url');
      const end = quiet.begin(`${act.about} is not answered`);
      const asked: Asked = { ...act, id, token, deliveredAt: performance.now(), deliveries: 0, end };
      byToken.set(token, asked);
      asked.deliveries = gateway.dispatch('INTERACTION_CREATE', payloadOf(context(), asked));
      return asked;
    },
    deliverAgain(asked) {
      asked.deliveries += context().gateway.dispatch('INTERACTION_CREATE', payloadOf(context(), asked));
    },
    byToken: (token) => byToken.get(token),
  };
}

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
function payloadOf({ world }: Context, asked: Asked): object {
  const { resident, channel, message } = asked;
  return {
    version: 1,
    id: asked.id,
    token: asked.token,
    application_id: world.applicationId,
    type: asked.type,
    data: asked.data,
    channel_id: channel.id,
    channel: channelIn(asked, channelPayload(world, channel)),
    app_permissions: world.botRights(channel).toString(),
    locale: resident.locale,
    entitlements: [],
    entitlement_sku_ids: [],
    attachment_size_limit: 10_485_760,
    ...placeOf(world, asked),
    ...(message && { message: messagePayload(world, message) }),
  };
}

/** Where it happened, and by whose leave. */
function placeOf(world: World, { resident, channel }: Asked): object {
  if (channel.elsewhere === 'group chat')
    return {
      user: userOf(resident),
      context: Place.elsewhere,
      authorizing_integration_owners: { 1: resident.id },
    };
  if (isDm(channel))
    return {
      user: userOf(resident),
      context: Place.botDm,
      authorizing_integration_owners: { 0: '0' },
    };
  const id = channel.elsewhere ? world.otherGuildId : world.guildId;
  return {
    member: memberOf(resident),
    context: Place.guild,
    authorizing_integration_owners: channel.elsewhere ? { 1: resident.id } : { 0: id },
    guild_id: id,
    guild_locale: 'en-US',
    guild: { id, locale: 'en-US', features: [] },
  };
}

/** Channels inside interactions come with the person's own rights there. */
function channelIn({ resident, channel }: Asked, payload: object): object {
  const isPrivate = isDm(channel) || channel.elsewhere === 'group chat';
  return isPrivate ? payload : { ...payload, permissions: resident.rights.toString() };
}

/** True for what happens on a message: a press, a choice, or a form that such a press opened. */
export function isOnMessage({ type, message }: Act): boolean {
  return type === Asks.component || (type === Asks.modal && message !== undefined);
}
