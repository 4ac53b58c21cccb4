import { messageId } from '#core/ids.ts';
import type { Platform } from '#core/platform.ts';
import { channelOf, chatOf, ownerOf, personOf } from './ids.ts';
import { renderMessage, renderTells } from './render.ts';
import type { Rooms } from './rooms.ts';

/** Sends to the rooms. All of them are in this process's memory, so a message is shown or it is not. */
export const sends = (
  rooms: Rooms,
): Pick<Platform, 'sendToRoom' | 'findMissing' | 'openChat' | 'sendToChat' | 'remove'> => ({
  sendToRoom: async (room, message, attempt) => {
    const where = channelOf(room);
    if (!where) return { outcome: 'gone' };
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
  findMissing: async () => [],
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
});
