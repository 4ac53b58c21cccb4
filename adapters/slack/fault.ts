/** What goes wrong between us and Slack, in our terms. */
import { webApi } from '@slack/bolt';

/** Slack said no, or nothing. Carries Slack's own word for it, and nothing that was sent. */
export class SlackFault extends Error {
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;
  /** The scope that is missing, where Slack says so. */
  readonly scope: string | undefined;
  constructor(code: string, retryAfterSeconds?: number, scope?: string) {
    super(`Slack: ${code}`);
    this.name = 'SlackFault';
    this.code = code;
    this.retryAfterSeconds = retryAfterSeconds;
    this.scope = scope;
  }
}

const isBefore = (error: Error): boolean =>
  ('syscall' in error && (error.syscall === 'connect' || error.syscall === 'getaddrinfo')) ||
  ('code' in error && error.code === 'UND_ERR_CONNECT_TIMEOUT');

/** Whether a request certainly did not reach Slack, by the error of Node: no address was found, or nobody opened. */
export function neverArrived(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof AggregateError) return error.errors.length > 0 && error.errors.every(neverArrived);
  return isBefore(error) || neverArrived(error.cause);
}

/** Such as `chat:write`. */
const readScope = (needed: unknown): string | undefined =>
  typeof needed === 'string' && /^[a-z:._,]{1,100}$/.test(needed) ? needed : undefined;

/**
 * Any error of the SDK in our terms. `unreachable` says that the request never arrived, `unanswered` that it may
 * have. What is not an error of the SDK comes back as it is.
 */
export function toFault(error: unknown): unknown {
  if (error instanceof webApi.WebAPIPlatformError) {
    const { error: code, response_metadata: about } = error.data;
    const needed = 'needed' in error.data ? error.data.needed : undefined;
    const isWord = /^[a-z_]{1,60}$/.test(code);
    return new SlackFault(isWord ? code : 'unreadable_answer', about?.retryAfter, readScope(needed));
  }
  if (error instanceof webApi.WebAPIRateLimitedError) return new SlackFault('ratelimited', error.retryAfter);
  if (error instanceof webApi.WebAPIHTTPError) return new SlackFault(`http_${error.statusCode}`);
  if (error instanceof webApi.WebAPIRequestError)
    return new SlackFault(neverArrived(error.original) ? 'unreachable' : 'unanswered');
  return error;
}

/** Slack's errors after which part of what was asked for may have been done: https://docs.slack.dev/reference/methods/chat.postMessage#errors */
const PERHAPS_DONE: ReadonlySet<string> = new Set([
  'unanswered',
  'unreadable_answer',
  'partly_posted',
  'fatal_error',
  'internal_error',
  'service_unavailable',
]);

/** Whether Slack may have done it all the same. An answer that breaks off in the middle is no fault of ours. */
export const isPerhapsDone = (fault: unknown): boolean =>
  !(fault instanceof SlackFault) || PERHAPS_DONE.has(fault.code) || /^http_5\d\d$/.test(fault.code);

export const isRateLimit = ({ code }: SlackFault): boolean =>
  ['ratelimited', 'rate_limited', 'message_limit_exceeded'].includes(code);
