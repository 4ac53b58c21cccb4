import type { BlockAction, SlashCommand, ViewSubmitAction } from '@slack/bolt';
import { z } from 'zod';
import type { Call, Caller, Raw } from '#core/call.ts';
import { isPrivateChat, mintGroup, mintMember, mintRoom, type Channel } from './ids.ts';

type Of<K extends Call['kind']> = Extract<Call, { kind: K }>;
type Body = Pick<BlockAction | ViewSubmitAction, 'team' | 'user'>;

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

/** What `<...>` stands for. A label is what the person saw while typing. */
function readSequence(inside: string): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : inside.slice(bar + 1);
  const sign = /^[@#!]/.exec(target)?.[0];
  if (sign === undefined) return label || target.replace(/^mailto:/, '');
  if (target.startsWith('!date^')) return label;
  const name = (label || (target.slice(1).split('^').at(-1) ?? '')).replace(/^[@#]/, '');
  return `${sign === '#' ? '#' : '@'}${name}`;
}

/**
 * What a person typed behind a slash command, without Slack's escaping of people, channels, links and `&`.
 * https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling
 */
export const undoEscaping = (text: string): string =>
  text
    .replace(/<([^<>]*)>/g, (_, inside: string) => readSequence(inside))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/**
 * The id of a call is its trigger_id: Slack mints one for each thing that somebody does, and delivers the same one
 * again when it delivers the same thing again.
 */
export const readCommand = (command: SlashCommand): Of<'command'> => ({
  kind: 'command',
  id: command.trigger_id,
  from: readCaller(command.team_id, command.user_id, { channel: command.channel_id }),
  name: command.command.replace(/^\//, ''),
  given: undoEscaping(command.text ?? ''),
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

function readFields({ state }: ViewSubmitAction['view']): Raw {
  const raw: Record<string, string> = {};
  for (const [name, elements] of Object.entries(state.values)) {
    const [element] = Object.values(elements);
    const ticked = element?.selected_options?.map(({ value }) => value).join('\n');
    const given = element?.value ?? element?.selected_option?.value ?? ticked;
    if (given) raw[name] = given;
  }
  return raw;
}

export const readSubmission = (body: ViewSubmitAction, { at, onPublic }: Origin): Of<'form'> => ({
  kind: 'form',
  id: body.trigger_id,
  from: callerOf(body, at),
  form: body.view.callback_id,
  raw: readFields(body.view),
  onPublic,
});
