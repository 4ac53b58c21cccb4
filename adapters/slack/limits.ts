/** One of Slack's limits: the most that it takes, and the page that says so. */
export interface Limit {
  readonly most: number;
  readonly link: string;
}

const KIT = 'https://docs.slack.dev/reference/block-kit';
const VIEWS = 'https://docs.slack.dev/reference/views/modal-views';
const MANIFEST = 'https://docs.slack.dev/reference/app-manifest';
const RESPONSES = 'https://docs.slack.dev/interactivity/handling-user-interaction#message_responses';

/** Lengths are in characters. We count UTF-16 units, which are never fewer than what Slack counts. */
export const LIMITS = {
  messageBlocks: { most: 50, link: `${KIT}/blocks` },
  /** Slack documents no sum for a message. It refused blocks with 11,300 characters of text, so JSON is counted too. */
  messageCharacters: { most: 11_000, link: 'https://github.com/slackapi/bolt-js/issues/2867' },
  /** The same does not hold for response_urls, which took identical blocks. This is where `text` ends. */
  responseCharacters: { most: 40_000, link: 'https://docs.slack.dev/reference/methods/chat.postMessage' },
  /** A message's `text`, as Slack recommends. */
  messageText: { most: 4_000, link: 'https://docs.slack.dev/reference/methods/chat.postMessage' },
  viewBlocks: { most: 100, link: `${KIT}/blocks` },
  /** In bytes, of which a character can take four. */
  viewBytes: { most: 250_000, link: 'https://docs.slack.dev/reference/methods/views.open' },
  /** A line of text of our own making: what fits into one message with room for what stands around it. */
  lineCharacters: { most: 9_000, link: 'https://github.com/slackapi/bolt-js/issues/2867' },
  /** Preformatted text has no documented limit of its own: what other text has. */
  preformatted: { most: 3000, link: `${KIT}/composition-objects/text-object` },
  header: { most: 150, link: `${KIT}/blocks/header-block` },
  contextText: { most: 2000, link: `${KIT}/blocks/context-block` },
  actions: { most: 25, link: `${KIT}/blocks/actions-block` },
  button: { most: 75, link: `${KIT}/block-elements/button-element` },
  placeholder: { most: 150, link: `${KIT}/block-elements/select-menu-element` },
  options: { most: 100, link: `${KIT}/block-elements/select-menu-element#static_select` },
  checkboxes: { most: 10, link: `${KIT}/block-elements/checkboxes-element` },
  optionGroups: { most: 100, link: `${KIT}/block-elements/select-menu-element#static_select` },
  optionText: { most: 75, link: `${KIT}/composition-objects/option-object` },
  groupLabel: { most: 75, link: `${KIT}/composition-objects/option-group-object` },
  inputLabel: { most: 2000, link: `${KIT}/blocks/input-block` },
  inputHint: { most: 2000, link: `${KIT}/blocks/input-block` },
  typed: { most: 3000, link: `${KIT}/block-elements/plain-text-input-element` },
  linkUrl: { most: 3000, link: `${KIT}/block-elements/link-element` },
  viewTitle: { most: 24, link: VIEWS },
  viewSubmit: { most: 24, link: VIEWS },
  /** How often one response_url takes a message. */
  responses: { most: 5, link: RESPONSES },
  appName: { most: 35, link: `${MANIFEST}#display` },
  appDescription: { most: 140, link: `${MANIFEST}#display` },
  botName: { most: 80, link: `${MANIFEST}#features` },
  commands: { most: 50, link: `${MANIFEST}#features` },
  commandDescription: { most: 2000, link: `${MANIFEST}#features` },
  shortcuts: { most: 10, link: `${MANIFEST}#features` },
  shortcutName: { most: 24, link: 'https://docs.slack.dev/interactivity/implementing-shortcuts' },
  shortcutDescription: { most: 150, link: `${MANIFEST}#features` },
  usageHint: { most: 1000, link: `${MANIFEST}#features` },
} as const satisfies Record<string, Limit>;

/** The text as it is, or cut with an ellipsis where it is too long. Never half a character. */
export function shorten(text: string, { most }: Limit): string {
  if (text.length <= most) return text;
  return `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** A text in pieces of no more characters than that, broken at the ends of lines where that goes. Never half a character. */
export function splitText(text: string, { most }: Limit): readonly string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const line = rest.lastIndexOf('\n', most);
    const end = line > 0 ? line : rest.slice(0, most).replace(/[\uD800-\uDBFF]$/, '').length;
    pieces.push(rest.slice(0, end));
    rest = rest.slice(line > 0 ? end + 1 : end);
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}
