/**
 * A lease that one process of several holds at a time, such as the one of Discord's gateway. While nobody answers for it, who
 * holds it keeps it, and who was never told that another one does takes it: help has to be there when Redis is not. Two holders
 * are possible then for a while, and harmless: each interaction is answered once.
 */
import { randomUUID } from 'node:crypto';
import type { Redis } from 'ioredis';
import type { Clock } from '#core/clock.ts';
import { describeFault, type Log } from '#core/log.ts';
import { connect, createConnection } from './connection.ts';

/** How long a lease lasts in milliseconds, unless it is renewed. */
const LASTS = 6000;
/** It is renewed, or asked for, when a third of its time is over. */
const ASKS_EVERY = 1 / 3;
/** Who was never told whose it is takes it after so many questions in vain: two leases. */
const IN_VAIN = 6;
/** It is offered to others after so many questions at which it was of no use to its holder: ten leases. */
const USELESS = 30;
/** How many leases lie between two offers, whoever makes them: where it is of no use to anybody it must not go round and round. */
const BETWEEN_OFFERS = 100;

/**
 * KEYS: the lease, and what is known of it. ARGV: the token of who asks, and for how many milliseconds. 1 where it is theirs
 * now. Where nobody asked for half of that time, Redis was away, and it ended with nobody to renew it: then it is kept for who
 * had it last, for as long as a lease lasts. Who stands by would else take it from a process that is well. It is so kept
 * once until it is renewed or taken: who stands by may be slow itself, and would else keep it for one that died, for ever.
 * 2 where it is so kept for somebody else: whoever holds it meanwhile does not lose it by that, and nobody wins it.
 */
