import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';

import type { Ack, Envelope } from './interactions.ts';
import { isObject, parseJson, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { APP } from './workspace.ts';

/** How the app answered a request. */
export interface AppAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

/** How a request differs from what Slack would send; for trying out what the app refuses. */
export interface Forgery {
  readonly secret?: string;
  /** How old the request pretends to be. */
  readonly ageSeconds?: number;
}

/** Slack's side of HTTP mode. */
export interface Requests {
  deliver(envelope: Envelope): Promise<Ack>;
  /** Sends one request and answers with what came back; rejects when none came within the time for an ack. */
  post(envelope: Envelope, forgery?: Forgery): Promise<AppAnswer>;
  /** From now on everything goes to this URL; rejects when the app doesn't pass the verification. */
  use(url: string): Promise<void>;
  isUsed(): boolean;
  stop(): void;
}

interface Settings {
  /** Milliseconds. */
  readonly ackWithin: number;
  readonly breach: (rule: string, detail: string) => void;
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** Slack's signature: https://docs.slack.dev/authentication/verifying-requests-from-slack */
const sign = (secret: string, timestamp: string, body: string): string =>
  `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex')}`;

/** A command is a form of its own, an interaction lies in one field of a form, an event is JSON. */
function encode({ kind, payload }: Envelope): readonly [type: string, body: string] {
  if (kind === 'events_api') return [JSON_TYPE, JSON.stringify(payload)];
  if (kind === 'interactive') return [FORM, `payload=${encodeURIComponent(JSON.stringify(payload))}`];
  const fields = Object.entries(payload).flatMap(([key, value]) =>
    typeof value === 'string' ? [[key, value]] : [],
  );
  return [FORM, new URLSearchParams(fields).toString()];
}

/** What came with the ack: nothing, an object, or words alone. */
function readAck(body: string): JsonObject {
  if (body === '') return {};
  const parsed = parseJson(body);
  return isObject(parsed) ? parsed : { text: body };
}

/** Starts without a URL. */
export function createRequests({ ackWithin, breach }: Settings): Requests {
  const agent = new Agent({ keepAlive: true });
  let url = '';

  const send = (
    type: string,
    body: string,
    retry: Envelope['retry'],
    forgery: Forgery = {},
  ): Promise<AppAnswer> => {
    const { promise, resolve, reject } = Promise.withResolvers<AppAnswer>();
    const timestamp = String(Math.floor(Date.now() / 1000) - (forgery.ageSeconds ?? 0));
    const outgoing = request(url, {
      method: 'POST',
      agent,
      timeout: ackWithin,
      headers: {
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        'content-type': type,
        'content-length': Buffer.byteLength(body),
        'x-slack-request-timestamp': timestamp,
        'x-slack-signature': sign(forgery.secret ?? APP.signingSecret, timestamp, body),
        ...(retry === undefined
          ? {}
          : { 'x-slack-retry-num': String(retry.attempt), 'x-slack-retry-reason': retry.reason }),
      },
    });
    outgoing.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
      response.on('error', reject);
    });
    outgoing.on('timeout', () => outgoing.destroy(new LateAnswer()));
    outgoing.on('error', reject);
    outgoing.end(body);
    return promise;
  };

  const post: Requests['post'] = (envelope, forgery) => {
    const [type, body] = encode(envelope);
    return send(type, body, retryOf(envelope), forgery);
  };

  return {
    post,
    async deliver(envelope) {
      try {
        const answer = await post(envelope);
        if (answer.status >= 200 && answer.status < 300)
          return { outcome: 'acked', payload: readAck(answer.body) };
        breach('ack with 200', `HTTP mode: ${envelope.kind} answered with ${answer.status}`);
        return { outcome: 'missed', reason: 'http_error' };
      } catch (error) {
        if (!(error instanceof LateAnswer)) return { outcome: 'missed', reason: 'connection_failed' };
        breach('ack in time', `HTTP mode: ${envelope.kind} not acked within ${ackWithin} ms`);
        return { outcome: 'missed', reason: 'timeout' };
      }
    },
    async use(given) {
      url = given;
      const challenge = 'standin-challenge';
      const body = JSON.stringify({ token: APP.verificationToken, challenge, type: 'url_verification' });
      const answer = await send(JSON_TYPE, body, undefined);
      const said = textAt(parseJson(answer.body), 'challenge') || answer.body;
      if (answer.status === 200 && said === challenge) return;
      url = '';
      throw new Error(`The app did not pass the URL verification: it answered ${answer.status}.`);
    },
    isUsed: () => url !== '',
    stop: () => agent.destroy(),
  };
}

/** The app took longer than Slack waits. */
class LateAnswer extends Error {}

/** Slack names a timeout differently here: https://docs.slack.dev/apis/events-api */
const retryOf = ({ retry }: Envelope): Envelope['retry'] =>
  retry?.reason === 'timeout' ? { ...retry, reason: 'http_timeout' } : retry;
