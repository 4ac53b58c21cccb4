import { within, type Clock } from '#core/clock.ts';
import { Away, keepTrying } from '#core/keep-trying.ts';
import type { Log } from '#core/log.ts';
import { Down, type Health, type Platform } from '#core/platform.ts';
import type { Accept } from '#core/plan.ts';
import type { Registry } from '#core/registry.ts';
import type { Words } from '#core/words.ts';
import { ANSWER_AFTER, createAcknowledge, OPENED_WITHIN } from './acknowledge.ts';
import { createApp, type AppParts } from './app.ts';
import { createConnection, type Mode } from './connection.ts';
import { AWAY, denied, isRemoval, NOT_ALLOWED, REACHED, STOPPED } from './down.ts';
import { createLogger } from './logger.ts';
import { SlackFault } from './fault.ts';
import { mintGroup } from './ids.ts';
import { putIntoHome } from './home.ts';
import { createSends } from './send.ts';

/** How long answers that are under way may still take when the bot stops, in milliseconds. */
const FINISHED_WITHIN = 10_000;
/** How long it may take to note that the app was removed, before the process may end for it; in milliseconds. */
const NOTED_WITHIN = 5000;

/**
 * Slack takes several hundred messages a minute from an app in a workspace, and no more than about one a second in
 * one chat: https://docs.slack.dev/apis/web-api/rate-limits
 */
const SENDS_PER_SECOND = 5;

/** What Slack needs. */
export interface SlackParts {
  readonly botToken: string;
  /** What stands above a page that has no title of its own: it tells nothing. */
  readonly botName: string;
  readonly mode: Mode;
  /** Where the Web API is, ending in /api/. Slack's own by default. */
  readonly apiUrl?: string;
  readonly registry: Registry;
  readonly words: Words;
  readonly clock: Clock;
  readonly log: Log;
  /** Ids of the workspaces that are served; without it, any. */
  readonly allowedGroups?: readonly string[];
  /** Told once, after the start, when Slack no longer takes us, with a sentence that says what to fix. */
  readonly onDown?: (fix: string) => void;
  /** How long a submitted form may stay unanswered, in milliseconds: 1500. */
  readonly answerAfter?: number;
  /** How long until it is tried again where Slack can't be reached, the first time; in milliseconds: 5000 by default. */
  readonly triesAgainAfter?: number;
}

/** Takes events while the bot runs, and knows which answers are under way. */
interface Events {
  readonly take: AppParts['take'];
  /** Takes no more, and resolves when what is under way is finished or ten seconds are over. */
  close(): Promise<void>;
}

function createEvents({ log, clock, allowedGroups }: SlackParts): Events {
  const inFlight = new Set<Promise<void>>();
  let isClosed = false;
  return {
    async take(team, answer, acknowledge) {
      if (isClosed) return;
      if (allowedGroups && !allowedGroups.includes(team)) {
        log.warn({ event: 'group not allowed', platform: 'slack' });
        return acknowledge();
      }
      const answering = answer();
      inFlight.add(answering);
      try {
        await answering;
      } finally {
        inFlight.delete(answering);
      }
    },
    async close() {
      isClosed = true;
      await within(clock, FINISHED_WITHIN, Promise.allSettled(inFlight), undefined);
    },
  };
}

/** Whether Slack takes the bot, and what is to be fixed where not. A removal of the app is noted before the host is told. */
function createCondition({ clock, onDown }: SlackParts) {
  let fix: string | undefined;
  /** What is in the way for now. */
  let away: string | undefined;
  let started: Accept | undefined;
  const noteRemoval = (accept: Accept) => within(clock, NOTED_WITHIN, tellPresent(accept, []), undefined);
  return {
    fix: () => fix,
    away: () => away,
    isStarted: () => started !== undefined,
    start: (accept: Accept): void => {
      started = accept;
      away = undefined;
    },
    wait: (why: string): void => void (away = why),
    failToStart: async (why: string, accept: Accept): Promise<void> => {
      fix = why;
      if (isRemoval(why)) await noteRemoval(accept);
    },
    onDown: (why: string): void => {
      if (fix !== undefined) return;
      fix = why;
      if (started && isRemoval(why)) void noteRemoval(started).then(() => onDown?.(why));
      else if (started) onDown?.(why);
    },
  };
}

