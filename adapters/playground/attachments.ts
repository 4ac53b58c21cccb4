import type { Context, Hono } from 'hono';
import { z } from 'zod';
import { describeFault, type Log } from '#core/log.ts';
import type { Draw } from '#core/message.ts';
import { PERSON_IDS } from './people.ts';
import type { ShownBlock } from './render.ts';
import type { Rooms } from './rooms.ts';

/** What it takes to give out pictures and files. */
export interface AttachmentParts {
  readonly rooms: Rooms;
  readonly draw: Draw;
  readonly log: Log;
}

/** Where it stands: a block, counted from 0, of an entry. */
const Place = z.object({
  person: z.enum(PERSON_IDS),
  entry: z.string().max(50),
  block: z.coerce.number().int().min(0),
});

/** Serves the pictures and files that stand in entries, each to whoever sees the entry. */
export function addAttachments(app: Hono, { rooms, draw, log }: AttachmentParts): void {
  const find = (c: Context): ShownBlock | undefined => {
    const place = Place.safeParse(c.req.query());
    if (!place.success) return undefined;
    const { person, entry, block } = place.data;
    const said = rooms.find(person, entry)?.said;
    return typeof said === 'string' ? undefined : said?.[block];
  };
  app.get('/picture', async (c) => {
    const block = find(c);
    if (block?.kind !== 'chart') return c.notFound();
    try {
      const picture = await draw(block.chart);
      return c.body(new Uint8Array(picture), 200, { 'Content-Type': 'image/png' });
    } catch (fault) {
      log.warn({ event: 'picture not drawn', platform: 'playground', fault: describeFault(fault) });
      return c.json({ sentence: 'The picture could not be drawn.' }, 503);
    }
  });
  app.get('/file', (c) => {
    const block = find(c);
    if (block?.kind !== 'file') return c.notFound();
    // The page's link names the file.
    return c.body(block.text, 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': 'attachment',
    });
  });
}
