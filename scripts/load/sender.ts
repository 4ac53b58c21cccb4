/** A process that sends what is due through both platforms, as the bot does, and takes no events. Run by `run.ts`. */
import { z } from 'zod';
import { languages } from '#content/words/index.ts';
import { createWords } from '#core/words.ts';
import { draw } from '#picture/draw.ts';
import { openStore } from '#store/open.ts';
import { dueOfMember } from '#support/due.ts';
import { dueOfGroup } from '#support/due-groups.ts';
import { dueOfQuestion } from '#support/questions.ts';
import { createFire } from '#timetable/fire.ts';
import { createLocalTimetable } from '#timetable/local.ts';
import { createRedisTimetable } from '#timetable/redis.ts';
import { createDiscord } from '../../adapters/discord/platform.ts';
import { createSlack } from '../../adapters/slack/platform.ts';
import { createBotRegistry } from '../../commands/index.ts';
import { systemClock as clock } from '../../src/clock.ts';
import { createLog } from '../../src/log.ts';

/** Where to keep things, and where the platforms are. */
const Order = z.object({
  store: z.object({
    redisUrl: z.string().optional(),
    dataKey: z.string().optional(),
    dataDir: z.string(),
  }),
  discord: z.object({ token: z.string(), apiUrl: z.string() }),
  slack: z.object({ botToken: z.string(), appToken: z.string(), apiUrl: z.string() }),
});
export type Order = z.infer<typeof Order>;

const { store: kept, discord, slack } = Order.parse(JSON.parse(process.argv[2] ?? ''));
const { redisUrl } = kept;
const log = await createLog('warn', false);
const words = createWords(languages, 'en');
const registry = createBotRegistry(words);
const dueOf = { member: dueOfMember, group: dueOfGroup, question: dueOfQuestion };
const store = await openStore(kept, dueOf);
const shared = { registry, words, clock, log, botName: 'Seven' };
const platforms = [
  createDiscord({ ...shared, ...discord, draw }),
  createSlack({
    ...shared,
    botToken: slack.botToken,
    apiUrl: slack.apiUrl,
    mode: { kind: 'socket', appToken: slack.appToken },
  }),
];
const { stores, dues } = store;
const fire = createFire({ registry, words, clock, dues, stores, platforms });
const lanes = platforms.map(({ name, sendsPerSecond: perSecond }) => ({ name, perSecond }));
const parts = { dues, lanes, fire, clock, log };
const timetable =
  redisUrl === undefined ? createLocalTimetable(parts) : await createRedisTimetable(parts, { redisUrl });
await timetable.start();
process.stdout.write('{"event":"started"}\n');
process.once('SIGTERM', () => void stop());

async function stop(): Promise<never> {
  await timetable.stop();
  await store.stop();
  process.exit(0);
}
