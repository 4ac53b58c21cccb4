/** Messages as what is posted: payloads, and the pictures and files that go with them. */
import { Buffer } from 'node:buffer';
import type { RawFile } from 'discord.js';
import { within, type Clock } from '#core/clock.ts';
import { describeFault, type Log } from '#core/log.ts';
import type { Block, Chart, Draw, Message } from '#core/message.ts';
import { clip, LIMITS } from './limits.ts';
import { plainText } from './markdown.ts';
import { renderMessage, renderPublic, type Attachment, type Payload } from './render.ts';

/** One request that posts or changes a message. */
export interface Post {
  readonly body: Payload;
  readonly files: RawFile[];
}

/**
 * Makes what is posted for a message, in order. Only in a room can anybody be told by a sound. Never rejects: where a
 * picture fails, its words stand alone.
 */
export type MakePosts = (message: Message, to: 'room' | 'person') => Promise<readonly [Post, ...Post[]]>;

/** What posts need. */
export interface PostsParts {
  readonly draw: Draw;
  readonly clock: Clock;
  readonly log: Log;
}

/** How long a picture may take, in milliseconds. The first one also loads what draws it. */
const DRAWN_WITHIN = 5000;

/** A file and what the message says of it. */
interface Attached {
  readonly file: Omit<RawFile, 'name'>;
  readonly name: string;
  readonly description?: string;
}

/** Pictures and files stand under the last part of a text, above its buttons. */
export function createPosts(parts: PostsParts): MakePosts {
  return async (message, to) => {
    const payloads = to === 'room' ? renderPublic(message) : renderMessage(message);
    const [first, ...others] = payloads.map((body): Post => ({ body, files: [] }));
    if (!first) throw new RangeError('A message has at least one part.');
    const attached = await attachAll(parts, message.blocks);
    if (attached.length === 0) return [first, ...others];
    const last = others.pop();
    return last ? [first, ...others, attachTo(last, attached)] : [attachTo(first, attached)];
  };
}

function attachTo({ body }: Post, attached: readonly Attached[]): Post {
  const attachments = attached.map(({ name, description }, i): Attachment => ({
    id: String(i),
    filename: name,
    ...(description && { description }),
  }));
  return { body: { ...body, attachments }, files: attached.map(({ file, name }) => ({ ...file, name })) };
}

async function attachAll(parts: PostsParts, blocks: readonly Block[]): Promise<readonly Attached[]> {
  const going = blocks.filter(({ kind }) => kind === 'file' || kind === 'chart');
  if (going.length === 0) return [];
  const attached = await Promise.all(going.map((block) => attach(parts, block)));
  return attached.filter((each) => each !== undefined).slice(0, LIMITS.files);
}

async function attach(parts: PostsParts, block: Block): Promise<Attached | undefined> {
  if (block.kind === 'file')
    return {
      file: { data: fit(block.text), contentType: 'text/plain; charset=utf-8' },
      name: nameFile(block.name),
    };
  if (block.kind !== 'chart') return undefined;
  const picture = await drawSoon(parts, block.chart);
  return (
    picture && {
      file: { data: Buffer.from(picture), contentType: 'image/png' },
      name: 'picture.png',
      description: clip(plainText(block.text).trim() || block.chart.title, LIMITS.fileDescription),
    }
  );
}

/** A picture; undefined where there is none, or none soon. */
async function drawSoon({ draw, clock, log }: PostsParts, chart: Chart): Promise<Uint8Array | undefined> {
  const warn = (more: { readonly fault?: string }) =>
    log.warn({ event: 'picture not drawn', platform: 'discord', ...more });
  try {
    const picture = await within(clock, DRAWN_WITHIN, draw(chart), undefined);
    if (!picture) warn({});
    return picture;
  } catch (fault) {
    warn({ fault: describeFault(fault) });
    return undefined;
  }
}

const nameFile = (name: string): string =>
  clip(name.replace(/[^\w.-]+/g, '-'), LIMITS.fileName) || 'file.txt';

/** As much of a text as Discord takes, in UTF-8, with an ellipsis in place of what is gone. */
function fit(text: string): Buffer {
  const whole = Buffer.from(text.toWellFormed());
  if (whole.length <= LIMITS.fileBytes) return whole;
  const end = '…';
  const kept = new Uint8Array(LIMITS.fileBytes - Buffer.byteLength(end));
  const { written } = new TextEncoder().encodeInto(text.toWellFormed(), kept);
  return Buffer.concat([kept.subarray(0, written), Buffer.from(end)]);
}
