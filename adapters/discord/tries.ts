/** What became of the tries of one send: discord.js makes several by itself, and tells of the last alone. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { DefaultRestOptions, type RESTOptions } from 'discord.js';

interface Tries {
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
  try {
    const response = await DefaultRestOptions.makeRequest(...request);
    if (response.ok || response.status >= 500) note();
    return response;
  } catch (fault) {
    note();
    throw fault;
  }
};

/** Runs a send; `isPerhapsDone` tells whether one of the requests that it made so far did something, or may have. */
export function counting<T>(run: (isPerhapsDone: () => boolean) => Promise<T>): Promise<T> {
  const tries: Tries = { isPerhapsDone: false };
  return underWay.run(tries, () => run(() => tries.isPerhapsDone));
}
