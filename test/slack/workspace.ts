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

/** People, channels and messages. */
export interface Workspace {
  /** The channel that everybody is in. */
  readonly room: Channel;
  user(name: string): User;
  userById(id: string): User | undefined;
  users(): readonly User[];
  /** The private chat with this person, opened if need be. */
  dmOf(user: User): Channel;
  channelById(id: string): Channel | undefined;
  post(channel: Channel, draft: Draft, onlyFor?: string): Post;
  /** Changes a message in place; blocks that are left out stay. */
  edit(post: Post, draft: Draft): void;
  remove(post: Post): void;
  find(channel: string, ts: string): Post | undefined;
}

/** Starts with the room and nobody in it. `show` is called for each message that is new or changed. */
export function createWorkspace(ids: Ids, show: (post: Post) => void): Workspace {
  const room: Channel = {
    id: 'C0GROUPROOM',
    name: 'group',
    kind: 'public',
    botIsMember: true,
    isArchived: false,
  };
  const channels = new Map<string, Channel>([[room.id, room]]);
  const users = new Map<string, User>();
  const posts = new Map<string, Post>();
  const keyOf = (channel: string, ts: string): string => `${channel}:${ts}`;
  return {
    room,
    user(name) {
      const known = users.values().find((user) => user.name === name);
      if (known !== undefined) return known;
      const user: User = { id: ids.next('U'), name };
      users.set(user.id, user);
      return user;
    },
    userById: (id) => users.get(id),
    users: () => [...users.values()],
    dmOf(user) {
      const id = `D${user.id.slice(1)}`;
      const known = channels.get(id);
      if (known !== undefined) return known;
      const dm: Channel = {
        id,
        name: 'directmessage',
        kind: 'dm',
        user: user.id,
        botIsMember: true,
        isArchived: false,
      };
      channels.set(id, dm);
      return dm;
    },
    channelById: (id) => channels.get(id),
    post(channel, draft, onlyFor) {
      const post: Post = {
        channel,
        ts: ids.timestamp(),
        text: draft.text,
        blocks: withIds(draft.blocks ?? [], ids),
        threadTs: draft.threadTs,
        onlyFor,
        chosen: new Map(),
      };
      posts.set(keyOf(channel.id, post.ts), post);
      show(post);
      return post;
    },
    edit(post, draft) {
      post.text = draft.text;
      if (draft.blocks !== undefined) post.blocks = withIds(draft.blocks, ids);
      post.chosen.clear();
      show(post);
    },
    remove: (post) => void posts.delete(keyOf(post.channel.id, post.ts)),
    find: (channel, ts) => posts.get(keyOf(channel, ts)),
  };
}
