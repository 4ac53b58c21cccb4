/** The one boundary at which faults end: as a sentence with a reference for the person, and a line in the log. */
import type { Call } from './call.ts';
import { describeFault } from './log.ts';
import type { Message } from './message.ts';
import type { CoreParts } from './parts.ts';
import type { Reply } from './plan.ts';
import { withHelp } from './situation.ts';
import type { Say } from './words.ts';

/** Letters and digits that can't be mistaken for one another. */
const LETTERS = 'ACDEFGHJKLMNPQRTUVWXYZ234679';

/** Runs what a call leads to and logs how it ended. Never rejects. `name` is that of a command, a button or a form. */
export async function runLogged(
  parts: CoreParts,
  call: Exclude<Call, { kind: 'suggest' }>,
  name: string,
  run: () => Promise<Reply>,
): Promise<Reply> {
  const { clock, log, platform, words } = parts;
  const began = clock.now().epochMilliseconds;
  const entry = { platform: platform.name, call: `${call.kind} ${name}` };
  try {
    const reply = await run();
    const milliseconds = clock.now().epochMilliseconds - began;
    log.info({ event: 'call', ...entry, outcome: reply.outcome, milliseconds });
    return reply;
  } catch (fault) {
    const reference = makeReference();
    log.error({ event: 'fault', ...entry, outcome: 'failed', reference, fault: describeFault(fault) });
    const say = words.in(call.from.locale);
    return { outcome: 'failed', message: withHelp(parts, sayFault(say, reference), say) };
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
