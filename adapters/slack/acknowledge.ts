/** All that has to happen within three seconds: https://docs.slack.dev/interactivity/handling-user-interaction */
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AckFn,
  BlockAction,
  MessageShortcut,
  SlashCommand,
  ViewResponseAction,
  ViewSubmitAction,
  types,
} from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import type { Call } from '#core/call.ts';
import { within, type Clock } from '#core/clock.ts';
import { describeFault } from '#core/log.ts';
import type { Button, Message } from '#core/message.ts';
import type { FieldProblem, Place, Plan, Reply } from '#core/plan.ts';
import type { Registry } from '#core/registry.ts';
import type { Say } from '#core/words.ts';
import {
  keepOrigin,
  readAction,
  readCommand,
  readFormOrigin,
  readHome,
  readMenu,
  readMessagePlace,
  readOrigin,
  readSubmission,
} from './calls.ts';
import { putIntoHome, showHome, type HomeParts } from './home.ts';
import type { Channel } from './ids.ts';
import { renderForm, renderPage } from './render.ts';
import { printText } from './rich-text.ts';
import type { Sends } from './send.ts';

/** A trigger lives for three seconds, so nobody waits longer for a view to open; in milliseconds. */
export const OPENED_WITHIN = 3000;
/** How long a form, or a press in the Home tab, may stay unanswered before its page says that it takes a moment, in milliseconds. */
export const ANSWER_AFTER = 1500;
/** Slack needs a moment to show the page that came with an ack; a change before that would be overwritten by it. */
const PAGE_SHOWN_AFTER = 300;
/** How long the answer to a form is at hand for the same form delivered again, in milliseconds: Slack's signatures last as long. */
const REPEATS_WITHIN = 5 * 60_000;

/** What acknowledging needs. */
export interface AcknowledgeParts extends HomeParts {
  readonly sends: Pick<Sends, 'respond' | 'openView' | 'updateView' | 'publishHome'>;
  readonly clock: Clock;
  readonly registry: Pick<Registry, 'help'>;
  readonly say: Say;
  /** What stands above a page that is opened without a form. */
  readonly botName: string;
  /** See ANSWER_AFTER. */
  readonly answerAfter: number;
}

type SubmittedView = ViewSubmitAction['view'];
type AnswerPlan = Extract<Plan, { kind: 'answer' }>;
/** How submitted forms were acknowledged, by call: the same form delivered twice is answered alike. */
type Answers = LRUCache<string, Promise<ViewResponseAction>>;

/** Where an answer goes: to the response_url of a command or a message, into the view that is open, or over the Home tab. */
type Destination =
  | { readonly kind: 'url'; readonly url: string; readonly at: Channel | undefined }
  | { readonly kind: 'view'; readonly id: string; readonly title: string }
  | { readonly kind: 'home' };

/** Something done outside of a form. */
interface Interaction {
  readonly plan: Plan;
  readonly acknowledge: () => Promise<void>;
  /** Its id is the trigger that opens a view. */
  readonly call: Extract<Call, { kind: 'command' | 'action' | 'menu' }>;
  readonly to: Destination;
  /** What a view that is opened keeps of where the person was. */
  readonly kept: string;
  /** True where the person came from the Home tab. */
  readonly isHome: boolean;
}

/** Acknowledges each kind of event from its plan, runs the plan, and shows the reply. */
export interface Acknowledge {
  command(command: SlashCommand, ack: AckFn<never>): Promise<void>;
  action(body: BlockAction, ack: AckFn<never>): Promise<void>;
  menu(body: MessageShortcut, ack: AckFn<void>): Promise<void>;
  submission(body: ViewSubmitAction, ack: AckFn<ViewResponseAction>): Promise<void>;
  /** `id` names the event. An event is acknowledged before it comes here. */
  home(id: string, team: string, user: string): Promise<void>;
}

