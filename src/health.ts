import { createServer, type Server } from 'node:http';
import type { Health } from '#core/platform.ts';

/** What health is made of. */
export interface Watched {
  readonly platforms: readonly { readonly name: string; health(): Health }[];
  readonly stores: readonly { isUp(): boolean }[];
  readonly timetables: readonly { isUp(): boolean }[];
}

/** Every part and how it is; `isWell` where nothing needs a look. */
export function readHealth({ platforms, stores, timetables }: Watched) {
  const states = platforms.map((platform) => [platform.name, platform.health()] as const);
  const isStoreUp = stores.every((store) => store.isUp());
  const isTimetableUp = timetables.every((timetable) => timetable.isUp());
  return {
    isWell:
      isStoreUp && isTimetableUp && states.every(([, { state }]) => state === 'up' || state === 'standby'),
    store: isStoreUp ? 'up' : 'down',
    timetable: isTimetableUp ? 'up' : 'down',
    platforms: Object.fromEntries(states),
  };
}

/** Answers `GET /healthz`: 200 where all is well, else 503, each with the parts as JSON. Rejects where the port is taken. */
export async function serveHealth(port: number, watched: Watched): Promise<Server> {
  const server = createServer((request, response) => {
    if (request.method !== 'GET' || request.url !== '/healthz') {
      response.writeHead(404).end();
      return;
    }
    const health = readHealth(watched);
    response
      .writeHead(health.isWell ? 200 : 503, { 'content-type': 'application/json' })
      .end(JSON.stringify(health));
  });
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject).listen(port, resolve);
  await promise;
  return server;
}
