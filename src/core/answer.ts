/** What becomes of a call once it is acknowledged: answers, forms that open, forms that come back, completions. */
import type { Answered, Call, Raw } from './call.ts';
import { within } from './clock.ts';
import type { Command, FilledForm, FormAction } from './command.ts';
import { Refusal, type Answer, type Context } from './context.ts';
import { runLogged } from './fault.ts';
import { readLine } from './line.ts';
import { describeFault } from './log.ts';
import type { Block, Choice, Form, Message } from './message.ts';
import { completions, type Options } from './option.ts';
import type { Core } from './parts.ts';
import type { Member } from './records.ts';
import type { Resolved } from './registry.ts';
import type { FieldProblem, Reply } from './plan.ts';
import { mayDo, roleOf, type Needs } from './rights.ts';
import { createContext, withHelp, type Ahead } from './situation.ts';
import type { Say } from './words.ts';

/** How long a form or a completion may be prepared, in milliseconds: a platform allows 3 s in all. */
const PREPARED_WITHIN = 1200;
/** How long an answer waits for what else there is to tell, in milliseconds. */
const NEWS_WITHIN = 500;

type CallOf<Kind extends Call['kind']> = Extract<Call, { kind: Kind }>;

/** Runs what a command or a button leads to. */
export const answer = (
  core: Core,
  call: Answered,
  name: string,
  needs: Needs | undefined,
  run: (context: Context) => Answer,
  ahead: Ahead = {},
): Promise<Reply> =>
  runLogged(core, call, name, async () => {
    const context = await createContext(core, call.from, call.id, {
      ...ahead,
      group: ahead.group || needs !== undefined,
    });
    const { outcome, message } = await reply(core, needs, context, run);
    return { outcome, message: withHelp(core, message, context.say) };
  });

/** Why somebody may not do a thing that needs a right; undefined where they may. */
async function refuseRight(
  core: Core,
  needs: Needs | undefined,
  context: Context,
): Promise<Refusal | undefined> {
  const { group, say, from } = context;
  if (needs === undefined) return undefined;
  if (!group) return core.registry.refuseRight(say, 'group');
  // Who manages the group by the platform's own rights may go on where nothing can be read.
  const read = await group.read().catch(() => undefined);
  if (mayDo(read?.role ?? roleOf(from, undefined), needs)) return undefined;
  return core.registry.refuseRight(say, read ? needs : 'unread');
}

async function reply(
  core: Core,
  needs: Needs | undefined,
  context: Context,
  run: (context: Context) => Answer,
): Promise<Reply> {
  const said = (await refuseRight(core, needs, context)) ?? (await run(context));
  return said instanceof Refusal
    ? { outcome: 'refused', message: said.message }
    : { outcome: 'done', message: said };
}

/** What was given to a command, by option. */
export const readGiven = (command: Command, given: Resolved['given'], say: Say): Raw =>
  typeof given === 'string' ? readLine(given, command.options, say) : given;

/** Parses what was given to a command and runs it. What happened meanwhile is said above the answer, once. */
export async function runCommand(
  core: Core,
  { command, given }: Resolved,
  context: Context,
): Promise<Message | Refusal> {
  // Read beside the answer, which does not wait for it.
  const news = command.leavesNoTrace ? [] : readNews(core, context);
  const said = await runGiven(command, given, context);
  const message = said instanceof Refusal ? said.message : said;
  if (command.leavesNoTrace ?? message.isBare ?? false) return said;
  const blocks = [...(await sayVisit(core, context)), ...(await sayNews(core, await news, context))];
  if (blocks.length === 0) return said;
  const whole = { ...message, blocks: [...blocks, ...message.blocks] };
  return said instanceof Refusal ? new Refusal(whole) : whole;
}

async function sayVisit(core: Core, context: Context): Promise<readonly Block[]> {
  const { member, now, say } = context;
  const { visit } = core.registry;
  if (!member || !visit.isNoted(member, now)) return [];
  return (await noteVisit(core, member, context)) ? visit.say(member, say) : [];
}

/** What the person is to be told of their questions; nothing where that can't be read in time. */
const readNews = (core: Core, context: Context): Promise<readonly Block[]> =>
  within(
    core.clock,
    NEWS_WITHIN,
    core.registry.news.read(context).catch(() => []),
    [],
  );

/** The same, once it is noted that it was told. Where that can't be done it is told the next time. */
const sayNews = async (
  { registry }: Core,
  news: readonly Block[],
  context: Context,
): Promise<readonly Block[]> =>
  news.length === 0
    ? news
    : registry.news.note(context).then(
        () => news,
        () => [],
      );

/** Notes that the member was here. What they came for does not wait for it: false where it could not be done. */
async function noteVisit(
  { registry, log, platform }: Core,
  told: Member,
  { me, now }: Context,
): Promise<boolean> {
  try {
    await me.update((kept) => kept && registry.visit.note(kept, told, now));
    return true;
  } catch (fault) {
    log.warn({ event: 'visit not noted', platform: platform.name, fault: describeFault(fault) });
    return false;
  }
}

