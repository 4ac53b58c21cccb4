import { checkElement, checkText } from './elements.ts';
import {
  checkItems,
  checkKeys,
  checkOptionalString,
  checkString,
  checkUnique,
  countCharacters,
  refuse,
  warn,
} from './findings.ts';
import type { Finding } from './findings.ts';
import { isObject, objectsAt, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';
import { checkMarkup } from './markup.ts';
import { checkRichText } from './rich-text.ts';

/** What a message says; `blocks` as they came. */
export interface MessageContent {
  readonly text: string;
  readonly blocks: Json;
}

type Typed = ReadonlySet<string>;
type Check = (found: Finding[], block: JsonObject, at: string, typed: Typed) => void;

interface BlockRule {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly check: Check;
}

const section: Check = (found, block, at, typed) => {
  if (block['text'] === undefined && block['fields'] === undefined) {
    refuse(found, 'sectionText', at, 'must define either text or fields');
  }
  if (block['text'] !== undefined) checkText(found, block['text'], `${at}/text`, 'sectionText', 'any', typed);
  if (block['fields'] !== undefined) {
    for (const [index, field] of checkItems(
      found,
      block['fields'],
      `${at}/fields`,
      'sectionFields',
    ).entries()) {
      checkText(found, field, `${at}/fields/${index}`, 'sectionField', 'any', typed);
    }
  }
  const accessory = block['accessory'];
  if (!isObject(accessory)) return;
  if (textAt(accessory, 'type') === 'image') checkImage(found, accessory, `${at}/accessory`, []);
  else checkElement(found, accessory, `${at}/accessory`, 'accessory');
};

const context: Check = (found, block, at, typed) => {
  for (const [index, item] of checkItems(
    found,
    block['elements'],
    `${at}/elements`,
    'contextElements',
  ).entries()) {
    const here = `${at}/elements/${index}`;
    if (textAt(item, 'type') === 'image') checkImage(found, item, here, []);
    else checkText(found, item, here, 'contextText', 'any', typed);
  }
};

const actions: Check = (found, block, at) => {
  const elements = checkItems(found, block['elements'], `${at}/elements`, 'actionsElements');
  for (const [index, element] of elements.entries()) {
    checkElement(found, element, `${at}/elements/${index}`, 'actions');
  }
  checkUnique(found, elements, 'action_id', `${at}/elements`, 'unique action_id');
};

const input: Check = (found, block, at, typed) => {
  checkText(found, block['label'], `${at}/label`, 'inputLabel', 'plain_text', typed);
  if (block['hint'] !== undefined) {
    checkText(found, block['hint'], `${at}/hint`, 'inputHint', 'plain_text', typed);
  }
  const element = block['element'];
  if (isObject(element)) checkElement(found, element, `${at}/element`, 'input');
  else refuse(found, 'element type', `${at}/element`, 'must provide an object');
};

function checkImage(found: Finding[], image: JsonObject, at: string, more: readonly string[]): void {
  checkKeys(found, image, at, ['type', 'image_url', 'alt_text'], more);
  checkString(found, image['image_url'], `${at}/image_url`, 'imageUrl');
  checkString(found, image['alt_text'], `${at}/alt_text`, 'imageAltText', 0);
}

const image: Check = (found, block, at, typed) => {
  checkImage(found, block, at, ['block_id', 'title']);
  if (block['title'] !== undefined) {
    checkText(found, block['title'], `${at}/title`, 'imageTitle', 'plain_text', typed);
  }
};

/** The blocks this stand-in knows: https://docs.slack.dev/reference/block-kit/blocks */
const BLOCKS: Readonly<Record<string, BlockRule>> = {
  header: {
    required: ['text'],
    optional: [],
    check: (found, block, at, typed) =>
      checkText(found, block['text'], `${at}/text`, 'headerText', 'plain_text', typed),
  },
  section: { required: [], optional: ['text', 'fields', 'accessory', 'expand'], check: section },
  context: { required: ['elements'], optional: [], check: context },
  actions: { required: ['elements'], optional: [], check: actions },
  input: { required: ['label', 'element'], optional: ['hint', 'optional', 'dispatch_action'], check: input },
  rich_text: { required: ['elements'], optional: [], check: checkRichText },
  image: { required: ['image_url', 'alt_text'], optional: ['title'], check: image },
  divider: { required: [], optional: [], check: () => undefined },
};

function checkBlocks(found: Finding[], blocks: readonly JsonObject[], at: string, typed: Typed): void {
  for (const [index, block] of blocks.entries()) {
    const here = `${at}/${index}`;
    const rule = BLOCKS[textAt(block, 'type')];
    if (rule === undefined) {
      refuse(found, 'block type', here, 'unsupported type');
      continue;
    }
    checkKeys(found, block, here, ['type', ...rule.required], ['block_id', ...rule.optional]);
    checkOptionalString(found, block['block_id'], `${here}/block_id`, 'blockId');
    rule.check(found, block, here, typed);
  }
  checkUnique(found, blocks, 'block_id', at, 'unique block_id');
}

/** All the text in these blocks, counted in characters. */
export function countText(value: Json): number {
  if (Array.isArray(value)) return value.reduce((sum: number, item: Json) => sum + countText(item), 0);
  if (!isObject(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [key, held]) =>
      sum + (key === 'text' && typeof held === 'string' ? countCharacters(held) : countText(held)),
    0,
  );
}

/**
 * Checks a message. `typed` holds the markup that people typed and that must not reach others as markup.
 * A message needs a `text`, which is what a notification shows and what a screen reader says.
 */
export function checkMessage(content: MessageContent, typed: Typed): readonly Finding[] {
  const found: Finding[] = [];
  if (content.text === '') warn(found, 'notification text', '/text', 'there is no text for the notification');
  if (countCharacters(content.text) > LIMITS.recommendedText.max) {
    warn(found, 'recommendedText', '/text', `is longer than ${LIMITS.recommendedText.max} characters`);
  }
  checkMarkup(found, content.text, '/text', typed);
  if (content.blocks === undefined) return found;
  checkBlocks(found, checkItems(found, content.blocks, '/blocks', 'messageBlocks', 0), '/blocks', typed);
  return found;
}

/** Checks a modal or a Home tab. */
export function checkView(view: Json, typed: Typed): readonly Finding[] {
  const found: Finding[] = [];
  if (!isObject(view)) {
    refuse(found, 'view', '/view', 'must provide an object');
    return found;
  }
  checkFrame(found, view, typed);
  checkOptionalString(found, view['private_metadata'], '/view/private_metadata', 'privateMetadata');
  checkOptionalString(found, view['callback_id'], '/view/callback_id', 'callbackId');
  checkOptionalString(found, view['external_id'], '/view/external_id', 'externalId');
  checkBlocks(
    found,
    checkItems(found, view['blocks'], '/view/blocks', 'viewBlocks', 0),
    '/view/blocks',
    typed,
  );
  return found;
}

const KEPT = ['private_metadata', 'callback_id', 'external_id'];

function checkFrame(found: Finding[], view: JsonObject, typed: Typed): void {
  const type = textAt(view, 'type');
  if (type === 'home') return checkKeys(found, view, '/view', ['type', 'blocks'], KEPT);
  if (type !== 'modal') return refuse(found, 'view', '/view/type', 'unsupported type');
  const optional = ['submit', 'close', 'clear_on_close', 'notify_on_close', 'submit_disabled', ...KEPT];
  checkKeys(found, view, '/view', ['type', 'title', 'blocks'], optional);
  checkText(found, view['title'], '/view/title', 'viewTitle', 'plain_text', typed);
  for (const [key, limit] of [
    ['submit', 'viewSubmit'],
    ['close', 'viewClose'],
  ] as const) {
    if (view[key] !== undefined) checkText(found, view[key], `/view/${key}`, limit, 'plain_text', typed);
  }
  if (view['submit'] === undefined && objectsAt(view, 'blocks').some((block) => block['type'] === 'input')) {
    refuse(found, 'submit with inputs', '/view/submit', 'a modal with an input needs a submit');
  }
}
