/** Many reminders of many groups at the same minute, through both platforms and their limits: what arrived, when, how often. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { nothingOf, type Reminder } from '#core/group-records.ts';
import { openStore } from '#store/open.ts';
import { dueOfMember } from '#support/due.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { mintRoom as roomOnDiscord } from '../../adapters/discord/ids.ts';
import { mintRoom as roomOnSlack } from '../../adapters/slack/ids.ts';
import { startStandIn } from '../../test/discord/server.ts';
import { startSlack } from '../../test/slack/server.ts';
import { APP } from '../../test/slack/workspace.ts';
import type { Ground } from '../chaos/ground.ts';
import { DISCORD, limit, SLACK, type Limited } from './limits.ts';
import type { Order } from './sender.ts';

/** How much is due at once. On Slack all rooms are those of one group: its workspace. */
export interface Load {
  readonly discord: { readonly groups: number; readonly each: number };
  readonly slack: { readonly rooms: number; readonly each: number };
  /** How long after the records are written it is due, in milliseconds; negative where nobody was there when it was. */
  readonly dueIn: number;
}

/** What became of all that was due on one platform. */
export interface Arrived {
  readonly ground: string;
  readonly platform: 'discord' | 'slack';
  readonly due: number;
  /** Shown once; shown more than once; never shown. */
  readonly once: number;
  readonly twice: number;
  readonly lost: number;
  /** What the records say did not go out. */
  readonly listed: number;
  /** From the first to the last, in seconds. */
  readonly took: number;
  /** How long after its minute, in seconds, each came, from the first to the last. */
  readonly late: readonly number[];
  readonly busiest: number;
  readonly refused: number;
}

const MINUTE = 60_000;
/** Where nothing more came for so long, nothing will, in milliseconds: longer than a claim, its spread and a platform's wait. */
const PATIENCE = 120_000;
/** What comes twice comes within so long after all came once, in milliseconds. */
const AFTERWARDS = 3000;
const PROGRAM = fileURLToPath(new URL('./sender.ts', import.meta.url));

/** Both platforms behind their limits, and all that they showed, by what it says. */
async function openPlatforms() {
  const discord = await startStandIn({ checks: false });
  const slack = await startSlack();
  const before = {
    discord: await limit(new URL(discord.api).origin, DISCORD),
    slack: await limit(slack.url, SLACK),
  };
  const shown = { discord: new Map<string, number[]>(), slack: new Map<string, number[]>() };
  const note = (platform: keyof typeof shown, said: unknown): void => {
    const [name] = /reminder \d+ of room \d+/.exec(JSON.stringify(said)) ?? [];
    if (name === undefined) return;
    const moments = shown[platform].get(name) ?? [];
    shown[platform].set(name, [...moments, Date.now()]);
  };
  discord.context.screens = {
    show: ({ content, components, embeds }) => note('discord', [content, components, embeds]),
    open: () => undefined,
  };
  slack.onShown((each) => {
    if (each.kind === 'post') note('slack', each.post.blocks);
  });
  return {
    discord,
    slack,
    before,
    shown,
    count: () => shown.discord.size + shown.slack.size,
    stop: async () => {
      await Promise.all([before.discord.stop(), before.slack.stop()]);
      await Promise.all([discord.stop(), slack.stop()]);
    },
  };
}

type Platforms = Awaited<ReturnType<typeof openPlatforms>>;

const remindersIn = (room: string, name: number, each: number, at: string): Reminder[] =>
  Array.from({ length: each }, (_, i) => ({
    id: `r${String(name).padStart(8, '0')}-${String(i).padStart(6, '0')}`,
    room,
    zone: 'UTC',
    says: { kind: 'words', words: `This is reminder ${i} of room ${name}.` },
    next: at,
    editedBy: 'nobody',
    editedAt: 0,
    skipped: [],
  }));

