import type { Problem } from './problem.ts';
import { asFormErrors } from './problem.ts';

/** What Discord says no with. https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const REFUSALS = {
  unauthorized: [401, 0, '401: Unauthorized'],
  notFound: [404, 0, '404: Not Found'],
  unknownChannel: [404, 10003, 'Unknown Channel'],
  unknownGuild: [404, 10004, 'Unknown Guild'],
  unknownMember: [404, 10007, 'Unknown Member'],
  unknownMessage: [404, 10008, 'Unknown Message'],
  unknownUser: [404, 10013, 'Unknown User'],
  unknownWebhook: [404, 10015, 'Unknown Webhook'],
  unknownInteraction: [404, 10062, 'Unknown interaction'],
  unknownCommand: [404, 10063, 'Unknown application command'],
  openingTooFast: [400, 40003, 'You are opening direct messages too fast.'],
  flagged: [403, 20026, 'Your bot has been flagged by our anti-spam system for abusive behavior.'],
  acknowledged: [400, 40060, 'Interaction has already been acknowledged.'],
  missingAccess: [403, 50001, 'Missing Access'],
  notTheAuthor: [403, 50005, 'Cannot edit a message authored by another user'],
  emptyMessage: [400, 50006, 'Cannot send an empty message'],
  closedDoor: [403, 50007, 'Cannot send messages to this user'],
  missingPermissions: [403, 50013, 'Missing Permissions'],
  invalidWebhookToken: [401, 50027, 'Invalid Webhook Token'],
  malformed: [400, 50109, 'The request body contains invalid JSON.'],
  locked: [400, 160005, 'Thread is locked'],
  noMutualServer: [403, 50278, 'Cannot send messages to this user due to having no mutual guilds'],
} as const satisfies Record<string, readonly [number, number, string]>;

export type Refusal = keyof typeof REFUSALS;

/** A request that is answered with an error, in Discord's words. */
export class Refused extends Error {
  readonly status: number;
  readonly body: object;

  constructor(status: number, body: { code: number; message: string; errors?: object }) {
    super(body.message);
    this.name = 'Refused';
    this.status = status;
    this.body = body;
  }
}

/** The error for one of the refusals above. */
export function refuse(refusal: Refusal): Refused {
  const [status, code, message] = REFUSALS[refusal];
  return new Refused(status, { code, message });
}

/** The error for a body that breaks a rule, with every problem at its place. */
export function refuseForm(problems: readonly Problem[]): Refused {
  return new Refused(400, { code: 50035, message: 'Invalid Form Body', errors: asFormErrors(problems) });
}
