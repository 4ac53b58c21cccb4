/** A line between the bot and a platform: what goes over it takes its time, and it can be cut. */
import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** A line to one port of this machine. */
export interface Line {
  readonly port: number;
  /** True while something is on its way, in either direction. */
  isBusy(): boolean;
  /** Cuts all that is connected now, and what is on its way with it. */
  cut(): void;
  stop(): Promise<void>;
}

/** `takes` says how long the next piece is on its way, in milliseconds. */
export async function openLine(to: number, takes: () => number): Promise<Line> {
  const ends = new Set<Socket>();
  let underWay = 0;
  const keep = (socket: Socket): Socket => {
    ends.add(socket);
    socket.once('close', () => ends.delete(socket));
    // The other end is told by the end of this one.
    return socket.on('error', () => undefined);
  };
  const carry = (from: Socket, into: Socket): void => {
    let last = Promise.resolve();
    const deliver = async (
      piece: string | Uint8Array,
      arrives: Promise<void>,
      before: Promise<void>,
    ): Promise<void> => {
      await before;
      await arrives;
      underWay -= 1;
      if (into.writable) into.write(piece);
    };
    from.on('data', (piece) => {
      underWay += 1;
      last = deliver(piece, wait(takes()), last);
    });
    // What was sent before the sender was gone still arrives: a killed process does not take it back.
    from.once('close', () => void last.then(() => into.end()));
    from.once('end', () => void last.then(() => into.end()));
  };
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect({ port: to, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    carry(keep(near.setNoDelay()), keep(far));
    carry(far, near);
  });
  const port = await listen(server);
  const cut = (): void => ends.forEach((socket) => socket.destroy());
  return {
    port,
    isBusy: () => underWay > 0,
    cut,
    stop: async () => {
      server.close();
      cut();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The line has no port.');
  return address.port;
}

/** Waits until something is on its way on one of these lines, but no longer than so many milliseconds. */
export async function untilBusy(lines: readonly Line[], within: number): Promise<void> {
  const until = Date.now() + within;
  while (!lines.some((line) => line.isBusy()) && Date.now() < until) await wait(5);
}
