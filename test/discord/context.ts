import type { Breach } from '../stage.ts';
import type { Gateway } from './gateway.ts';
import type { NextId } from './ids.ts';
import type { Asked, Interactions } from './interactions.ts';
import type { Kept, Messages } from './messages.ts';
import { messagePayload } from './messages.ts';
import { Intent } from './numbers.ts';
import type { Description } from './openapi.ts';
import { botMember } from './payloads.ts';
import type { Problem } from './problem.ts';
import type { Quiet } from './quiet.ts';
import { refuseForm } from './refused.ts';
import type { Command, Modal } from './shapes.ts';
import type { World } from './world.ts';
import { isDm, kindOf } from './world.ts';

/** Where what the bot says is shown. */
export interface Screens {
  /** A message appeared or changed. */
  show(kept: Kept): void;
  /** A form opened for the person who asked. */
  open(asked: Asked, modal: Modal): void;
}

/** How the stand-in behaves. Milliseconds throughout. */
export interface Behaviour {
  readonly token: string;
  /** How long an interaction may wait for its first answer. */
  readonly answerWithin: number;
  /** How long an interaction's token lives after that. */
  readonly tokenLives: number;
  /** False checks nothing, for measuring. */
  readonly checks: boolean;
}

/** All parts of one stand-in, as they see each other. */
export interface Context {
  readonly behaviour: Behaviour;
  readonly description: Description | undefined;
  readonly nextId: NextId;
  readonly world: World;
  readonly messages: Messages;
  readonly interactions: Interactions;
  readonly gateway: Gateway;
  readonly gatewayUrl: string;
  readonly quiet: Quiet;
  /** Registered commands by id. */
  readonly commands: Map<string, Command>;
  readonly breaches: Breach[];
  screens: Screens;
}

/** Records every problem as a breach, and refuses the request unless only rules of our own are broken. */
export function judge(context: Context, where: string, problems: readonly Problem[]): void {
  for (const { rule, path } of problems)
    context.breaches.push({ rule, detail: path.length > 0 ? `${where} at ${path.join('.')}` : where });
  const refused = problems.filter(({ isOurs }) => !isOurs);
  if (refused.length > 0) throw refuseForm(refused);
}

/** Puts a new or changed message on the screens of all who may see it, the bot's own included. */
export function show(context: Context, kept: Kept, isNew: boolean): void {
  context.screens.show(kept);
  announce(context, isNew ? 'MESSAGE_CREATE' : 'MESSAGE_UPDATE', kept);
}

/** Tells the bot of a message, if it asked for such events. It hears nothing of ephemeral ones. */
export function announce({ gateway, world }: Context, event: string, kept: Kept): void {
  if (kept.onlyFor) return;
  const { channel } = kept;
  const place = isDm(channel) ? {} : { guild_id: world.guildId, member: botMember(world) };
  const payload = { ...messagePayload(world, kept), ...place, channel_type: kindOf(channel) };
  gateway.dispatch(event, payload, isDm(channel) ? Intent.directMessages : Intent.guildMessages);
}
