import { once } from 'node:events';
import type { IncomingMessage, Server } from 'node:http';
import { setImmediate as turn } from 'node:timers/promises';
import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';
import type { NextId } from './ids.ts';
import { Intent, Op } from './numbers.ts';

/** What a bot may be refused with when it identifies. https://docs.discord.com/developers/topics/opcodes-and-status-codes#gateway */
export type CloseCode = 4000 | 4004 | 4008 | 4009 | 4013 | 4014;

/** The gateway, as the other parts and the tests see it. */
export interface Gateway {
  /**
   * Sends an event to every session that asked for one of these intents, or to all, and tells how many that were. It
   * is kept for those that are away.
   */
  dispatch(event: string, data: unknown, intents?: number): number;
  /** True while a bot is connected and ready, or away and able to resume. */
  hasSession(): boolean;
  /** Resolves when the bot has read everything it was sent. */
  roundTrip(): Promise<void>;
  /** How often bots identified and resumed. */
  readonly counts: { identified: number; resumed: number };
  /** Cuts the line without a word. */
  drop(): void;
  /** Closes the line with a code; the session can be resumed. */
  close(code: CloseCode): void;
  /** Asks every bot to reconnect and resume (op 7). */
  askToReconnect(): void;
  /** Declares every session invalid (op 9). A session that can't be resumed is forgotten. */
  invalidate(isResumable: boolean): void;
  /** Stops acknowledging heartbeats: a line that looks alive and is not. Lasts until the next connection. */
  fallAsleep(): void;
  /** Refuses whoever identifies next with this close code. */
  refuseNext(code: CloseCode): void;
  /** Leaves the next resume without an answer and forgets its session, though heartbeats go on. */
  ignoreNextResume(): void;
  /** How often a bot may still identify today. */
  identifiesLeft: number;
  stop(): void;
}

interface Session {
  readonly id: string;
  readonly intents: number;
  /** The sequence number of the newest event. */
  seq: number;
  /** The newest events, as they were sent. */
  sent: string[];
  line: WebSocket | undefined;
}

/** What the gateway has to know of the rest. */
export interface GatewayNeeds {
  readonly server: Server;
  readonly nextId: NextId;
  readonly token: string;
  readonly heartbeatEvery: number;
  /** What a new session is told: READY's data, and the events after it where servers were asked for. */
  greet(sessionId: string): {
    readonly ready: object;
    readonly after: readonly (readonly [string, object])[];
  };
}

interface State extends GatewayNeeds {
  readonly sessions: Map<string, Session>;
  readonly lines: WebSocketServer;
  readonly counts: { identified: number; resumed: number };
  isAsleep: boolean;
  refusal: CloseCode | undefined;
  isIgnoringResume: boolean;
}

/** A gateway (version 10, JSON) on a server of its own. */
export function createGateway(needs: GatewayNeeds): Gateway {
  const lines = new WebSocketServer({ server: needs.server });
  const counts = { identified: 0, resumed: 0 };
  const state: State = {
    ...needs,
    lines,
    counts,
    sessions: new Map<string, Session>(),
    isAsleep: false,
    refusal: undefined,
    isIgnoringResume: false,
  };
  lines.on('connection', (line, request) => welcome(state, line, request));
  const toAll = (payload: object): void =>
    lines.clients.forEach((line) => line.send(JSON.stringify(payload)));

  return {
    counts,
    dispatch(event, data, intents) {
      const meant = [...state.sessions.values()].filter((session) => !intents || session.intents & intents);
      for (const session of meant) dispatchTo(session, event, data);
      return meant.length;
    },
    hasSession: () => state.sessions.size > 0,
    roundTrip: () => roundTrip(lines),
    drop: () => lines.clients.forEach((line) => line.terminate()),
    close: (code) => lines.clients.forEach((line) => line.close(code)),
    askToReconnect: () => toAll({ op: Op.reconnect, d: null }),
    invalidate(isResumable) {
      toAll({ op: Op.invalidSession, d: isResumable });
      if (!isResumable) state.sessions.clear();
    },
    fallAsleep() {
      state.isAsleep = true;
    },
    refuseNext(code) {
      state.refusal = code;
    },
    ignoreNextResume() {
      state.isIgnoringResume = true;
    },
    identifiesLeft: 999,
    stop() {
      lines.clients.forEach((line) => line.terminate());
      lines.close();
    },
  };
}

/** So many events, at least, can be replayed to a bot that was away. */
const REPLAYED = 1000;

