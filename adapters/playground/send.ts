import { messageId } from '#core/ids.ts';
import type { Platform } from '#core/platform.ts';
import { chatOf, ownerOf, personOf, ROOM } from './ids.ts';
import { renderMessage } from './render.ts';
import type { Rooms } from './rooms.ts';

/** Sends to the rooms. All of them are in this process's memory, so a message is shown or it is not. */
export const sends = (rooms: Rooms): Pick<Platform, 'sendToRoom' | 'openChat' | 'sendToChat' | 'remove'> => ({
  sendToRoom: async (room, message) => {
    if (room !== ROOM) return { outcome: 'gone' };
    rooms.add({ where: 'room', audience: 'everyone', author: 'bot', said: renderMessage(message) });
    return { outcome: 'sent' };
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
      rooms.findSent(person, occurrence) ??
      rooms.add({ where: 'chat', audience: person, author: 'bot', said, occurrence });
    return { outcome: 'sent', message: messageId(id) };
  },
  remove: async (chat, message) => {
    const person = ownerOf(chat);
    if (person) rooms.remove(person, message);
    return true;
  },
});
