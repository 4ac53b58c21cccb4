import { chatId, groupId, memberId, roomId, type ChatId, type MemberId } from '#core/ids.ts';
import { PERSON_IDS, type PersonId } from './people.ts';

/** The playground's one group and the one room in it. */
export const GROUP = groupId('playground:group');
export const ROOM = roomId('playground:room');

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
