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

/** How things are handed to the app. All times in milliseconds. */
export interface InteractionSettings {
  readonly ids: Ids;
  readonly now: () => number;
  readonly deliver: (envelope: Envelope) => Promise<Ack>;
  readonly followUpWithin: number;
  readonly retryDelays: readonly number[];
  readonly requestsAnswered: () => Promise<void>;
}

interface Waiting extends Sent {
  readonly kind: EnvelopeKind;
  readonly done: Promise<void>;
}

/** Everything that was handed to the app, until it is dealt with. */
export class Interactions {
  readonly #settings: InteractionSettings;
  readonly #triggers = new Map<string, Interaction>();
  readonly #urls = new Map<string, Interaction>();
  readonly #waiting = new Set<Waiting>();
  readonly #end = new AbortController();
  #last: { readonly interaction: Interaction; readonly happening: Happening } | undefined;
  #activity = 0;

  constructor(settings: InteractionSettings) {
    this.#settings = settings;
  }

  /** Gives out a trigger and a response_url for what a person did. */
  begin(user: string, channel: Channel | undefined, from: { post?: Post; view?: View } = {}): Interaction {
    const { ids, now } = this.#settings;
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
    this.#triggers.set(interaction.triggerId, interaction);
    this.#urls.set(interaction.urlKey, interaction);
    return interaction;
  }

  send(interaction: Interaction, happening: Happening): Sent {
    this.#last = { interaction, happening };
    return this.#dispatch(interaction, happening);
  }

  /** Delivers the last thing once more, the same payload in a new envelope. Throws when there was none. */
  again(): void {
    if (this.#last === undefined) throw new Error('Nothing was delivered yet.');
    const { interaction, happening } = this.#last;
    interaction.followUp = Promise.withResolvers();
    this.#dispatch(interaction, happening, { attempt: 1, reason: 'timeout' });
  }

  byTrigger(id: string): Interaction | undefined {
    return this.#triggers.get(id);
  }

  byUrl(key: string): Interaction | undefined {
    return this.#urls.get(key);
  }

  /** A page changed: what waited for that is answered. */
  pageChanged(view: View): void {
    for (const { kind, interaction } of this.#waiting) {
      const isAwaited = kind === 'events_api' ? interaction.user === view.user : interaction.view === view;
      if (isAwaited) interaction.followUp.resolve();
    }
  }

  /**
   * Resolves when everything handed over is acked and followed up once, or its deadline is over, and every request
   * of the app is answered. With `botRests`, which resolves when the app has nothing in flight, no deadline is needed.
   */
  async settle(botRests?: () => Promise<void>): Promise<void> {
    for (;;) {
      const before = this.#activity;
      await Promise.all([...this.#waiting].map(({ acked, done }) => (botRests === undefined ? done : acked)));
      await botRests?.();
      await this.#settings.requestsAnswered();
      await setImmediate();
      if (before === this.#activity) return;
    }
  }

  /** Notes that something came in. */
  stir(): void {
    this.#activity += 1;
  }

  stop(): void {
    this.#end.abort();
  }

  #dispatch(interaction: Interaction, happening: Happening, retry?: Retry): Sent {
    this.stir();
    const { kind, payload } = happening;
    const acked = this.#settings.deliver({ kind, payload, ...(retry === undefined ? {} : { retry }) });
    const done = this.#finish(interaction, happening, acked, retry?.attempt ?? 0);
    const entry: Waiting = { kind, interaction, acked, done };
    this.#waiting.add(entry);
    void done.then(() => this.#waiting.delete(entry));
    return entry;
  }

  async #finish(
    interaction: Interaction,
    happening: Happening,
    acked: Promise<Ack>,
    attempt: number,
  ): Promise<void> {
    const ack = await acked;
    this.stir();
    if (this.#end.signal.aborted) return;
    if (ack.outcome === 'missed') {
      happening.miss();
      void this.#retry(interaction, happening, { attempt: attempt + 1, reason: ack.reason });
    } else if (happening.take(ack.payload)) await this.#untilFollowedUp(interaction);
  }

  async #untilFollowedUp({ followUp }: Interaction): Promise<void> {
    const late = Promise.withResolvers<void>();
    const timer = setTimeout(late.resolve, this.#settings.followUpWithin);
    timer.unref();
    await Promise.race([followUp.promise, late.promise]);
    clearTimeout(timer);
  }

  /** Slack retries events and nothing else: https://docs.slack.dev/apis/events-api */
  async #retry(interaction: Interaction, happening: Happening, retry: Retry): Promise<void> {
    const delay = this.#settings.retryDelays[retry.attempt - 1];
    if (happening.kind !== 'events_api' || delay === undefined) return;
    const { signal } = this.#end;
    await wait(delay, undefined, { signal, ref: false }).catch(() => undefined);
    if (!signal.aborted) this.#dispatch(interaction, happening, retry);
  }
}
