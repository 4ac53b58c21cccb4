import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfPresence } from '#support/presence.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { dueOfMember } from '#support/due.ts';
import { createBot, createTimetable, type StageParts } from './bot.ts';
import type { Scene, StoryOptions } from './conversation.ts';
import { openDiscordStage } from './discord/stage.ts';
import { chromium } from './machine.ts';
import { openPlainStage } from './plain/stage.ts';
import { openPlaygroundStage } from './playground/people.ts';
import { openHttpStage, openSocketStage } from './slack/stage.ts';
import type { Stage } from './stage.ts';
import { openTestStore, type StoreKind, type TestStore } from './store.ts';

/** A stage that stories can be told on. */
export interface OpenStage {
  readonly name: 'plain' | 'discord' | 'slack' | 'slack over http' | 'playground';
  /** What this machine lacks for it, if anything. */
  readonly missing?: string;
  isFor(options: StoryOptions): boolean;
  open(options: StoryOptions): Promise<Omit<Scene, 'sam' | 'kim' | 'ana'> & { stop(): Promise<void> }>;
}

async function openOn(store: TestStore, openStage: (parts: StageParts) => Promise<Stage>) {
  const parts = createBot(store.stores);
  const stage = await openStage(parts);
  const timetable = createTimetable(parts, store.dues, stage.platform);
  return {
    stage,
    store,
    clock: {
      ...parts.clock,
      reaches: async (wall: string, zone = 'Europe/Paris') => {
        const then = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).toInstant();
        parts.clock.passes(parts.clock.now().until(then));
        await timetable.runDue();
      },
    },
    log: parts.log.lines,
    stop: async () => {
      await timetable.stop();
      await stage.stop();
      await store.stop();
    },
  };
}

const on = (
  name: OpenStage['name'],
  kind: StoreKind,
  openStage: (parts: StageParts) => Promise<Stage>,
): OpenStage => ({
  name,
  isFor: ({ only }) => only?.includes(name) ?? true,
  open: async () =>
    openOn(
      await openTestStore(kind, {
        member: dueOfMember,
        group: dueOfGroup,
        question: dueOfQuestion,
        presence: dueOfPresence,
      }),
      openStage,
    ),
});

export const openStages: readonly OpenStage[] = [
  on('plain', 'embedded', openPlainStage),
  on('discord', 'redis', openDiscordStage),
  on('slack', 'embedded', openSocketStage),
  {
    ...on('slack over http', 'embedded', openHttpStage),
    isFor: ({ overHttp }) => overHttp === true,
  },
  {
    ...on('playground', 'embedded', openPlaygroundStage),
    isFor: ({ inBrowser }) => inBrowser === true,
    ...(chromium === undefined && { missing: 'Chromium' }),
  },
];
