import { setTimeout as sleep } from 'node:timers/promises';
import type { Clock } from '#core/clock.ts';
import type { Log } from '#core/log.ts';
import { Down, type Health, type Platform } from '#core/platform.ts';
import type { Accept } from '#core/plan.ts';
import type { Registry } from '#core/registry.ts';
import type { Words } from '#core/words.ts';
import { ANSWER_AFTER, createAcknowledge } from './acknowledge.ts';
import { createApp, type AppParts } from './app.ts';
import { createConnection, type Mode } from './connection.ts';
import { createLogger } from './logger.ts';
import { createSends, SlackFault } from './send.ts';

/** How long answers that are under way may still take when the bot stops, in milliseconds. */
const FINISHED_WITHIN = 10_000;

/** What Slack needs. */
export interface SlackParts {
  readonly botToken: string;
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
}

const UNREACHABLE =
  'Slack could not be reached. Check that this machine has a way to slack.com, and start again.';
const NOT_ALLOWED =
  'The bot token belongs to a workspace that is not in ALLOWED_GROUPS. Add its id there, or use another token.';

/** Takes events while the bot runs, and knows which answers are under way. */
interface Intake {
  readonly take: AppParts['take'];
  /** Takes no more, and resolves when what is under way is finished or ten seconds are over. */
  close(): Promise<void>;
}

function createIntake(log: Log, allowedGroups: readonly string[] | undefined): Intake {
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
      await Promise.race([Promise.allSettled(inFlight), sleep(FINISHED_WITHIN, undefined, { ref: false })]);
    },
  };
}

/** Slack as a place where people talk to the bot. Nothing connects before `start`. */
export function createSlack(parts: SlackParts): Platform {
  const { log, allowedGroups, apiUrl, botToken } = parts;
  const logger = createLogger(log);
  let fix: string | undefined;
  let isStarted = false;
  let stopped: Promise<void> | undefined;

  const onDown = (sentence: string): void => {
    if (fix !== undefined) return;
    fix = sentence;
    if (isStarted) parts.onDown?.(sentence);
  };
  const say = parts.words.in(undefined);
  const notification = say.label('slack.notification');
  const sends = createSends({ botToken, apiUrl, logger, notification, onDown });
  const connection = createConnection(parts.mode, { apiUrl, logger, log, onDown });
  const intake = createIntake(log, allowedGroups);

  const connect = async (accept: Accept): Promise<void> => {
    const identity = await sends.identify();
    if (allowedGroups && !allowedGroups.includes(identity.team)) throw new Down(NOT_ALLOWED);
    const answerAfter = parts.answerAfter ?? ANSWER_AFTER;
    const acknowledge = createAcknowledge({ ...parts, accept, sends, say, answerAfter });
    createApp({ receiver: connection, identity, logger, log, acknowledge, take: intake.take, onDown });
    await connection.start();
    if (fix !== undefined) throw new Down(fix);
  };

  return {
    name: 'slack',
    async start(accept) {
      try {
        await connect(accept);
        isStarted = true;
      } catch (fault) {
        await connection.stop();
        const down = asDown(fault, fix);
        if (down instanceof Down) fix = down.fix;
        throw down;
      }
    },
    stop: () => (stopped ??= intake.close().then(() => connection.stop())),
    health(): Health {
      if (fix !== undefined) return { state: 'down', fix };
      if (!isStarted) return { state: 'starting' };
      return { state: connection.isUp() ? 'up' : 'reconnecting' };
    },
    sendToRoom: sends.sendToRoom,
    sendToMember: sends.sendToMember,
  };
}

function asDown(fault: unknown, fix: string | undefined): unknown {
  if (fault instanceof Down) return fault;
  if (fix !== undefined) return new Down(fix);
  return fault instanceof SlackFault ? new Down(UNREACHABLE) : fault;
}