function dispatchTo(session: Session, event: string, data: unknown): void {
  session.seq += 1;
  const frame = JSON.stringify({ op: Op.dispatch, t: event, s: session.seq, d: data });
  session.sent.push(frame);
  if (session.sent.length > 2 * REPLAYED) session.sent = session.sent.slice(-REPLAYED);
  session.line?.send(frame);
}

function welcome(state: State, line: WebSocket, request: IncomingMessage): void {
  const { searchParams } = new URL(request.url ?? '', 'ws://127.0.0.1');
  if (searchParams.get('v') !== '10') return line.close(4012);
  if (searchParams.get('encoding') !== 'json') return line.close(4002);
  state.isAsleep = false;
  line.send(
    JSON.stringify({ op: Op.hello, d: { heartbeat_interval: state.heartbeatEvery }, s: null, t: null }),
  );
  line.on('message', (raw) => {
    const frame = read(raw instanceof Uint8Array ? raw : new Uint8Array());
    if (frame) take(state, line, frame);
    else line.close(4002);
  });
  line.on('close', (code) => {
    for (const session of state.sessions.values()) {
      if (session.line !== line) continue;
      session.line = undefined;
      // A bot that says goodbye gives its session up: https://docs.discord.com/developers/events/gateway#initiating-a-disconnect
      if (code === 1000 || code === 1001) state.sessions.delete(session.id);
    }
  });
}

interface Frame {
  readonly op: number;
  readonly d: Readonly<Record<string, unknown>> | null;
}

function read(raw: Uint8Array): Frame | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(raw)) as Frame;
  } catch {
    return undefined;
  }
}

function take(state: State, line: WebSocket, { op, d }: Frame): void {
  switch (op) {
    case Op.heartbeat:
      if (!state.isAsleep) line.send(JSON.stringify({ op: Op.heartbeatAck }));
      break;
    case Op.identify:
      identify(state, line, d ?? {});
      break;
    case Op.resume:
      resume(state, line, d ?? {});
      break;
    case 3: // presence
    case 8: // request members
      if (!sessionOn(state, line)) line.close(4003);
      break;
    default:
      line.close(4001);
  }
}

const sessionOn = (state: State, line: WebSocket): Session | undefined =>
  [...state.sessions.values()].find((session) => session.line === line);

function identify(state: State, line: WebSocket, data: Readonly<Record<string, unknown>>): void {
  const { refusal } = state;
  state.refusal = undefined;
  if (refusal) return line.close(refusal);
  if (data['token'] !== state.token) return line.close(4004);
  if (sessionOn(state, line)) return line.close(4005);
  const intents = data['intents'];
  if (typeof intents !== 'number' || intents < 0 || intents >= 2 ** 26) return line.close(4013);
  const session: Session = { id: state.nextId(), intents, seq: 0, sent: [], line };
  state.sessions.set(session.id, session);
  state.counts.identified += 1;
  const { ready, after } = state.greet(session.id);
  dispatchTo(session, 'READY', ready);
  if (intents & Intent.guilds) for (const [event, payload] of after) dispatchTo(session, event, payload);
}

function resume(state: State, line: WebSocket, data: Readonly<Record<string, unknown>>): void {
  if (data['token'] !== state.token) return line.close(4004);
  const session = state.sessions.get(String(data['session_id']));
  if (session && state.isIgnoringResume) {
    state.isIgnoringResume = false;
    state.sessions.delete(session.id);
    return;
  }
  if (!session) return line.send(JSON.stringify({ op: Op.invalidSession, d: false }));
  const { seq } = data;
  if (typeof seq !== 'number' || seq > session.seq) return line.close(4007);
  const missed = session.seq - seq;
  if (missed > session.sent.length) return line.send(JSON.stringify({ op: Op.invalidSession, d: false }));
  session.line = line;
  state.counts.resumed += 1;
  for (const frame of session.sent.slice(session.sent.length - missed)) line.send(frame);
  dispatchTo(session, 'RESUMED', {});
}

/** The web socket's own ping, which is answered in order with everything else and counts against no limit. */
async function roundTrip(lines: WebSocketServer): Promise<void> {
  await Promise.all(
    [...lines.clients].map(async (line) => {
      const closed = new AbortController();
      const close = (): void => closed.abort();
      line.once('close', close);
      line.ping();
      await once(line, 'pong', { signal: closed.signal }).catch((error: unknown) => {
        if (!closed.signal.aborted) throw error;
      });
      line.off('close', close);
    }),
  );
  await turn();
}
