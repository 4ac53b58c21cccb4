/** Two processes of the bot over one store, with people who talk to both, and one clock. */
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@keyv/redis';
import PQueue from 'p-queue';
import { inject } from 'vitest';
import { createAccept } from '#core/accept.ts';
import type { Call, Caller } from '#core/call.ts';
import { groupId, memberId, roomId, type MemberId } from '#core/ids.ts';
import type { Form, Message } from '#core/message.ts';
import type { Accept, Reply } from '#core/plan.ts';
import type { Member } from '#core/records.ts';
import { openStore, type OpenStore, type StoreConfig } from '#store/open.ts';
import { dueOfMember } from '#support/due.ts';
import type { LocalTimetable } from '#timetable/local.ts';
import { createBot, createTimetable } from '../bot.ts';
import type { StoryClock } from '../clock.ts';
import { dumpFiles, dumpRedis } from '../dump.ts';
import { createMemoryLog, type MemoryLog } from '../log.ts';
import type { StoreKind } from '../store.ts';
import { createStillClock } from './clock.ts';
import { chatOf, createRecorder, type Recorder, type Show } from './platform.ts';
import { linesOf } from './screen.ts';

/** Each test file runs in a worker of its own, and takes databases of the shared Redis from there on, as stories do. */
const DATABASES = { first: Number(process.env['VITEST_WORKER_ID'] ?? 1) * 200, count: 200 };
let opened = 0;
/** In memory where the machine has such a folder: what survives a power cut is asked elsewhere. */
const FOLDER = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
/** How many calls are on their way at the same time. */
const AT_ONCE = 16;

/** What somebody does: a call as a platform hands it over, but for who does it and its id. */
export type Act =
  | { readonly kind: 'command'; readonly name: string; readonly given: string }
  | { readonly kind: 'action'; readonly action: string; readonly chosen?: string }
  | { readonly kind: 'form'; readonly form: string; readonly raw: Readonly<Record<string, string>> };

/** Where a call is delivered: to one process, or to both, as platforms sometimes do. */
export const WAYS = ['first', 'second', 'both'] as const;
export type Way = (typeof WAYS)[number];

/** Somebody in a group. */
export interface Person {
  readonly id: MemberId;
  readonly from: Caller;
  /** What the bot showed to them, oldest first. */
  readonly screen: Message[];
  /** All that they did and were shown, as a play, a line each. */
  readonly play: string[];
}

/** What came of a call: answers of one process or of two, or a form. */
export interface Outcome {
  readonly replies: readonly Reply[];
  readonly form: Form | undefined;
}

interface Process {
  readonly accept: Accept;
  readonly timetable: LocalTimetable;
  readonly store: OpenStore;
}

/** A call that one process did not get yet, and the round in which the other one did. */
interface Repeat {
  readonly person: Person;
  readonly call: Call;
  readonly process: Process;
  readonly round: number;
}

export interface World {
  readonly clock: StoryClock;
  readonly platform: Recorder;
  readonly log: MemoryLog;
  readonly people: readonly Person[];
  /** Any process will do: they share what is kept. */
  readonly store: OpenStore;
  /** What the store is opened with once more, when this world has ended. */
  readonly config: StoreConfig;
  /** Which check-in each occurrence was for, such as 2026-11-29T18:00. */
  readonly checkInOf: ReadonlyMap<string, string>;
  /** The occurrences that said that notes stop. */
  readonly rests: ReadonlySet<string>;
  /** Faults that somebody was told of. */
  readonly failures: readonly string[];
  /** True where the store did not answer in time: then nobody knows what was kept. */
  isCutOff(): boolean;
  readonly round: number;
  /** How many calls there were, and how many of them came again a round later. */
  readonly calls: { readonly made: number; readonly repeated: number };
  /** A new round begins. */
  turns(): void;
  /** Does something. Where it `isRepeated`, and one process alone got it, `repeats` delivers it to the other one. */
  act(person: Person, act: Act, way: Way, isRepeated?: boolean): Promise<Outcome>;
  /** Both timetables fire what is due, at the same time. */
  fires(): Promise<void>;
  /** What is to be repeated of earlier rounds is delivered now, but for what these people did. */
  repeats(except: ReadonlySet<Person>): Promise<void>;
  /** None of their calls so far is delivered again. */
  forgetsRepeats(person: Person): void;
  /** All that somebody who copied the store would have. */
  dump(): Promise<Buffer>;
  /** Ends both processes. What they kept stays. */
  ends(): Promise<void>;
  /** Takes away what was kept. */
  clears(): Promise<void>;
}

/** What somebody did, in short. */
function sayCall(call: Call): string {
  if (call.kind === 'command') return `types ${call.name} ${JSON.stringify(call.given)}`;
  if (call.kind === 'action') return `presses ${call.action} ${call.chosen ?? ''}`;
  return call.kind === 'form' ? `fills in ${call.form}` : call.kind;
}

/** A person who goes by this name on the platform. */
const createPerson = (name: string): Person => {
  const id = memberId(`journey:${name}`);
  const [group, room] = [groupId(`group of ${name}`), roomId(`room of ${name}`)];
  return { id, from: { member: id, group, room, mayPost: 'yes', botMayPost: 'yes' }, screen: [], play: [] };
};

