import type { NextId } from './ids.ts';
import { timestampOf } from './ids.ts';
import { Asks, Flag, Part } from './numbers.ts';
import { botUser, userOf } from './payloads.ts';
import { refuse } from './refused.ts';
import type { Component, Embed, MessageBody } from './shapes.ts';
import { eachComponent } from './shapes.ts';
import type { Channel, Resident, World } from './world.ts';

/** A file that came with a message. */
export interface File {
  readonly name: string;
  readonly type: string;
  readonly size: number;
}

/** The interaction that a message answers. */
export interface Origin {
  readonly id: string;
  readonly type: number;
  readonly resident: Resident;
  /** The command's name, for commands. */
  readonly name?: string;
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
  content: string;
  embeds: readonly Embed[];
  components: readonly Component[];
  attachments: readonly object[];
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

/** An empty store of messages. */
export function createMessages(nextId: NextId): Messages {
  const all = new Map<string, Kept>();
  const nonces = new Map<string | number, Kept>();

  return {
    add({ channel, body, files = [], author, onlyFor, origin, isLoading }) {
      const kept: Kept = {
        id: nextId(),
        channel,
        ...(author && { author }),
        ...(onlyFor && { onlyFor }),
        ...(origin && { origin }),
        ...((body.nonce ?? '') !== '' && { nonce: body.nonce ?? '' }),
        content: body.content?.trim() ?? '',
        embeds: body.embeds ?? [],
        components: withIds(body.components ?? []),
        attachments: attach(nextId, body, files),
        flags: (body.flags ?? 0) | (isLoading ? Flag.loading : 0),
        editedAt: null,
      };
      if (!isLoading) refuseEmpty(kept);
      all.set(kept.id, kept);
      if (kept.nonce !== undefined) nonces.set(kept.nonce, kept);
      return kept;
    },
    change(kept, body, files) {
      const keeps = body.attachments?.map(({ id }) => String(id));
      const before = kept.attachments.filter(
        (file) => !keeps || ('id' in file && keeps.includes(String(file.id))),
      );
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
    byNonce: (nonce) => nonces.get(nonce),
  };
}

function refuseEmpty(message: Pick<Kept, 'content' | 'embeds' | 'components' | 'attachments'>): void {
  const { content, embeds, components, attachments } = message;
  if (!content && embeds.length + components.length + attachments.length === 0) throw refuse('emptyMessage');
}

function attach(nextId: NextId, body: MessageBody, files: readonly File[]): object[] {
  return files.map((file, index) => {
    const id = nextId();
    const url = `https://cdn.discordapp.com/attachments/${id}/${file.name}`;
    const described = body.attachments?.find((attachment) => String(attachment.id) === String(index));
    return {
      id,
      filename: file.name,
      size: file.size,
      content_type: file.type,
      url,
      proxy_url: url,
      ...(described?.description && { description: described.description }),
    };
  });
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

/** A message as REST and the gateway give it. */
export function messagePayload(world: World, kept: Kept): object {
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
    attachments: kept.attachments,
    embeds: kept.embeds.map((embed) => ({ type: 'rich', ...embed })),
    components: kept.components,
    pinned: false,
    flags: kept.flags,
    ...(kept.nonce !== undefined && { nonce: kept.nonce }),
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
    ...(origin.name && { name: origin.name, command_type: 1 }),
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
