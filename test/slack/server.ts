import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Breach } from '../stage.ts';
import { Acts } from './acts.ts';
import { Faults } from './faults.ts';
import { serve } from './front.ts';
import { Requests } from './http-events.ts';
import { createIds } from './ids.ts';
import { Interactions } from './interactions.ts';
import { COMMAND_NAME } from './limits.ts';
import type { Parts, Shown } from './parts.ts';
import { createReader, trustingReader } from './reader.ts';
import { Sockets } from './socket.ts';
import { Views } from './views.ts';
import { APP, Workspace } from './workspace.ts';

/** What people can choose from the menu of a message. */
interface Shortcut {
  readonly name: string;
  readonly callback_id: string;
}

/** How this Slack behaves. All times in milliseconds. */
export interface SlackOptions {
  /** The manifest's commands, such as `/trust-steps`. When given, people can type no others. */
  readonly commands?: readonly string[];
  /** Those of them whose text comes with ids of people and channels. Without it, all. */
  readonly escapes?: readonly string[];
  /** The manifest's shortcuts of messages. */
  readonly shortcuts?: readonly Shortcut[];
  /** False takes everything unread and shows nothing that answers a command, for measuring. Default true. */
  readonly checks?: boolean;
  /** How long an ack may take: 3000. */
  readonly ackWithin?: number;
  /** How long after an empty ack a follow-up is waited for before people are said to be at rest: 1000. */
  readonly followUpWithin?: number;
  /** How long a trigger works: 3000. */
  readonly triggerLifetime?: number;
  /** How long a response_url works: half an hour. */
  readonly responseUrlLifetime?: number;
  /** When an event that nobody acked comes again: at once, after one and after five minutes. */
  readonly retryDelays?: readonly number[];
  /** 5000. */
  readonly pingEvery?: number;
  /** Milliseconds since 1970; for how long triggers and response_urls live. */
  readonly now?: () => number;
}

/** A loopback Slack with one workspace and one app, whose ids and secrets are in `APP`. */
export interface Slack {
  /** Such as `http://127.0.0.1:1234`. */
  readonly url: string;
  /** For `clientOptions.slackApiUrl`. */
  readonly apiUrl: string;
  readonly commands: readonly string[] | undefined;
  readonly escapes: readonly string[] | undefined;
  readonly shortcuts: readonly Shortcut[];
  readonly breaches: readonly Breach[];
  readonly workspace: Workspace;
  readonly views: Views;
  readonly acts: Acts;
  readonly sockets: Sockets;
  /** HTTP mode: `requests.use(url)` sends everything there instead of to the sockets. */
  readonly requests: Requests;
  readonly faults: Faults;
  readonly interactions: Interactions;
  /** Markup that people typed; it must not come back as markup. */
  readonly typedMarkup: Set<string>;
  onShown(listener: (shown: Shown) => void): void;
  stop(): Promise<void>;
}

const MINUTE = 60_000;

/** Starts a Slack on a free port of 127.0.0.1. */
export async function startSlack(options: SlackOptions = {}): Promise<Slack> {
  const { now = Date.now, ackWithin = 3000, commands } = options;
  const breaches: Breach[] = [];
  const breach = (rule: string, detail: string): void => void breaches.push({ rule, detail });
  for (const command of commands ?? []) {
    if (!COMMAND_NAME.test(command)) breach('command name', `the manifest's ${command}`);
  }
  const listeners: ((shown: Shown) => void)[] = [];
  const typedMarkup = new Set<string>();
  const ids = createIds(now);
  const faults = new Faults();
  const sockets = new Sockets({ ids, ackWithin, pingEvery: options.pingEvery ?? 5000, breach });
  const requests = new Requests({ ackWithin, breach });
  const desk = createDesk();
  const interactions = new Interactions({
    ids,
    now,
    deliver: (envelope) => (requests.isUsed() ? requests : sockets).deliver(envelope),
    followUpWithin: options.followUpWithin ?? 1000,
    retryDelays: options.retryDelays ?? [0, MINUTE, 5 * MINUTE],
    requestsAnswered: desk.answered,
  });
  const server = createServer();
  const url = await listen(server);
  const parts = assemble(options, url, {
    ids,
    now,
    interactions,
    breach,
    show: (shown) => {
      for (const listener of listeners) listener(shown);
    },
    reader: options.checks === false ? trustingReader : createReader(breaches, typedMarkup),
    isSeen: options.checks !== false,
  });
  serve(server, { parts, sockets, faults, url, count: desk.count });
  const { workspace, views } = parts;
  return {
    url,
    apiUrl: `${url}/api/`,
    commands,
    escapes: options.escapes,
    shortcuts: options.shortcuts ?? [],
    breaches,
    workspace,
    views,
    acts: new Acts(parts),
    sockets,
    requests,
    faults,
    interactions,
    typedMarkup,
    onShown: (listener) => void listeners.push(listener),
    async stop() {
      interactions.stop();
      sockets.stop();
      requests.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

type Given = Pick<Parts, 'ids' | 'now' | 'interactions' | 'breach' | 'show' | 'reader' | 'isSeen'>;

function assemble(options: SlackOptions, url: string, given: Given): Parts {
  const { ids, show } = given;
  return {
    ...given,
    workspace: new Workspace(ids, (post) => show({ kind: 'post', post })),
    views: new Views(ids, (view) => show({ kind: 'view', view, problems: {} })),
    triggerLifetime: options.triggerLifetime ?? 3000,
    responseUrlLifetime: options.responseUrlLifetime ?? 30 * MINUTE,
    responseUrlOf: ({ urlKey }, kind) => `${url}/response/${kind}/${APP.team}/${urlKey}`,
  };
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

interface Desk {
  readonly count: (outgoing: ServerResponse) => void;
  readonly answered: () => Promise<void>;
}

/** Counts requests that wait for their answer. */
function createDesk(): Desk {
  let open = 0;
  let waiting: (() => void)[] = [];
  return {
    count(outgoing) {
      open += 1;
      outgoing.on('close', () => {
        open -= 1;
        if (open > 0) return;
        for (const resolve of waiting) resolve();
        waiting = [];
      });
    },
    answered: () => (open === 0 ? Promise.resolve() : new Promise((resolve) => waiting.push(resolve))),
  };
}
