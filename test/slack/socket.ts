import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';

import type { Ids } from './ids.ts';
import type { Ack, Envelope } from './interactions.ts';
import { isObject, parseJson, textAt } from './json.ts';
import { CONNECTIONS } from './limits.ts';
import { APP } from './workspace.ts';

/** Why Slack asks an app to connect anew: https://docs.slack.dev/apis/events-api/using-socket-mode */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** Slack's side of Socket Mode. */
export interface Sockets {
  /** A WebSocket URL that works once. `base` is such as `ws://127.0.0.1:1234`. */
  openUrl(base: string): string;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** Hands this to one of the connections, in turn. */
  deliver(envelope: Envelope): Promise<Ack>;
  /** Connections that said hello and are not on their way out. */
  connections(): number;
  /** How many payloads each of the connections that are open took, the oldest first. */
  taken(): readonly number[];
  /** Resolves when so many are connected; rejects after the deadline, in milliseconds. */
  connected(count: number, deadline?: number): Promise<void>;
  /** Sends a disconnect frame on the oldest connection. Nothing more is delivered there. */
  disconnect(reason: DisconnectReason): void;
  /** Cuts the oldest connection without a word. */
  drop(): void;
  /** Sends a frame as it is on the oldest connection. */
  say(frame: string): void;
  stop(): void;
}

interface Settings {
  readonly ids: Ids;
  /** Milliseconds. */
  readonly ackWithin: number;
  readonly pingEvery: number;
  readonly breach: (rule: string, detail: string) => void;
}

interface Connection {
  readonly socket: WebSocket;
  isLeaving: boolean;
  taken: number;
}

interface Pending {
  readonly connection: Connection;
  readonly timer: NodeJS.Timeout;
  readonly settle: (ack: Ack) => void;
}

const HOST = 'applink-standin';
const missed = (reason: 'timeout' | 'connection_failed'): Ack => ({ outcome: 'missed', reason });

/** Starts with nobody connected. */
export function createSockets({ ids, ackWithin, pingEvery, breach }: Settings): Sockets {
  const server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  const tickets = new Set<string>();
  const connections: Connection[] = [];
  const pending = new Map<string, Pending>();
  /** Acks that come after their time are a breach already. */
  const late = new Set<string>();
  const watchers = new Set<() => void>();
  let turn = 0;

  const live = (): readonly Connection[] => connections.filter(({ isLeaving }) => !isLeaving);
  const settle = (envelopeId: string, ack: Ack): void => {
    const entry = pending.get(envelopeId);
    if (entry === undefined) return;
    pending.delete(envelopeId);
    clearTimeout(entry.timer);
    entry.settle(ack);
  };
  const changed = (): void => {
    for (const watcher of watchers) watcher();
  };
  const forget = (connection: Connection): void => {
    const place = connections.indexOf(connection);
    if (place >= 0) connections.splice(place, 1);
    for (const [id, entry] of pending) {
      if (entry.connection === connection) settle(id, missed('connection_failed'));
    }
    changed();
  };
  const hear = (connection: Connection, data: RawData): void => {
    const frame = parseJson(data.toString());
    const envelopeId = textAt(frame, 'envelope_id');
    if (late.delete(envelopeId)) return;
    if (pending.get(envelopeId)?.connection !== connection) {
      return breach('one ack an envelope', 'Socket Mode: an ack that nothing waits for');
    }
    const payload = isObject(frame) && isObject(frame['payload']) ? frame['payload'] : {};
    settle(envelopeId, { outcome: 'acked', payload });
  };
  const leave = (connection: Connection, reason: DisconnectReason): void => {
    connection.isLeaving = true;
    connection.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: HOST } }));
    changed();
  };
  const welcome = (socket: WebSocket): void => {
    const connection: Connection = { socket, isLeaving: false, taken: 0 };
    connections.push(connection);
    const pings = setInterval(() => socket.ping(`Ping from ${HOST}`), pingEvery);
    pings.unref();
    socket.on('message', (data) => hear(connection, data));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      forget(connection);
    });
    if (connections.length > CONNECTIONS) {
      breach('ten connections', 'Socket Mode: more than ten connections');
      leave(connection, 'too_many_websockets');
      return socket.close();
    }
    socket.send(
      JSON.stringify({
        type: 'hello',
        num_connections: live().length,
        debug_info: { host: HOST, build_number: 54, approximate_connection_time: 18060 },
        connection_info: { app_id: APP.id },
      }),
    );
    changed();
  };

  return {
    openUrl(base) {
      const ticket = ids.envelope();
      tickets.add(ticket);
      return `${base}/link/?ticket=${ticket}&app_id=${APP.id}`;
    },
    upgrade(request, socket, head) {
      const ticket = new URL(request.url ?? '', 'ws://127.0.0.1').searchParams.get('ticket') ?? '';
      if (!tickets.delete(ticket)) {
        breach('one connection a URL', 'Socket Mode: a URL that was used or never given');
        return void socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
      }
      server.handleUpgrade(request, socket, head, welcome);
    },
    deliver(envelope) {
      const choice = live();
      turn += 1;
      const connection = choice[turn % Math.max(choice.length, 1)];
      if (connection === undefined) return Promise.resolve(missed('connection_failed'));
      return hand(connection, envelope);
    },
    connections: () => live().length,
    taken: () => connections.map(({ taken }) => taken),
    connected: (count, deadline = 5000) => watch(count, deadline),
    disconnect: (reason) => leave(oldest(), reason),
    drop: () => oldest().socket.terminate(),
    say: (frame) => oldest().socket.send(frame),
    stop() {
      for (const { socket } of [...connections]) socket.terminate();
      for (const id of [...pending.keys()]) settle(id, missed('connection_failed'));
      server.close();
    },
  };

  function oldest(): Connection {
    const connection = live()[0];
    if (connection === undefined) throw new Error('Nobody is connected.');
    return connection;
  }

  function hand(connection: Connection, { kind, payload, retry }: Envelope): Promise<Ack> {
    const { promise, resolve } = Promise.withResolvers<Ack>();
    const envelopeId = ids.envelope();
    const timer = setTimeout(() => {
      breach('ack in time', `Socket Mode: ${kind} not acked within ${ackWithin} ms`);
      late.add(envelopeId);
      settle(envelopeId, missed('timeout'));
    }, ackWithin);
    pending.set(envelopeId, { connection, timer, settle: resolve });
    connection.taken += 1;
    connection.socket.send(
      JSON.stringify({
        envelope_id: envelopeId,
        payload,
        type: kind,
        accepts_response_payload: kind !== 'events_api',
        ...(kind === 'events_api' || retry !== undefined
          ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }
          : {}),
      }),
    );
    return promise;
  }

  function watch(count: number, deadline: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = (): void => {
      if (live().length === count) resolve();
    };
    const timer = setTimeout(
      () => reject(new Error(`${live().length} connections after ${deadline} ms, not ${count}.`)),
      deadline,
    );
    watchers.add(look);
    look();
    return promise.finally(() => {
      clearTimeout(timer);
      watchers.delete(look);
    });
  }
}
