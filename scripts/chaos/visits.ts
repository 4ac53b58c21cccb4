/** Members to whom something happened come back: whether they read of it at their next command, as they would. */
import { words } from '../../test/bot.ts';
import { createSlackPeople } from '../../test/slack/people.ts';
import type { Slack } from '../../test/slack/server.ts';
import type { Visit } from './evidence.ts';

/** How long an answer may take, in milliseconds: on a machine that others use too. */
const ANSWERED_WITHIN = 20_000;

/** What is said of a note that may be missing, up to its day. */
const UNSURE = words
  .in('en')('check-in.news.unsure', { day: '|' })
  .map((piece) => (typeof piece === 'string' ? piece : ''))
  .join('')
  .replace(/\|.*/s, '');

/** Lets these people, by name, type a command on Slack one after the other, and again. The bot has to be up. */
export async function visitOnSlack(slack: Slack, names: readonly string[]): Promise<readonly Visit[]> {
  const people = createSlackPeople(slack);
  const visits: Visit[] = [];
  for (const name of names) {
    const person = people.person(name);
    const reads = async (): Promise<boolean> => {
      await person.types('/check-in show', 'room');
      const sight = await person.next(ANSWERED_WITHIN);
      return sight.kind === 'message' && sight.seen.lines.join('\n').includes(UNSURE);
    };
    visits.push({ isRead: await reads(), isReadAgain: await reads() });
  }
  return visits;
}
