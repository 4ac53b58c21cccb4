import { isObject, parseJson, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import type { Interaction } from './interactions.ts';
import type { Parts } from './parts.ts';
import { describePost } from './payloads.ts';
import { findPings } from './pings.ts';
import type { Refusal } from './reader.ts';
import { describeView, isHome } from './views.ts';
import type { View } from './views.ts';
import { APP } from './workspace.ts';
import type { Channel, Post } from './workspace.ts';

/** Answers a call of a Web API method with the JSON that Slack would send. */
export type Method = (args: JsonObject) => JsonObject;

const no = (error: string): JsonObject => ({ ok: false, error });

/** In chat methods the findings lie also under `errors`. */
const refusal = ({ error, messages }: Refusal): JsonObject => ({
  ok: false,
  error,
  ...(messages.length === 0
    ? {}
    : {
        errors: messages,
        response_metadata: { messages: messages.map((message) => `[ERROR] ${message}`) },
      }),
});

/** Reads a request's body as WebClient sends it: form-encoded or JSON. Undefined when it is neither. */
export function readArguments(contentType: string, body: string): JsonObject | undefined {
  if (contentType.startsWith('application/json')) {
    const parsed = parseJson(body);
    return isObject(parsed) ? parsed : undefined;
  }
  return Object.fromEntries(new URLSearchParams(body));
}

/** Finds where a message goes, or why it can't. */
function findChannel({ workspace }: Parts, id: string): Channel | string {
  const user = workspace.userById(id);
  if (user !== undefined) return user.closedDm ?? workspace.dmOf(user);
  const channel = workspace.channelById(id);
  if (channel === undefined) return 'channel_not_found';
  if (channel.isArchived) return 'is_archived';
  if (!channel.botIsMember) return channel.kind === 'private' ? 'channel_not_found' : 'not_in_channel';
  return workspace.userById(channel.user ?? '')?.closedDm ?? channel;
}

function findPost({ workspace }: Parts, args: JsonObject): Post | string {
  const channel = workspace.channelById(textAt(args, 'channel'));
  if (channel === undefined) return 'channel_not_found';
  if (channel.isArchived) return 'is_archived';
  const post = workspace.find(channel.id, textAt(args, 'ts'));
  return post === undefined || post.onlyFor !== undefined ? 'message_not_found' : post;
}

/** Whoever is mentioned where others are is notified, and the bot notifies nobody by name. */
function checkPings({ breach }: Parts, { channel, text, blocks }: Post): void {
  if (channel.kind === 'dm' || findPings(text, blocks).users.length === 0) return;
  breach('no mention', 'chat.postMessage: notifies a person');
}

const chat = (parts: Parts): Readonly<Record<string, Method>> => ({
  'chat.postMessage'(args) {
    const channel = findChannel(parts, textAt(args, 'channel'));
    if (typeof channel === 'string') return no(channel);
    const read = parts.reader.message(args, 'chat.postMessage', true);
    if ('error' in read) return refusal(read);
    const post = parts.workspace.post(channel, read.taken);
    checkPings(parts, post);
    return { ok: true, channel: channel.id, ts: post.ts, message: describePost(post) };
  },
  'chat.postEphemeral'(args) {
    const channel = findChannel(parts, textAt(args, 'channel'));
    if (typeof channel === 'string') return no(channel);
    const user = parts.workspace.userById(textAt(args, 'user'));
    if (user === undefined || (channel.user ?? user.id) !== user.id) return no('user_not_in_channel');
    const read = parts.reader.message(args, 'chat.postEphemeral', false);
    if ('error' in read) return refusal(read);
    return { ok: true, message_ts: parts.workspace.post(channel, read.taken, user.id).ts };
  },
  'chat.update'(args) {
    const post = findPost(parts, args);
    if (typeof post === 'string') return no(post);
    const read = parts.reader.message(args, 'chat.update', true);
    if ('error' in read) return refusal(read);
    parts.workspace.edit(post, read.taken);
    return { ok: true, channel: post.channel.id, ts: post.ts, text: post.text, message: describePost(post) };
  },
  'chat.delete'(args) {
    const post = findPost(parts, args);
    if (typeof post === 'string') return no(post);
    parts.workspace.remove(post);
    return { ok: true, channel: post.channel.id, ts: post.ts };
  },
});

/** Takes a trigger, once and in time: https://docs.slack.dev/reference/methods/views.open */
function exchange({ interactions, now, triggerLifetime }: Parts, args: JsonObject): Interaction | string {
  const interaction = interactions.byTrigger(textAt(args, 'trigger_id'));
  if (interaction === undefined) return 'invalid_trigger_id';
  if (interaction.triggerIsUsed) return 'exchanged_trigger_id';
  if (now() > interaction.issuedAt + triggerLifetime) return 'expired_trigger_id';
  return interaction;
}

const shown = (view: View): JsonObject => ({ ok: true, view: describeView(view) });

/** An external_id names one view of the workspace. */
function isTaken({ views }: Parts, content: JsonObject, self?: View): boolean {
  const externalId = textAt(content, 'external_id');
  return externalId !== '' && ![undefined, self].includes(views.find('', externalId));
}

const modals = (parts: Parts): Readonly<Record<string, Method>> => ({
  'views.open': (args) => lay(parts, args, 'views.open'),
  'views.push': (args) => lay(parts, args, 'views.push'),
  'views.update'(args) {
    const view = parts.views.find(textAt(args, 'view_id'), textAt(args, 'external_id'));
    const read = parts.reader.view(args['view'], 'views.update');
    if ('error' in read) return refusal(read);
    if (view === undefined) return no('not_found');
    const hash = textAt(args, 'hash');
    if (hash !== '' && hash !== view.hash) return no('hash_conflict');
    if (isTaken(parts, read.taken, view)) return no('duplicate_external_id');
    parts.views.update(view, read.taken);
    parts.interactions.pageChanged(view);
    return shown(view);
  },
  'views.publish'(args) {
    const user = parts.workspace.userById(textAt(args, 'user_id'));
    const read = parts.reader.view(args['view'], 'views.publish');
    if ('error' in read) return refusal(read);
    if (user === undefined) return no('user_not_found');
    const hash = textAt(args, 'hash');
    if (hash !== '' && hash !== parts.views.home(user.id)?.hash) return no('hash_conflict');
    const view = parts.views.publish(user.id, read.taken);
    parts.interactions.pageChanged(view);
    return shown(view);
  },
});

function lay(parts: Parts, args: JsonObject, method: 'views.open' | 'views.push'): JsonObject {
  const read = parts.reader.view(args['view'], method);
  if ('error' in read) return refusal(read);
  const interaction = exchange(parts, args);
  if (typeof interaction === 'string') return no(interaction);
  if (isTaken(parts, read.taken)) return no('duplicate_external_id');
  interaction.triggerIsUsed = true;
  const { user, channel } = interaction;
  const top = parts.views.top(user);
  if (method === 'views.push' && top === undefined) return no('not_found');
  const view =
    method === 'views.push' && top !== undefined
      ? parts.views.push(top, read.taken)
      : parts.views.open(user, channel, read.taken);
  if (view === undefined) return no('push_limit_reached');
  /** Over a Home tab it is not all: the tab has to show what changed. */
  if (!isHome(interaction.view)) interaction.followUp.resolve();
  return shown(view);
}

const conversations = (parts: Parts): Readonly<Record<string, Method>> => ({
  'conversations.open'(args) {
    const { workspace } = parts;
    const known = workspace.channelById(textAt(args, 'channel'));
    const user = workspace.userById(textAt(args, 'users') || (known?.user ?? ''));
    if (user === undefined) return no('user_not_found');
    if (user.closedDm !== undefined) return no(user.closedDm);
    const answer: Json = { id: workspace.dmOf(user).id };
    return { ok: true, no_op: false, already_open: false, channel: answer };
  },
});

/** What an app may not do that asks for no more than `commands`, `chat:write` and `im:write`, with what it lacks. */
const UNGRANTED: readonly (readonly [string, string])[] = [
  ['conversations.history', 'im:history'],
  ['files.completeUploadExternal', 'files:write'],
  ['files.getUploadURLExternal', 'files:write'],
  ['users.info', 'users:read'],
];

const refusals = UNGRANTED.map(([method, needed]): [string, Method] => [
  method,
  () => ({ ok: false, error: 'missing_scope', needed, provided: 'commands,chat:write,im:write' }),
]);

/** The methods that a bot token may call, and those that it may not. */
export function createMethods(parts: Parts): ReadonlyMap<string, Method> {
  return new Map(
    Object.entries({
      'auth.test': () => ({
        ok: true,
        url: `https://${APP.teamDomain}.slack.com/`,
        team: APP.teamDomain,
        user: APP.botName,
        team_id: APP.team,
        user_id: APP.botUser,
        bot_id: APP.bot,
        is_enterprise_install: false,
      }),
      ...chat(parts),
      ...modals(parts),
      ...conversations(parts),
      ...Object.fromEntries(refusals),
    }),
  );
}