async function freshConfig(kind: StoreKind): Promise<StoreConfig> {
  const dataDir = await mkdtemp(join(FOLDER, 'trust-steps-journey-'));
  const dataKey = randomBytes(32).toString('base64');
  if (kind === 'embedded') return { dataDir, dataKey };
  const database = DATABASES.first + (opened++ % DATABASES.count);
  const redisUrl = inject('redisUrl').replace(/\/0$/, `/${database}`);
  await empty(redisUrl);
  return { dataDir, dataKey, redisUrl };
}

async function empty(url: string): Promise<void> {
  const client = createClient({ url });
  await client.connect();
  await client.flushDb();
  client.destroy();
}

/**
 * Opens a world in which these people are, over a store of its own or over that of a world which has ended. The embedded
 * store serves one process only, so there both share it.
 */
export async function openWorld(
  kind: StoreKind,
  begins: string,
  names: readonly string[],
  former?: StoreConfig,
): Promise<World> {
  const config = former ?? (await freshConfig(kind));
  const checkInOf = new Map<string, string>();
  const rests = new Set<string>();
  const dueOf = {
    member: (kept: Member) => {
      const last = kept.checkIn?.last;
      if (last) checkInOf.set(last.id, last.at);
      if (last?.says === 'rest') rests.add(last.id);
      return dueOfMember(kept);
    },
  };
  const one = await openStore(config, dueOf);
  const other = kind === 'redis' ? await openStore(config, dueOf) : one;
  const [clock, log] = [createStillClock(begins), createMemoryLog()];
  const people = names.map(createPerson);
  const byChat = new Map(people.map((person) => [chatOf(person.id), person]));
  const indexOf = new Map(people.map((person, i) => [chatOf(person.id), i]));
  let round = 0;
  const platform = createRecorder({
    now: () => clock.now(),
    round: () => round,
    canTell: (chat) => (indexOf.get(chat) ?? 0) % 2 === 0,
    onShow: ({ chat, message, occurrence, isNote, isLost }: Show) => {
      const person = byChat.get(chat);
      person?.screen.push(message);
      person?.play.push(
        `${time()} shown ${isNote ? 'note' : 'test'} ${occurrence} of ${checkInOf.get(occurrence)}${isLost ? ', lost' : ''}`,
      );
    },
  });
  const start = (store: OpenStore): Process => {
    const bot = { ...createBot(store.stores), clock, log };
    const accept = createAccept({ ...bot, platform });
    return { accept, store, timetable: createTimetable(bot, store.dues, platform) };
  };
  const processes = { first: start(one), second: start(other) };
  const time = () => `${round} ${clock.now().toString({ smallestUnit: 'second' })}`;
  const failures: string[] = [];
  let repeats: Repeat[] = [];
  /** No call has the id of one in another world over the same store. */
  const world = randomUUID();
  let calls = 0;
  let repeated = 0;

  const carryOut = async (
    person: Person,
    call: Call,
    { accept }: Process,
  ): Promise<Reply | Form | undefined> => {
    const plan = accept(call);
    if (plan.kind === 'open') return plan.prepare();
    if (plan.kind !== 'answer') return undefined;
    const reply = await plan.run();
    person.screen.push(reply.message);
    person.play.push(`${time()} ${sayCall(call)}: ${linesOf(reply.message).join(' / ').slice(0, 100)}`);
    if (reply.outcome === 'failed')
      failures.push(`${call.kind} in round ${round}: ${log.lines.at(-1) ?? ''}`);
    return reply;
  };
  const queue = new PQueue({ concurrency: AT_ONCE });
  const deliver: typeof carryOut = (...call) => queue.add(() => carryOut(...call));
  return {
    clock,
    platform,
    log,
    people,
    store: one,
    config,
    checkInOf,
    rests,
    failures,
    isCutOff: () => log.lines.some((line) => line.includes('Unreachable')),
    get round() {
      return round;
    },
    get calls() {
      return { made: calls, repeated };
    },
    turns: () => {
      round += 1;
    },
    act: async (person, act, way, isRepeated = false) => {
      calls += 1;
      const onPublic = false;
      const call: Call = {
        ...act,
        id: `call ${calls} of ${world}`,
        from: person.from,
        ...(act.kind !== 'command' && { onPublic }),
      } as Call;
      const taken = way === 'both' ? [processes.first, processes.second] : [processes[way]];
      const ended = await Promise.all(taken.map((process) => deliver(person, call, process)));
      const replies = ended.filter((each): each is Reply => each !== undefined && 'message' in each);
      if (isRepeated && way !== 'both' && replies.some(({ outcome }) => outcome === 'done')) {
        repeats.push({ person, call, round, process: processes[way === 'first' ? 'second' : 'first'] });
      }
      return { replies, form: ended.find((each): each is Form => each !== undefined && 'fields' in each) };
    },
    fires: async () => {
      await Promise.all([processes.first, processes.second].map(({ timetable }) => timetable.runDue()));
    },
    repeats: async (except) => {
      const now = repeats.filter((each) => each.round < round && !except.has(each.person));
      repeats = [];
      repeated += now.length;
      await Promise.all(now.map(({ person, call, process }) => deliver(person, call, process)));
    },
    forgetsRepeats: (person) => {
      repeats = repeats.filter((each) => each.person !== person);
    },
    dump: () => (config.redisUrl === undefined ? dumpFiles(config.dataDir) : dumpRedis(config.redisUrl)),
    ends: async () => {
      for (const { timetable } of Object.values(processes)) await timetable.stop();
      for (const store of new Set([one, other])) await store.stop();
    },
    clears: async () => {
      if (config.redisUrl !== undefined) await empty(config.redisUrl);
      await rm(config.dataDir, { recursive: true, force: true });
    },
  };
}
