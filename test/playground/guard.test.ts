/** Who is answered by the playground, and what comes of requests that no page sends. */
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createMovableClock } from '../../adapters/playground/clock.ts';
import { createPlayground } from '../../adapters/playground/platform.ts';
import { registry, words } from '../bot.ts';
import { createMemoryLog } from '../log.ts';
import { idle, startTryBot, type TryBot } from './bot.ts';
import { as, ask, look, post } from './requests.ts';

const POSTS = ['/line', '/press', '/submit', '/home', '/time', '/dismiss', '/complete'];

let bot: TryBot;
let base: string;
let port: string;

beforeEach(async () => {
  bot = await startTryBot();
  base = bot.playground.url();
  ({ port } = new URL(base));
});
afterEach(() => bot.stop());

describe('Who is answered', () => {
  test.each(['127.0.0.1', 'localhost', '[::1]'])('%s with the port is', async (name) => {
    const answered = await ask(new URL('/about', base), { headers: { host: `${name}:${port}` } });
    expect(answered.status).toBe(200);
  });

  test.each(['/', '/page.js', '/about', '/feed?person=sam'])('nobody else reads %s', async (path) => {
    for (const host of [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      'localhost:1',
      `127.0.0.1.evil.example:${port}`,
    ]) {
      const answered = await ask(new URL(path, base), { headers: { host } });
      expect(answered.status, host).toBe(403);
      expect(JSON.parse(answered.text)).toEqual({ sentence: expect.stringContaining('does not answer') });
    }
  });

  test.each(POSTS)('a page of another site can’t post to %s', async (path) => {
    const body = as('sam', { line: '/try', caret: 4 });
    const origins = [
      'http://evil.example',
      'null',
      `https://127.0.0.1:${port}`,
      'http://127.0.0.1:1',
      `http://localhost:${port}`,
      undefined,
    ];
    for (const origin of origins) {
      const { status } = await post(base, path, body, { origin });
      expect(status, origin).toBe(403);
    }
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonp',
      undefined,
    ]) {
      const { status } = await post(base, path, body, { 'content-type': type });
      expect(status, type).toBe(403);
    }
    const rebound = { host: `evil.example:${port}`, origin: `http://evil.example:${port}` };
    expect((await post(base, path, body, rebound)).status).toBe(403);
    expect((await post(base, path, body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(bot.calls).toEqual([]);
    expect((await look(base, 'sam')).seq).toBe(0);
  });

  test('a page of another site can’t follow, but can link', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'cors' };
    expect((await ask(new URL('/feed?person=sam', base), { headers })).status).toBe(403);
    const link = { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    expect((await ask(new URL('/', base), { headers: link })).status).toBe(200);
  });

  test('the configured name is', async () => {
    const other = createPlayground({
      port: 0,
      host: '127.0.0.2',
      registry,
      words,
      clock: createMovableClock(),
      ...idle,
      log: createMemoryLog(),
      botName: 'Seven',
    });
    await other.start(() => ({ kind: 'ignore' }));
    try {
      expect((await ask(new URL('/about', other.url()))).status).toBe(200);
    } finally {
      await other.stop();
    }
  });
});

describe('What is served', () => {
  test('is the page, which may load its own files and nothing else', async () => {
    const { status, headers } = await ask(new URL('/', base));
    expect(status).toBe(200);
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  test.each([
    '/platform.ts',
    '/../platform.ts',
    '/%2e%2e/platform.ts',
    '/..%2fplatform.ts',
    '/tsconfig.json',
    '/page/',
    '/index.html/',
    '/.env',
    '//etc/passwd',
  ])('%s is not', async (path) => {
    const url = new URL(base);
    const answered = await ask(Object.assign(url, { pathname: path }));
    expect(answered.status).toBe(404);
    expect(JSON.parse(answered.text)).toEqual({ sentence: 'There is nothing here.' });
  });

  test('nothing is, to a person who is not there', async () => {
    const { status, text } = await ask(new URL('/feed?person=mallory', base));
    expect([status, text]).toEqual([400, expect.stringContaining('nobody of that name')]);
  });
});

describe('Requests that can’t be read', () => {
  test('are too large', async () => {
    const answered = await post(base, '/line', as('sam', { line: 'x'.repeat(70_000) }));
    expect(answered.status).toBe(413);
    expect(JSON.parse(answered.text)).toEqual({ sentence: expect.stringContaining('more than') });
  });

  test('are anything at all, and get a sentence', async () => {
    const near = fc.record(
      {
        person: fc.oneof(fc.constantFrom('sam', 'kim', '__proto__'), fc.anything()),
        where: fc.oneof(fc.constantFrom('room', 'chat'), fc.anything()),
        id: fc.oneof(fc.uuid(), fc.anything()),
        line: fc.oneof(
          fc.string(),
          fc.constantFrom('/', '/ ', '/try "', '/try number:', '//', '\u0000', '/__proto__ x'),
        ),
        caret: fc.oneof(fc.nat(20), fc.anything()),
        entry: fc.oneof(fc.string(), fc.anything()),
        action: fc.oneof(fc.constantFrom('turn@1|over', 'list@1', 'fill@1', 'turn@9|over'), fc.string()),
        form: fc.oneof(fc.constantFrom('fill@1', 'constructor@1'), fc.string()),
        chosen: fc.string(),
        raw: fc.oneof(fc.dictionary(fc.string(), fc.string()), fc.anything()),
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      near.map((value) => JSON.stringify(value) ?? ''),
    );
    const bytes = fc.uint8Array({ maxLength: 50 }).map((array) => Buffer.from(array));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...POSTS), fc.oneof(body, bytes), async (path, sent) => {
        const { status, text } = await post(base, path, sent);
        expect([200, 400]).toContain(status);
        if (status === 400) expect(JSON.parse(text)).toEqual({ sentence: expect.any(String) });
      }),
      { numRuns: 300 },
    );
    expect(bot.log.lines.filter((entry) => entry.includes('"level":"error"'))).toEqual([]);
    expect((await post(base, '/line', as('sam', { line: '/try number:1' }))).status).toBe(200);
  });
});
