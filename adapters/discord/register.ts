/** What Discord is told about the bot: its commands, and which rights it asks for. */
import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  PermissionFlagsBits,
  Routes,
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandOptionChoice,
  type APIApplicationCommandSubcommandOption,
  type LocalizationMap,
  type REST,
  type RESTGetAPIApplicationCommandsResult,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Menu } from '#core/command.ts';
import type { Option, Options } from '#core/option.ts';
import type { Registry } from '#core/registry.ts';
import type { Say, Words } from '#core/words.ts';
import { LIMITS } from './limits.ts';
import { ROOM_TYPES } from './rooms.ts';

type CommandBody = RESTPostAPIApplicationCommandsJSONBody;

/** Discord's locales of a language, such as es-ES and es-419 for es. */
const localesOf = (language: string): readonly Locale[] =>
  Object.values(Locale).filter((locale) => locale.split('-')[0] === language);

/** The same label in every language but the default one, by Discord's locales. */
function localize(words: Words, label: (say: Say) => string): LocalizationMap {
  const { language } = words.in(undefined);
  const others = words.languages.filter((say) => say.language !== language);
  return Object.fromEntries(
    others.flatMap((say) => localesOf(say.language).map((locale) => [locale, label(say)])),
  );
}

function choicesOf(option: Option<unknown>, words: Words): APIApplicationCommandOptionChoice<string>[] {
  const labels = (say: Say) => new Map(option.choices(say).map(({ value, label }) => [value, label]));
  const localized = new Map(words.languages.map((say) => [say, labels(say)]));
  return option.choices(words.in(undefined)).map(({ value, label }) => ({
    name: label,
    name_localizations: localize(words, (say) => localized.get(say)?.get(value) ?? label),
    value,
  }));
}

function optionOf(name: string, option: Option<unknown>, words: Words): APIApplicationCommandBasicOption {
  const shared = {
    name,
    description: words.in(undefined).label(option.summary),
    description_localizations: localize(words, (say) => say.label(option.summary)),
    required: option.isRequired,
  };
  switch (option.kind) {
    case 'choice':
      return { ...shared, type: ApplicationCommandOptionType.String, choices: choicesOf(option, words) };
    case 'search':
      return { ...shared, type: ApplicationCommandOptionType.String, autocomplete: true };
    case 'flag':
      return { ...shared, type: ApplicationCommandOptionType.Boolean };
    case 'line':
      return {
        ...shared,
        type: ApplicationCommandOptionType.String,
        autocomplete: true,
        max_length: longestOf(option),
      };
    case 'member':
      return { ...shared, type: ApplicationCommandOptionType.User };
    case 'room':
      return { ...shared, type: ApplicationCommandOptionType.Channel, channel_types: [...ROOM_TYPES] };
    case 'members':
    case 'roles':
    case 'rooms':
    case 'several':
    case 'text':
      return { ...shared, type: ApplicationCommandOptionType.String, max_length: longestOf(option) };
  }
}

const longestOf = (option: Option<unknown>): number => Math.min(option.maxLength, LIMITS.optionValue);

/** Discord wants what is required before what is not. */
const optionsOf = (options: Options, words: Words): APIApplicationCommandBasicOption[] =>
  Object.entries(options)
    .toSorted(([, a], [, b]) => Number(b.isRequired) - Number(a.isRequired))
    .map(([name, option]) => optionOf(name, option, words));

/** What every command and subcommand says of itself. */
const headOf = ({ name, summary }: Command, words: Words) => ({
  name,
  description: words.in(undefined).label(summary),
  description_localizations: localize(words, (say) => say.label(summary)),
});

const subOf = (sub: Command, words: Words): APIApplicationCommandSubcommandOption => ({
  ...headOf(sub, words),
  type: ApplicationCommandOptionType.Subcommand,
  options: optionsOf(sub.options, words),
});

/** Where a command is offered. https://docs.discord.com/developers/interactions/application-commands#contexts */
const WHERE_THE_BOT_IS = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
};
const ANYWHERE = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
};

/** With subcommands a command has no options of its own, and can't be sent without one of them. */
const commandOf = (command: Command, words: Words, isAnywhere: boolean): CommandBody => ({
  ...headOf(command, words),
  type: ApplicationCommandType.ChatInput,
  options: command.subs?.map((sub) => subOf(sub, words)) ?? optionsOf(command.options, words),
  ...(command.isForManagers && { default_member_permissions: String(PermissionFlagsBits.ManageGuild) }),
  ...(isAnywhere ? ANYWHERE : WHERE_THE_BOT_IS),
});