/** The groups' records, by their ids. */
function* groupsOf({ discord, slack }: Platforms, load: Load, at: string) {
  for (let i = 0; i < load.discord.groups; i += 1) {
    const { id } = discord.context.world.addRoom({ name: `room-${i}` });
    const reminders = remindersIn(roomOnDiscord(id), i, load.discord.each, at);
    yield [`discord:${id}`, { ...nothingOf('discord'), reminders }] as const;
  }
  const rooms = Array.from({ length: load.slack.rooms }, (_, i) => {
    const channel = slack.workspace.addChannel(`room-${i}`, 'public');
    channel.botIsMember = true;
    return remindersIn(roomOnSlack(APP.team, { channel: channel.id }), i, load.slack.each, at);
  });
  yield [`slack:${APP.team}`, { ...nothingOf('slack'), reminders: rooms.flat() }] as const;
}

const dueOf = { member: dueOfMember, group: dueOfGroup };

/** Writes the records, and gives the groups' ids and the minute at which all is due. */
async function write(ground: Ground, platforms: Platforms, load: Load) {
  const store = await openStore(ground.store, dueOf);
  const due = Temporal.Instant.fromEpochMilliseconds(Math.ceil((Date.now() + load.dueIn) / MINUTE) * MINUTE);
  const at = due.toZonedDateTimeISO('UTC').toPlainDateTime().toString({ smallestUnit: 'minute' });
  const groups: string[] = [];
  for (const [id, group] of groupsOf(platforms, load, at)) {
    groups.push(id);
    await store.stores.groups.open(id, 'written').update(() => group);
  }
  await store.stop();
  return { groups, due: due.epochMilliseconds };
}

async function start({ discord, before }: Platforms, ground: Ground): Promise<ChildProcess> {
  const order: Order = {
    store: ground.store,
    discord: { token: discord.token, apiUrl: `http://127.0.0.1:${before.discord.port}/api` },
    slack: {
      botToken: APP.botToken,
      appToken: APP.appToken,
      apiUrl: `http://127.0.0.1:${before.slack.port}/api/`,
    },
  };
  const child = spawn(process.execPath, [PROGRAM, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  child.stdout.resume();
  return child;
}

async function end(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

/** Waits until all has come, or nothing comes any more. */
async function waitFor(platforms: Platforms, all: number, from: number): Promise<void> {
  let last = Math.max(Date.now(), from);
  for (let count = 0; count < all && Date.now() - last < PATIENCE;) {
    await wait(100);
    if (platforms.count() > count) last = Math.max(Date.now(), last);
    count = platforms.count();
  }
  await wait(AFTERWARDS);
}

/** How many the records say did not go out. */
async function readListed(ground: Ground, groups: readonly string[]) {
  const store = await openStore(ground.store, dueOf);
  const listed = { discord: 0, slack: 0 };
  for (const id of groups) {
    const kept = await store.stores.groups.open(id, 'read').get();
    const count = (kept?.reminders ?? []).flatMap(({ skipped }) => skipped).length;
    listed[id.startsWith('slack') ? 'slack' : 'discord'] += count;
  }
  await store.stop();
  return listed;
}

/** Lets all be due at once, and counts what came of it. */
export async function runLoad(ground: Ground, load: Load): Promise<readonly Arrived[]> {
  const platforms = await openPlatforms();
  const { groups, due } = await write(ground, platforms, load);
  const children = await Promise.all(
    Array.from({ length: ground.processes }, () => start(platforms, ground)),
  );
  const all = { discord: load.discord.groups * load.discord.each, slack: load.slack.rooms * load.slack.each };
  await waitFor(platforms, all.discord + all.slack, due);
  await Promise.all(children.map(end));
  const listed = await readListed(ground, groups);
  const arrived = (['discord', 'slack'] as const).map((platform): Arrived => {
    const shown = platforms.shown[platform];
    const late = [...shown.values()]
      .flatMap(([moment = 0]) => (moment - due) / 1000)
      .toSorted((a, b) => a - b);
    const before: Limited = platforms.before[platform];
    const twice = [...shown.values()].filter(({ length }) => length > 1).length;
    return {
      ground: ground.name,
      platform,
      due: all[platform],
      once: shown.size - twice,
      twice,
      lost: all[platform] - shown.size,
      listed: listed[platform],
      took: (late.at(-1) ?? 0) - (late[0] ?? 0),
      late,
      busiest: before.busiest(),
      refused: before.refused(),
    };
  });
  await platforms.stop();
  await ground.stop();
  return arrived;
}
