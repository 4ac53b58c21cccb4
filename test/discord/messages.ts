import type { NextId } from './ids.ts';
import { timestampOf } from './ids.ts';
import { Asks, Flag, Part } from './numbers.ts';
import { botUser, userOf } from './payloads.ts';
import { refuse } from './refused.ts';
import type { AllowedMentions, Component, Embed, MessageBody } from './shapes.ts';
import { eachComponent } from './shapes.ts';
import type { Channel, Resident, World } from './world.ts';

/** A file that came with a message. */
export interface File {
  /** What it is called in the request, such as `files[0]`. */
  readonly key: string;
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** A file that is kept with its message. */
export interface KeptFile {
  readonly id: string;
  readonly file: File;
  readonly description?: string;
}

/** The interaction that a message answers. */
export interface Origin {
  readonly id: string;
  readonly type: number;
  readonly resident: Resident;
  /** The command, for commands. */
  readonly command?: { readonly name: string; readonly type: number };
  /** The message whose button or list caused it. */
  readonly source?: string;
}

/** A message that is kept. */
export interface Kept {
  readonly id: string;
  readonly channel: Channel;
  /** Absent for the bot. */
  readonly author?: Resident;
  /** The only person who can see it, where it is ephemeral. */
  readonly onlyFor?: Resident;
  readonly origin?: Origin;
  readonly nonce?: string | number;
  /** Who may be told by a sound when it is new. Absent: all whom it names. */
  readonly mentions?: AllowedMentions;
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  attachments: readonly KeptFile[];
  flags: number;
  editedAt: string | null;
}

/** All messages of the world. */
export interface Messages {
  /** Keeps a new message. Refuses an empty one, unless it is still loading. */
  add(message: NewMessage): Kept;
  /** Changes a message in place; a loading one becomes a whole one. */
  change(kept: Kept, body: MessageBody, files: readonly File[]): void;
  remove(kept: Kept): void;
  /** The message with this id in this channel, or the refusal that Discord has for it. */
  find(id: string): Kept | undefined;
  /** The newest first. */
  latest(channel: Channel, limit: number): Kept[];
  /** What was posted with this nonce lately. */
  byNonce(nonce: string | number): Kept | undefined;
}

export interface NewMessage {
  readonly channel: Channel;
  readonly body: MessageBody;
  readonly files?: readonly File[];
  readonly author?: Resident;
  readonly onlyFor?: Resident;
  readonly origin?: Origin;
  readonly isLoading?: true;
}

/** "The past few minutes", in milliseconds: so long a nonce is unique. */
const NONCE_LIVES = 3 * 60_000;

/** An empty store of messages. `now` is in milliseconds. */
export function createMessages(nextId: NextId, now: () => number): Messages {
  const all = new Map<string, Kept>();
  const nonces = new Map<string | number, { readonly kept: Kept; readonly at: number }>();

  return {
    add({ channel, body, files = [], author, onlyFor, origin, isLoading }) {
      const kept: Kept = {
        id: nextId(),
        channel,
        ...(author && { author }),
        ...(onlyFor && { onlyFor }),
        ...(origin && { origin }),
        ...((body.nonce ?? '') !== '' && { nonce: body.nonce ?? '' }),
        ...(body.allowed_mentions && { mentions: body.allowed_mentions }),
        content: body.content?.trim() ?? '',
        embeds: body.embeds ?? [],
        components: withIds(body.components ?? []),
        attachments: attach(nextId, body, files),
        flags: (body.flags ?? 0) | (isLoading ? Flag.loading : 0),
        editedAt: null,
      };
      if (!isLoading) refuseEmpty(kept);
      all.set(kept.id, kept);
      if (kept.nonce !== undefined) nonces.set(kept.nonce, { kept, at: now() });
      return kept;
    },
    change(kept, body, files) {
      const keeps = body.attachments?.map(({ id }) => String(id));
      const before = kept.attachments.filter(({ id }) => !keeps || keeps.includes(id));
      const changed = {
        content: body.content === undefined ? kept.content : (body.content?.trim() ?? ''),
        embeds: body.embeds === undefined ? kept.embeds : (body.embeds ?? []),
        components: body.components === undefined ? kept.components : withIds(body.components ?? []),
        attachments: [...before, ...attach(nextId, body, files)],
        flags: (kept.flags & ~Flag.loading) | ((body.flags ?? 0) & Flag.layout),
        editedAt: kept.flags & Flag.loading ? null : timestampOf(nextId()),
      };
      refuseEmpty(changed);
      Object.assign(kept, changed);
    },
    remove(kept) {
      all.delete(kept.id);
    },
    find: (id) => all.get(id),
    latest: (channel, limit) =>
      [...all.values()]
        .filter((kept) => kept.channel === channel && !kept.onlyFor)
        .toReversed()
        .slice(0, limit),
    byNonce(nonce) {
      const known = nonces.get(nonce);
      return known && now() - known.at < NONCE_LIVES ? known.kept : undefined;
    },
  };
}

function refuseEmpty(message: Pick<Kept, 'content' | 'embeds' | 'components' | 'attachments'>): void {
  const { content, embeds, components, attachments } = message;
  if (!content && embeds.length + components.length + attachments.length === 0) throw refuse('emptyMessage');
}

function attach(nextId: NextId, body: MessageBody, files: readonly File[]): KeptFile[] {
  return files.map((file) => {
    const description = body.attachments?.find(({ id }) => `files[${id}]` === file.key)?.description;
    return { id: nextId(), file, ...(description && { description }) };
  });
}

function attachmentPayload({ id, file, description }: KeptFile): object {
  const url = `https://cdn.discordapp.com/attachments/${id}/${file.name}`;
  return {
    id,
    filename: file.name,
    size: file.bytes.length,
    content_type: file.type,
    url,
    proxy_url: url,
    ...(description && { description }),
  };
}

/** Numbers the components that have no id, parents before children, as Discord does. */
function withIds(components: readonly Component[]): Component[] {
  if (components.length === 0) return [];
  const taken = new Set([...eachComponent(components)].map(({ id }) => id));
  let last = 0;
  const next = (): number => {
    do last += 1;
    while (taken.has(last));
    return last;
  };
  const number = (component: Component): Component => ({
    ...component,
    id: component.id || next(),
    ...(component.type === Part.select && { min_values: component.min_values ?? 1 }),
    ...(component.type === Part.select && { max_values: component.max_values ?? 1 }),
    ...(component.components && { components: component.components.map(number) }),
    ...(component.accessory && { accessory: number(component.accessory) }),
    ...(component.component && { component: number(component.component) }),
  });
  return components.map(number);
}

/** The components of a modal, numbered the same way. */
export const numbered = withIds;

/** A message as it is given to whoever posts it. */
export const messagePayload = (world: World, kept: Kept): object => ({
  ...storedPayload(world, kept),
  ...(kept.nonce !== undefined && { nonce: kept.nonce }),
});

/** A message as it is given later on. Its nonce is not kept: https://github.com/Rapptz/discord.py/issues/2451 */
export function storedPayload(world: World, kept: Kept): object {
  const { author, origin, channel } = kept;
  return {
    id: kept.id,
    channel_id: channel.id,
    type: origin?.type === Asks.command ? 20 : 0,
    author: author ? userOf(author) : botUser(world),
    content: kept.content,
    timestamp: timestampOf(kept.id),
    edited_timestamp: kept.editedAt,
    tts: false,
    mention_everyone: false,
    mentions: [],
    mention_roles: [],
    attachments: kept.attachments.map(attachmentPayload),
    embeds: kept.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: kept.components,
    pinned: false,
    flags: kept.flags,
    ...(origin && { webhook_id: world.applicationId, application_id: world.applicationId }),
    ...(origin && { interaction_metadata: metadataOf(world, kept, origin) }),
  };
}

function metadataOf(world: World, { channel }: Kept, origin: Origin): object {
  return {
    id: origin.id,
    type: origin.type,
    user: userOf(origin.resident),
    authorizing_integration_owners: { 0: channel.owner ? '0' : world.guildId },
    ...(origin.command && { name: origin.command.name, command_type: origin.command.type }),
    ...(origin.type === Asks.component && { interacted_message_id: origin.source }),
    ...(origin.type === Asks.modal && {
      triggering_interaction_metadata: {
        id: origin.id,
        type: origin.source ? Asks.component : Asks.command,
        user: userOf(origin.resident),
        authorizing_integration_owners: { 0: channel.owner ? '0' : world.guildId },
        ...(origin.source ? { interacted_message_id: origin.source } : { name: 'command', command_type: 1 }),
      },
    }),
  };
}
