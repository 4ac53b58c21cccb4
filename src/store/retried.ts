import { setTimeout as wait } from 'node:timers/promises';
import { Contended } from './errors.ts';

/** How often a change is tried while others change the same cells. */
const TRIES = 100;
/** In milliseconds. */
const LONGEST_WAIT = 20;

/**
 * What `attempt` gives. It gives undefined where others changed the same cells meanwhile, and is then tried again.
 * Rejects with `Contended` after 100 tries; `what` is the subject of that sentence.
 */
export async function retried<T>(what: string, attempt: () => Promise<T | undefined>): Promise<T> {
  for (let tries = 1; tries <= TRIES; tries++) {
    const done = await attempt();
    if (done !== undefined) return done;
    await wait(Math.random() * Math.min(tries, LONGEST_WAIT));
  }
  throw new Contended(`${what} was changed by others ${TRIES} times in a row.`);
}
