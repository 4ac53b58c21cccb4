declare const kind: unique symbol;
type Id<Kind extends string> = string & { readonly [kind]: Kind };

/** One person on one platform. Minted by adapters; only the adapter that minted an id looks inside it. */
export type MemberId = Id<'member'>;
/** One Discord server or one Slack workspace. */
export type GroupId = Id<'group'>;
/** A channel, a thread or a private chat: anywhere that a message can be sent to. */
export type RoomId = Id<'room'>;
/** A role that a group gives to some of its people. */
export type RoleId = Id<'role'>;
/** A member's private chat with the bot, once it was opened. */
export type ChatId = Id<'chat'>;
/** One message that the bot sent to a private chat. */
export type MessageId = Id<'message'>;

/** Mints an id. For adapters, and for reading back what was stored. */
export const memberId = (raw: string): MemberId => raw as MemberId;
export const groupId = (raw: string): GroupId => raw as GroupId;
export const roomId = (raw: string): RoomId => raw as RoomId;
export const roleId = (raw: string): RoleId => raw as RoleId;
export const chatId = (raw: string): ChatId => raw as ChatId;
export const messageId = (raw: string): MessageId => raw as MessageId;
