/** Requests to a playground, as a browser would send them and as it would not. */
import { request } from 'node:http';
import type { View } from '../../adapters/playground/rooms.ts';

export interface Answered {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly text: string;
}

/** Sends a request with exactly these headers. */
export function ask(
  url: URL,
  {
    method = 'GET',
    headers = {},
    body = '',
  }: { method?: string; headers?: NodeJS.Dict<string>; body?: string | Buffer } = {},
): Promise<Answered> {
  const given = Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined));
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers: given, timeout: 5000, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
      );
    });
    asking.on('timeout', () => asking.destroy(new Error('no answer')));
    asking.on('error', reject);
    asking.end(body);
  });
}

/** Posts as the page does. */
export const post = (
  base: string,
  path: string,
  body: unknown,
  headers: NodeJS.Dict<string> = {},
): Promise<Answered> =>
  ask(new URL(path, base), {
    method: 'POST',
    headers: { origin: new URL(base).origin, 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body),
  });

/** Follows what a person sees; each call of `next` gives the view after the last. */
export async function follow(
  base: string,
  person: string,
): Promise<{ next(): Promise<View | undefined>; leave(): void }> {
  const leaving = new AbortController();
  const response = await fetch(new URL(`/feed?person=${person}`, base), { signal: leaving.signal });
  if (!response.body) throw new Error(`The feed answered ${response.status}.`);
  const events = readEvents(response.body.pipeThrough(new TextDecoderStream()));
  return {
    next: async () => (await events.next()).value,
    leave: () => leaving.abort(),
  };
}

async function* readEvents(chunks: AsyncIterable<string>): AsyncGenerator<View, undefined> {
  let text = '';
  for await (const chunk of chunks) {
    text += chunk;
    const events = text.split('\n\n');
    text = events.pop() ?? '';
    for (const event of events) {
      const data = event.split('\n').find((line) => line.startsWith('data: '));
      if (data) yield JSON.parse(data.slice('data: '.length)) as View;
    }
  }
  return undefined;
}

/** All that a person sees now. */
export async function look(base: string, person: string): Promise<View> {
  const feed = await follow(base, person);
  const view = await feed.next();
  feed.leave();
  if (!view) throw new Error('The feed ended.');
  return view;
}

let count = 0;

/** What every request of the page carries; `more` comes on top. */
export const as = (person: string, more: object = {}): object => ({
  person,
  where: 'room',
  id: `0000000000000000-${(count += 1)}`,
  ...more,
});
