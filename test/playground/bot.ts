/** A small bot that says a bit of everything, for looking at the playground itself. */
import { createAccept } from '#core/accept.ts';
import type { Change } from '#core/call.ts';
import type { MemberId } from '#core/ids.ts';
import type { Draw } from '#core/message.ts';
import { makeOccurrence } from '#core/command.ts';
import type { Accept } from '#core/plan.ts';
import { createRegistry } from '#core/registry.ts';
import {
  createMovableClock,
  type MovableClock,
  type PlaygroundTimetable,
} from '../../adapters/playground/clock.ts';
import { memberOf, roomOf } from '../../adapters/playground/ids.ts';
import type { PersonId } from '../../adapters/playground/people.ts';
import { createPlayground, type Playground } from '../../adapters/playground/platform.ts';
import { words } from '../bot.ts';
import { createMemoryLog, type MemoryLog } from '../log.ts';
import { openTestStore } from '../store.ts';
import { define, UNDRAWABLE } from './definitions.ts';

/** A picture of one point. */
export const DOT = Uint8Array.fromBase64(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
);
const draw: Draw = async ({ title }) => {
  if (title === UNDRAWABLE) throw new Error('It can’t be drawn.');
  return DOT;
};

/** One note that somebody is to get, or the group. */
interface Planned {
  readonly member: MemberId | undefined;
  readonly at: Temporal.Instant;
  readonly words: string;
}

/** Notes go out half a minute after their moment, as they would where they are spread over the minute. */
const SPREAD = { seconds: 30 };

/** A timetable by hand. */
export interface TryTimetable extends PlaygroundTimetable {
  /** Sends a note, by the playground's clock. */
  plan(person: PersonId | 'group', at: Temporal.Instant, words: string): void;
  /** From now on nothing that is due can be done. */
  breaks(): void;
}

function createTimetable(clock: MovableClock, playground: () => Playground): TryTimetable {
  let planned: readonly Planned[] = [];
  let isBroken = false;
  const isDue = ({ at }: Planned) => Temporal.Instant.compare(at.add(SPREAD), clock.now()) <= 0;
  return {
    plan: (person, at, said) => {
      planned = [
        ...planned,
        { member: person === 'group' ? undefined : memberOf(person), at, words: said },
      ].toSorted((one, other) => Temporal.Instant.compare(one.at, other.at));
    },
    breaks: () => {
      isBroken = true;
    },
    nextFor: async (member) => planned.find((each) => each.member === member)?.at,
    nextForGroup: async () => planned.find((each) => each.member === undefined)?.at,
    nextAfter: async (moment) => planned.find(({ at }) => Temporal.Instant.compare(at, moment) > 0)?.at,
    runDue: async () => {
      if (isBroken) throw new Error('The store is away.');
      const due = planned.filter(isDue);
      planned = planned.filter((each) => !isDue(each));
      for (const { member, words: said } of due) {
        const message = { blocks: [{ kind: 'text', text: [said] }], isBare: true } as const;
        const attempt = { occurrence: makeOccurrence() };
        if (!member) {
          await playground().sendToRoom(roomOf('room'), message, attempt);
          continue;
        }
        const opening = await playground().openChat(member);
        if (opening.outcome === 'open') await playground().sendToChat(opening.chat, message, attempt);
      }
    },
  };
}

/** What a person did. */
type AskedCall = Exclude<Parameters<Accept>[0], Change>;

/** The small bot on a playground. */
export interface TryBot {
  readonly playground: Playground;
  readonly clock: MovableClock;
  readonly timetable: TryTimetable;
  readonly log: MemoryLog;
  /** What was handed to the core. */
  readonly calls: readonly AskedCall[];
  /** Makes `/try wait:true` answer. */
  readonly open: () => void;
  stop(): Promise<void>;
}

/** Starts the small bot. */
export async function startTryBot(
  host?: string,
  clock: MovableClock = createMovableClock(),
): Promise<TryBot> {
  const gate = Promise.withResolvers<void>();
  const registry = createRegistry(define({ opened: gate.promise }), words);
  const [store, log] = [await openTestStore('embedded'), createMemoryLog()];
  const timetable = createTimetable(clock, () => playground);
  const playground = createPlayground({
    port: 0,
    ...(host && { host }),
    registry,
    words,
    clock,
    timetable,
    draw,
    log,
    botName: 'Seven',
  });
  const accept = createAccept({ registry, words, stores: store.stores, clock, log, platform: playground });
  const calls: AskedCall[] = [];
  await playground.start((call) => {
    if ('from' in call) calls.push(call);
    return accept(call);
  });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    gate.resolve();
    await playground.stop();
    await store.stop();
  };
  return { playground, clock, timetable, log, calls, open: gate.resolve, stop: () => (stopping ??= stop()) };
}

/** What a playground needs besides, where nobody uses it. */
export const idle: { readonly timetable: PlaygroundTimetable; readonly draw: Draw } = {
  timetable: {
    runDue: async () => undefined,
    nextFor: async () => undefined,
    nextForGroup: async () => undefined,
    nextAfter: async () => undefined,
  },
  draw,
};