function runGiven(command: Command, given: Resolved['given'], context: Context): Answer {
  const { input, problems } = parse(command.options, readGiven(command, given, context.say), context.say);
  if (problems.length === 0) return command.run(input, context);
  const unread = command.unread?.(context);
  if (!unread) return sayProblems(problems);
  const asides = problems.map(({ sentence }) => ({ kind: 'aside', text: sentence }) as const);
  return new Refusal({ ...unread, blocks: [...unread.blocks, ...asides] });
}

function parse(options: Options, raw: Readonly<Record<string, string>>, say: Say) {
  const input: Record<string, unknown> = {};
  const problems: FieldProblem[] = [];
  for (const [name, option] of Object.entries(options)) {
    const typed = raw[name] ?? '';
    if (typed.trim() === '') {
      if (option.isRequired) problems.push({ field: name, sentence: say('option.required') });
      continue;
    }
    const parsed = option.parse(typed, say);
    if (parsed.ok) input[name] = parsed.value;
    else problems.push({ field: name, sentence: parsed.problem });
  }
  return { input, problems };
}

const sayProblems = (problems: readonly FieldProblem[]): Refusal =>
  new Refusal({ blocks: problems.map(({ sentence }) => ({ kind: 'text', text: sentence })) });

/**
 * Runs a form that was filled in. Unless it is done, what was typed is kept and offered again; not so where the form
 * keeps nothing by its definition.
 */
export async function submit(
  core: Core,
  call: CallOf<'form'>,
  action: FormAction,
  filled: FilledForm,
): Promise<Reply> {
  let say = core.words.in(call.from.locale);
  let keepsNothing = action.keepsNothing(undefined);
  let form = call.form;
  const ended = await runLogged(core, call, action.name, async () => {
    const context = await createContext(core, call.from, call.id);
    ({ say } = context);
    keepsNothing = action.keepsNothing(context);
    const { input, problems } = parse(action.fields, call.raw, say);
    if (problems.length === 0) {
      return reply(core, action.needs, context, async () => {
        const said = await filled.run(input, context);
        if (said instanceof Refusal) form = said.again ?? form;
        return said;
      });
    }
    return { outcome: 'refused', problems, message: sayProblems(problems).message };
  });
  if (ended.outcome === 'done') {
    core.drafts.drop(call.from.member, call.form);
    return { ...ended, message: withHelp(core, ended.message, say) };
  }
  if (!keepsNothing) {
    const raw = Object.entries(call.raw).filter(([name]) => !action.forgets.includes(name));
    core.drafts.keep(call.from.member, form, Object.fromEntries(raw));
  }
  const again = { id: form, label: say.label('form.try-again'), style: 'main' } as const;
  const message: Message = {
    blocks: [
      ...ended.message.blocks,
      ...(keepsNothing ? [] : [{ kind: 'aside', text: say('form.kept') } as const]),
      { kind: 'buttons', buttons: [again] },
    ],
  };
  return { ...ended, message: withHelp(core, message, say) };
}

/** Fills a form in before it opens: with `draft` where there is one, else with what its definition says. */
export async function prepare(
  core: Core,
  call: CallOf<'action'>,
  { needs }: FormAction,
  filled: FilledForm,
  draft: Readonly<Record<string, string>> | undefined,
): Promise<Form> {
  const blank = filled.open(core.words.in(call.from.locale), draft ?? {}, undefined);
  const ready = createContext(core, call.from, call.id)
    .then(async (context) =>
      (await refuseRight(core, needs, context))
        ? filled.open(context.say, {}, undefined)
        : filled.open(context.say, draft ?? filled.prefill(context), context),
    )
    .catch((fault: unknown) => {
      core.log.error({
        event: 'form opened blank',
        platform: core.platform.name,
        fault: describeFault(fault),
      });
      return blank;
    });
  return within(core.clock, PREPARED_WITHIN, ready, blank);
}

/** What fits what was typed of an option so far. Nothing for somebody who may not use the command. */
export async function suggest(core: Core, call: CallOf<'suggest'>): Promise<readonly Choice[]> {
  const { name, sub } = call;
  const command = core.registry.resolve({ name, ...(sub !== undefined && { sub }), given: {} })?.command;
  const options = command?.options ?? {};
  const option = Object.hasOwn(options, call.option) ? options[call.option] : undefined;
  if (!option) return [];
  const still = command?.needs ? [] : completions(option, call.typed, core.words.in(call.from.locale));
  const ready = createContext(core, call.from, '')
    .then(async (context) =>
      (await refuseRight(core, command?.needs, context)) ? [] : completions(option, call.typed, context.say),
    )
    .catch(() => still);
  return within(core.clock, PREPARED_WITHIN, ready, still);
}
