/** The Home tab: what stands there for one person. */
import { describeFault, type Log } from '#core/log.ts';
import type { MemberId } from '#core/ids.ts';
import type { Message } from '#core/message.ts';
import type { Call } from '#core/call.ts';
import type { Accept } from '#core/plan.ts';
import { readMember } from './ids.ts';
import { renderHome } from './render.ts';
import type { Sends } from './send.ts';

/** What the Home tab needs. */
export interface HomeParts {
  readonly accept: Accept;
  readonly sends: Pick<Sends, 'publishHome'>;
  readonly log: Log;
}

type HomeCall = Extract<Call, { kind: 'home' }>;

/** Puts a message into the Home tab of whoever asks. It stays until the tab is opened again, or something changes. */
export async function putIntoHome(
  { sends, log }: Pick<HomeParts, 'sends' | 'log'>,
  member: MemberId,
  message: Message,
): Promise<void> {
  const { user } = readMember(member) ?? {};
  if (user === undefined) return;
  try {
    await sends.publishHome(user, renderHome(message));
  } catch (fault) {
    /** The tab then shows what it showed before, until it is opened again. */
    log.warn({ event: 'home not shown', platform: 'slack', fault: describeFault(fault) });
  }
}

/** Shows what is true now. A call that was answered before changes nothing. */
export async function showHome(parts: HomeParts, call: HomeCall): Promise<void> {
  const plan = parts.accept(call);
  if (plan.kind === 'answer') await putIntoHome(parts, call.from.member, (await plan.run()).message);
}
