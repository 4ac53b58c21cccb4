import type { MemberId } from '#core/ids.ts';
import type { Delivery, Sends } from '#core/platform.ts';
import { chatOf, memberOf } from '../../adapters/playground/ids.ts';
import type { PersonId } from '../../adapters/playground/people.ts';

/** What can go wrong between the bot and a room or private chat. Here nothing does by itself. */
export interface Trouble {
  readonly platform: Sends;
  letReach(person: PersonId, may: boolean): void;
  losesNextReceipt(): void;
}

/** Lets a playground's sends go wrong. */
export function createTrouble(playground: Sends): Trouble {
  const closed = new Set<PersonId>();
  let isReceiptLost = false;
  const isClosed = (isOf: (person: PersonId) => boolean): boolean => [...closed].some(isOf);
  /** The receipt of what may be tried again can be lost. */
  const receive = (delivery: Delivery): Delivery => {
    if (!isReceiptLost) return delivery;
    isReceiptLost = false;
    throw new Error('The connection was cut.');
  };
  return {
    platform: {
      name: playground.name,
      sendToRoom: async (room, message, attempt) => {
        const delivery = await playground.sendToRoom(room, message, attempt);
        return attempt ? receive(delivery) : delivery;
      },
      findMissing: playground.findMissing,
      showHome: playground.showHome,
      remove: playground.remove,
      openChat: async (member: MemberId) =>
        isClosed((person) => memberOf(person) === member)
          ? { outcome: 'closed' }
          : playground.openChat(member),
      sendToChat: async (chat, message, attempt) => {
        if (isClosed((person) => chatOf(person) === chat)) return { outcome: 'closed' };
        return receive(await playground.sendToChat(chat, message, attempt));
      },
    },
    letReach: (person, may) => void (may ? closed.delete(person) : closed.add(person)),
    losesNextReceipt: () => {
      isReceiptLost = true;
    },
  };
}
