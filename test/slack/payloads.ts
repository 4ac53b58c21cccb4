import type { Ids } from './ids.ts';
import type { Interaction } from './interactions.ts';
import { textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { keyOfValue, standing, stateOf } from './state.ts';
import type { Chosen } from './state.ts';
import { describeView } from './views.ts';
import type { View } from './views.ts';
import { APP } from './workspace.ts';
import type { Channel, Post, User } from './workspace.ts';

const team = { id: APP.team, domain: APP.teamDomain };

/** https://docs.slack.dev/interactivity/implementing-slash-commands */
export const commandPayload = (
  user: User,
  channel: Channel,
  command: string,
  text: string,
  triggerId: string,
  responseUrl: string,
): JsonObject => ({
  token: APP.verificationToken,
  team_id: APP.team,
  team_domain: APP.teamDomain,
  channel_id: channel.id,
  channel_name: channel.kind === 'private' ? 'privategroup' : channel.name,
  user_id: user.id,
  user_name: user.name,
  command,
  text,
  api_app_id: APP.id,
  is_enterprise_install: 'false',
  response_url: responseUrl,
  trigger_id: triggerId,
});

const person = (user: User): JsonObject => ({
  id: user.id,
  username: user.name,
  name: user.name,
  team_id: user.homeTeam ?? APP.team,
});

/** What every interactive payload has. */
const shared = (type: string, user: User, interaction: Interaction): JsonObject => ({
  type,
  user: person(user),
  api_app_id: APP.id,
  token: APP.verificationToken,
  trigger_id: interaction.triggerId,
  team,
  enterprise: null,
  is_enterprise_install: false,
});

/** One press or choice: the element as it stands, with what was chosen. */
export function describeAction(block: JsonObject, element: JsonObject, chosen: Chosen, ids: Ids): JsonObject {
  const key = keyOfValue(element);
  const given = ['text', 'value', 'style', 'url', 'placeholder'].filter(
    (name) => element[name] !== undefined,
  );
  return {
    type: textAt(element, 'type'),
    action_id: textAt(element, 'action_id'),
    block_id: textAt(block, 'block_id'),
    ...Object.fromEntries(given.map((name) => [name, element[name]])),
    ...(key === undefined ? {} : { [key]: standing(block, element, chosen) }),
    action_ts: ids.timestamp(),
  };
}

/** A message as the Web API and block_actions show it. */
export const describePost = (post: Post): JsonObject => ({
  type: 'message',
  user: APP.botUser,
  bot_id: APP.bot,
  app_id: APP.id,
  team: APP.team,
  ts: post.ts,
  text: post.text,
  blocks: post.blocks,
  ...(post.threadTs === undefined ? {} : { thread_ts: post.threadTs }),
});

/** block_actions in a message. An ephemeral one is not sent along. */
export function messageActionPayload(
  user: User,
  post: Post,
  action: JsonObject,
  interaction: Interaction,
  responseUrl: string,
): JsonObject {
  const isEphemeral = post.onlyFor !== undefined;
  return {
    ...shared('block_actions', user, interaction),
    container: {
      type: 'message',
      message_ts: post.ts,
      channel_id: post.channel.id,
      is_ephemeral: isEphemeral,
      ...(post.threadTs === undefined ? {} : { thread_ts: post.threadTs }),
    },
    channel: {
      id: post.channel.id,
      name: post.channel.kind === 'private' ? 'privategroup' : post.channel.name,
    },
    ...(isEphemeral ? {} : { message: describePost(post) }),
    state: stateOf(post.blocks, post.chosen.get(user.id) ?? new Map()),
    response_url: responseUrl,
    actions: [action],
  };
}

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload, with the whole message. */
export const menuPayload = (
  user: User,
  post: Post,
  callbackId: string,
  interaction: Interaction,
  responseUrl: string,
): JsonObject => ({
  ...shared('message_action', user, interaction),
  callback_id: callbackId,
  action_ts: post.ts,
  message_ts: post.ts,
  channel: {
    id: post.channel.id,
    name: post.channel.kind === 'private' ? 'privategroup' : post.channel.name,
  },
  message: describePost(post),
  response_url: responseUrl,
});

/** block_actions in a modal or a Home tab: there is no response_url. */
export const viewActionPayload = (
  user: User,
  view: View,
  action: JsonObject,
  interaction: Interaction,
): JsonObject => ({
  ...shared('block_actions', user, interaction),
  container: { type: 'view', view_id: view.id },
  view: describeView(view),
  actions: [action],
});

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export const submissionPayload = (user: User, view: View, interaction: Interaction): JsonObject => ({
  ...shared('view_submission', user, interaction),
  view: describeView(view),
  response_urls: [],
});

/** Sent only where the view asked for it. */
export const closedPayload = (user: User, view: View, interaction: Interaction): JsonObject => ({
  ...shared('view_closed', user, interaction),
  view: describeView(view),
  is_cleared: false,
});

/** https://docs.slack.dev/apis/events-api, the outer event. */
export const eventPayload = (event: JsonObject, ids: Ids, now: number): JsonObject => ({
  token: APP.verificationToken,
  team_id: APP.team,
  api_app_id: APP.id,
  event,
  type: 'event_callback',
  event_id: ids.next('Ev'),
  event_time: Math.floor(now / 1000),
  authorizations: [
    {
      enterprise_id: null,
      team_id: APP.team,
      user_id: APP.botUser,
      is_bot: true,
      is_enterprise_install: false,
    },
  ],
  is_ext_shared_channel: false,
});
