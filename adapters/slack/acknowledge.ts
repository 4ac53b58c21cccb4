/** All that has to happen within three seconds: https://docs.slack.dev/interactivity/handling-user-interaction */
import { setTimeout as sleep } from 'node:timers/promises';
import type {
  AckFn,
  BlockAction,
  SlashCommand,
  ViewResponseAction,
  ViewSubmitAction,
  types,
} from '@slack/bolt';
import { LRUCache } from 'lru-cache';
import { within, type Clock } from '#core/clock.ts';
import { describeFault, type Log } from '#core/log.ts';
import type { Button, Message } from '#core/message.ts';
import type { Accept, FieldProblem, Place, Plan, Reply } from '#core/plan.ts';
import type { Registry } from '#core/registry.ts';
import type { Say } from '#core/words.ts';
import { keepOrigin, readAction, readCommand, readOrigin, readSubmission, type Origin } from './calls.ts';
import { renderForm, renderPage } from './render.ts';
import { printText } from './rich-text.ts';
import type { Sends } from './send.ts';

/** A trigger lives for three seconds, so nobody waits longer for a view to open; in milliseconds. */
export const OPENED_WITHIN = 3000;
/** How long a submitted form may stay unanswered before its page says that it takes a moment, in milliseconds. */
export const ANSWER_AFTER = 1500;
/** Slack needs a moment to show the page that came with an ack; a change before that would be overwritten by it. */
const PAGE_SHOWN_AFTER = 300;
/** How long the answer to a form is at hand for the same form delivered again, in milliseconds: Slack's signatures last as long. */
const REPEATS_WITHIN = 5 * 60_000;

/** What acknowledging needs. */
export interface AcknowledgeParts {
  readonly accept: Accept;
  readonly sends: Pick<Sends, 'respond' | 'openView' | 'updateView'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly registry: Pick<Registry, 'help'>;
  readonly say: Say;
  /** See ANSWER_AFTER. */
  readonly answerAfter: number;
}

type OpenView = Parameters<Sends['openView']>;
type SubmittedView = ViewSubmitAction['view'];
/** How submitted forms were acknowledged, by call: the same form delivered twice is answered alike. */
type Answers = LRUCache<string, Promise<ViewResponseAction>>;

/** Where an answer goes: to the response_url of a command or a message, or into the view that is open. */
type Destination =
  | { readonly kind: 'url'; readonly url: string; readonly origin: Origin }
  | { readonly kind: 'view'; readonly id: string; readonly title: string; readonly kept: string };

/** Something done outside of a form. `trigger` opens a view. */
interface Interaction {
  readonly plan: Plan;
  readonly acknowledge: AckFn<never>;
  readonly to: Destination;
  readonly trigger: string;
}

/** Acknowledges each kind of event from its plan, runs the plan, and shows the reply. */
export interface Acknowledge {
  command(command: SlashCommand, ack: AckFn<never>): Promise<void>;
  action(body: BlockAction, ack: AckFn<never>): Promise<void>;
  submission(body: ViewSubmitAction, ack: AckFn<ViewResponseAction>): Promise<void>;
}

export function createAcknowledge(parts: AcknowledgeParts): Acknowledge {
  const { accept, clock } = parts;
  const perf = { now: () => clock.now().epochMilliseconds };
  const answers: Answers = new LRUCache({ max: 500, ttl: REPEATS_WITHIN, perf, ttlResolution: 0 });
  return {
    async command(command, acknowledge) {
      const call = readCommand(command);
      const origin: Origin = { at: { channel: command.channel_id }, onPublic: false };
      const to: Destination = { kind: 'url', url: command.response_url, origin };
      await take(parts, { plan: accept(call), acknowledge, to, trigger: call.id });
    },
    async action(body, acknowledge) {
      const origin = readOrigin(body);
      const call = readAction(body, origin);
      const plan: Plan = call ? accept(call) : { kind: 'ignore' };
      await take(parts, { plan, acknowledge, to: destinationOf(body, origin), trigger: body.trigger_id });
    },
    async submission(body, acknowledge) {
      const call = readSubmission(body);
      const plan = accept(call);
      if (plan.kind === 'answer')
        await answerForm(parts, plan, body.view, acknowledge, (answer) => void answers.set(call.id, answer));
      else await tell(parts, acknowledge(await answers.get(call.id)));
    },
  };
}

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

async function take(parts: AcknowledgeParts, { plan, acknowledge, ...rest }: Interaction): Promise<void> {
  await tell(parts, acknowledge());
  if (plan.kind === 'answer') await show(parts, rest.to, plan.place, (await plan.run()).message);
  if (plan.kind === 'open') await open(parts, plan, rest);
}

/** Answers on the form's own last page: with the ack where that is in time, else by changing the page later. */
async function answerForm(
  parts: AcknowledgeParts,
  plan: Extract<Plan, { kind: 'answer' }>,
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
    const wait: Message = { blocks: [{ kind: 'text', text: say('slack.wait') }] };
    return { action: { response_action: 'update', view: pageOf(view, wait) }, isLate: true };
  }
  const action: ViewResponseAction = reply.problems?.length
    ? { response_action: 'errors', errors: placeProblems(reply.problems, view) }
    : { response_action: 'update', view: pageOf(view, reply.message) };
  return { action, isLate: false };
}

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

const destinationOf = (body: BlockAction, origin: Origin): Destination =>
  body.view
    ? { kind: 'view', id: body.view.id, title: body.view.title.text, kept: body.view.private_metadata }
    : { kind: 'url', url: body.response_url, origin };

/** A view has one page at a time, so there an answer always takes the place of what stood there. */
async function show(
  { sends }: AcknowledgeParts,
  to: Destination,
  place: Place,
  message: Message,
): Promise<void> {
  if (to.kind === 'view') await sends.updateView(to.id, renderPage(message, to.title, to.kept));
  else await sends.respond(to.url, message, place, to.origin.at);
}

/** False where it was too late for Slack, or Slack could not. */
async function openView({ sends, log }: AcknowledgeParts, ...view: OpenView): Promise<boolean> {
  try {
    return await sends.openView(...view);
  } catch (fault) {
    log.warn({ event: 'form not opened', platform: 'slack', fault: describeFault(fault) });
    return false;
  }
}

/** A form in a view of its own, or in the one that is open, which needs no trigger. */
async function open(
  parts: AcknowledgeParts,
  plan: Extract<Plan, { kind: 'open' }>,
  { to, trigger }: Omit<Interaction, 'plan' | 'acknowledge'>,
): Promise<void> {
  const form = await plan.prepare();
  if (to.kind === 'view') return parts.sends.updateView(to.id, renderForm(form, to.kept));
  if (await openView(parts, trigger, renderForm(form, keepOrigin(to.origin)))) return;
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
  await show(parts, to, 'new', message);
}
