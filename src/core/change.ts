/** What becomes of it when the platform tells of where the bot is. */
import { isAway, tryAgain } from './again.ts';
import type { Change } from './call.ts';
import type { ChangeContext } from './context.ts';
import { describeFault } from './log.ts';
import { makeOccurrence } from './occurrence.ts';
import type { Core } from './parts.ts';

/** How long it is tried while the store is away: some ten minutes. What is lost then is found when the bot is started again. */
const PATIENCE = { times: 16, first: 500, longest: 60_000 };
/** What is known only at a start is tried for as long as the store is away: nobody tells it again. */
const FOR_GOOD = {
  ...PATIENCE,
  times: Infinity,
  first: PATIENCE.longest,
  isFinal: (fault: unknown) => !isAway(fault),
};

const SENTENCES: Readonly<Record<Parameters<ChangeContext['tellHost']>[0], (count: number) => string>> = {
  left: (count) =>
    `The bot was taken out of a group that it keeps something of (${count} in all). Nothing is sent there, and after 30 days all of it is erased, unless the bot is let in again.`,
  returned: () => 'The bot is back in a group that it had been taken out of. All goes on there.',
  nowhere: () =>
    'The bot is in no group here any more, and reaches nobody. What it keeps of people here is erased after 30 days, unless it is let in again.',
};

/** Makes what notes changes, one after another, in the order in which they were told. It never rejects. */
export function createChanges(core: Core): (change: Change) => Promise<void> {
  const { registry, log, platform } = core;
  let last = Promise.resolve();
  const tell = (fault: unknown): void =>
    log.error({ event: 'change not noted', platform: platform.name, fault: describeFault(fault) });
  const note = async (change: Change): Promise<void> => {
    const run = (): Promise<void> => registry.change(change, createChangeContext(core));
    try {
      await tryAgain(run, PATIENCE).catch(async (fault: unknown) => {
        tell(fault);
        if (change.kind === 'present') await tryAgain(run, FOR_GOOD);
      });
    } catch (fault) {
      tell(fault);
    }
  };
  return (change) => (last = last.then(() => note(change)));
}

function createChangeContext({ stores, words, clock, log, platform }: Core): ChangeContext {
  const cause = makeOccurrence();
  return {
    platform: platform.name,
    presence: stores.presences.open(platform.name, cause),
    groupOf: (id) => stores.groups.open(id, cause),
    words,
    now: clock.now(),
    send: (room, message, attempt) => platform.sendToRoom(room, message, attempt),
    tellHost: (what, count) =>
      log.warn({ event: `groups ${what}`, platform: platform.name, sentence: SENTENCES[what](count) }),
  };
}