export function createAcknowledge(parts: AcknowledgeParts): Acknowledge {
  const { accept, clock } = parts;
  const perf = { now: () => clock.now().epochMilliseconds };
  const answers: Answers = new LRUCache({ max: 500, ttl: REPEATS_WITHIN, perf, ttlResolution: 0 });
  return {
    async command(command, acknowledge) {
      const call = readCommand(command);
      const at = { channel: command.channel_id };
      const to = { kind: 'url', url: command.response_url, at } as const;
      const kept = keepOrigin({ at, onPublic: false });
      await take(parts, { plan: accept(call), acknowledge, call, to, kept, isHome: false });
    },
    async action(body, acknowledge) {
      const origin = readOrigin(body);
      const call = readAction(body, origin);
      if (!call) return void (await tell(parts, acknowledge()));
      const kept = body.view?.type === 'modal' ? body.view.private_metadata : keepOrigin(origin);
      const to = destinationOf(body, origin.at);
      const isHome = origin.isHome === true;
      await take(parts, { plan: accept(call), acknowledge, call, to, kept, isHome });
    },
    async menu(body, acknowledge) {
      const at = readMessagePlace(body);
      const call = readMenu(body, at);
      const to = { kind: 'url', url: body.response_url, at } as const;
      const kept = keepOrigin({ at, onPublic: false });
      await take(parts, { plan: accept(call), acknowledge, call, to, kept, isHome: false });
    },
    async submission(body, acknowledge) {
      const origin = readFormOrigin(body);
      const call = readSubmission(body, origin);
      const plan = accept(call);
      if (plan.kind !== 'answer') return void (await tell(parts, acknowledge(await answers.get(call.id))));
      await answerForm(parts, plan, body.view, acknowledge, (answer) => void answers.set(call.id, answer));
      if (origin.isHome) await refreshHome(parts, call);
    },
    home: (id, team, user) => showHome(parts, readHome(id, team, user)),
  };
}

/** What changed has to show in the tab that the person came from. */
const refreshHome = (
  parts: HomeParts,
  { id, from }: Extract<Call, { kind: 'action' | 'command' | 'form' | 'menu' }>,
) => showHome(parts, { kind: 'home', id: `${id} home`, from });

/** False where the connection went away before: Slack then delivers again, and what was begun is still finished. */
async function tell({ log }: AcknowledgeParts, acknowledging: Promise<void>): Promise<boolean> {
  try {
    await acknowledging;
    return true;
  } catch (fault) {
    log.warn({ event: 'not acknowledged', platform: 'slack', fault: describeFault(fault) });
    return false;
  }
}

async function take(parts: AcknowledgeParts, interaction: Interaction): Promise<void> {
  const { plan, acknowledge } = interaction;
  await tell(parts, acknowledge());
  if (plan.kind === 'open') await open(parts, plan, interaction);
  if (plan.kind !== 'answer') return;
  if (interaction.to.kind === 'home') await answerOverHome(parts, plan, interaction);
  else await run(parts, plan, interaction);
}

async function run(parts: AcknowledgeParts, plan: AnswerPlan, interaction: Interaction): Promise<void> {
  const { call, to, kept, isHome } = interaction;
  const { message } = await plan.run();
  /** A page holds more than messages do, and is gone once it is closed. */
  const isForPage = to.kind === 'url' && message.blocks.some(({ kind }) => kind === 'file');
  const page = isForPage ? renderPage(message, parts.botName, kept) : undefined;
  const isOpened = page && (await openView(parts, call.id, page)) !== undefined;
  if (!isOpened) await show(parts, interaction, plan.place, message);
  if (isHome) await refreshHome(parts, call);
}

/**
 * A press in the Home tab has no response_url, so its answer is a page over the tab, opened before the trigger ends. What
 * could not be opened is not shown: the tab stays at Slack, and can be seen over a shoulder. It shows what is true then.
 */
async function answerOverHome(parts: AcknowledgeParts, plan: AnswerPlan, { call, kept }: Interaction) {
  const { clock, sends, answerAfter, botName, say } = parts;
  const running = plan.run();
  const reply = await within(clock, answerAfter, running, undefined);
  const page = await openView(parts, call.id, renderPage(reply?.message ?? sayWait(say), botName, kept));
  const { message } = await running;
  if (!reply && page !== undefined) await sends.updateView(page, renderPage(message, botName, kept));
  await refreshHome(parts, call);
}