const TAKE = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local known = redis.call('HMGET', KEYS[2], 'holder', 'asked', 'kept')
local kept = tonumber(known[3]) or 0
if kept == 0 and now - (tonumber(known[2]) or now) > ARGV[2] / 2 then kept = now + ARGV[2] end
redis.call('HSET', KEYS[2], 'asked', now, 'kept', kept)
redis.call('PEXPIRE', KEYS[2], 10 * ARGV[2])
local holder = redis.call('GET', KEYS[1])
if not holder and now < kept and known[1] and known[1] ~= ARGV[1] then return 2 end
if holder and holder ~= ARGV[1] then return 0 end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
redis.call('HSET', KEYS[2], 'holder', ARGV[1], 'kept', 0)
return 1`;

/** KEYS: the lease, and what is known of it. ARGV: the token of who gives it back. */
const GIVE_BACK = `
if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('DEL', KEYS[1]) end
if redis.call('HGET', KEYS[2], 'holder') == ARGV[1] then redis.call('HDEL', KEYS[2], 'holder') end`;

/**
 * KEYS: the lease, and what is known of it. ARGV: the token of who offers it, and for how many milliseconds after an offer there
 * is no other one. 1 where it is free now.
 */
const OFFER = `
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local offered = tonumber(redis.call('HGET', KEYS[2], 'offered'))
if offered and now - offered < tonumber(ARGV[2]) then return 0 end
redis.call('HSET', KEYS[2], 'offered', now)
redis.call('HDEL', KEYS[2], 'holder')
redis.call('DEL', KEYS[1])
return 1`;

/** What a lease needs. */
export interface LeaseParts {
  readonly redisUrl: string;
  /** What is held: each name has one holder. */
  readonly name: string;
  readonly clock: Clock;
  readonly log: Log;
  /** It is held from now on. */
  readonly onWon: () => void;
  /** Another process holds it: what it guards has to end at once. */
  readonly onLost: () => void;
  /** Whether what it guards works in this process that holds it. Where it does not for a minute, another one may take the lease. */
  readonly isOfUse: () => boolean;
  /** How long it lasts in milliseconds, unless it is renewed. 6 s unless told. */
  readonly lasts?: number;
}

/** A lease, and whether this process has it. */
export interface Lease {
  /** Asks for it, again and again, also while there is no Redis. Resolves when it was asked for once. */
  start(): Promise<void>;
  /** Gives it back, so that another one can have it at once. To be called when what it guards has ended; `onLost` is not. */
  stop(): Promise<void>;
  isHeld(): boolean;
}

/** Makes a lease that nobody has yet. */
export function createLease(parts: LeaseParts): Lease {
  return new RedisLease(parts);
}

class RedisLease implements Lease {
  readonly #parts: LeaseParts;
  readonly #lasts: number;
  readonly #redis: Redis;
  readonly #keys: readonly [lease: string, known: string];
  readonly #token = randomUUID();
  #wasReached = false;
  #wasTold = false;
  #hasWon = false;
  #isOn = false;
  #asksInVain = 0;
  #asksWithoutUse = 0;
  #cancelAsk: (() => void) | undefined;
  #asking = Promise.resolve();

  constructor(parts: LeaseParts) {
    this.#parts = parts;
    this.#lasts = parts.lasts ?? LASTS;
    this.#redis = createConnection(parts.redisUrl, 'asks');
    const key = `trust-steps::lease/${parts.name}`;
    this.#keys = [key, `${key}/known`];
  }

  async start(): Promise<void> {
    this.#isOn = true;
    this.#asking = this.#turn();
    await this.#asking;
  }

  async stop(): Promise<void> {
    this.#isOn = false;
    this.#cancelAsk?.();
    await this.#asking;
    this.#hasWon = false;
    // Where it can't be given back it ends by itself.
    await this.#redis.eval(GIVE_BACK, 2, ...this.#keys, this.#token).catch(() => undefined);
    this.#redis.disconnect();
  }

  isHeld(): boolean {
    return this.#hasWon;
  }

  async #turn(): Promise<void> {
    const isOffered = this.#isUseless() && (await this.#offer());
    if (!isOffered) await this.#ask();
    if (!this.#isOn) return;
    // Others have the time of a lease to take it. Then it is asked for again.
    this.#cancelAsk = this.#parts.clock.after(isOffered ? this.#lasts : this.#lasts * ASKS_EVERY, () => {
      this.#asking = this.#turn();
    });
  }

  async #ask(): Promise<void> {
    const answer = await this.#take().catch((fault: unknown) => this.#miss(fault));
    if (answer !== undefined) this.#wasTold = true;
    const isLeftAlone = !this.#wasTold && this.#asksInVain >= IN_VAIN;
    if (answer === 1 || isLeftAlone) this.#win();
    if (answer === 0) this.#lose();
  }

  /** Nobody answers, or Redis takes no changes. */
  #miss(fault: unknown): void {
    const { log, name } = this.#parts;
    const entry = { event: 'lease unanswered', fault: describeFault(fault) };
    this.#asksInVain += 1;
    if (this.#wasTold || this.#asksInVain > 1) return log.debug(entry);
    const sentence = `Redis does not say which process has this: ${name}. If it goes on so, this one takes over.`;
    log.warn({ ...entry, sentence });
  }

  #isUseless(): boolean {
    this.#asksWithoutUse = this.#hasWon && !this.#parts.isOfUse() ? this.#asksWithoutUse + 1 : 0;
    return this.#asksWithoutUse >= USELESS;
  }

  /** Lets go of the lease for others to take it. False where it can't be, or was offered lately. */
  async #offer(): Promise<boolean> {
    const between = this.#lasts * BETWEEN_OFFERS;
    const answer = await this.#redis.eval(OFFER, 2, ...this.#keys, this.#token, between).catch(() => 0);
    if (answer !== 1) return false;
    const { log, name } = this.#parts;
    this.#asksWithoutUse = 0;
    const sentence = `This process has had no use of it for a while, so another one may take over: ${name}.`;
    log.warn({ event: 'lease offered', sentence });
    return true;
  }

  /** 1 where it is this process's now. Rejects where nobody answers. */
  async #take(): Promise<unknown> {
    // Redis can be away just when a process starts. Once it was reached, the connection comes back by itself.
    if (!this.#wasReached) await connect(this.#redis);
    this.#wasReached = true;
    return this.#redis.eval(TAKE, 2, ...this.#keys, this.#token, this.#lasts);
  }

  #win(): void {
    if (this.#hasWon || !this.#isOn) return;
    this.#hasWon = true;
    this.#parts.log.info({ event: 'lease won', sentence: `This process takes over: ${this.#parts.name}.` });
    this.#parts.onWon();
  }

  #lose(): void {
    if (!this.#hasWon) return;
    this.#hasWon = false;
    this.#parts.log.warn({ event: 'lease lost', sentence: `This process lets go: ${this.#parts.name}.` });
    this.#parts.onLost();
  }
}
