import type { Command, Menu } from '#core/command.ts';
import type { Registry } from '#core/registry.ts';
import type { Options } from '#core/option.ts';
import type { Say, Words } from '#core/words.ts';
import { LIMITS, shorten } from './limits.ts';

/** Where Slack's requests go in HTTP mode. */
export const EVENTS_PATH = '/slack/events';

/** All that Slack tells us of by itself. */
const EVENTS = ['app_home_opened', 'app_uninstalled', 'tokens_revoked'];

/** What the manifest is made of. */
export interface ManifestParts {
  readonly registry: Pick<Registry, 'commands' | 'menus'>;
  readonly words: Words;
  readonly botName: string;
  /** Where Slack can reach the bot, for HTTP mode. Without it the manifest is for Socket Mode. */
  readonly url?: string;
}

interface SlashCommand {
  readonly command: string;
  readonly description: string;
  readonly usage_hint?: string;
  readonly should_escape: boolean;
  readonly url?: string;
}

interface Shortcut {
  readonly type: 'message';
  readonly name: string;
  readonly callback_id: string;
  readonly description: string;
}

/** What Slack's form for new apps takes: https://docs.slack.dev/reference/app-manifest */
export interface Manifest {
  readonly _metadata: { readonly major_version: 1; readonly minor_version: 1 };
  readonly display_information: { readonly name: string; readonly description: string };
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: boolean;
      readonly messages_tab_enabled: boolean;
      readonly messages_tab_read_only_enabled: boolean;
    };
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly slash_commands: readonly SlashCommand[];
    /** Absent where there are none. */
    readonly shortcuts?: readonly Shortcut[];
  };
  readonly oauth_config: { readonly scopes: { readonly bot: readonly string[] } };
  readonly settings: {
    readonly event_subscriptions: { readonly bot_events: readonly string[]; readonly request_url?: string };
    readonly interactivity: { readonly is_enabled: boolean; readonly request_url?: string };
    readonly org_deploy_enabled: boolean;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
}

/** Such as `step [side] [share]`: what may be left out stands in brackets. */
const hint = (options: Options): string =>
  Object.entries(options)
    .map(([name, { isRequired }]) => (isRequired ? name : `[${name}]`))
    .join(' ');

/** The options, or such as `[start | pause [until] | stop]` where subcommands follow the name. */
const usage = ({ options, subs }: Command): string =>
  subs ? `[${subs.map((sub) => `${sub.name} ${hint(sub.options)}`.trim()).join(' | ')}]` : hint(options);

/** Whether people or rooms can be named behind the command. */
const namesAny = ({ options, subs = [] }: Command): boolean =>
  Object.values(options).some(({ kind }) => kind === 'member' || kind === 'room') || subs.some(namesAny);

/** What can be chosen from the menu of a message: https://docs.slack.dev/interactivity/implementing-shortcuts */
const declareShortcut = ({ name, label }: Menu, say: Say): Shortcut => ({
  type: 'message',
  name: shorten(say.label(label), LIMITS.shortcutName),
  callback_id: name,
  description: shorten(say.label(label), LIMITS.shortcutDescription),
});

/**
 * The content of slack-manifest.json. Asks for nothing that is not used.
 * @throws RangeError when there are more commands or menus than Slack takes.
 */
export function createManifest({ registry, words, botName, url }: ManifestParts): Manifest {
  const { most } = LIMITS.commands;
  if (registry.commands.length > most) throw new RangeError(`Slack takes at most ${most} slash commands.`);
  if (registry.menus.length > LIMITS.shortcuts.most)
    throw new RangeError(`Slack takes at most ${LIMITS.shortcuts.most} shortcuts.`);
  const say = words.in(undefined);
  const shortcuts = registry.menus.map((menu) => declareShortcut(menu, say));
  const address = url === undefined ? undefined : new URL(EVENTS_PATH, url).href;
  const request = address !== undefined && { request_url: address };
  const commands = registry.commands.map((definition): SlashCommand => {
    const { name, summary } = definition;
    const usageHint = shorten(usage(definition), LIMITS.usageHint);
    return {
      command: `/${name}`,
      description: shorten(say.label(summary), LIMITS.commandDescription),
      ...(usageHint !== '' && { usage_hint: usageHint }),
      /** What people type comes as they typed it, unless they can name a person or a channel: then it comes with the id. */
      should_escape: namesAny(definition),
      ...(address !== undefined && { url: address }),
    };
  });
  return {
    _metadata: { major_version: 1, minor_version: 1 },
    display_information: {
      name: shorten(botName, LIMITS.appName),
      description: shorten(say.label('slack.description'), LIMITS.appDescription),
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: true },
      bot_user: { display_name: shorten(botName, LIMITS.botName), always_online: false },
      slash_commands: commands,
      ...(shortcuts.length > 0 && { shortcuts }),
    },
    oauth_config: { scopes: { bot: ['commands', 'chat:write', 'im:write'] } },
    settings: {
      event_subscriptions: { ...request, bot_events: EVENTS },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: address === undefined,
      token_rotation_enabled: false,
    },
  };
}
