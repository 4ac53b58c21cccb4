/** Whether somebody can write to the moderators of their group, and why not where they can't. */
import { Refusal, refuse, type Asker, type Context, type Group } from '#core/command.ts';
import { blockedUntil, openUnnamed, type Way } from '#support/questions.ts';
import { moderatorsOf } from './trust-setup-facts.ts';

/** What somebody who asks meets in their group. */
export interface Standing {
  readonly group: string;
  readonly kept: Group;
  /** The moderators' room. */
  readonly room: string;
  readonly asker: Asker | undefined;
  /** Until when moderators take nothing of this kind, where they don't. */
  readonly blocked: Readonly<Record<Way, Temporal.Instant | undefined>>;
}

/** What somebody who asks meets here, or why nothing can be sent. */
export async function look({ group, from, questions, say, now }: Context): Promise<Standing | Refusal> {
  if (!group || from.group === undefined) return refuse(say('rights.group'));
  const id = from.group;
  const blockOf = (isNamed: boolean) => questions.blockOf(id, from.member, isNamed).get();
  const found = await Promise.all([group.read(), questions.mine.get(), blockOf(true), blockOf(false)]).catch(
    () => undefined,
  );
  if (!found) return refuse(say('rights.unread'));
  const [{ kept }, asker, named, unnamed] = found;
  if (kept?.moderatorsRoom === undefined) return sayNoRoom(kept, say);
  const blocked = { named: blockedUntil(named, now), unnamed: blockedUntil(unnamed, now) };
  if (blocked.named && blocked.unnamed)
    return refuse(say('ask.blocked', { until: { instant: blocked.named } }));
  return { group: id, kept, room: kept.moderatorsRoom, asker, blocked };
}

function sayNoRoom(kept: Group | undefined, say: Context['say']): Refusal {
  const who = kept ? moderatorsOf(kept) : [];
  return new Refusal({
    blocks: [
      { kind: 'text', text: say('ask.no-room') },
      ...(who.length > 0
        ? [{ kind: 'facts', facts: [{ name: say.label('setup.moderators'), value: who }] } as const]
        : []),
    ],
  });
}

/** Why nothing can be sent in this way, if so. */
export function refuseWay(
  way: Way,
  { blocked, asker, group }: Standing,
  { say, now }: Context,
): Refusal | undefined {
  const until = blocked[way];
  if (until) return refuse(say(`ask.blocked.${way}`, { until: { instant: until } }));
  const open = way === 'unnamed' && openUnnamed(asker, group, now);
  return open
    ? refuse(say('ask.open', { when: { instant: Temporal.Instant.fromEpochMilliseconds(open.at) } }))
    : undefined;
}

/** The same for one way of asking. */
export async function lookFor(way: Way, context: Context): Promise<Standing | Refusal> {
  const found = await look(context);
  return found instanceof Refusal ? found : (refuseWay(way, found, context) ?? found);
}
