/** Discord's events as calls: what happened and who caused it, and nothing else. */
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
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
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  type APIPingInteraction,
  type GatewayMessageCreateDispatchData,
  type ModalSubmitComponent,
} from 'discord.js';
import type { Call, Caller, Right } from '#core/call.ts';
import { mintGroup, mintMember, mintRoom } from './ids.ts';

/** Anything that a person did with this bot's commands, buttons, lists and forms. */
export type Interaction = Exclude<APIInteraction, APIPingInteraction>;

/** An interaction as a call; undefined for a kind that this bot never offers. */
export function readInteraction(interaction: Interaction): Call | undefined {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return readCommand(interaction);
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

const THREADS: ReadonlySet<ChannelType> = new Set([
  ChannelType.AnnouncementThread,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
]);

/** What it takes to post there. Into a locked thread writes only who may unlock it. */
function neededIn(channel: NonNullable<Interaction['channel']>): bigint {
  const { ViewChannel, SendMessages, SendMessagesInThreads, ManageThreads } = PermissionFlagsBits;
  if (!THREADS.has(channel.type)) return ViewChannel | SendMessages;
  const isLocked = 'thread_metadata' in channel && channel.thread_metadata?.locked;
  return ViewChannel | SendMessagesInThreads | (isLocked ? ManageThreads : 0n);
}

/** `bits` are all rights in this channel: https://docs.discord.com/developers/topics/permissions */
function readRight(bits: string | undefined, channel: Interaction['channel']): Right {
  if (bits === undefined || channel === undefined) return 'unknown';
  const rights = BigInt(bits);
  if (rights & PermissionFlagsBits.Administrator) return 'yes';
  const needed = neededIn(channel);
  return (rights & needed) === needed ? 'yes' : 'no';
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
  };
}

/** A subcommand stands where options stand, with its own inside. There is never more than one. */
function readSub(options: readonly APIApplicationCommandInteractionDataOption[] = []) {
  const [first] = options;
  return first?.type === ApplicationCommandOptionType.Subcommand
    ? { sub: { sub: first.name }, options: first.options ?? [] }
    : { sub: {}, options };
}

/** Options of this bot are texts and yes or no: both are values that can be written as a string. */
const readGiven = (
  options: readonly { readonly name: string; readonly value?: string | number | boolean }[],
) => Object.fromEntries(options.map(({ name, value }) => [name, String(value ?? '')]));

function readCommand(interaction: APIApplicationCommandInteraction): Call | undefined {
  const { id, data } = interaction;
  const from = readCaller(interaction);
  if (!from || data.type !== ApplicationCommandType.ChatInput) return undefined;
  const { sub, options } = readSub(data.options);
  return { kind: 'command', id, from, name: data.name, ...sub, given: readGiven(options) };
}

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

/** Where several are ticked: their values, one a line. */
function readField(field: ModalSubmitComponent): readonly [string, string] {
  const value = 'values' in field ? field.values.join('\n') : field.value;
  return [field.custom_id, String(value ?? '')];
}

function readForm(interaction: APIModalSubmitInteraction): Call | undefined {
  const { id, data } = interaction;
  const from = readCaller(interaction);
  if (!from) return undefined;
  const fields = data.components.flatMap((each) => ('component' in each ? [readField(each.component)] : []));
  const raw = Object.fromEntries(fields);
  return { kind: 'form', id, from, form: data.custom_id, raw, onPublic: isPublic(interaction) };
}
