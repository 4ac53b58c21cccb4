/**
 * What bots send, as far as the stand-in reads it. Whether a body really has this shape is what the rules check; where
 * they are off, it is taken on trust.
 */

export interface SelectOption {
  readonly label: string;
  readonly value: string;
  readonly default?: boolean | null;
}

/** Any component of a message or a modal. https://docs.discord.com/developers/components/reference */
export interface Component {
  readonly type: number;
  readonly id?: number | null;
  readonly custom_id?: string | null;
  readonly label?: string | null;
  readonly style?: number | null;
  readonly url?: string | null;
  readonly disabled?: boolean | null;
  readonly placeholder?: string | null;
  readonly content?: string | null;
  readonly value?: string | null;
  readonly default?: boolean | null;
  readonly required?: boolean | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
  readonly min_values?: number | null;
  readonly max_values?: number | null;
  readonly options?: readonly SelectOption[];
  /** Who or what is picked when it opens, in lists that Discord fills. */
  readonly default_values?: readonly { readonly id: string; readonly type: string }[] | null;
  readonly channel_types?: readonly number[] | null;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly accessory?: Component;
}

export interface Embed {
  readonly title?: string | null;
  readonly description?: string | null;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | null;
  readonly author?: { readonly name: string } | null;
  readonly footer?: { readonly text: string } | null;
}

/** A file as a message speaks of it: by the number of one that is sent along, or by the id of one that it has. */
export interface AttachmentBody {
  readonly id: string | number;
  readonly filename?: string | null;
  readonly description?: string | null;
}

/** https://docs.discord.com/developers/resources/message#allowed-mentions-object */
export interface AllowedMentions {
  readonly parse?: readonly string[] | null;
  readonly roles?: readonly string[] | null;
  readonly users?: readonly string[] | null;
}

/** A message to be made or changed. What is absent stays as it is; null clears it. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly Embed[] | null;
  readonly components?: readonly Component[] | null;
  readonly attachments?: readonly AttachmentBody[] | null;
  readonly flags?: number | null;
  readonly tts?: boolean | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly allowed_mentions?: AllowedMentions | null;
}

export interface Modal {
  readonly custom_id: string;
  readonly title: string;
  readonly components: readonly Component[];
}

/** An answer to an interaction. */
export interface CallbackBody {
  readonly type: number;
  readonly data?:
    (MessageBody & Partial<Modal> & { readonly choices?: readonly CommandChoice[] | null }) | null;
}

export interface CommandChoice {
  readonly name: string;
  readonly value: string | number;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
}

export interface CommandOption {
  readonly type: number;
  readonly name: string;
  readonly description: string;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly required?: boolean | null;
  readonly autocomplete?: boolean | null;
  readonly choices?: readonly CommandChoice[] | null;
  readonly channel_types?: readonly number[] | null;
  readonly options?: readonly CommandOption[] | null;
  readonly min_value?: number | null;
  readonly max_value?: number | null;
  readonly min_length?: number | null;
  readonly max_length?: number | null;
}

/** A command as it is registered. */
export interface CommandBody {
  readonly name: string;
  readonly type?: number | null;
  readonly description?: string | null;
  readonly name_localizations?: Readonly<Record<string, string>> | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly options?: readonly CommandOption[] | null;
  readonly default_member_permissions?: string | number | null;
  readonly dm_permission?: boolean | null;
  readonly contexts?: readonly number[] | null;
  readonly integration_types?: readonly number[] | null;
}

/** A command that is registered. */
export interface Command extends CommandBody {
  readonly id: string;
  readonly application_id: string;
  readonly version: string;
  readonly type: number;
}

/** Every component below these, in the order of Discord's ids: parents before children. */
export function* eachComponent(components: readonly Component[]): Generator<Component> {
  for (const component of components) {
    yield component;
    yield* eachComponent(component.components ?? []);
    if (component.accessory) yield* eachComponent([component.accessory]);
    if (component.component) yield* eachComponent([component.component]);
  }
}
