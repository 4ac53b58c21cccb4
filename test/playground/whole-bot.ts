/** The real bot on a playground, with nothing kept yet. */
import { createAccept } from '#core/accept.ts';
import { createMovableClock } from '../../adapters/playground/clock.ts';
import { createPlayground, type Playground } from '../../adapters/playground/platform.ts';
import { createBot } from '../bot.ts';
import { openTestStore } from '../store.ts';
import { idle } from './bot.ts';

/** Starts it. Nothing that is due is ever done. */
export async function startWholeBot(): Promise<{ readonly playground: Playground; stop(): Promise<void> }> {
  const store = await openTestStore('embedded');
  const parts = createBot(store.stores);
  const clock = createMovableClock();
  const playground = createPlayground({ ...parts, ...idle, clock, port: 0, botName: 'Seven' });
  await playground.start(createAccept({ ...parts, clock, platform: playground }));
  return {
    playground,
    stop: async () => {
      await playground.stop();
      await store.stop();
    },
  };
}
