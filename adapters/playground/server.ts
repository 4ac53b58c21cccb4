import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { secureHeaders } from 'hono/secure-headers';
import { streamSSE } from 'hono/streaming';
import { join } from 'node:path';
import { z } from 'zod';
import { describeFault } from '#core/log.ts';
import type { Accept } from '#core/plan.ts';
import type { Registry } from '#core/registry.ts';
import type { Words } from '#core/words.ts';
import { acknowledge, DONE, note, showHome, type Asker, type Outcome } from './acknowledge.ts';
import { addAttachments, type AttachmentParts } from './attachments.ts';
import {
  Dismissal,
  Home,
  Membership,
  MenuChoice,
  Move,
  Permission,
  Press,
  readHome,
  readLineCall,
  readMenu,
  readPress,
  readSubmit,
  Submit,
  TypedLine,
  Typing,
} from './calls.ts';
import { moveTime, type TimeParts } from './clock.ts';
import { complete } from './completion.ts';
import { refusalOf } from './guard.ts';
import { GROUP } from './ids.ts';
import { CHANNELS, PEOPLE, PERSON_IDS } from './people.ts';
import { isChannel } from './rooms.ts';

/** The largest request that is read, in bytes. */
const LARGEST = 64 * 1024;
/** How long a page waits before it connects again, in milliseconds. */
const AGAIN_AFTER = 1000;

/** What the playground's web server needs. */
export interface ServerParts extends AttachmentParts, TimeParts {
  readonly accept: Accept;
  readonly registry: Registry;
  readonly words: Words;
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
  addTime(app, parts);
  addFeed(app, parts);
  addAttachments(app, parts);
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
    if (isChannel(asker.where) && !rooms.isBotIn())
      throw new Unreadable('The bot is not in the group now. It can be let in again under Settings.');
    return end(c, parts, await parts.track(acknowledge(accept(call), asker, rooms)));
  };

  app.post('/line', async (c) => {
    const request = await read(c, TypedLine);
    const { person, where, line } = request;
    const call = readLineCall(request, rooms);
    if (call?.kind === 'command') return answer(c, call, { person, where, typed: line });
    rooms.add({ where, audience: isChannel(where) ? 'everyone' : person, author: person, said: line });
    return call ? answer(c, call, { person, where }) : end(c, parts, DONE);
  });
  app.post('/press', async (c) => {
    const request = await read(c, Press);
    const entry = rooms.find(request.person, request.entry);
    return answer(c, readPress(request, entry, rooms), { ...request, entry });
  });
  app.post('/submit', async (c) => {
    const request = await read(c, Submit);
    const entry = rooms.find(request.person, request.entry);
    return answer(c, readSubmit(request, entry, rooms), { ...request, entry });
  });
  app.post('/menu', async (c) => {
    const request = await read(c, MenuChoice);
    const { person } = request;
    const entry = rooms.find(person, request.entry);
    if (!entry || !isChannel(entry.where) || entry.audience !== 'everyone')
      throw new Unreadable('That message is no longer there.');
    const { where } = entry;
    const link = `${new URL(c.req.url).origin}/#entry-${entry.id}`;
    return answer(c, readMenu(request, where, link, rooms), { person, where });
  });
  app.post('/home', async (c) => {
    const request = await read(c, Home);
    const call = readHome(request, rooms);
    return end(c, parts, await parts.track(showHome(accept(call), request.person, rooms)));
  });
  app.post('/dismiss', async (c) => {
    const { person, entry } = await read(c, Dismissal);
    rooms.dismiss(person, entry);
    return end(c, parts, DONE);
  });
  app.post('/permission', async (c) => {
    const { where, may } = await read(c, Permission);
    rooms.letBotPost(where, may);
    return end(c, parts, DONE);
  });
  app.post('/membership', async (c) => {
    const { isIn } = await read(c, Membership);
    rooms.letBotIn(isIn);
    await parts.track(note(accept({ kind: isIn ? 'found' : 'lost', group: GROUP })));
    return end(c, parts, DONE);
  });
  app.post('/complete', async (c) => c.json(await complete(parts, await read(c, Typing))));
}

/** The playground's clock, which is the same for everybody. */
function addTime(app: Hono, parts: ServerParts): void {
  app.post('/time', async (c) => {
    const { person, leap } = await read(c, Move);
    const moved = parts.track(moveTime(parts, person, leap)).finally(() => parts.rooms.tellTime());
    return end(c, parts, (await moved) ? DONE : { kind: 'unplanned' });
  });
}

const end = (c: Context, { rooms }: ServerParts, outcome: Outcome) =>
  c.json({ ...outcome, seq: rooms.seq() });

/** What the page is told: once who is here, and then for one person all that they see. */
function addFeed(app: Hono, { rooms, botName, closing, registry, words }: ServerParts): void {
  const say = words.in(undefined);
  const menus = registry.menus.map(({ name, label }) => ({ name, label: say.label(label) }));
  app.get('/about', (c) => c.json({ botName, channels: CHANNELS, people: PEOPLE, menus }));
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
