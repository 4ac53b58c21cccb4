/** What becomes of the tries of one request: discord.js makes several by itself, waits in between, and tells of the last alone. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';

/** What is particular about what is asked. */
export interface Asked {
  /** True where whoever asks can put it off: then the limit for all requests of the bot is told, and not waited out. */
  readonly canBePutOff?: boolean;
  /** Called when a request begins. What it gives is called when that has ended. */
  readonly onRequest?: () => () => void;
}

interface Tries extends Asked {
  isPerhapsDone: boolean;
}

const underWay = new AsyncLocalStorage<Tries>();

/**
 * Asks Discord as discord.js does, and notes where Discord did what it was asked, or may have: where it gave no answer, or
 * said that it is out of order.
 */
export const makeRequest: RESTOptions['makeRequest'] = async (...request) => {
  const tries = underWay.getStore();
  const note = (): void => {
    if (tries) tries.isPerhapsDone = true;
  };
  // What was given up before, while discord.js waited, is not asked any more.
  const isOver = request[1].signal?.aborted === true;
  const end = tries?.onRequest?.();
  try {
    const response = await DefaultRestOptions.makeRequest(...request);
    if (response.ok || response.status >= 500) note();
    return response;
  } catch (fault) {
    if (!isOver) note();
    throw fault;
  } finally {
    end?.();
  }
};

/** True inside of something that can be put off. */
export const canBePutOff = (): boolean => underWay.getStore()?.canBePutOff === true;

/** Runs a send; `isPerhapsDone` tells whether one of the requests that it made so far did something, or may have. */
export function counting<T>(
  run: (isPerhapsDone: () => boolean) => Promise<T>,
  asked: Asked = {},
): Promise<T> {
  const tries: Tries = { ...asked, isPerhapsDone: false };
  return underWay.run(tries, () => run(() => tries.isPerhapsDone));
}
