import { LRUCache } from 'lru-cache';
import { answer, prepare, readGiven, runCommand, submit, suggest } from './answer.ts';
import type { Answered, Call } from './call.ts';
import { createChanges } from './change.ts';
import type { Action, FormAction } from './command.ts';
import { refuse, type Answer, type Context } from './context.ts';
import { createDrafts } from './drafts.ts';
import type { Core, CoreParts } from './parts.ts';
import type { Accept, Place, Plan } from './plan.ts';
import type { Registry, Resolved } from './registry.ts';
import type { Needs } from './rights.ts';
import type { Ahead } from './situation.ts';
import { routeOf } from './route.ts';

/** How long a platform may take to deliver a thing again, in milliseconds: Slack's last retry comes after 5 minutes. */
const REPEATS_WITHIN = 10 * 60_000;
/** How often somebody who writes to the bot is told that it can't read, in milliseconds. */
const TOLD_EVERY = 60 * 60_000;

type CallOf<Kind extends Call['kind']> = Extract<Call, { kind: Kind }>;

/** Makes the core of one platform: a function from a call to a plan, synchronous and without I/O. */
export function createAccept(parts: CoreParts): Accept {
  const perf = { now: () => parts.clock.now().epochMilliseconds };
  const seen = new LRUCache<string, true>({ max: 50_000, ttl: REPEATS_WITHIN, perf, ttlResolution: 0 });
  const told = new LRUCache<string, true>({ max: 10_000, ttl: TOLD_EVERY, perf, ttlResolution: 0 });
  const core: Core = { ...parts, drafts: createDrafts(perf) };
  const note = createChanges(core);
  const decide: Accept = (call) => {
    if (call.kind === 'suggest') return { kind: 'suggest', suggest: () => suggest(core, call) };
    if (call.kind === 'lost' || call.kind === 'found' || call.kind === 'present')
      return { kind: 'silent', run: () => note(call) };
    if (seen.has(call.id)) return { kind: 'ignore' };
    seen.set(call.id, true);
    switch (call.kind) {
      case 'command':
        return planCommand(core, call);
      case 'action':
        return planAction(core, call);
      case 'form':
        return planForm(core, call);
      case 'menu': {
        const menu = core.registry.menu(call.name);
        return plan(core, call, menu?.name ?? 'unknown', 'new', menu?.needs, (context) =>
          menu ? menu.run(call.link, context) : sayStale(context),
        );
      }
      case 'home':
        return plan(core, call, 'home', 'new', undefined, core.registry.home);
      case 'typed': {
        if (told.has(call.from.member)) return { kind: 'ignore' };
        told.set(call.from.member, true);
        return plan(core, call, 'typed', 'new', undefined, (context) => core.registry.typed(context.say));
      }
    }
  };
  /** What goes wrong while deciding is told like any other fault. */
  return (call) => {
    try {
      return decide(call);
    } catch (fault) {
      if (call.kind === 'suggest') return { kind: 'suggest', suggest: async () => [] };
      if (!('from' in call)) throw fault;
      return plan(core, call, 'undecided', 'new', undefined, () => Promise.reject(fault));
    }
  };
}

const plan = (
  core: Core,
  call: Answered,
  name: string,
  place: Place,
  needs: Needs | undefined,
  run: (context: Context) => Answer,
  ahead: Ahead = {},
): Plan => ({ kind: 'answer', place, run: () => answer(core, call, name, needs, run, ahead) });

const sayStale = ({ say }: Context) => refuse(say('stale'));

function findAction(registry: Registry, id: string): Action | FormAction | undefined {
  const found = routeOf(id);
  const action = found && registry.action(found.name);
  return action?.version === found?.version ? action : undefined;
}

/** The id of the form that asks for what is missing. Read in the language that the event tells: settings take too long. */
function findMissing(core: Core, { command, given }: Resolved, { from }: Answered): string | undefined {
  if (!command.missing) return undefined;
  const say = core.words.in(from.locale);
  return command.missing(readGiven(command, given, say), say);
}

function planCommand(core: Core, call: CallOf<'command'>): Plan {
  const found = core.registry.resolve(call);
  const missing = found && findMissing(core, found, call);
  if (missing !== undefined) {
    const { id, from } = call;
    return planAction(core, { kind: 'action', id, from, action: missing, onPublic: true });
  }
  if (!found)
    return plan(core, call, 'unknown', 'new', undefined, ({ say }) => refuse(say('command.unknown')));
  const { name, needs, leavesNoTrace = false, readsGroup = false } = found.command;
  const ahead = { news: !leavesNoTrace, group: readsGroup };
  return plan(core, call, name, 'new', needs, (context) => runCommand(core, found, context), ahead);
}

function planAction(core: Core, call: CallOf<'action'>): Plan {
  const action = findAction(core.registry, call.action);
  if (!action) return plan(core, call, 'unknown', 'new', undefined, sayStale);
  const place = call.onPublic ? 'new' : action.place;
  if (action.kind === 'action') {
    return plan(core, call, action.name, place, action.needs, (context) => {
      const run = action.read(call.action, call.chosen, context.say);
      return run ? run(context) : sayStale(context);
    });
  }
  const filled = action.read(call.action);
  if (!filled) return plan(core, call, action.name, 'new', undefined, sayStale);
  const draft = () => core.drafts.get(call.from.member, call.action);
  return { kind: 'open', place, prepare: () => prepare(core, call, action, filled, draft()) };
}

function planForm(core: Core, call: CallOf<'form'>): Plan {
  const action = findAction(core.registry, call.form);
  const filled = action?.kind === 'form' ? action.read(call.form) : undefined;
  if (action?.kind !== 'form' || !filled) return plan(core, call, 'unknown', 'new', undefined, sayStale);
  const place = call.onPublic ? 'new' : action.place;
  return { kind: 'answer', place, run: () => submit(core, call, action, filled) };
}