function healthOf(
  condition: ReturnType<typeof createCondition>,
  isStopped: boolean,
  isConnected: boolean,
): Health {
  const fix = condition.fix() ?? (isStopped ? STOPPED : condition.away());
  if (fix !== undefined) return { state: 'down', fix };
  if (!condition.isStarted()) return { state: 'starting' };
  return { state: isConnected ? 'up' : 'reconnecting' };
}

/** Slack as a place where people talk to the bot. Nothing connects before `start`. */
export function createSlack(parts: SlackParts): Platform {
  const { log, allowedGroups, apiUrl } = parts;
  const logger = createLogger(log);
  const condition = createCondition(parts);
  const { onDown } = condition;
  const stopping = Promise.withResolvers<void>();
  let stopped: Promise<void> | undefined;
  let disconnected: Promise<void> | undefined;

  const say = parts.words.in(undefined);
  const sends = createSends({ ...parts, say, apiUrl, logger, openedWithin: OPENED_WITHIN, onDown });
  const connection = createConnection(parts.mode, { apiUrl, logger, log, onDown });
  const events = createEvents(parts);

  const disconnect = () => (disconnected ??= connection.stop());
  const stop = async (): Promise<void> => {
    stopping.resolve();
    await events.close();
    await disconnect();
  };
  const connect = async (accept: Accept): Promise<void> => {
    const identity = await sends.identify();
    if (stopped) return;
    if (allowedGroups && !allowedGroups.includes(identity.team)) throw new Down(NOT_ALLOWED);
    const answerAfter = parts.answerAfter ?? ANSWER_AFTER;
    const acknowledge = createAcknowledge({ ...parts, accept, sends, say, answerAfter });
    createApp({ receiver: connection, identity, logger, log, acknowledge, take: events.take, onDown });
    await connection.start();
    const fix = condition.fix();
    if (fix !== undefined) throw new Down(fix);
    void tellPresent(accept, [identity.team]);
  };
  const begin = async (accept: Accept): Promise<void> => {
    try {
      await Promise.race([connect(accept), stopping.promise]);
      if (stopped) throw new Down(STOPPED);
      condition.start(accept);
    } catch (fault) {
      const down = asDown(fault, condition.fix());
      if (down instanceof Away) {
        // Nothing was connected yet.
        condition.wait(down.fix);
        throw down;
      }
      await disconnect();
      if (down instanceof Down) await condition.failToStart(down.fix, accept);
      throw down;
    }
  };

  return {
    name: 'slack',
    traits: { namesNobody: true, advice: { missing: 'slack.invite' } },
    sendsPerSecond: SENDS_PER_SECOND,
    start: (accept) =>
      keepTrying(() => begin(accept), { ...parts, platform: 'slack', reached: REACHED, stopped: STOPPED }),
    stop: () => (stopped ??= stop()),
    health: () => healthOf(condition, stopped !== undefined, connection.isUp()),
    showHome: (member, message) => putIntoHome({ sends, log }, member, message),
    ...sends.posts,
  };
}

/** Tells of the one workspace that the token is for, or of none: then nobody can be reached. */
async function tellPresent(accept: Accept, teams: readonly string[]): Promise<void> {
  const plan = accept({ kind: 'present', groups: teams.map(mintGroup) });
  if (plan.kind === 'silent') await plan.run();
}

function asDown(fault: unknown, fix: string | undefined): unknown {
  if (fault instanceof Down) return fault;
  if (fix !== undefined) return new Down(fix);
  if (!(fault instanceof SlackFault)) return fault;
  const isAway = /^(?:unreachable|unanswered|http_)/.test(fault.code);
  return isAway ? new Away(AWAY) : new Down(denied(fault.code, 'auth.test'));
}