/** In the menu of each message of a server, under what people read there. */
const menuOf = ({ label }: Menu, words: Words): CommandBody => ({
  type: ApplicationCommandType.Message,
  name: words.in(undefined).label(label),
  name_localizations: localize(words, (say) => say.label(label)),
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
});

/** The names of menus by what Discord calls them, which is what people read in the default language. */
export const menuNamesOf = ({ menus }: Registry, words: Words): ReadonlyMap<string, string> =>
  new Map(menus.map(({ name, label }) => [words.in(undefined).label(label), name]));

/**
 * All commands and menus as Discord wants them: for servers and the private chat with the bot. With `userInstall` those that work
 * anywhere are also for people who added the bot to their own account.
 */
export const commandsOf = (registry: Registry, words: Words, userInstall: boolean): CommandBody[] => [
  ...registry.commands.map((command) =>
    commandOf(command, words, userInstall && command.worksAnywhere === true),
  ),
  ...registry.menus.map((menu) => menuOf(menu, words)),
];

type Registered = RESTGetAPIApplicationCommandsResult[number];

interface ComparableOption {
  readonly name: string;
  readonly [more: string]: unknown;
}

const comparableOption = (option: APIApplicationCommandOption): ComparableOption => ({
  type: option.type,
  name: option.name,
  description: option.description,
  descriptions: option.description_localizations ?? {},
  isRequired: option.required ?? false,
  completes: ('autocomplete' in option && option.autocomplete) ?? false,
  longest: 'max_length' in option ? option.max_length : undefined,
  channels: ('channel_types' in option ? (option.channel_types ?? []) : []).toSorted((a, b) => a - b),
  choices: ('choices' in option ? (option.choices ?? []) : []).map(({ name, name_localizations, value }) => ({
    name,
    names: name_localizations ?? {},
    value,
  })),
  options: ('options' in option ? (option.options ?? []) : []).map(comparableOption),
});

/** What we say of a command, whatever Discord adds to it, leaves out or says as null. */
const comparable = (command: CommandBody | Registered) => ({
  type: command.type,
  name: command.name,
  names: command.name_localizations ?? {},
  description: 'description' in command ? command.description : '',
  descriptions: ('description_localizations' in command && command.description_localizations) || {},
  options: ('options' in command ? (command.options ?? []) : []).map(comparableOption),
  installs: command.integration_types?.toSorted(),
  contexts: command.contexts?.toSorted(),
  rights: command.default_member_permissions ?? null,
});

/** A menu may be called like a command. */
const byName = (commands: readonly (CommandBody | Registered)[]) =>
  new Map(commands.map((command) => [`${command.type} ${command.name}`, comparable(command)]));

/** True when Discord already knows exactly these commands, in whatever order. */
export const isRegistered = (registered: readonly Registered[], wanted: readonly CommandBody[]): boolean =>
  registered.length === wanted.length && isDeepStrictEqual(byName(registered), byName(wanted));

/** Tells Discord the commands, unless it knows them: it takes 200 new ones a day. Says whether it had to. */
export async function register(rest: REST, application: string, wanted: CommandBody[]): Promise<boolean> {
  const route = Routes.applicationCommands(application);
  const query = new URLSearchParams({ with_localizations: 'true' });
  const registered = (await rest.get(route, { query })) as RESTGetAPIApplicationCommandsResult;
  if (isRegistered(registered, wanted)) return false;
  await rest.put(route, { body: wanted });
  return true;
}

/** Commands and answers need no right at all; these are for posting in a channel or a thread when somebody shares there. */
const RIGHTS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads;

function pageFor(application: string, more: Readonly<Record<string, string>>): string {
  const url = new URL('https://discord.com/oauth2/authorize');
  url.search = String(new URLSearchParams({ client_id: application, ...more }));
  return url.href;
}

/** The page on which an admin adds the bot to a server, with the least rights that it works with. */
export const inviteLink = (application: string): string =>
  pageFor(application, { scope: 'bot applications.commands', permissions: String(RIGHTS) });

/** The page on which people add the bot to their own account. */
export const installLink = (application: string): string =>
  pageFor(application, {
    scope: 'applications.commands',
    integration_type: String(ApplicationIntegrationType.UserInstall),
  });
