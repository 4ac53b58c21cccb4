/** Discord's events as calls: what happened and who caused it, and nothing else. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  MessageFlags,
  MessageType,
  PermissionFlagsBits,
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIInteraction,
  type APIInteractionDataResolved,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  type APIPingInteraction,
  type GatewayMessageCreateDispatchData,
  type ModalSubmitComponent,
} from 'discord.js';
import type { Call, Caller, Right } from '#core/call.ts';
import { mintGroup, mintMember, mintRole, mintRoom } from './ids.ts';
import { neededIn } from './rooms.ts';

/** Anything that a person did with this bot's commands, buttons, lists and forms. */
export type Interaction = Exclude<APIInteraction, APIPingInteraction>;

/** The names of menus by what people see: Discord tells that. */
export type MenuNames = ReadonlyMap<string, string>;

/** An interaction as a call; undefined for a kind that this bot never offers. */
export function readInteraction(interaction: Interaction, menus: MenuNames): Call | undefined {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return readCommand(interaction, menus);
    case InteractionType.ApplicationCommandAutocomplete:
      return readSuggest(interaction);
    case InteractionType.MessageComponent:
      return readAction(interaction);
    case InteractionType.ModalSubmit:
      return readForm(interaction);
    default:
      return undefined;
  }
}

/** A message that a person wrote in the private chat. Its text is never looked at. */
export function readMessage(message: GatewayMessageCreateDispatchData): Call | undefined {
  const isWritten = message.type === MessageType.Default || message.type === MessageType.Reply;
  const isByPerson =
    message.author.bot !== true && message.author.system !== true && message.webhook_id === undefined;
  if (message.guild_id !== undefined || !isWritten || !isByPerson) return undefined;
  return { kind: 'typed', id: message.id, from: inPrivateChat(message.author.id, message.channel_id) };
}

const inPrivateChat = (user: string, chat: string | undefined): Caller => ({
  member: mintMember(user),
  ...(chat !== undefined && { room: mintRoom(chat) }),
  mayPost: 'unknown',
  botMayPost: 'unknown',
});

/** `bits` are all rights in this channel: https://docs.discord.com/developers/topics/permissions */
function readRight(bits: string | undefined, channel: Interaction['channel']): Right {
  if (bits === undefined || channel === undefined) return 'unknown';
  const rights = BigInt(bits);
  if (rights & PermissionFlagsBits.Administrator) return 'yes';
  const needed = neededIn(channel);
  return (rights & needed) === needed ? 'yes' : 'no';
}

/** Rights in the whole server are among those in a channel, whatever the channel takes away. */
function readManages(bits: string): Right {
  const { Administrator, ManageGuild } = PermissionFlagsBits;
  return BigInt(bits) & (Administrator | ManageGuild) ? 'yes' : 'no';
}

/**
 * True where somebody uses what they added to their own account, in a server or a chat that the bot is no part of.
 * https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-authorizing-integration-owners-object
 */
export function isElsewhere({ context, authorizing_integration_owners: owners }: Interaction): boolean {
  if (context === InteractionContextType.BotDM) return false;
  if (context === InteractionContextType.PrivateChannel) return true;
  return owners !== undefined && owners[ApplicationIntegrationType.GuildInstall] === undefined;
}

function readCaller(interaction: Interaction): Caller | undefined {
  const { member, guild_id, channel, locale } = interaction;
  const user = member?.user ?? interaction.user;
  if (!user) return undefined;
  if (isElsewhere(interaction)) return { ...inPrivateChat(user.id, channel?.id), locale, botMayPost: 'no' };
  if (guild_id === undefined) return { ...inPrivateChat(user.id, channel?.id), locale };
  return {
    member: mintMember(user.id),
    group: mintGroup(guild_id),
    ...(channel && { room: mintRoom(channel.id) }),
    locale,
    mayPost: readRight(member?.permissions, channel),
    botMayPost: readRight(interaction.app_permissions, channel),
    ...(member && { manages: readManages(member.permissions), roles: member.roles.map(mintRole) }),
  };
}

/** A subcommand stands where options stand, with its own inside. There is never more than one. */
function readSub(options: readonly APIApplicationCommandInteractionDataOption[] = []) {
  const [first] = options;
  return first?.type === ApplicationCommandOptionType.Subcommand
    ? { sub: { sub: first.name }, options: first.options ?? [] }
    : { sub: {}, options };
}

/** What Discord says of the people who were picked. */
type Resolved = Pick<APIInteractionDataResolved, 'users' | 'members'> | undefined;

