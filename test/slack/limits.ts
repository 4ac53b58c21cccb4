/** One of Slack's limits: the most that is allowed, and the page that says so. */
export interface Limit {
  readonly max: number;
  readonly link: string;
}

const DOCS = 'https://docs.slack.dev/reference';
const block = (name: string): string => `${DOCS}/block-kit/blocks/${name}-block`;
const element = (name: string): string => `${DOCS}/block-kit/block-elements/${name}`;
const composed = (name: string): string => `${DOCS}/block-kit/composition-objects/${name}-object`;
const VIEW = `${DOCS}/views/modal-views`;
const BLOCKS = `${DOCS}/block-kit/blocks`;

/** Slack's limits by name. Lengths count characters (code points), except `viewSize`, which counts bytes. */
export const LIMITS = {
  messageBlocks: { max: 50, link: BLOCKS },
  viewBlocks: { max: 100, link: BLOCKS },
  blockId: { max: 255, link: BLOCKS },
  actionId: { max: 255, link: element('button-element') },
  sectionText: { max: 3000, link: block('section') },
  sectionFields: { max: 10, link: block('section') },
  sectionField: { max: 2000, link: block('section') },
  headerText: { max: 150, link: block('header') },
  contextElements: { max: 10, link: block('context') },
  contextText: { max: 3000, link: composed('text') },
  actionsElements: { max: 25, link: block('actions') },
  imageTitle: { max: 2000, link: block('image') },
  imageAltText: { max: 2000, link: block('image') },
  imageUrl: { max: 3000, link: block('image') },
  inputLabel: { max: 2000, link: block('input') },
  inputHint: { max: 2000, link: block('input') },
  richTextIndent: { max: 8, link: block('rich-text') },
  richTextBorder: { max: 1, link: block('rich-text') },
  linkUrl: { max: 3000, link: block('rich-text') },
  buttonText: { max: 75, link: element('button-element') },
  buttonValue: { max: 2000, link: element('button-element') },
  buttonUrl: { max: 3000, link: element('button-element') },
  accessibilityLabel: { max: 75, link: element('button-element') },
  placeholder: { max: 150, link: element('select-menu-element') },
  selectOptions: { max: 100, link: element('select-menu-element') },
  optionGroups: { max: 100, link: element('select-menu-element') },
  groupOptions: { max: 100, link: composed('option-group') },
  groupLabel: { max: 75, link: composed('option-group') },
  checkboxOptions: { max: 10, link: element('checkboxes-element') },
  radioOptions: { max: 10, link: element('radio-button-group-element') },
  overflowOptions: { max: 5, link: element('overflow-menu-element') },
  optionText: { max: 75, link: composed('option') },
  optionValue: { max: 150, link: composed('option') },
  optionDescription: { max: 75, link: composed('option') },
  optionUrl: { max: 3000, link: composed('option') },
  typedText: { max: 3000, link: element('plain-text-input-element') },
  confirmTitle: { max: 100, link: composed('confirmation-dialog') },
  confirmText: { max: 300, link: composed('confirmation-dialog') },
  confirmButton: { max: 30, link: composed('confirmation-dialog') },
  viewTitle: { max: 24, link: VIEW },
  viewSubmit: { max: 24, link: VIEW },
  viewClose: { max: 24, link: VIEW },
  privateMetadata: { max: 3000, link: VIEW },
  callbackId: { max: 255, link: VIEW },
  externalId: { max: 255, link: VIEW },
  viewSize: { max: 250_000, link: `${DOCS}/methods/views.open` },
  messageText: { max: 40_000, link: `${DOCS}/methods/chat.postMessage` },
  recommendedText: { max: 4000, link: `${DOCS}/methods/chat.postMessage` },
  /** Not in the reference: Slack's own words in this thread. Counts the text in all blocks of a posted message. */
  messageCharacters: { max: 12_000, link: 'https://github.com/slackapi/bolt-js/issues/2509' },
} as const satisfies Record<string, Limit>;

/** The name of one of the limits. */
export type LimitName = keyof typeof LIMITS;

/** What a slash command may be called: https://docs.slack.dev/interactivity/implementing-slash-commands */
export const COMMAND_NAME = /^\/[a-z0-9_-]{1,31}$/;

/** Views that can lie upon one another: https://docs.slack.dev/surfaces/modals */
export const VIEWS_IN_STACK = 3;

/** Connections of one app in Socket Mode: https://docs.slack.dev/apis/events-api/using-socket-mode */
export const CONNECTIONS = 10;

/** How often one response_url works: https://docs.slack.dev/interactivity/handling-user-interaction */
export const USES_OF_RESPONSE_URL = 5;
