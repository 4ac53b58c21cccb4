import {
  checkItems,
  checkKeys,
  checkOptionalString,
  checkString,
  checkUnique,
  countCharacters,
  refuse,
} from './findings.ts';
import type { Finding } from './findings.ts';
import { isObject, objectAt, objectsAt, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';
import type { LimitName } from './limits.ts';
import { checkMarkup } from './markup.ts';

/** Where in a block an element stands. */
export type Seat = 'actions' | 'accessory' | 'input';

type Check = (found: Finding[], element: JsonObject, at: string) => void;

interface ElementRule {
  readonly seats: readonly Seat[];
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly check: Check;
}

const EVERYWHERE: readonly Seat[] = ['actions', 'accessory', 'input'];
const COMMON = ['type', 'action_id', 'confirm', 'focus_on_load'];

/** Checks a text object: its kind, its length and, in mrkdwn, its markup. */
export function checkText(
  found: Finding[],
  value: Json,
  at: string,
  limit: LimitName,
  kind: 'plain_text' | 'any',
  typed: ReadonlySet<string>,
): void {
  if (!isObject(value)) return refuse(found, limit, at, 'must provide a text object');
  const type = textAt(value, 'type');
  checkKeys(found, value, at, ['type', 'text'], type === 'mrkdwn' ? ['verbatim'] : ['emoji']);
  if (type !== 'plain_text' && (kind === 'plain_text' || type !== 'mrkdwn')) {
    refuse(found, 'text type', `${at}/type`, kind === 'any' ? 'unsupported type' : 'must be plain_text');
  }
  checkString(found, value['text'], `${at}/text`, limit);
  if (type === 'mrkdwn') checkMarkup(found, textAt(value, 'text'), `${at}/text`, typed);
}

const nothingTyped: ReadonlySet<string> = new Set();

function checkPlain(found: Finding[], value: Json, at: string, limit: LimitName): void {
  checkText(found, value, at, limit, 'plain_text', nothingTyped);
}

const button: Check = (found, element, at) => {
  checkPlain(found, element['text'], `${at}/text`, 'buttonText');
  checkOptionalString(found, element['value'], `${at}/value`, 'buttonValue');
  checkOptionalString(found, element['url'], `${at}/url`, 'buttonUrl');
  checkOptionalString(
    found,
    element['accessibility_label'],
    `${at}/accessibility_label`,
    'accessibilityLabel',
  );
  if (element['style'] !== undefined && !['primary', 'danger'].includes(textAt(element, 'style'))) {
    refuse(found, 'button style', `${at}/style`, 'must be primary or danger');
  }
};

function checkOptions(
  found: Finding[],
  value: Json,
  at: string,
  limit: LimitName,
  kind: 'plain_text' | 'any',
): void {
  const options = checkItems(found, value, at, limit);
  for (const [index, option] of options.entries()) {
    const here = `${at}/${index}`;
    checkKeys(found, option, here, ['text', 'value'], ['description', 'url']);
    checkText(found, option['text'], `${here}/text`, 'optionText', kind, nothingTyped);
    checkString(found, option['value'], `${here}/value`, 'optionValue');
    checkOptionalString(found, option['url'], `${here}/url`, 'optionUrl');
    if (option['description'] !== undefined) {
      checkText(found, option['description'], `${here}/description`, 'optionDescription', kind, nothingTyped);
    }
  }
  checkUnique(found, options, 'value', at, 'unique option values');
}

/** The options of an element, those in groups included. */
export const optionsOf = (element: Json): readonly JsonObject[] => [
  ...objectsAt(element, 'options'),
  ...objectsAt(element, 'option_groups').flatMap((group) => objectsAt(group, 'options')),
];

function checkInitial(found: Finding[], element: JsonObject, at: string): void {
  const first = element['initial_option'];
  const chosen = first === undefined ? objectsAt(element, 'initial_options') : [first];
  const known = new Set(optionsOf(element).map((option) => identity(option)));
  if (chosen.some((option) => !known.has(identity(option)))) {
    refuse(found, 'initial option', at, 'must exactly match one of the options');
  }
}

const identity = (option: Json): string =>
  JSON.stringify([textAt(option, 'value'), textAt(objectAt(option, 'text'), 'text')]);

const staticSelect: Check = (found, element, at) => {
  const { options, option_groups: groups } = element;
  if ((options === undefined) === (groups === undefined)) {
    return refuse(found, 'selectOptions', at, 'must provide either options or option_groups');
  }
  if (options !== undefined) checkOptions(found, options, `${at}/options`, 'selectOptions', 'plain_text');
  if (groups !== undefined) {
    for (const [index, group] of checkItems(found, groups, `${at}/option_groups`, 'optionGroups').entries()) {
      const here = `${at}/option_groups/${index}`;
      checkKeys(found, group, here, ['label', 'options'], []);
      checkPlain(found, group['label'], `${here}/label`, 'groupLabel');
      checkOptions(found, group['options'], `${here}/options`, 'groupOptions', 'plain_text');
    }
  }
  checkInitial(found, element, at);
};

const optionList =
  (limit: LimitName, kind: 'plain_text' | 'any'): Check =>
  (found, element, at) => {
    checkOptions(found, element['options'], `${at}/options`, limit, kind);
    checkInitial(found, element, at);
  };

const typedText: Check = (found, element, at) => {
  const { max } = LIMITS.typedText;
  const longest = element['max_length'] ?? max;
  if (typeof longest !== 'number' || longest < 1 || longest > max) {
    refuse(found, 'typedText', `${at}/max_length`, `must be from 1 to ${max}`);
  } else if (countCharacters(textAt(element, 'initial_value')) > longest) {
    refuse(found, 'typedText', `${at}/initial_value`, 'must not be longer than max_length');
  }
  const shortest = element['min_length'] ?? 0;
  if (typeof shortest !== 'number' || shortest < 0 || shortest > max) {
    refuse(found, 'typedText', `${at}/min_length`, `must be from 0 to ${max}`);
  }
};

const free: Check = () => undefined;

/** Ids that stand in a list from the start, and how many may. */
const several =
  (initial: string, id: RegExp): Check =>
  (found, element, at) => {
    const { [initial]: ids = [], max_selected_items: most = Infinity } = element;
    if (typeof most !== 'number' || most < 1) {
      refuse(found, 'max_selected_items', `${at}/max_selected_items`, 'must be at least 1');
    } else if (!Array.isArray(ids) || ids.length > most) {
      refuse(found, 'max_selected_items', `${at}/${initial}`, 'must not be more than max_selected_items');
    } else if (!ids.every((each: Json) => typeof each === 'string' && id.test(each))) {
      refuse(found, 'initial ids', `${at}/${initial}`, 'must be ids');
    }
  };

const KINDS: ReadonlySet<Json> = new Set(['im', 'mpim', 'private', 'public']);

/** https://docs.slack.dev/reference/block-kit/composition-objects/conversation-filter-object */
const conversations: Check = (found, element, at) => {
  several('initial_conversations', /^[CDG][A-Z0-9]+$/)(found, element, at);
  const { filter } = element;
  if (filter === undefined) return;
  const here = `${at}/filter`;
  if (!isObject(filter) || Object.keys(filter).length === 0) {
    return refuse(found, 'conversation filter', here, 'must hold at least one field');
  }
  checkKeys(found, filter, here, [], ['include', 'exclude_external_shared_channels', 'exclude_bot_users']);
  const { include } = filter;
  if (include === undefined) return;
  const isList = Array.isArray(include) && include.length > 0;
  if (!isList || !include.every((kind: Json) => KINDS.has(kind))) {
    refuse(found, 'conversation filter', `${here}/include`, 'must name kinds of conversations');
  }
};
const picker = (initial: string): ElementRule => ({
  seats: EVERYWHERE,
  required: [],
  optional: ['placeholder', initial],
  check: free,
});
const typing = (...optional: string[]): ElementRule => ({
  seats: ['input'],
  required: [],
  optional: ['placeholder', 'initial_value', 'dispatch_action_config', ...optional],
  check: free,
});

/** Every interactive element this stand-in knows: https://docs.slack.dev/reference/block-kit/block-elements */
const ELEMENTS: Readonly<Record<string, ElementRule>> = {
  button: {
    seats: ['actions', 'accessory'],
    required: ['text'],
    optional: ['value', 'url', 'style', 'accessibility_label'],
    check: button,
  },
  static_select: {
    seats: EVERYWHERE,
    required: [],
    optional: ['options', 'option_groups', 'initial_option', 'placeholder'],
    check: staticSelect,
  },
  multi_static_select: {
    seats: EVERYWHERE,
    required: [],
    optional: ['options', 'option_groups', 'initial_options', 'placeholder', 'max_selected_items'],
    check: staticSelect,
  },
  radio_buttons: {
    seats: EVERYWHERE,
    required: ['options'],
    optional: ['initial_option'],
    check: optionList('radioOptions', 'any'),
  },
  checkboxes: {
    seats: EVERYWHERE,
    required: ['options'],
    optional: ['initial_options'],
    check: optionList('checkboxOptions', 'any'),
  },
  overflow: {
    seats: ['actions', 'accessory'],
    required: ['options'],
    optional: [],
    check: optionList('overflowOptions', 'plain_text'),
  },
  users_select: picker('initial_user'),
  multi_users_select: {
    ...picker('initial_users'),
    optional: ['placeholder', 'initial_users', 'max_selected_items'],
    check: several('initial_users', /^[UW][A-Z0-9]+$/),
  },
  conversations_select: {
    ...picker('initial_conversation'),
    optional: ['placeholder', 'initial_conversation', 'default_to_current_conversation', 'filter'],
    check: conversations,
  },
  multi_conversations_select: {
    ...picker('initial_conversations'),
    optional: [
      'placeholder',
      'initial_conversations',
      'default_to_current_conversation',
      'filter',
      'max_selected_items',
    ],
    check: conversations,
  },
  channels_select: picker('initial_channel'),
  datepicker: picker('initial_date'),
  timepicker: { ...picker('initial_time'), optional: ['placeholder', 'initial_time', 'timezone'] },
  plain_text_input: { ...typing('multiline', 'min_length', 'max_length'), check: typedText },
  number_input: { ...typing('min_value', 'max_value'), required: ['is_decimal_allowed'] },
  email_text_input: typing(),
  url_text_input: typing(),
};

function checkConfirm(found: Finding[], confirm: Json, at: string): void {
  if (confirm === undefined) return;
  if (!isObject(confirm)) return refuse(found, 'confirmText', at, 'must provide an object');
  checkKeys(found, confirm, at, ['text'], ['title', 'confirm', 'deny', 'style']);
  checkText(found, confirm['text'], `${at}/text`, 'confirmText', 'any', nothingTyped);
  for (const [key, limit] of [
    ['title', 'confirmTitle'],
    ['confirm', 'confirmButton'],
    ['deny', 'confirmButton'],
  ] as const) {
    if (confirm[key] !== undefined) checkPlain(found, confirm[key], `${at}/${key}`, limit);
  }
}

/** Checks one interactive element. */
export function checkElement(found: Finding[], element: JsonObject, at: string, seat: Seat): void {
  const rule = ELEMENTS[textAt(element, 'type')];
  if (rule === undefined || !rule.seats.includes(seat)) {
    return refuse(found, 'element type', at, `unsupported type in ${seat}`);
  }
  checkKeys(found, element, at, ['type', ...rule.required], [...COMMON, ...rule.optional]);
  checkOptionalString(found, element['action_id'], `${at}/action_id`, 'actionId');
  if (element['placeholder'] !== undefined) {
    checkPlain(found, element['placeholder'], `${at}/placeholder`, 'placeholder');
  }
  checkConfirm(found, element['confirm'], `${at}/confirm`);
  rule.check(found, element, at);
}
