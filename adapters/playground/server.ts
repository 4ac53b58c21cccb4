import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { join } from 'node:path';
import { z } from 'zod';
import { describeFault, type Log } from '#core/log.ts';
import type { Accept } from '#core/plan.ts';
import type { Registry } from '#core/registry.ts';
import type { Words } from '#core/words.ts';
import { acknowledge, type Asker, type Outcome } from './acknowledge.ts';
import { Dismissal, Press, readLineCall, readPress, readSubmit, Submit, TypedLine, Typing } from './calls.ts';
import { complete } from './completion.ts';
import { refusalOf } from './guard.ts';
import { CHANNEL, PEOPLE, PERSON_IDS } from './people.ts';
import type { Rooms } from './rooms.ts';

/** The largest request that is read, in bytes. */
const LARGEST = 64 * 1024;
/** How long a page waits before it connects again, in milliseconds. */
const AGAIN_AFTER = 1000;

/** What the playground's web server needs. */
export interface ServerParts {
  readonly accept: Accept;
  readonly rooms: Rooms;
  readonly registry: Registry;
  readonly words: Words;
  readonly log: Log;
  readonly botName: string;
  /** The `Host` headers that are answered. */
  readonly hosts: () => ReadonlySet<string>;
  /** Aborts when no more is answered. */
  readonly closing: AbortSignal;
  /** Is told of everything that goes on, so that it can be waited for. */
  readonly track: <T>(work: Promise<T>) => Promise<T>;
}

/** A request that can't be read. Its sentence goes to the page. */
class Unreadable extends Error {}

/** Makes the web server: the page's files, what the page sends, and the feed of what a person sees. */
export function createServer(parts: ServerParts): Hono {
  const app = new Hono();
  app.use(protectPage(), async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.use(async (c, next) => {
    const refusal = refusalOf(c.req.raw, parts.hosts());
    if (refusal !== undefined) return c.json({ sentence: refusal }, 403);
    return parts.closing.aborted ? c.json({ sentence: 'The playground is closing.' }, 503) : next();
  });
  app.use(
    bodyLimit({
      maxSize: LARGEST,
      onError: (c) => c.json({ sentence: 'That is more than the playground takes at once.' }, 413),
    }),
  );
  addTalk(app, parts);
  addFeed(app, parts);
  app.get('/', servePage());
  app.get('/:file{[a-z]+\\.(?:js|css|svg)}', servePage());
  app.notFound((c) => c.json({ sentence: 'There is nothing here.' }, 404));
  app.onError((fault, c) => {
    if (fault instanceof Unreadable) return c.json({ sentence: fault.message }, 400);
    parts.log.error({ event: 'fault', platform: 'playground', fault: describeFault(fault) });
    return c.json({ sentence: 'Something went wrong in the playground. Please try again.' }, 500);
  });
  return app;
}

/** The page may load its own files and nothing else, and can't be shown inside another. */
const protectPage = () =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
      requireTrustedTypesFor: ["'script'"],
      trustedTypes: ["'none'"],
    },
    xFrameOptions: 'DENY',
    strictTransportSecurity: false,
  });

const servePage = () => serveStatic({ root: join(import.meta.dirname, 'page') });

async function read<S extends z.ZodType>(c: Context, schema: S): Promise<z.infer<S>> {
  const body: unknown = await c.req.json().catch(() => {
    throw new Unreadable('That is not JSON.');
  });
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw new Unreadable('The playground could not make sense of that. Please load the page again.');
}

/** What the page sends. The answer to each carries the number of the last change, up to which the page then reads. */
function addTalk(app: Hono, parts: ServerParts): void {
  const { accept, rooms } = parts;
  const answer = async (c: Context, call: Parameters<Accept>[0], asker: Asker) => {
    const outcome = await parts.track(acknowledge(accept(call), asker, rooms));
    return end(c, outcome);
  };
  const end = (c: Context, outcome: Outcome) => c.json({ ...outcome, seq: rooms.seq() });

  app.post('/line', async (c) => {
    const request = await read(c, TypedLine);
    const { person, where, line } = request;
    const call = readLineCall(request);
    if (call?.kind === 'command') return answer(c, call, { person, where, typed: line });
    rooms.add({ where, audience: where === 'room' ? 'everyone' : person, author: person, said: line });
    return call ? answer(c, call, { person, where }) : end(c, { kind: 'done' });
  });
  app.post('/press', async (c) => {
    const request = await read(c, Press);
    const entry = rooms.find(request.person, request.entry);
    return answer(c, readPress(request, entry), { ...request, entry });
  });
  app.post('/submit', async (c) => {
    const request = await read(c, Submit);
    const entry = rooms.find(request.person, request.entry);
    return answer(c, readSubmit(request, entry), { ...request, entry });
  });
  app.post('/dismiss', async (c) => {
    const { person, entry } = await read(c, Dismissal);
    rooms.dismiss(person, entry);
    return end(c, { kind: 'done' });
  });
  app.post('/complete', async (c) => c.json(await complete(parts, await read(c, Typing))));
}

/** What the page is told: once who is here, and then for one person all that they see. */
function addFeed(app: Hono, { rooms, botName, closing }: ServerParts): void {
  app.get('/about', (c) => c.json({ botName, channel: CHANNEL, people: PEOPLE }));
  app.get('/feed', (c) => {
    const person = z.enum(PERSON_IDS).safeParse(c.req.query('person'));
    if (!person.success) throw new Unreadable('There is nobody of that name in the playground.');
    return streamSSE(c, async (stream) => {
      const left = new AbortController();
      stream.onAbort(() => left.abort());
      for await (const view of rooms.follow(person.data, AbortSignal.any([left.signal, closing]))) {
        await stream.writeSSE({ event: 'view', data: JSON.stringify(view), retry: AGAIN_AFTER });
      }
    });
  });
}
