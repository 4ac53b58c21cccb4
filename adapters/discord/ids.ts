/** Ids of people, servers, channels, roles and messages: a snowflake behind the platform's name. */
import {
  chatId,
  groupId,
  memberId,
  messageId,
  roleId,
  roomId,
  type ChatId,
  type GroupId,
  type MemberId,
  type MessageId,
  type RoleId,
  type RoomId,
} from '#core/ids.ts';

/** Snowflakes are 17 to 20 digits long: https://docs.discord.com/developers/reference#snowflakes */
const OURS = /^discord:(\d{17,20})$/;
const OUR_ROLE = /^discord:role:(\d{17,20})$/;

/** True for what can be the id of a server, a person or a channel. */
export const isSnowflake = (raw: string): boolean => OURS.test(`discord:${raw}`);

/** Mints the id of a Discord user. */
export const mintMember = (snowflake: string): MemberId => memberId(`discord:${snowflake}`);

/** Mints the id of a Discord server. */
export const mintGroup = (snowflake: string): GroupId => groupId(`discord:${snowflake}`);

/** Mints the id of a channel, a thread or a private chat. */
export const mintRoom = (snowflake: string): RoomId => roomId(`discord:${snowflake}`);

/** Mints the id of a role, which says so: a role of all has the number of its server. */
export const mintRole = (snowflake: string): RoleId => roleId(`discord:role:${snowflake}`);

/** Mints the id of a private chat with the bot. */
export const mintChat = (snowflake: string): ChatId => chatId(`discord:${snowflake}`);

/** Mints the id of a message that the bot sent. */
export const mintMessage = (snowflake: string): MessageId => messageId(`discord:${snowflake}`);

/** The snowflake inside an id; undefined when this adapter did not mint it. */
export const snowflakeOf = (id: MemberId | GroupId | RoomId | ChatId | MessageId): string | undefined =>
  OURS.exec(id)?.[1];

/** The snowflake inside the id of a role; undefined when this adapter did not mint it. */
export const roleSnowflakeOf = (id: RoleId): string | undefined => OUR_ROLE.exec(id)?.[1];