/** True for a person who is in the server. Anybody with an account can be picked, and so can bots. */
const isMember = (user: string, { users, members }: NonNullable<Resolved> = {}): boolean =>
  members?.[user] !== undefined && users?.[user]?.bot !== true;

interface Given {
  readonly name: string;
  readonly type: ApplicationCommandOptionType;
  readonly value?: string | number | boolean;
}

/** Who is no member stays a number, which is read as nobody. Other options are texts and yes or no. */
function readOption({ type, value }: Given, resolved: Resolved): string {
  const given = String(value ?? '');
  if (type === ApplicationCommandOptionType.Channel) return mintRoom(given);
  const isPerson = type === ApplicationCommandOptionType.User && isMember(given, resolved);
  return isPerson ? mintMember(given) : given;
}

const readGiven = (options: readonly Given[], resolved: Resolved) =>
  Object.fromEntries(options.map((option) => [option.name, readOption(option, resolved)]));

function readCommand(interaction: APIApplicationCommandInteraction, menus: MenuNames): Call | undefined {
  const { id, data } = interaction;
  const from = readCaller(interaction);
  if (!from) return undefined;
  if (data.type === ApplicationCommandType.Message) {
    const link = linkTo(interaction, data.target_id);
    return link === undefined
      ? undefined
      : { kind: 'menu', id, from, name: menus.get(data.name) ?? 'unknown', link };
  }
  if (data.type !== ApplicationCommandType.ChatInput) return undefined;
  const { sub, options } = readSub(data.options);
  return { kind: 'command', id, from, name: data.name, ...sub, given: readGiven(options, data.resolved) };
}

/**
 * Menus are for servers. The message itself comes along, with its text: it is not looked at.
 * https://docs.discord.com/developers/interactions/application-commands#message-commands
 */
const linkTo = ({ guild_id, channel }: Interaction, message: string): string | undefined =>
  guild_id && channel ? `https://discord.com/channels/${guild_id}/${channel.id}/${message}` : undefined;

function readSuggest(interaction: APIApplicationCommandAutocompleteInteraction): Call | undefined {
  const { data } = interaction;
  const from = readCaller(interaction);
  const { sub, options } = readSub(data.options);
  const option = options.find((each) => 'focused' in each && each.focused);
  if (!from || !option || !('value' in option)) return undefined;
  const typed = String(option.value);
  return { kind: 'suggest', from, name: data.name, ...sub, option: option.name, typed };
}

/** True for a message that others can see too. Outside of servers there are group chats, not only the bot's own. */
function isPublic({ message, context }: Interaction): boolean {
  if (message === undefined || context === InteractionContextType.BotDM) return false;
  return !((message.flags ?? 0) & MessageFlags.Ephemeral);
}

function readAction(interaction: APIMessageComponentInteraction): Call | undefined {
  const { id, data } = interaction;
  const from = readCaller(interaction);
  if (!from) return undefined;
  const action = {
    kind: 'action',
    id,
    from,
    action: data.custom_id,
    onPublic: isPublic(interaction),
  } as const;
  if (data.component_type === ComponentType.Button) return action;
  if (data.component_type !== ComponentType.StringSelect) return undefined;
  return { ...action, chosen: data.values[0] ?? '' };
}

/**
 * What was ticked or picked, as it is handed over. The role of all, which has the number of its server, is left out: it is not
 * offered, but can be pasted (https://github.com/discord/discord-api-docs/issues/2710), and telling it would be telling all.
 */
function readValues(field: Extract<ModalSubmitComponent, { values: string[] }>, { guild_id, data }: Form) {
  const { type, values } = field;
  if (type === ComponentType.UserSelect)
    return values.filter((user) => isMember(user, data.resolved)).map(mintMember);
  if (type === ComponentType.RoleSelect) return values.filter((role) => role !== guild_id).map(mintRole);
  return type === ComponentType.ChannelSelect ? values.map(mintRoom) : values;
}

/** Where there are several: one a line. */
function readField(field: ModalSubmitComponent, form: Form): readonly [string, string] {
  const value = 'values' in field ? readValues(field, form).join('\n') : field.value;
  return [field.custom_id, String(value ?? '')];
}

type Form = Pick<APIModalSubmitInteraction, 'guild_id' | 'data'>;

function readForm(interaction: APIModalSubmitInteraction): Call | undefined {
  const { id, data } = interaction;
  const from = readCaller(interaction);
  if (!from) return undefined;
  const fields = data.components.flatMap((each) =>
    'component' in each ? [readField(each.component, interaction)] : [],
  );
  const raw = Object.fromEntries(fields);
  return { kind: 'form', id, from, form: data.custom_id, raw, onPublic: isPublic(interaction) };
}
