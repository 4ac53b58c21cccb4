import type { MemberId, RoomId } from './ids.ts';
import type { Message } from './message.ts';
import type { Accept } from './plan.ts';

/**
 * How a send ended. A closed door is an answer, not an exception:
 * `closed`: the person takes no private messages; `gone`: the person or the room is no longer there;
 * `forbidden`: the bot may not post there; `busy`: the platform asks to wait.
 */
export type Delivery =
  | { readonly outcome: 'sent' }
  | { readonly outcome: 'closed' | 'gone' | 'forbidden' }
  | { readonly outcome: 'busy'; readonly retryAfterSeconds: number };

/** Whether a platform is connected, for health. `down` is final and comes with what to fix. */
export type Health =
  { readonly state: 'starting' | 'up' | 'reconnecting' } | { readonly state: 'down'; readonly fix: string };

/** A place where people talk to the bot. */
export interface Platform {
  readonly name: string;
  /** Connects, and hands each event to `accept`. Rejects with a `Down` when that can't work. */
  start(accept: Accept): Promise<void>;
  /** Takes no more events, finishes what is in flight, disconnects. */
  stop(): Promise<void>;
  health(): Health;
  /** Sends to a room: public for all who can read it. */
  sendToRoom(room: RoomId, message: Message): Promise<Delivery>;
  /** Sends to the person's private chat, which is opened if need be: only inside that person's own call. */
  sendToMember(member: MemberId, message: Message): Promise<Delivery>;
}

/** A platform that can't work until somebody fixes something: `fix` is a sentence that says what. */
export class Down extends Error {
  readonly fix: string;
  constructor(fix: string) {
    super(fix);
    this.name = 'Down';
    this.fix = fix;
  }
}
