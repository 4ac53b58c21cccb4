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
  messageActionPayload,
  submissionPayload,
  viewActionPayload,
} from './payloads.ts';
import type { View } from './views.ts';
import type { Channel, Post, User } from './workspace.ts';

/** What people do, turned into payloads and handed to the app. */
export interface Acts {
  /** `text` as Slack sends it, escaped. */
  command(user: User, channel: Channel, command: string, text: string): Sent;
  press(user: User, post: Post, block: JsonObject, element: JsonObject): Sent;
  pressInView(user: User, view: View, block: JsonObject, element: JsonObject): Sent;
  submit(user: User, view: View): Sent;
  /** Closes the top page; the app is told only where the view asked for it. */
  close(user: User, view: View): Sent | undefined;
  /** An event of the Events API, such as `app_home_opened`. `user` is who caused it. */
  event(user: User, event: JsonObject): Sent;
}

/** What people can do in this workspace. */
export function createActs(parts: Parts): Acts {
  const { interactions, workspace, views, ids, now } = parts;
  /** Slack says in its own name, to that person only, that nobody answered. */
  const complain = (channel: Channel, user: User, text: string): void =>
    void workspace.post(channel, { text, blocks: undefined }, user.id);
  return {
    command(user, channel, command, text) {
      const interaction = interactions.begin(user.id, channel);
      const url = parts.responseUrlOf(interaction, 'commands');
      return interactions.send(interaction, {
        kind: 'slash_commands',
        payload: commandPayload(user, channel, command, text, interaction.triggerId, url),
        take: (payload) => takeCommandAck(parts, interaction, payload),
        miss: () => complain(channel, user, `${command} failed because the app did not respond.`),
      });
    },
    press(user, post, block, element) {
      const interaction = interactions.begin(user.id, post.channel, { post });
      const url = parts.responseUrlOf(interaction, 'actions');
      const action = describeAction(block, element, post.chosen.get(user.id) ?? new Map(), ids);
      return interactions.send(interaction, {
        kind: 'interactive',
        payload: messageActionPayload(user, post, action, interaction, url),
        take: (payload) => takeActionAck(parts, payload),
        miss: () => complain(post.channel, user, 'That did not work. Try again?'),
      });
    },
    pressInView(user, view, block, element) {
      const interaction = interactions.begin(user.id, view.channel, { view });
      const action = describeAction(block, element, view.chosen, ids);
      return interactions.send(interaction, {
        kind: 'interactive',
        payload: viewActionPayload(user, view, action, interaction),
        take: (payload) => takeActionAck(parts, payload),
        miss: () => showTrouble(parts, view),
      });
    },
    submit(user, view) {
      const interaction = interactions.begin(user.id, view.channel, { view });
      return interactions.send(interaction, {
        kind: 'interactive',
        payload: submissionPayload(user, view, interaction),
        take: (payload) => takeSubmissionAck(parts, view, payload),
        miss: () => showTrouble(parts, view),
      });
    },
    close(user, view) {
      views.close(view);
      if (view.content['notify_on_close'] !== true) return undefined;
      const interaction = interactions.begin(user.id, view.channel, { view });
      return interactions.send(interaction, {
        kind: 'interactive',
        payload: closedPayload(user, view, interaction),
        take: () => false,
        miss: () => undefined,
      });
    },
    event(user, event) {
      const interaction = interactions.begin(user.id, undefined);
      return interactions.send(interaction, {
        kind: 'events_api',
        payload: eventPayload(event, ids, now()),
        take: (payload) => takeEventAck(parts, textAt(event, 'type'), payload),
        miss: () => undefined,
      });
    },
  };
}
