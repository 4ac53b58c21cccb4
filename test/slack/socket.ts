import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

import { WebSocketServer } from 'ws';
import type { RawData, WebSocket } from 'ws';

import type { Ids } from './ids.ts';
import type { Ack, Envelope } from './interactions.ts';
import { objectAt, parseJson, textAt } from './json.ts';
import { CONNECTIONS } from './limits.ts';
import { APP } from './workspace.ts';

/** Why Slack asks an app to connect anew: https://docs.slack.dev/apis/events-api/using-socket-mode */
export type DisconnectReason = 'warning' | 'refresh_requested' | 'link_disabled' | 'too_many_websockets';

/** How the sockets behave. All times in milliseconds. */
export interface SocketSettings {
  readonly ids: Ids;
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

/** The text of a frame. */
function readFrame(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString();
  return (data instanceof ArrayBuffer ? Buffer.from(data) : data).toString();
}

/** Slack's side of Socket Mode. Starts with nobody connected. */
export class Sockets {
  readonly #settings: SocketSettings;
  readonly #server = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  readonly #tickets = new Set<string>();
  readonly #connections: Connection[] = [];
  readonly #pending = new Map<string, Pending>();
  /** Acks that come after their time are a breach already. */
  readonly #late = new Set<string>();
  readonly #watchers = new Set<() => void>();
  #turn = 0;

  constructor(settings: SocketSettings) {
    this.#settings = settings;
  }

  /** A WebSocket URL that works once. `base` is such as `ws://127.0.0.1:1234`. */
  openUrl(base: string): string {
    const ticket = this.#settings.ids.envelope();
    this.#tickets.add(ticket);
    return `${base}/link/?ticket=${ticket}&app_id=${APP.id}`;
  }

  /** Takes an app's connection. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '', 'ws://127.0.0.1').searchParams.get('ticket') ?? '';
    if (this.#tickets.delete(ticket)) {
      return this.#server.handleUpgrade(request, socket, head, (opened) => this.#welcome(opened));
    }
    this.#settings.breach('one connection a URL', 'Socket Mode: a URL that was used or never given');
    socket.end('HTTP/1.1 404 Not Found\r\n\r\n');
  }

  /** Hands this to one of the connections, in turn. */
  deliver(envelope: Envelope): Promise<Ack> {
    const choice = this.#live();
    this.#turn += 1;
    const connection = choice[this.#turn % Math.max(choice.length, 1)];
    if (connection === undefined) return Promise.resolve(missed('connection_failed'));
    return this.#hand(connection, envelope);
  }

  /** Connections that said hello and are not on their way out. */
  connections(): number {
    return this.#live().length;
  }

  /** How many payloads each of the open connections took, the oldest first. */
  taken(): readonly number[] {
    return this.#connections.map(({ taken }) => taken);
  }

  /** Resolves when so many are connected; rejects after the deadline, in milliseconds. */
  async connected(count: number, deadline = 5000): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const look = (): void => {
      if (this.connections() === count) resolve();
    };
    const timer = setTimeout(
      () => reject(new Error(`${this.connections()} connections after ${deadline} ms, not ${count}.`)),
      deadline,
    );
    this.#watchers.add(look);
    look();
    await promise.finally(() => {
      clearTimeout(timer);
      this.#watchers.delete(look);
    });
  }

  /** Sends a disconnect frame on the oldest connection. Nothing more is delivered there. */
  disconnect(reason: DisconnectReason): void {
    this.#leave(this.#oldest(), reason);
  }

  /** Cuts the oldest connection without a word. */
  drop(): void {
    this.#oldest().socket.terminate();
  }

  /** Sends a frame as it is on the oldest connection. */
  say(frame: string): void {
    this.#oldest().socket.send(frame);
  }

  stop(): void {
    for (const { socket } of this.#connections.slice()) socket.terminate();
    for (const id of this.#pending.keys()) this.#settle(id, missed('connection_failed'));
    this.#server.close();
  }

  #live(): readonly Connection[] {
    return this.#connections.filter(({ isLeaving }) => !isLeaving);
  }

  #oldest(): Connection {
    const connection = this.#live()[0];
    if (connection === undefined) throw new Error('Nobody is connected.');
    return connection;
  }

  #changed(): void {
    for (const look of this.#watchers) look();
  }

  #welcome(socket: WebSocket): void {
    const connection: Connection = { socket, isLeaving: false, taken: 0 };
    this.#connections.push(connection);
    const pings = setInterval(() => socket.ping(`Ping from ${HOST}`), this.#settings.pingEvery);
    pings.unref();
    socket.on('message', (data) => this.#hear(connection, data));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearInterval(pings);
      this.#forget(connection);
    });
    if (this.#connections.length > CONNECTIONS) {
      this.#settings.breach('ten connections', 'Socket Mode: more than ten connections');
      this.#leave(connection, 'too_many_websockets');
      return socket.close();
    }
    const debugInfo = { host: HOST, build_number: 54, approximate_connection_time: 18060 };
    const hello = { type: 'hello', num_connections: this.connections(), debug_info: debugInfo };
    socket.send(JSON.stringify({ ...hello, connection_info: { app_id: APP.id } }));
    this.#changed();
  }

  #leave(connection: Connection, reason: DisconnectReason): void {
    connection.isLeaving = true;
    connection.socket.send(JSON.stringify({ type: 'disconnect', reason, debug_info: { host: HOST } }));
    this.#changed();
  }

  #forget(connection: Connection): void {
    const place = this.#connections.indexOf(connection);
    if (place >= 0) this.#connections.splice(place, 1);
    for (const [id, entry] of this.#pending) {
      if (entry.connection === connection) this.#settle(id, missed('connection_failed'));
    }
    this.#changed();
  }

  #hand(connection: Connection, { kind, payload, retry }: Envelope): Promise<Ack> {
    const { ids, ackWithin, breach } = this.#settings;
    const { promise, resolve } = Promise.withResolvers<Ack>();
    const envelopeId = ids.envelope();
    const timer = setTimeout(() => {
      breach('ack in time', `Socket Mode: ${kind} not acked within ${ackWithin} ms`);
      this.#late.add(envelopeId);
      this.#settle(envelopeId, missed('timeout'));
    }, ackWithin);
    this.#pending.set(envelopeId, { connection, timer, settle: resolve });
    connection.taken += 1;
    const isEvent = kind === 'events_api';
    connection.socket.send(
      JSON.stringify({
        envelope_id: envelopeId,
        payload,
        type: kind,
        accepts_response_payload: !isEvent,
        ...(isEvent || retry !== undefined
          ? { retry_attempt: retry?.attempt ?? 0, retry_reason: retry?.reason ?? '' }
          : {}),
      }),
    );
    return promise;
  }

  #hear(connection: Connection, data: RawData): void {
    const frame = parseJson(readFrame(data));
    const envelopeId = textAt(frame, 'envelope_id');
    if (this.#late.delete(envelopeId)) return;
    if (this.#pending.get(envelopeId)?.connection === connection) {
      return this.#settle(envelopeId, { outcome: 'acked', payload: objectAt(frame, 'payload') });
    }
    this.#settings.breach('one ack an envelope', 'Socket Mode: an ack that nothing waits for');
  }

  #settle(envelopeId: string, ack: Ack): void {
    const entry = this.#pending.get(envelopeId);
    if (entry === undefined) return;
    this.#pending.delete(envelopeId);
    clearTimeout(entry.timer);
    entry.settle(ack);
  }
}
