import {
  chatId,
  groupId,
  memberId,
  roleId,
  roomId,
  type ChatId,
  type MemberId,
  type RoomId,
} from '#core/ids.ts';
import { CHANNEL_IDS, PERSON_IDS, type ChannelId, type PersonId } from './people.ts';

/** The playground's one group. */
export const GROUP = groupId('playground:group');

/** The one role that the group gives: to those who moderate. */
export const MODERATORS = roleId('playground:role:moderators');

/** A room of the group, as the core knows it. */
export const roomOf = (channel: ChannelId): RoomId => roomId(`playground:${channel}`);

/** Which room it is, or undefined for an id that was not minted here. */
export const channelOf = (room: RoomId): ChannelId | undefined =>
  CHANNEL_IDS.find((channel) => roomOf(channel) === room);

/** The member that a person of the page is to the core. */
export const memberOf = (person: PersonId): MemberId => memberId(`playground:${person}`);

/** Who it is, or undefined for an id that was not minted here. */
export const personOf = (member: MemberId): PersonId | undefined =>
  PERSON_IDS.find((person) => memberOf(person) === member);

/** A person's private chat with the bot. */
export const chatOf = (person: PersonId): ChatId => chatId(`playground:chat:${person}`);

/** Whose private chat it is, or undefined for an id that was not minted here. */
export const ownerOf = (chat: ChatId): PersonId | undefined =>
  PERSON_IDS.find((person) => chatOf(person) === chat);
