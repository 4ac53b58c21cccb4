import type { IncomingMessage, Server, ServerResponse } from 'node:http';

import type { Fault, Faults } from './faults.ts';
import { isObject, parseJson, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Parts } from './parts.ts';
import { respond } from './response-url.ts';
import type { Sockets } from './socket.ts';
import { createMethods, readArguments } from './web-api.ts';
import type { Method } from './web-api.ts';
import { APP } from './workspace.ts';

/** What the HTTP front needs. */
export interface Front {
  readonly parts: Parts;
  readonly sockets: Sockets;
  readonly faults: Faults;
  readonly url: string;
  /** Told of each request; its answer's `close` says that it is over. */
  readonly count: (outgoing: ServerResponse) => void;
}

/** Answers the Web API under /api/, response_urls under /response/ and WebSockets under /link/. */
export function serve(server: Server, front: Front): void {
  const methods = createMethods(front.parts);
  const open: Method = () => ({ ok: true, url: front.sockets.openUrl(front.url.replace('http', 'ws')) });
  server.on('request', (incoming, outgoing) => {
    front.parts.interactions.stir();
    front.count(outgoing);
    readBody(incoming, (body) => route(front, methods, open, incoming, body, outgoing));
  });
  server.on('upgrade', (request, socket, head) => front.sockets.upgrade(request, socket, head));
}

function route(
  front: Front,
  methods: ReadonlyMap<string, Method>,
  open: Method,
  incoming: IncomingMessage,
  body: string,
  outgoing: ServerResponse,
): void {
  const path = incoming.url ?? '';
  if (path.startsWith('/response/')) return takeResponse(front.parts, path, body, outgoing);
  if (!path.startsWith('/api/')) return end(outgoing, 404, '');
  const name = path.slice('/api/'.length).split('?', 1)[0] ?? '';
  const isOpen = name === 'apps.connections.open';
  const run = (): JsonObject => {
    const method = isOpen ? open : methods.get(name);
    if (method !== undefined) return call(front.faults, method, isOpen ? 'app' : 'bot', incoming, body);
    front.parts.breach('known method', `unknown_method ${name}`);
    return { ok: false, error: 'unknown_method', req_method: name };
  };
  const fault = front.faults.take(name);
  if (fault === undefined) end(outgoing, 200, JSON.stringify(run()));
  else fail(outgoing, fault, run);
}

function takeResponse(parts: Parts, path: string, body: string, outgoing: ServerResponse): void {
  const given = parts.isSeen ? parseJson(body) : undefined;
  const interaction = parts.interactions.byUrl(path.slice(path.lastIndexOf('/') + 1));
  const answer = respond(parts, interaction, isObject(given) ? given : {});
  end(outgoing, answer.status, answer.body);
}

function call(
  faults: Faults,
  method: Method,
  kind: 'app' | 'bot',
  incoming: IncomingMessage,
  body: string,
): JsonObject {
  const args = readArguments(incoming.headers['content-type'] ?? '', body);
  const bearer = /^Bearer (.+)$/.exec(incoming.headers.authorization ?? '')?.[1];
  const error = refusalOfToken(bearer ?? textAt(args, 'token'), kind) ?? faults.refusalOf(kind);
  if (error !== undefined) return { ok: false, error };
  return args === undefined ? { ok: false, error: 'invalid_json' } : method(args);
}

/** Without a token, with a wrong one, or with the one for something else. */
function refusalOfToken(token: string, kind: 'app' | 'bot'): string | undefined {
  if (token === '') return 'not_authed';
  if (token === (kind === 'app' ? APP.appToken : APP.botToken)) return undefined;
  return token === APP.appToken || token === APP.botToken ? 'not_allowed_token_type' : 'invalid_auth';
}

function readBody(incoming: IncomingMessage, done: (body: string) => void): void {
  let body = '';
  incoming.setEncoding('utf8');
  incoming.on('data', (piece: string) => (body += piece));
  incoming.on('end', () => done(body));
}

function end(
  outgoing: ServerResponse,
  status: number,
  body: string,
  more: Record<string, string> = {},
): void {
  outgoing.writeHead(status, {
    'content-type': body.startsWith('{') ? 'application/json; charset=utf-8' : 'text/html',
    'content-length': Buffer.byteLength(body),
    ...more,
  });
  outgoing.end(body);
}

function fail(outgoing: ServerResponse, fault: Fault, run: () => JsonObject): void {
  if (fault.kind === 'error') {
    const { error, needed } = fault;
    end(outgoing, 200, JSON.stringify({ ok: false, error, needed }));
  }
  if (fault.kind === 'rate limited') {
    const body = JSON.stringify({ ok: false, error: 'ratelimited' });
    end(outgoing, 429, body, { 'retry-after': String(fault.retryAfterSeconds) });
  }
  if (fault.kind === 'status') end(outgoing, fault.status, '');
  if (fault.kind === 'done but cut') {
    run();
    outgoing.destroy();
  }
}
