import { isObject, objectAt, objectsAt, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';

/** How an element keeps what a person put in: under which key, and under which it starts. */
interface Keeping {
  readonly key: string;
  readonly initial: string;
  /** What is kept when nothing was put in. */
  readonly empty: Json;
}

const value: Keeping = { key: 'value', initial: 'initial_value', empty: null };
const option: Keeping = { key: 'selected_option', initial: 'initial_option', empty: null };
const options: Keeping = { key: 'selected_options', initial: 'initial_options', empty: [] };

/** https://docs.slack.dev/reference/views/modal-views, what `state.values` holds for each element. */
const KEEPING: Readonly<Record<string, Keeping>> = {
  plain_text_input: value,
  number_input: value,
  email_text_input: value,
  url_text_input: value,
  static_select: option,
  radio_buttons: option,
  checkboxes: options,
  multi_static_select: options,
  users_select: { key: 'selected_user', initial: 'initial_user', empty: null },
  multi_users_select: { key: 'selected_users', initial: 'initial_users', empty: [] },
  conversations_select: { key: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_conversations_select: { key: 'selected_conversations', initial: 'initial_conversations', empty: [] },
  channels_select: { key: 'selected_channel', initial: 'initial_channel', empty: null },
  datepicker: { key: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { key: 'selected_time', initial: 'initial_time', empty: null },
};

/** An element with the block that it stands in. */
export interface Placed {
  readonly block: JsonObject;
  readonly element: JsonObject;
}

/** What a person put into the elements of one message or view; keys by `keyOf`. */
export type Chosen = Map<string, Json>;

/** Names one element within a message or a view. */
export const keyOf = (block: JsonObject, element: JsonObject): string =>
  `${textAt(block, 'block_id')}\n${textAt(element, 'action_id')}`;

/** The elements of a block that can be pressed, chosen from or filled in, in order. */
export function elementsOf(block: JsonObject): readonly JsonObject[] {
  if (block['type'] === 'actions') return objectsAt(block, 'elements');
  const held = block['type'] === 'input' ? block['element'] : block['accessory'];
  return isObject(held) && held['type'] !== 'image' ? [held] : [];
}

/** What stands in an element now: put in by the person, or there from the start. */
export function standing(block: JsonObject, element: JsonObject, chosen: Chosen): Json {
  const keeping = KEEPING[textAt(element, 'type')];
  if (keeping === undefined) return undefined;
  const put = chosen.get(keyOf(block, element));
  return put === undefined ? (element[keeping.initial] ?? keeping.empty) : put;
}

/** The key under which this element's value goes out, or undefined for one that keeps nothing. */
export const keyOfValue = (element: JsonObject): string | undefined => KEEPING[textAt(element, 'type')]?.key;

/** What Slack sends as `state`. */
export function stateOf(blocks: readonly JsonObject[], chosen: Chosen): JsonObject {
  const values: Record<string, Record<string, Json>> = {};
  for (const block of blocks) {
    for (const element of elementsOf(block)) {
      const key = keyOfValue(element);
      if (key === undefined) continue;
      const ofBlock = (values[textAt(block, 'block_id')] ??= {});
      ofBlock[textAt(element, 'action_id')] = {
        type: textAt(element, 'type'),
        [key]: standing(block, element, chosen),
      };
    }
  }
  return { values };
}

/** The text of a text object, or of the one under `key`. */
export const wordsOf = (holder: Json, key?: string): string =>
  textAt(key === undefined ? holder : objectAt(holder, key), 'text');
