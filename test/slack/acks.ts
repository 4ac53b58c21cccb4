import type { Interaction } from './interactions.ts';
import { objectsAt, isObject, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import type { Parts } from './parts.ts';
import { say } from './response-url.ts';
import { asksSomething } from './views.ts';
import type { View } from './views.ts';

const TROUBLE = 'We had some trouble connecting. Try again?';

const isEmpty = (payload: JsonObject): boolean => Object.keys(payload).length === 0;

/** The ack of a slash command: empty, or a message. True while a follow-up is owed. */
export function takeCommandAck(parts: Parts, interaction: Interaction, payload: JsonObject): boolean {
  if (isEmpty(payload)) return true;
  if (!parts.isSeen) return false;
  const read = parts.reader.message(payload, 'ack of a command', false);
  if ('taken' in read) say(parts, interaction, payload, read.taken);
  return false;
}

/** The ack of block_actions takes nothing. */
export function takeActionAck(parts: Parts, payload: JsonObject): boolean {
  if (!isEmpty(payload)) parts.breach('empty ack', 'ack of block_actions: Slack ignores what comes with it');
  return true;
}

/** The ack of an event takes nothing, and only opening the Home tab asks for something. */
export function takeEventAck(parts: Parts, type: string, payload: JsonObject): boolean {
  if (!isEmpty(payload)) parts.breach('empty ack', 'ack of an event: Slack ignores what comes with it');
  return type === 'app_home_opened';
}

/**
 * The ack of a view_submission: https://docs.slack.dev/surfaces/modals. An updated page without fields may be
 * followed by a views.update; nothing follows the others.
 */
export function takeSubmissionAck(parts: Parts, view: View, payload: JsonObject): boolean {
  const isOpen = parts.views.find(view.id) === view;
  if (!isOpen) return false;
  const action = textAt(payload, 'response_action');
  if (isEmpty(payload)) closePage(parts, view);
  else if (action === 'clear') parts.views.clear(view.user);
  else if (action === 'errors') showErrors(parts, view, payload);
  else if (action === 'update' || action === 'push') return changePage(parts, view, action, payload);
  else fail(parts, view, 'response_action', 'ack of a view: unknown response_action');
  return false;
}

function closePage(parts: Parts, view: View): void {
  parts.views.close(view);
  const beneath = parts.views.top(view.user);
  if (beneath !== undefined) parts.show({ kind: 'view', view: beneath, problems: {} });
}

function changePage(parts: Parts, view: View, action: 'update' | 'push', payload: JsonObject): boolean {
  const read = parts.reader.view(payload['view'], `ack of a view, ${action}`);
  if ('error' in read) {
    parts.show({ kind: 'view', view, problems: { '': TROUBLE } });
    return false;
  }
  if (action === 'update') parts.views.update(view, read.taken);
  else if (parts.views.push(view, read.taken) === undefined) {
    fail(parts, view, 'views in a stack', 'ack of a view: push_limit_reached');
  }
  return action === 'update' && !asksSomething(view);
}

function showErrors(parts: Parts, view: View, payload: JsonObject): void {
  const given = isObject(payload['errors']) ? payload['errors'] : {};
  const fields = new Set(
    objectsAt({ blocks: view.blocks }, 'blocks')
      .filter((block) => block['type'] === 'input')
      .map((block) => textAt(block, 'block_id')),
  );
  const problems: Record<string, string> = {};
  for (const [id, sentence] of Object.entries(given)) {
    if (!fields.has(id)) fail(parts, view, 'errors by block_id', 'ack of a view: no input block of that id');
    else if (typeof sentence !== 'string' || sentence === '') {
      fail(parts, view, 'errors by block_id', 'ack of a view: an error is a sentence');
    } else problems[id] = sentence;
  }
  if (Object.keys(given).length === 0)
    fail(parts, view, 'errors by block_id', 'ack of a view: no errors given');
  else if (Object.keys(problems).length > 0) parts.show({ kind: 'view', view, problems });
}

function fail(parts: Parts, view: View, rule: string, detail: string): void {
  parts.breach(rule, detail);
  parts.show({ kind: 'view', view, problems: { '': TROUBLE } });
}

/** What a person sees in a form that nobody took. */
export function showTrouble(parts: Parts, view: View): void {
  if (parts.views.find(view.id) === view) parts.show({ kind: 'view', view, problems: { '': TROUBLE } });
}
