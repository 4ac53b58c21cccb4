import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  HTTPModuleFunctions,
  HTTPReceiver,
  HTTPReceiverDeferredRequestError,
  SocketModeReceiver,
} from '@slack/bolt';
import type { Logger, Receiver } from '@slack/bolt';
import { describeFault, type Log } from '#core/log.ts';
import { Down } from '#core/platform.ts';
import { fixOfAppToken, portTaken } from './down.ts';
import { SlackFault, toFault } from './fault.ts';

/** How events reach us: over WebSockets that we open, or by requests that Slack sends. */
export type Mode =
  | { readonly kind: 'socket'; readonly appToken: string }
  | { readonly kind: 'http'; readonly signingSecret: string; readonly port: number; readonly host?: string };

/** What a connection needs. */
export interface ConnectionParts {
  readonly apiUrl: string | undefined;
  readonly logger: Logger;
  readonly log: Log;
  /** Told with what to fix when Slack no longer takes us. */
  readonly onDown: (fix: string) => void;
}

/** Where events come from, whichever way. */
export interface Connection extends Receiver {
  isUp(): boolean;
  stop(): Promise<void>;
}

export const createConnection = (mode: Mode, parts: ConnectionParts): Connection =>
  mode.kind === 'socket' ? createSockets(mode.appToken, parts) : createFront(mode, parts);

type SocketClient = SocketModeReceiver['client'];

/** Each event goes to one of them, so that one can be renewed while the other works. */
const SOCKETS = 2;
/** How long Slack may take to say hello, in milliseconds. */
const GREETED_WITHIN = 10_000;
/** A connection that lived shorter than this counts as failed, in milliseconds. */
const LIVES = 10_000;
const LONGEST_PAUSE = 30_000;
const CLOSED_WITHIN = 1000;

const asDown = (fault: unknown): Down | undefined => {
  const fix = fault instanceof SlackFault ? fixOfAppToken(fault.code) : undefined;
  return fix === undefined ? undefined : new Down(fix);
};

function createSocket(appToken: string, { apiUrl, logger, log }: ConnectionParts): SocketModeReceiver {
  const receiver = new SocketModeReceiver({
    appToken,
    logger,
    /** A pong that is five seconds late means that the line is dead; shorter, and a busy moment would look so too. */
    clientPingTimeout: 5000,
    /** Slack pings more often than that. */
    serverPingTimeout: 30_000,
    /** The client's own way waits five seconds first, and rejects where nobody can catch it. */
    autoReconnectEnabled: false,
    installerOptions: {
      clientOptions: {
        ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
        timeout: GREETED_WITHIN,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      },
    },
  });
  guardFrames(receiver.client, log);
  return receiver;
}

/** The client rejects where nobody can catch it when a frame is not what it expects, such as `null`. */
function guardFrames(client: SocketClient, log: Log): void {
  for (const read of client.listeners('ws_message')) {
    client.off('ws_message', read);
    client.on('ws_message', (...frame: unknown[]) => {
      Promise.resolve(read.apply(client, frame)).catch((fault: unknown) => {
        log.warn({ event: 'odd frame', platform: 'slack', fault: describeFault(fault) });
      });
    });
  }
}

/** One connection, once. Resolves when it stands, with a promise of its end. */
async function connect(client: SocketClient): Promise<{ readonly ended: Promise<void> }> {
  const { promise: ended, resolve: onEnd } = Promise.withResolvers<void>();
  client.once('disconnected', onEnd);
  const late = setTimeout(() => void client.disconnect(), GREETED_WITHIN);
  try {
    await client.start();
    return { ended };
  } catch (fault) {
    client.off('disconnected', onEnd);
    throw toFault(fault);
  } finally {
    clearTimeout(late);
  }
}

const pauseAfter = (failures: number, fault: unknown): number => {
  const asked = fault instanceof SlackFault ? (fault.retryAfterSeconds ?? 0) * 1000 : 0;
  const own = failures < 2 ? 0 : Math.min(LONGEST_PAUSE, 250 * 2 ** failures) * (0.5 + Math.random() / 2);
  return Math.max(asked, own);
};

interface Keeping {
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly onChange: (isUp: boolean) => void;
}

/** Connects, and again at once whenever a connection ends, with pauses where that does not help. Rejects with a `Down`. */
async function keepConnected(client: SocketClient, { signal, log, onChange }: Keeping): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    const began = performance.now();
    let caught: unknown;
    try {
      const { ended } = await connect(client);
      onChange(true);
      if (signal.aborted) await client.disconnect();
      await ended;
    } catch (fault) {
      const down = asDown(fault);
      if (down) throw down;
      caught = fault;
      log.warn({ event: 'not connected', platform: 'slack', fault: describeFault(fault) });
    }
    onChange(false);
    failures = performance.now() - began > LIVES ? 0 : failures + 1;
    await sleep(pauseAfter(failures, caught), undefined, { signal }).catch(() => undefined);
  }
}

