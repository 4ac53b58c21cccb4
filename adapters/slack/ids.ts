import {
  chatId,
  groupId,
  memberId,
  roomId,
  type ChatId,
  type GroupId,
  type MemberId,
  type RoomId,
} from '#core/ids.ts';

const MEMBER = /^slack:([A-Z0-9]{1,30}):([A-Z0-9]{1,30})$/;
const ROOM = /^slack:([A-Z0-9]{1,30}):([A-Z0-9]{1,30})(?::(\d{1,20}\.\d{1,20}))?$/;
const CHAT = /^slack:([A-Z0-9]{1,30}):(D[A-Z0-9]{1,30})$/;

/** Where a message can be posted: a channel, or a thread in it. */
export interface Channel {
  readonly channel: string;
  /** The timestamp of the thread's first message. */
  readonly thread?: string;
}

/** Slack's own ids of a person and of the workspace in which they are known. */
export interface Person {
  readonly team: string;
  readonly user: string;
}

/** A person is known by workspace and user: https://docs.slack.dev/reference/objects/user-object */
export const mintMember = (team: string, user: string): MemberId => memberId(`slack:${team}:${user}`);
export const mintGroup = (team: string): GroupId => groupId(`slack:${team}`);
export const mintRoom = (team: string, { channel, thread }: Channel): RoomId =>
  roomId(thread === undefined ? `slack:${team}:${channel}` : `slack:${team}:${channel}:${thread}`);
export const mintChat = (team: string, channel: string): ChatId => chatId(`slack:${team}:${channel}`);

/** Who a member is; undefined for an id that was not minted here. */
export function readMember(id: MemberId): Person | undefined {
  const [, team, user] = MEMBER.exec(id) ?? [];
  return team === undefined || user === undefined ? undefined : { team, user };
}

/** Where a room is; undefined for an id that was not minted here. */
export function readRoom(id: RoomId): Channel | undefined {
  const [, , channel, thread] = ROOM.exec(id) ?? [];
  return channel === undefined ? undefined : { channel, ...(thread !== undefined && { thread }) };
}

/** Slack's own id of a private chat; undefined for an id that was not minted here. */
export const readChat = (id: ChatId): string | undefined => CHAT.exec(id)?.[2];

/** True for what can be Slack's id of a person. */
export const isUser = (raw: string): boolean => /^[UW][A-Z0-9]{1,29}$/.test(raw);

/** True for what can be Slack's id of a public or private channel. */
export const isChannel = (raw: string): boolean => /^[CG][A-Z0-9]{1,29}$/.test(raw);

/** Direct messages carry an id that starts with D: https://docs.slack.dev/reference/objects/conversation-object */
export const isPrivateChat = (channel: string): boolean => channel.startsWith('D');