/** Answers on the form's own last page: with the ack where that is in time, else by changing the page later. */
async function answerForm(
  parts: AcknowledgeParts,
  plan: AnswerPlan,
  view: SubmittedView,
  acknowledge: AckFn<ViewResponseAction>,
  remember: (answer: Promise<ViewResponseAction>) => void,
): Promise<void> {
  const running = plan.run();
  const first = race(parts, running, view);
  remember(first.then(({ action }) => action));
  const { action, isLate } = await first;
  const isTold = await tell(parts, acknowledge(action));
  if (isTold && !isLate) return;
  const [{ message }] = await Promise.all([running, sleep(PAGE_SHOWN_AFTER)]);
  const page = pageOf(view, message);
  remember(Promise.resolve({ response_action: 'update', view: page }));
  await parts.sends.updateView(view.id, page);
}

/** The reply as the form's own last page, or a page that says that it takes a moment. */
async function race(
  { clock, say, answerAfter }: AcknowledgeParts,
  running: Promise<Reply>,
  view: SubmittedView,
): Promise<{ readonly action: ViewResponseAction; readonly isLate: boolean }> {
  const reply = await within(clock, answerAfter, running, undefined);
  if (!reply) {
    return { action: { response_action: 'update', view: pageOf(view, sayWait(say)) }, isLate: true };
  }
  const action: ViewResponseAction = reply.problems?.length
    ? { response_action: 'errors', errors: placeProblems(reply.problems, view) }
    : { response_action: 'update', view: pageOf(view, reply.message) };
  return { action, isLate: false };
}

const sayWait = (say: Say): Message => ({ blocks: [{ kind: 'text', text: say('slack.wait') }] });

const pageOf = (view: SubmittedView, message: Message): types.ModalView =>
  renderPage(message, view.title.text, view.private_metadata);

/** Sentences by field. What belongs to no field of this form stands at the first. */
function placeProblems(problems: readonly FieldProblem[], { state }: SubmittedView): Record<string, string> {
  const fields = Object.keys(state.values);
  const errors: Record<string, string> = {};
  for (const { field, sentence } of problems) {
    const place = fields.includes(field) ? field : (fields[0] ?? field);
    errors[place] = [errors[place], printText(sentence)].filter(Boolean).join(' ');
  }
  return errors;
}

function destinationOf(body: BlockAction, at: Channel | undefined): Destination {
  const { view } = body;
  if (view?.type === 'home') return { kind: 'home' };
  return view
    ? { kind: 'view', id: view.id, title: view.title.text }
    : { kind: 'url', url: body.response_url, at };
}

/** A view has one page at a time, so there an answer always takes the place of what stood there. */
async function show(
  parts: AcknowledgeParts,
  { to, kept, call }: Interaction,
  place: Place,
  message: Message,
): Promise<void> {
  if (to.kind === 'url') await parts.sends.respond(to.url, message, place, to.at);
  else if (to.kind === 'view') await parts.sends.updateView(to.id, renderPage(message, to.title, kept));
  else await putIntoHome(parts, call.from.member, message);
}

/** The id of the view; undefined where it was too late for Slack, or Slack could not. */
async function openView(
  { sends, log }: AcknowledgeParts,
  trigger: string,
  view: types.ModalView,
): Promise<string | undefined> {
  try {
    return await sends.openView(trigger, view);
  } catch (fault) {
    log.warn({ event: 'form not opened', platform: 'slack', fault: describeFault(fault) });
    return undefined;
  }
}

/** A form in a view of its own, or in the one that is open, which needs no trigger. */
async function open(
  parts: AcknowledgeParts,
  plan: Extract<Plan, { kind: 'open' }>,
  interaction: Interaction,
): Promise<void> {
  const { to, call, kept } = interaction;
  const form = await plan.prepare();
  if (to.kind === 'view') return parts.sends.updateView(to.id, renderForm(form, kept));
  if ((await openView(parts, call.id, renderForm(form, kept))) !== undefined) return;
  const { say, registry } = parts;
  /** A form is opened by the button that has its id. */
  const again: Button = { id: form.id, label: say.label('form.try-again'), style: 'main' };
  const buttons = [again, registry.help.button(say.label('help.button'), {})];
  const message: Message = {
    blocks: [
      { kind: 'text', text: say('slack.expired') },
      { kind: 'buttons', buttons },
    ],
  };
  await show(parts, interaction, 'new', message);
}
