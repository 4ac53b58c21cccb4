import { messageId } from '#core/ids.ts';
import type { Platform } from '#core/platform.ts';
import { channelOf, chatOf, ownerOf, personOf } from './ids.ts';
import { renderMessage, renderTells } from './render.ts';
import type { Rooms } from './rooms.ts';

/** What the page calls the right to post in a room. */
const TO_POST = 'Send Messages';

/** Sends to the rooms. All of them are in this process's memory, so a message is shown or it is not. */
export const sends = (
  rooms: Rooms,
): Pick<Platform, 'sendToRoom' | 'findMissing' | 'openChat' | 'sendToChat' | 'remove' | 'showHome'> => ({
  sendToRoom: async (room, message, attempt) => {
    const where = channelOf(room);
    if (!where) return { outcome: 'gone' };
    if (!rooms.mayBotPost(where)) return { outcome: 'forbidden' };
    const occurrence = attempt?.occurrence;
    const known = occurrence === undefined ? undefined : rooms.findSent(where, 'everyone', occurrence);
    const tells = renderTells(message);
    const id =
      known ??
      rooms.add({
        where,
        audience: 'everyone',
        author: 'bot',
        said: renderMessage(message),
        ...(tells.length > 0 && { tells }),
        ...(occurrence !== undefined && { occurrence }),
      });
    return { outcome: 'sent', message: messageId(id) };
  },
  findMissing: async (room) => {
    const where = channelOf(room);
    return where && rooms.mayBotPost(where) ? [] : [TO_POST];
  },
  openChat: async (member) => {
    const person = personOf(member);
    return person ? { outcome: 'open', chat: chatOf(person) } : { outcome: 'gone' };
  },
  sendToChat: async (chat, message, { occurrence }) => {
    const person = ownerOf(chat);
    if (!person) return { outcome: 'gone' };
    const said = renderMessage(message);
    const id =
      rooms.findSent('chat', person, occurrence) ??
      rooms.add({ where: 'chat', audience: person, author: 'bot', said, occurrence });
    return { outcome: 'sent', message: messageId(id) };
  },
  remove: async (chat, message) => {
    const person = ownerOf(chat);
    if (person) rooms.remove(person, message);
    return true;
  },
  showHome: async (member, message) => {
    const person = personOf(member);
    if (person && rooms.hasHome(person)) rooms.setHome(person, renderMessage(message));
  },
});
