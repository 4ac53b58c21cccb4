import type { BlockAction, MessageShortcut, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Call, Caller, Raw } from '#core/call.ts';
import { isChannel, isPrivateChat, isUser, mintGroup, mintMember, mintRoom, type Channel } from './ids.ts';
import { undoEscaping } from './line.ts';

type Of<K extends Call['kind']> = Extract<Call, { kind: K }>;
type Body = Pick<BlockAction | MessageShortcut | ViewSubmitAction, 'team' | 'user'>;

/** Where somebody was when they opened a form. A view remembers it, for Slack does not say it again. */
export interface Origin {
  readonly at?: Channel;
  /** True where others can see the message whose button opened the view. */
  readonly onPublic: boolean;
  /** True in the Home tab and in what was opened from it: what changes there has to show in the tab. */
  readonly isHome?: true;
}

const Kept = z.object({
  at: z.object({ channel: z.string(), thread: z.string().optional() }).optional(),
  onPublic: z.boolean(),
  isHome: z.literal(true).optional(),
});

/** What a view keeps: its private_metadata. */
export const keepOrigin = (origin: Origin): string => JSON.stringify(origin);

function readKept(kept: string): Origin {
  try {
    const { at, onPublic, isHome } = Kept.parse(JSON.parse(kept));
    const { channel, thread } = at ?? {};
    return {
      onPublic,
      ...(isHome && { isHome }),
      ...(channel !== undefined && { at: { channel, ...(thread !== undefined && { thread }) } }),
    };
  } catch {
    return { onPublic: false };
  }
}

/** The workspace that somebody acts in: https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const teamOf = ({ team, user }: Body): string => team?.id ?? user.team_id ?? '';

/** Slack tells neither rights nor language without scopes that we don't ask for. */
const readCaller = (team: string, user: string, at: Channel | undefined): Caller => ({
  member: mintMember(team, user),
  ...(at && !isPrivateChat(at.channel) && { group: mintGroup(team) }),
  ...(at && { room: mintRoom(team, at) }),
  mayPost: 'unknown',
  botMayPost: 'unknown',
});

const callerOf = (body: Body, at: Channel | undefined): Caller => readCaller(teamOf(body), body.user.id, at);

/**
 * The id of a call is its trigger_id: Slack mints one for each thing that somebody does, and delivers the same one
 * again when it delivers the same thing again.
 */
export const readCommand = (command: SlashCommand): Of<'command'> => ({
  kind: 'command',
  id: command.trigger_id,
  from: readCaller(command.team_id, command.user_id, { channel: command.channel_id }),
  name: command.command.replace(/^\//, ''),
  given: undoEscaping(command.text ?? '', command.team_id),
});

/** Somebody opened the Home tab: https://docs.slack.dev/reference/events/app_home_opened. Slack's retries carry the same id. */
export const readHome = (id: string, team: string, user: string): Of<'home'> => ({
  kind: 'home',
  id,
  from: readCaller(team, user, undefined),
});

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

/** Where the message or view is that somebody pressed in. */
export function readOrigin(body: BlockAction): Origin {
  if (body.view?.type === 'home') return { onPublic: false, isHome: true };
  if (body.view) return { ...readKept(body.view.private_metadata), onPublic: false };
  const channel = body.channel?.id ?? text(body.container['channel_id']);
  const thread = text(body.container['thread_ts']) ?? text(body.message?.['thread_ts']);
  const isEphemeral = body.container['is_ephemeral'] === true;
  if (channel === undefined) return { onPublic: !isEphemeral };
  const at = { channel, ...(thread !== undefined && { thread }) };
  return { at, onPublic: !isEphemeral && !isPrivateChat(channel) };
}

/** Undefined for what is neither a button nor a list. */
export function readAction(body: BlockAction, { at, onPublic }: Origin): Of<'action'> | undefined {
  const [action] = body.actions;
  if (action?.type !== 'button' && action?.type !== 'static_select') return undefined;
  const chosen = action.type === 'static_select' ? action.selected_option.value : undefined;
  return {
    kind: 'action',
    id: body.trigger_id,
    from: callerOf(body, at),
    action: action.action_id,
    ...(chosen !== undefined && { chosen }),
    onPublic,
  };
}

/** Where somebody was when they opened the form that they submit. */
export const readFormOrigin = ({ view }: ViewSubmitAction): Origin => readKept(view.private_metadata);

type Put = ViewSubmitAction['view']['state']['values'][string][string];

/** People and channels that were picked, as ids of ours; undefined where the field is for neither. */
function readPicked(put: Put, team: string): readonly string[] | undefined {
  const users = put.selected_users ?? (put.selected_user && [put.selected_user]);
  if (users) return users.filter(isUser).map((user) => mintMember(team, user));
  const channels = put.selected_conversations ?? (put.selected_conversation && [put.selected_conversation]);
  if (channels) return channels.filter(isChannel).map((channel) => mintRoom(team, { channel }));
  return undefined;
}

function readFields({ state }: ViewSubmitAction['view'], team: string): Raw {
  const raw: Record<string, string> = {};
  for (const [name, elements] of Object.entries(state.values)) {
    const [put] = Object.values(elements);
    if (!put) continue;
    const several = put.selected_options?.map(({ value }) => value) ?? readPicked(put, team);
    const given = put.value ?? put.selected_option?.value ?? several?.join('\n');
    if (given) raw[name] = given;
  }
  return raw;
}

export const readSubmission = (body: ViewSubmitAction, { at, onPublic }: Origin): Of<'form'> => ({
  kind: 'form',
  id: body.trigger_id,
  from: callerOf(body, at),
  form: body.view.callback_id,
  raw: readFields(body.view, teamOf(body)),
  onPublic,
});

/** Where the message is that somebody chose a shortcut of. Nothing else of it is read, least of all what it says. */
export function readMessagePlace({ channel, message_ts, message }: MessageShortcut): Channel {
  const thread = text(message['thread_ts']);
  /** The first message of a thread stands in the channel. */
  const isReply = thread !== undefined && thread !== message_ts;
  return { channel: channel.id, ...(isReply && { thread }) };
}

/**
 * The address of a message, as Slack makes it: https://docs.slack.dev/reference/methods/chat.getPermalink. That method
 * knows only channels that the bot is in, and answers too late.
 */
function linkTo({ team, message_ts: ts }: MessageShortcut, { channel, thread }: Channel): string {
  const host = team?.domain ? `${team.domain}.slack.com` : 'slack.com';
  const link = new URL(`https://${host}/archives/${channel}/p${ts.replace('.', '')}`);
  if (thread !== undefined) link.search = new URLSearchParams({ thread_ts: thread, cid: channel }).toString();
  return link.href;
}

/** Somebody chose a shortcut from the menu of a message: https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload */
export const readMenu = (body: MessageShortcut, at: Channel): Of<'menu'> => ({
  kind: 'menu',
  id: body.trigger_id,
  from: callerOf(body, at),
  name: body.callback_id,
  link: linkTo(body, at),
});
