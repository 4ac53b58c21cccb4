import type { Ids } from './ids.ts';
import { withIds } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { Chosen } from './state.ts';

/** Ids and secrets of the one app in the one workspace. */
export const APP = {
  id: 'A0TRUSTAPP',
  team: 'T0WORKSPCE',
  teamDomain: 'standin',
  botUser: 'U0BOTUSER0',
  bot: 'B0BOT00000',
  botName: 'seven',
  botToken: 'xoxb-000000-000000-standin',
  appToken: 'xapp-1-A0TRUSTAPP-000000-standin',
  signingSecret: '0123456789abcdef0123456789abcdef',
  verificationToken: 'standin-verification',
} as const;

/** One person in the workspace. */
export interface User {
  readonly id: string;
  readonly name: string;
  /** Set where the person's own workspace is another one of the same organisation. */
  homeTeam?: string;
  /** Set where the private chat is closed: the error that Slack gives the bot. */
  closedDm?: string;
}

/** A channel or a private chat between the bot and one person. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'dm';
  /** The person of a private chat. */
  readonly user?: string;
  botIsMember: boolean;
  isArchived: boolean;
}

/** A message that the bot posted, or that Slack shows in its own name. */
export interface Post {
  readonly channel: Channel;
  readonly ts: string;
  text: string;
  blocks: readonly JsonObject[];
  readonly threadTs: string | undefined;
  /** Set where only this person sees it. */
  readonly onlyFor: string | undefined;
  /** What people put into its elements, by person. */
  readonly chosen: Map<string, Chosen>;
}

/** What a new message says. */
export interface Draft {
  readonly text: string;
  readonly blocks: readonly JsonObject[] | undefined;
  readonly threadTs?: string | undefined;
}

/** People, channels and messages. Starts with two channels, and nobody in them. */
export class Workspace {
  /** The channel that everybody is in. */
  readonly room: Channel = {
    id: 'C0GROUPROOM',
    name: 'group',
    kind: 'public',
    botIsMember: true,
    isArchived: false,
  };
  /** Another one that everybody is in. */
  readonly otherRoom: Channel = {
    id: 'C0QUIETROOM',
    name: 'quiet',
    kind: 'public',
    botIsMember: true,
    isArchived: false,
  };
  readonly #channels = new Map<string, Channel>([this.room, this.otherRoom].map((each) => [each.id, each]));
  readonly #users = new Map<string, User>();
  readonly #posts = new Map<string, Post>();
  readonly #ids: Ids;
  readonly #show: (post: Post) => void;

  /** `show` is called for each message that is new or changed. */
  constructor(ids: Ids, show: (post: Post) => void) {
    this.#ids = ids;
    this.#show = show;
  }

  /** The person with this name, who joins if need be. */
  user(name: string): User {
    const known = this.#users.values().find((user) => user.name === name);
    if (known !== undefined) return known;
    const user: User = { id: this.#ids.next('U'), name };
    this.#users.set(user.id, user);
    return user;
  }

  userById(id: string): User | undefined {
    return this.#users.get(id);
  }

  users(): readonly User[] {
    return [...this.#users.values()];
  }

  /** The private chat with this person, opened if need be. */
  dmOf(user: User): Channel {
    const id = `D${user.id.slice(1)}`;
    const known = this.#channels.get(id);
    if (known !== undefined) return known;
    const name = 'directmessage';
    const dm: Channel = { id, name, kind: 'dm', user: user.id, botIsMember: true, isArchived: false };
    this.#channels.set(id, dm);
    return dm;
  }

  channels(): readonly Channel[] {
    return [...this.#channels.values()];
  }

  /** Makes a channel that everybody is in but the bot. */
  addChannel(name: string, kind: 'public' | 'private'): Channel {
    const channel: Channel = { id: this.#ids.next('C'), name, kind, botIsMember: false, isArchived: false };
    this.#channels.set(channel.id, channel);
    return channel;
  }

  channelById(id: string): Channel | undefined {
    return this.#channels.get(id);
  }

  post(channel: Channel, draft: Draft, onlyFor?: string): Post {
    const post: Post = {
      channel,
      ts: this.#ids.timestamp(),
      text: draft.text,
      blocks: withIds(draft.blocks ?? [], this.#ids),
      threadTs: draft.threadTs,
      onlyFor,
      chosen: new Map(),
    };
    this.#posts.set(`${channel.id}:${post.ts}`, post);
    this.#show(post);
    return post;
  }

  /** Changes a message in place; blocks that are left out stay. */
  edit(post: Post, draft: Draft): void {
    post.text = draft.text;
    if (draft.blocks !== undefined) post.blocks = withIds(draft.blocks, this.#ids);
    post.chosen.clear();
    this.#show(post);
  }

  /** What stands in this channel for all who can read it, oldest first. */
  standing(channel: Channel): readonly Post[] {
    return [...this.#posts.values()].filter((post) => post.channel === channel && post.onlyFor === undefined);
  }

  remove(post: Post): void {
    this.#posts.delete(`${post.channel.id}:${post.ts}`);
  }

  /** True where this message stands on this person's screen. */
  canSee(post: Post, user: User): boolean {
    return (post.onlyFor ?? user.id) === user.id && (post.channel.user ?? user.id) === user.id;
  }

  find(channel: string, ts: string): Post | undefined {
    return this.#posts.get(`${channel}:${ts}`);
  }
}
