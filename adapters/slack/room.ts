/** What others can read: it names nobody, and tells nobody by a sound unless that is asked for. */
import type { types } from '@slack/bolt';
import type { Block, Message, Text } from '#core/message.ts';

function hide(block: Block, without: (text: Text) => Text): Block {
  switch (block.kind) {
    case 'text':
    case 'aside':
    case 'chart':
      return { ...block, text: without(block.text) };
    case 'list':
      return { ...block, items: block.items.map(without) };
    case 'facts':
      return { ...block, facts: block.facts.map(({ name, value }) => ({ name, value: without(value) })) };
    case 'heading':
    case 'file':
    case 'buttons':
    case 'choice':
      return block;
  }
}

/**
 * The same with `somebody` in place of people: whoever is mentioned in a channel is notified, and Slack has no way to
 * name them without. https://docs.slack.dev/messaging/formatting-message-text#mentioning-users
 * Commands know that and name nobody there; this holds whatever they say.
 */
export function hidePeople(message: Message, somebody: string): Message {
  const without = (text: Text): Text =>
    text.map((piece) => (typeof piece !== 'string' && 'member' in piece ? somebody : piece));
  return { ...message, blocks: message.blocks.map((block) => hide(block, without)) };
}

/** Tells everybody in the channel by a sound: https://docs.slack.dev/reference/block-kit/block-elements/broadcast-element */
const EVERYBODY: types.RichTextBlock = {
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'broadcast', range: 'channel' }] }],
};

/** What stands above a message so that those are told whom it tells. Groups have no roles on Slack. */
export const renderHead = ({ tells }: Message): readonly types.KnownBlock[] =>
  tells && 'everybody' in tells ? [EVERYBODY] : [];
