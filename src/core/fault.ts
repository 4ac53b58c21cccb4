/** The one boundary at which faults end: as a sentence with a reference for the person, and a line in the log. */
import type { Answered } from './call.ts';
import { describeFault } from './log.ts';
import type { Message } from './message.ts';
import type { Core } from './parts.ts';
import type { Reply } from './plan.ts';
import { withHelp } from './situation.ts';
import type { Say } from './words.ts';

/** Letters and digits that can't be mistaken for one another. */
const LETTERS = 'ACDEFGHJKLMNPQRTUVWXYZ234679';

/** Runs what a call leads to and logs how it ended. Never rejects. `name` is that of a command, a button or a form. */
export async function runLogged(
  core: Core,
  call: Answered,
  name: string,
  run: () => Promise<Reply>,
): Promise<Reply> {
  const { clock, log, platform, words } = core;
  const began = clock.now().epochMilliseconds;
  try {
    const reply = await run();
    const milliseconds = clock.now().epochMilliseconds - began;
    // Not which one: that somebody asked for help, or pressed an answer, is nobody's to read in a log.
    log.debug({
      event: 'call',
      platform: platform.name,
      call: call.kind,
      outcome: reply.outcome,
      milliseconds,
    });
    return reply;
  } catch (fault) {
    const reference = makeReference();
    const entry = { platform: platform.name, call: `${call.kind} ${name}`, reference };
    log.error({ event: 'fault', ...entry, outcome: 'failed', fault: describeFault(fault) });
    const say = words.in(call.from.locale);
    return { outcome: 'failed', message: withHelp(core, sayFault(say, reference), say) };
  }
}

const sayFault = (say: Say, reference: string): Message => ({
  blocks: [
    { kind: 'text', text: say('fault', { reference }) },
    { kind: 'aside', text: say('fault.still-works') },
  ],
});

/** Something short to quote to whoever runs the bot. */
const makeReference = (): string =>
  [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => LETTERS[byte % LETTERS.length]).join('');
