import { showTrouble, takeActionAck, takeCommandAck, takeEventAck, takeSubmissionAck } from './acks.ts';
import type { Sent } from './interactions.ts';
import { textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Parts } from './parts.ts';
import {
  closedPayload,
  commandPayload,
  describeAction,
  eventPayload,
  menuPayload,
  messageActionPayload,
  submissionPayload,
  viewActionPayload,
} from './payloads.ts';
import type { Placed } from './state.ts';
import type { View } from './views.ts';
import type { Channel, Post, User } from './workspace.ts';

/** What people do, turned into payloads and handed to the app. */
export class Acts {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** A slash command; `text` as Slack sends it, escaped. */
  command(user: User, channel: Channel, command: string, text: string): Sent {
    const { interactions, responseUrlOf } = this.#parts;
    const interaction = interactions.begin(user.id, channel);
    const url = responseUrlOf(interaction, 'commands');
    return interactions.send(interaction, {
      kind: 'slash_commands',
      payload: commandPayload(user, channel, command, text, interaction.triggerId, url),
      take: (payload) => takeCommandAck(this.#parts, interaction, payload),
      miss: () => this.#complain(channel, user, `${command} failed because the app did not respond.`),
    });
  }

  /** A press or a choice in a message. */
  press(user: User, post: Post, { block, element }: Placed): Sent {
    const { interactions, responseUrlOf, ids } = this.#parts;
    const interaction = interactions.begin(user.id, post.channel, { post });
    const url = responseUrlOf(interaction, 'actions');
    const action = describeAction(block, element, post.chosen.get(user.id) ?? new Map(), ids);
    return interactions.send(interaction, {
      kind: 'interactive',
      payload: messageActionPayload(user, post, action, interaction, url),
      take: (payload) => takeActionAck(this.#parts, payload),
      miss: () => this.#complain(post.channel, user, 'That did not work. Try again?'),
    });
  }

  /** A shortcut of the app, chosen from the menu of a message. */
  menu(user: User, post: Post, callbackId: string): Sent {
    const { interactions, responseUrlOf } = this.#parts;
    const interaction = interactions.begin(user.id, post.channel, { post });
    const url = responseUrlOf(interaction, 'app');
    return interactions.send(interaction, {
      kind: 'interactive',
      payload: menuPayload(user, post, callbackId, interaction, url),
      take: (payload) => takeActionAck(this.#parts, payload),
      miss: () => this.#complain(post.channel, user, 'That did not work. Try again?'),
    });
  }

  /** A press or a choice in a modal or a Home tab. */
  pressInView(user: User, view: View, { block, element }: Placed): Sent {
    const { interactions, ids } = this.#parts;
    const interaction = interactions.begin(user.id, view.channel, { view });
    const action = describeAction(block, element, view.chosen, ids);
    return interactions.send(interaction, {
      kind: 'interactive',
      payload: viewActionPayload(user, view, action, interaction),
      take: (payload) => takeActionAck(this.#parts, payload),
      miss: () => showTrouble(this.#parts, view),
    });
  }

  /** Sends a form. */
  submit(user: User, view: View): Sent {
    const { interactions } = this.#parts;
    const interaction = interactions.begin(user.id, view.channel, { view });
    return interactions.send(interaction, {
      kind: 'interactive',
      payload: submissionPayload(user, view, interaction),
      take: (payload) => takeSubmissionAck(this.#parts, view, payload),
      miss: () => showTrouble(this.#parts, view),
    });
  }

  /** Closes the top page; the app is told only where the view asked for it. */
  close(user: User, view: View): Sent | undefined {
    const { interactions, views } = this.#parts;
    views.close(view);
    if (view.content['notify_on_close'] !== true) return undefined;
    const interaction = interactions.begin(user.id, view.channel, { view });
    return interactions.send(interaction, {
      kind: 'interactive',
      payload: closedPayload(user, view, interaction),
      take: () => false,
      miss: () => undefined,
    });
  }

  /** An event of the Events API, such as `app_home_opened`. `user` is who caused it. */
  event(user: User, event: JsonObject): Sent {
    const { interactions, ids, now } = this.#parts;
    const interaction = interactions.begin(user.id, undefined);
    return interactions.send(interaction, {
      kind: 'events_api',
      payload: eventPayload(event, ids, now()),
      take: (payload) => takeEventAck(this.#parts, textAt(event, 'type'), payload),
      miss: () => undefined,
    });
  }

  /** Slack says in its own name, to that person only, that nobody answered. */
  #complain(channel: Channel, user: User, text: string): void {
    this.#parts.workspace.post(channel, { text, blocks: undefined }, user.id);
  }
}
