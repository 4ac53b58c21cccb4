import { setImmediate, setTimeout as wait } from 'node:timers/promises';

import type { Ids } from './ids.ts';
import type { JsonObject } from './json.ts';
import type { View } from './views.ts';
import type { Channel, Post } from './workspace.ts';

/** The three kinds of envelopes in Socket Mode; in HTTP mode the three kinds of requests. */
export type EnvelopeKind = 'slash_commands' | 'interactive' | 'events_api';

/** What is handed to the app. */
export interface Envelope {
  readonly kind: EnvelopeKind;
  readonly payload: JsonObject;
  readonly retry?: Retry;
}

/** How often this was tried before, and why again. */
export interface Retry {
  readonly attempt: number;
  readonly reason: string;
}

/** How a delivery ended. */
export type Ack =
  | { readonly outcome: 'acked'; readonly payload: JsonObject }
  | { readonly outcome: 'missed'; readonly reason: 'timeout' | 'connection_failed' | 'http_error' };

/** Something that a person did, with what Slack lets the app do about it. */
export interface Interaction {
  readonly user: string;
  readonly channel: Channel | undefined;
  /** The message or view in which it happened. */
  readonly post: Post | undefined;
  readonly view: View | undefined;
  readonly triggerId: string;
  /** The last part of its response_url. */
  readonly urlKey: string;
  /** Milliseconds since 1970. */
  readonly issuedAt: number;
  triggerIsUsed: boolean;
  usesOfUrl: number;
  /** Settles at the first follow-up. */
  followUp: PromiseWithResolvers<void>;
}

/** What to deliver, and what becomes of the ack. */
export interface Happening {
  readonly kind: EnvelopeKind;
  readonly payload: JsonObject;
  /** Takes what came with the ack; answers whether the app still owes a follow-up. */
  take(payload: JsonObject): boolean;
  /** Nobody acked in time. */
  miss(): void;
}

/** One delivery under way. */
export interface Sent {
  readonly interaction: Interaction;
  readonly acked: Promise<Ack>;
}

interface Settings {
  readonly ids: Ids;
  readonly now: () => number;
  readonly deliver: (envelope: Envelope) => Promise<Ack>;
  readonly followUpWithin: number;
  readonly retryDelays: readonly number[];
  readonly requestsAnswered: () => Promise<void>;
}

interface Waiting {
  readonly kind: EnvelopeKind;
  readonly interaction: Interaction;
  readonly acked: Promise<Ack>;
  readonly done: Promise<void>;
}

/** Everything that was handed to the app, until it is dealt with. */
export interface Interactions {
  begin(user: string, channel: Channel | undefined, from?: { post?: Post; view?: View }): Interaction;
  send(interaction: Interaction, happening: Happening): Sent;
  /** Delivers the last thing once more, the same payload in a new envelope. Rejects when there was none. */
  again(): Promise<void>;
  byTrigger(id: string): Interaction | undefined;
  byUrl(key: string): Interaction | undefined;
  /** A page changed: what waited for that is answered. */
  pageChanged(view: View): void;
  /**
   * Resolves when everything handed over is acked and followed up, or its deadline is over, and every request of
   * the app is answered. With `botRests`, which resolves when the app has nothing in flight, no deadline is needed.
   */
  settle(botRests?: () => Promise<void>): Promise<void>;
  /** Notes that something came in or went out. */
  stir(): void;
  stop(): void;
}

/** Starts with nothing handed over. */
export function createInteractions(settings: Settings): Interactions {
  const { ids, now, deliver, followUpWithin, retryDelays } = settings;
  const triggers = new Map<string, Interaction>();
  const urls = new Map<string, Interaction>();
  const waiting = new Set<Waiting>();
  const end = new AbortController();
  let last: { interaction: Interaction; happening: Happening } | undefined;
  let activity = 0;

  const pause = (milliseconds: number): Promise<void> =>
    wait(milliseconds, undefined, { signal: end.signal, ref: false }).catch(() => undefined);

  const retry = async (interaction: Interaction, happening: Happening, attempt: number, reason: string) => {
    const delay = retryDelays[attempt - 1];
    if (happening.kind !== 'events_api' || delay === undefined) return;
    await pause(delay);
    if (!end.signal.aborted) dispatch(interaction, happening, { attempt, reason });
  };

  const finish = async (
    interaction: Interaction,
    happening: Happening,
    acked: Promise<Ack>,
    attempt: number,
  ) => {
    const ack = await acked;
    activity += 1;
    if (end.signal.aborted) return;
    if (ack.outcome === 'missed') {
      happening.miss();
      void retry(interaction, happening, attempt + 1, ack.reason);
    } else if (happening.take(ack.payload)) {
      const stopped = new AbortController();
      const deadline = wait(followUpWithin, undefined, {
        signal: AbortSignal.any([stopped.signal, end.signal]),
        ref: false,
      }).catch(() => undefined);
      await Promise.race([interaction.followUp.promise, deadline]);
      stopped.abort();
    }
  };

  const dispatch = (interaction: Interaction, happening: Happening, again?: Retry): Sent => {
    activity += 1;
    const acked = deliver({
      kind: happening.kind,
      payload: happening.payload,
      ...(again === undefined ? {} : { retry: again }),
    });
    const done = finish(interaction, happening, acked, again?.attempt ?? 0);
    const entry: Waiting = { kind: happening.kind, interaction, acked, done };
    waiting.add(entry);
    void done.then(() => waiting.delete(entry));
    return { interaction, acked };
  };

  const settle = async (botRests?: () => Promise<void>): Promise<void> => {
    for (;;) {
      const before = activity;
      await Promise.all([...waiting].map((entry) => (botRests === undefined ? entry.done : entry.acked)));
      await botRests?.();
      await settings.requestsAnswered();
      await setImmediate();
      if (before === activity && (botRests !== undefined || waiting.size === 0)) return;
    }
  };

  return {
    begin(user, channel, from = {}) {
      const interaction: Interaction = {
        user,
        channel,
        post: from.post,
        view: from.view,
        triggerId: ids.trigger(),
        urlKey: ids.next('R'),
        issuedAt: now(),
        triggerIsUsed: false,
        usesOfUrl: 0,
        followUp: Promise.withResolvers(),
      };
      triggers.set(interaction.triggerId, interaction);
      urls.set(interaction.urlKey, interaction);
      return interaction;
    },
    send(interaction, happening) {
      last = { interaction, happening };
      return dispatch(interaction, happening);
    },
    async again() {
      if (last === undefined) throw new Error('Nothing was delivered yet.');
      last.interaction.followUp = Promise.withResolvers();
      dispatch(last.interaction, last.happening, { attempt: 1, reason: 'timeout' });
    },
    byTrigger: (id) => triggers.get(id),
    byUrl: (key) => urls.get(key),
    pageChanged(view) {
      for (const { kind, interaction } of waiting) {
        const awaited = kind === 'events_api' ? interaction.user === view.user : interaction.view === view;
        if (awaited) interaction.followUp.resolve();
      }
    },
    settle,
    stir: () => void (activity += 1),
    stop: () => end.abort(),
  };
}
