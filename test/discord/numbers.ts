/** Discord's numbers, from its own pages. Only those that the stand-in speaks of. */

/** https://docs.discord.com/developers/components/reference#component-object-component-types */
export const Part = {
  row: 1,
  button: 2,
  select: 3,
  textInput: 4,
  users: 5,
  roles: 6,
  channels: 8,
  text: 10,
  section: 9,
  thumbnail: 11,
  gallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  upload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

/** https://docs.discord.com/developers/components/reference#button-button-styles */
export const ButtonStyle = { link: 5, premium: 6 } as const;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-type */
export const Asks = { command: 2, component: 3, autocomplete: 4, modal: 5 } as const;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
export const Answer = { message: 4, defer: 5, deferUpdate: 6, update: 7, choices: 8, modal: 9 } as const;

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-types */
export const CommandKind = { slash: 1, person: 2, message: 3 } as const;

/** https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-option-type */
export const Takes = {
  subcommand: 1,
  group: 2,
  string: 3,
  integer: 4,
  boolean: 5,
  user: 6,
  channel: 7,
  number: 10,
} as const;

/** https://docs.discord.com/developers/resources/message#message-object-message-flags */
export const Flag = {
  noEmbeds: 1 << 2,
  ephemeral: 1 << 6,
  loading: 1 << 7,
  silent: 1 << 12,
  voice: 1 << 13,
  layout: 1 << 15,
} as const;

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-opcodes */
export const Op = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  resume: 6,
  reconnect: 7,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

/** https://docs.discord.com/developers/events/gateway#list-of-intents */
export const Intent = {
  guilds: 1 << 0,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  content: 1 << 15,
} as const;

/** https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags */
export const Right = {
  administrator: 1n << 3n,
  manageGuild: 1n << 5n,
  addReactions: 1n << 6n,
  viewChannel: 1n << 10n,
  sendMessages: 1n << 11n,
  embedLinks: 1n << 14n,
  attachFiles: 1n << 15n,
  readHistory: 1n << 16n,
  mentionEveryone: 1n << 17n,
  externalEmojis: 1n << 18n,
  useCommands: 1n << 31n,
  manageThreads: 1n << 34n,
  sendInThreads: 1n << 38n,
} as const;

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-types */
export const ChannelKind = { room: 0, dm: 1, groupDm: 3, announcements: 5, thread: 11 } as const;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-interaction-context-types */
export const Place = { guild: 0, botDm: 1, elsewhere: 2 } as const;

/** https://docs.discord.com/developers/reference#locales */
export const LOCALES: ReadonlySet<string> = new Set(
  'id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko'.split(
    ' ',
  ),
);