async function disconnect(client: SocketClient): Promise<void> {
  const farewell = client.disconnect().then(() => true);
  const isAnswered = await Promise.race([farewell, sleep(CLOSED_WITHIN, false, { ref: false })]);
  /** A second time cuts the line. */
  if (!isAnswered) void client.disconnect();
}

function createSockets(appToken: string, parts: ConnectionParts): Connection {
  const receivers = Array.from({ length: SOCKETS }, () => createSocket(appToken, parts));
  const stopped = new AbortController();
  const up = new Set<SocketClient>();
  let loops: readonly Promise<void>[] = [];

  const open = ({ client }: SocketModeReceiver): { ready: Promise<void>; loop: Promise<void> } => {
    const { promise: ready, resolve, reject } = Promise.withResolvers<void>();
    const onChange = (isUp: boolean) => {
      if (isUp) up.add(client);
      else up.delete(client);
      if (isUp) resolve();
    };
    const loop = keepConnected(client, { signal: stopped.signal, log: parts.log, onChange }).catch(
      (fault: unknown) => {
        reject(fault);
        if (fault instanceof Down) parts.onDown(fault.fix);
      },
    );
    return { ready, loop };
  };

  return {
    init: (app) => receivers.forEach((receiver) => receiver.init(app)),
    isUp: () => up.size > 0,
    async start() {
      const opened = receivers.map(open);
      loops = opened.map(({ loop }) => loop);
      try {
        await Promise.any(opened.map(({ ready }) => ready));
      } catch (faults) {
        throw faults instanceof AggregateError ? faults.errors[0] : faults;
      }
    },
    async stop() {
      stopped.abort();
      await Promise.all(receivers.map(({ client }) => disconnect(client)));
      await Promise.race([Promise.all(loops), sleep(CLOSED_WITHIN, undefined, { ref: false })]);
    },
  };
}

/** How long a request may take to arrive, and an idle line may stay, in milliseconds. */
const ARRIVES_WITHIN = 10_000;
/** Slack's payloads stay far below this. */
const LONGEST_BODY = 1024 * 1024;

/** Closes the line too: what was not read of a request would be taken for the next one. */
function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status, { connection: 'close' });
  response.end();
}

/** Quick to say no: letters can be percent-encoded in a form, and few commands hold either. */
const MAY_SAY_NULL = /null|%[67]/;

function isNull(request: IncomingMessage & { readonly rawBody: Buffer }): boolean {
  if (!MAY_SAY_NULL.test(request.rawBody.toString('latin1'))) return false;
  try {
    return HTTPModuleFunctions.parseHTTPRequestBody(request) === null;
  } catch {
    return false;
  }
}

/** A body that says `null` makes Bolt's receiver hang, and reject where nobody can catch it. The signature is its to check. */
async function guardRequest(
  listen: RequestListener,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const buffered = await HTTPModuleFunctions.bufferIncomingMessage(request, LONGEST_BODY);
    if (isNull(buffered)) return refuse(response, 400);
    listen(buffered, response);
  } catch (fault) {
    if (HTTPModuleFunctions.isRawBodyError(fault)) return refuse(response, fault.statusCode);
    refuse(response, fault instanceof HTTPReceiverDeferredRequestError ? 404 : 500);
  }
}

function createFront(mode: Extract<Mode, { kind: 'http' }>, { logger }: ConnectionParts): Connection {
  const { signingSecret, port, host } = mode;
  const receiver = new HTTPReceiver({
    signingSecret,
    logger,
    processBeforeResponse: false,
    bodyLimit: LONGEST_BODY,
  });
  const listen = receiver.requestListener;
  receiver.requestListener = (request, response) => void guardRequest(listen, request, response);
  let server: Server | undefined;
  return {
    init: (app) => receiver.init(app),
    isUp: () => server?.listening === true,
    async start() {
      const at = { port, ...(host !== undefined && { host }) };
      const limits = {
        requestTimeout: ARRIVES_WITHIN,
        headersTimeout: ARRIVES_WITHIN,
        connectionsCheckingInterval: 1000,
      };
      try {
        server = await receiver.start(at, limits);
      } catch {
        throw new Down(portTaken(port));
      }
    },
    async stop() {
      if (!server) return;
      const closed = receiver.stop();
      await Promise.race([closed, sleep(CLOSED_WITHIN, undefined, { ref: false })]);
      server.closeAllConnections();
      await closed;
    },
  };
}
