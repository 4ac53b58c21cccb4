import { ChannelKind } from './numbers.ts';
import type { Role } from './rights.ts';
import type { Channel, Resident, World } from './world.ts';
import { isDm, kindOf } from './world.ts';

const JOINED = '2026-01-05T10:00:00.000000+00:00';

/** A person as Discord describes them. */
export function userOf(resident: Resident): object {
  return account(
    resident.id,
    resident.name.toLowerCase().replaceAll(/[^a-z0-9]/g, '_'),
    resident.name,
    false,
  );
}

/** The bot's own account. */
export function botUser(world: World): object {
  return account(world.applicationId, world.botName, null, true);
}

function account(id: string, username: string, display: string | null, bot: boolean): object {
  return {
    id,
    username,
    discriminator: '0',
    global_name: display,
    avatar: null,
    bot,
    public_flags: 0,
    flags: 0,
    primary_guild: null,
  };
}

function membership(roles: readonly Role[]): object {
  return {
    nick: null,
    avatar: null,
    banner: null,
    roles: roles.map(({ id }) => id),
    joined_at: JOINED,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: 0,
    pending: false,
    communication_disabled_until: null,
  };
}

/** A person as a member of the server; in interactions with their rights in the room. */
export function memberOf(resident: Resident): object {
  return {
    ...membership(resident.roles),
    user: userOf(resident),
    permissions: resident.rights.toString(),
  };
}

/** The bot as a member of the server. */
export function botMember(world: World): object {
  return { ...membership([world.roles.own]), user: botUser(world) };
}

/** A channel as REST and the gateway give it. */
export function channelPayload(world: World, channel: Channel): object {
  if (channel.elsewhere === 'group chat') return groupChatPayload(world, channel);
  if (channel.elsewhere) return { ...roomPayload(world, channel), guild_id: world.otherGuildId };
  if (channel.parent) return threadPayload(world, channel);
  return isDm(channel) ? dmPayload(channel) : roomPayload(world, channel);
}

function groupChatPayload({ residents }: World, { id }: Channel): object {
  return {
    id,
    type: ChannelKind.groupDm,
    flags: 0,
    last_message_id: null,
    name: null,
    icon: null,
    owner_id: [...residents.keys()][0],
    recipients: [...residents.values()].map(userOf),
  };
}

function dmPayload({ id, owner }: Channel): object {
  return {
    id,
    type: ChannelKind.dm,
    flags: 0,
    last_message_id: null,
    recipients: owner ? [userOf(owner)] : [],
  };
}

function threadPayload(
  { guildId, applicationId }: World,
  { id, name, kind, parent, isLocked }: Channel,
): object {
  return {
    id,
    type: kind,
    guild_id: guildId,
    name,
    parent_id: parent?.id,
    owner_id: applicationId,
    last_message_id: null,
    flags: 0,
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    thread_metadata: {
      archived: false,
      auto_archive_duration: 1440,
      archive_timestamp: JOINED,
      locked: isLocked ?? false,
    },
  };
}

function roomPayload(world: World, channel: Channel): object {
  return {
    id: channel.id,
    type: kindOf(channel),
    guild_id: world.guildId,
    name: channel.name ?? 'a-room',
    position: 0,
    permission_overwrites: (channel.overwrites ?? []).map(({ id, type, allow, deny }) => ({
      id,
      type,
      allow: allow.toString(),
      deny: deny.toString(),
    })),
    parent_id: null,
    topic: null,
    nsfw: false,
    rate_limit_per_user: 0,
    last_message_id: null,
    flags: 0,
  };
}

/** The server, as `GUILD_CREATE` brings it to a bot without the members intent. */
export function guildCreate(world: World): object {
  return {
    ...guildPayload(world),
    joined_at: JOINED,
    large: false,
    unavailable: false,
    member_count: world.residents.size + 1,
    voice_states: [],
    members: [botMember(world)],
    channels: world.channels().flatMap((channel) => (channel.parent ? [] : [roomPayload(world, channel)])),
    threads: world.channels().flatMap((channel) => (channel.parent ? [threadPayload(world, channel)] : [])),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
  };
}

/** The server as REST gives it. */
export function guildPayload(world: World): object {
  return {
    id: world.guildId,
    name: 'The group',
    icon: null,
    splash: null,
    discovery_splash: null,
    banner: null,
    description: null,
    owner_id: world.guildId,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    widget_enabled: false,
    widget_channel_id: null,
    verification_level: 1,
    default_message_notifications: 1,
    explicit_content_filter: 0,
    roles: rolesOf(world),
    emojis: [],
    features: [],
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: 0,
    rules_channel_id: null,
    max_presences: null,
    max_members: 500_000,
    max_video_channel_users: 25,
    max_stage_video_channel_users: 50,
    vanity_url_code: null,
    premium_tier: 0,
    premium_subscription_count: 0,
    preferred_locale: 'en-US',
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    home_header: null,
    nsfw: false,
    premium_progress_bar_enabled: false,
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
  };
}

/** The roles of the server: everybody's, whose id is the server's own, and those of some. */
export const rolesOf = ({ roles }: World): object[] => Object.values(roles).map(rolePayload);

/** A role as Discord describes it. */
export function rolePayload({ id, name, rights, isManaged, isMentionable }: Role, position = 0): object {
  return {
    id,
    name,
    description: null,
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position,
    permissions: rights.toString(),
    managed: isManaged,
    mentionable: isMentionable,
    flags: 0,
  };
}

/** The application behind the bot. */
export function applicationPayload(world: World): object {
  return {
    id: world.applicationId,
    name: 'Seven',
    icon: null,
    description: '',
    type: null,
    bot: botUser(world),
    summary: '',
    is_monetized: false,
    is_verified: false,
    is_discoverable: false,
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    flags_new: '0',
    hook: true,
    storefront_available: false,
    integration_types_config: { 0: {} },
    approximate_guild_count: 1,
    approximate_user_install_count: 0,
    approximate_user_authorization_count: 0,
    explicit_content_filter: 0,
    eligible_oauth2_scopes: [],
    owner: { ...botUser(world), id: world.guildId, username: 'host', bot: false },
    team: null,
    redirect_uris: [],
    interactions_endpoint_url: null,
    role_connections_verification_url: null,
  };
}
