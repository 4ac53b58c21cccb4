import { createHmac } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { OutgoingHttpHeaders } from 'node:http';

import type { Ack, Envelope, Retry } from './interactions.ts';
import { isObject, parseJson, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { APP } from './workspace.ts';

/** How the app answered a request. */
export interface AppAnswer {
  readonly status: number;
  readonly body: string;
}

/** How a request differs from what Slack would send; for trying out what the app refuses. */
export interface Forgery {
  readonly secret?: string;
  /** How old the request pretends to be. */
  readonly ageSeconds?: number;
}

/** How requests behave. */
export interface RequestSettings {
  /** Milliseconds. */
  readonly ackWithin: number;
  readonly breach: (rule: string, detail: string) => void;
}

const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';

/** The app took longer than Slack waits. */
class LateAnswer extends Error {}

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

/** Slack names a timeout differently here: https://docs.slack.dev/apis/events-api */
const retryHeaders = (retry: Retry | undefined): OutgoingHttpHeaders =>
  retry === undefined
    ? {}
    : {
        'x-slack-retry-num': String(retry.attempt),
        'x-slack-retry-reason': retry.reason === 'timeout' ? 'http_timeout' : retry.reason,
      };

/** Slack's side of HTTP mode. Starts without a URL. */
export class Requests {
  readonly #settings: RequestSettings;
  readonly #agent = new Agent({ keepAlive: true });
  #url = '';

  constructor(settings: RequestSettings) {
    this.#settings = settings;
  }

  /** From now on everything goes to this URL; rejects when the app doesn't pass the verification. */
  async use(url: string): Promise<void> {
    this.#url = url;
    const challenge = 'standin-challenge';
    const body = JSON.stringify({ token: APP.verificationToken, challenge, type: 'url_verification' });
    const answer = await this.#send(JSON_TYPE, body, undefined);
    const said = textAt(parseJson(answer.body), 'challenge') || answer.body;
    if (answer.status === 200 && said === challenge) return;
    this.#url = '';
    throw new Error(`The app did not pass the URL verification: it answered ${answer.status}.`);
  }

  isUsed(): boolean {
    return this.#url !== '';
  }

  /** Sends one request and answers with what came back; rejects when none came within the time for an ack. */
  post(envelope: Envelope, forgery: Forgery = {}): Promise<AppAnswer> {
    const [type, body] = encode(envelope);
    return this.#send(type, body, envelope.retry, forgery);
  }

  async deliver(envelope: Envelope): Promise<Ack> {
    const { ackWithin, breach } = this.#settings;
    try {
      const { status, body } = await this.post(envelope);
      if (status >= 200 && status < 300) return { outcome: 'acked', payload: readAck(body) };
      breach('ack with 200', `HTTP mode: ${envelope.kind} answered with ${status}`);
      return { outcome: 'missed', reason: 'http_error' };
    } catch (error) {
      if (!(error instanceof LateAnswer)) return { outcome: 'missed', reason: 'connection_failed' };
      breach('ack in time', `HTTP mode: ${envelope.kind} not acked within ${ackWithin} ms`);
      return { outcome: 'missed', reason: 'timeout' };
    }
  }

  stop(): void {
    this.#agent.destroy();
  }

  #send(type: string, body: string, retry: Retry | undefined, forgery: Forgery = {}): Promise<AppAnswer> {
    const { promise, resolve, reject } = Promise.withResolvers<AppAnswer>();
    const timestamp = String(Math.floor(Date.now() / 1000) - (forgery.ageSeconds ?? 0));
    const headers: OutgoingHttpHeaders = {
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'content-type': type,
      'content-length': Buffer.byteLength(body),
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': sign(forgery.secret ?? APP.signingSecret, timestamp, body),
      ...retryHeaders(retry),
    };
    const outgoing = request(this.#url, { method: 'POST', agent: this.#agent, headers });
    const timer = setTimeout(() => outgoing.destroy(new LateAnswer()), this.#settings.ackWithin);
    outgoing.on('response', (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (piece: string) => (text += piece));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: text }));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
    return promise.finally(() => clearTimeout(timer));
  }
}
