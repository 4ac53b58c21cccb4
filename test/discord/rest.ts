import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Context } from './context.ts';
import { judge } from './context.ts';
import type { Failure, Failures } from './failures.ts';
import type { File } from './messages.ts';
import { refuse, Refused } from './refused.ts';
import type { Route } from './routes.ts';
import { ROUTES } from './routes.ts';

/** Counts requests by method and template, such as `POST /channels/{channel_id}/messages`. */
export type Traffic = Map<string, number>;

/** Answers HTTP requests as `discord.com/api/v10` does. */
export function createRest(context: Context, failures: Failures, traffic: Traffic): RequestListener {
  return (request, response) => {
    const where = `${request.method} ${request.url}`;
    response.once('close', context.quiet.begin(`${request.method} request is not answered`));
    respond(context, failures, traffic, request, response).catch((error: unknown) => {
      // The bot hung up before all was read.
      if (request.destroyed && !request.complete) return;
      // A fault of the stand-in itself, which must not pass for one of the bot's.
      context.breaches.push({ rule: 'the stand-in does not fail', detail: `${where}: ${String(error)}` });
      send(response, 500, { code: 0, message: '500: Internal Server Error' });
    });
  };
}

interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

async function respond(
  context: Context,
  failures: Failures,
  traffic: Traffic,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const method = request.method ?? '';
  const [path = '', search = ''] = (request.url ?? '').split('?');
  const arrivedAt = performance.now();
  const { body, files, isMalformed } = await read(request);
  const found = find(method, path.split('/').filter(Boolean));
  const template = found?.route.template ?? path;
  const key = `${method} ${template}`;
  traffic.set(key, (traffic.get(key) ?? 0) + 1);

  const failure = failures.take(method, template, found?.params ?? {});
  if (failure && !failure.isDone) return fail(response, failure);
  try {
    if (!found) {
      context.breaches.push({ rule: 'every route that is used is known to the stand-in', detail: key });
      throw refuse('notFound');
    }
    if (!found.route.isOpen && request.headers.authorization !== `Bot ${context.behaviour.token}`)
      throw refuse('unauthorized');
    if (isMalformed) throw refuse('malformed');
    if (body !== undefined) judge(context, key, context.description?.request(method, template, body) ?? []);
    const query = new URLSearchParams(search);
    const { params } = found;
    const answer = found.route.run(context, { params, query, body, files, arrivedAt, where: key });
    if (failure) return fail(response, failure);
    if (answer) doubt(context, key, context.description?.answer(method, template, 200, answer) ?? []);
    send(response, answer ? 200 : 204, answer);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    send(response, error.status, error.body);
  }
}

/** What the description says against the stand-in's own answers. */
function doubt(
  context: Context,
  key: string,
  problems: ReturnType<NonNullable<Context['description']>['answer']>,
): void {
  for (const { rule, path } of problems)
    context.breaches.push({
      rule: 'the stand-in answers as described',
      detail: `${key} at ${path.join('.')}: ${rule}`,
    });
}

/** By method and number of parts, so that few templates are compared for a request. */
const BY_SHAPE = Map.groupBy(
  ROUTES.map((route) => ({ route, parts: route.template.split('/').filter(Boolean) })),
  ({ route, parts }) => `${route.method} ${parts.length}`,
);

function find(method: string, [api, version, ...path]: readonly string[]): Found | undefined {
  if (api !== 'api' || version !== 'v10') return undefined;
  for (const { route, parts } of BY_SHAPE.get(`${method} ${path.length}`) ?? []) {
    const params: Record<string, string> = {};
    const fits = parts.every((part, index) => {
      const given = path[index] ?? '';
      if (!part.startsWith('{')) return part === decodeURIComponent(given);
      params[part.slice(1, -1)] = given;
      return true;
    });
    if (fits) return { route, params };
  }
  return undefined;
}

interface Body {
  readonly body: unknown;
  readonly files: readonly File[];
  readonly isMalformed: boolean;
}

async function read(request: IncomingMessage): Promise<Body> {
  const bytes = await bytesOf(request);
  if (bytes.length === 0) return { body: undefined, files: [], isMalformed: false };
  const type = request.headers['content-type'] ?? '';
  try {
    if (type.startsWith('multipart/form-data')) return await readParts(bytes, type);
    return { body: JSON.parse(bytes.toString()), files: [], isMalformed: false };
  } catch {
    return { body: undefined, files: [], isMalformed: true };
  }
}

/** By events, which cost less than iterating does. */
function bytesOf(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer<ArrayBuffer>>();
  const chunks: Uint8Array[] = [];
  request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
  request.once('end', () => resolve(Buffer.concat(chunks)));
  request.once('error', reject);
  return promise;
}

/** https://docs.discord.com/developers/reference#uploading-files */
async function readParts(bytes: Uint8Array<ArrayBuffer>, type: string): Promise<Body> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  const files = await Promise.all(
    [...form].flatMap(([key, part]) => (typeof part === 'string' ? [] : [readFile(key, part)])),
  );
  return { body: typeof payload === 'string' ? JSON.parse(payload) : {}, files, isMalformed: false };
}

async function readFile(key: string, blob: globalThis.File): Promise<File> {
  return { key, name: blob.name, type: blob.type, bytes: await blob.bytes() };
}

function send(response: ServerResponse, status: number, body?: object): void {
  if (!body) {
    // Without a content type: https://docs.discord.com/developers/topics/opcodes-and-status-codes#http
    response.writeHead(status).end();
    return;
  }
  const text = JSON.stringify(body);
  response
    .writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
    .end(text);
}

/** https://docs.discord.com/developers/topics/rate-limits#exceeding-a-rate-limit */
function fail(response: ServerResponse, failure: Failure): void {
  switch (failure.how) {
    case 'status':
      return send(response, failure.status, { code: failure.code, message: failure.message });
    case 'cut':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      return;
    case 'limit': {
      const { retryAfter, isGlobal = false } = failure;
      response.setHeader('Retry-After', Math.ceil(retryAfter));
      response.setHeader('X-RateLimit-Scope', isGlobal ? 'global' : 'user');
      if (isGlobal) response.setHeader('X-RateLimit-Global', 'true');
      return send(response, 429, {
        message: 'You are being rate limited.',
        retry_after: retryAfter,
        global: isGlobal,
      });
    }
  }
}
