import { isChannel, isUser, mintMember, mintRoom } from './ids.ts';

/** Somebody or a channel that Slack found in the line. A label is what the person saw while typing. */
function readMention(sign: string, inside: string, team: string): string {
  const [target = '', label = ''] = inside.split('|', 2);
  if (sign === '@' && isUser(target)) return mintMember(team, target);
  if (sign === '#' && isChannel(target)) return mintRoom(team, { channel: target });
  return `${sign}${label || target}`;
}

/** What `<...>` stands for where it is nobody and no channel. */
function readSequence(inside: string): string {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : inside.slice(bar + 1);
  if (!target.startsWith('!')) return label || target.replace(/^mailto:/, '');
  if (target.startsWith('!date^')) return label;
  return `@${(label || (target.slice(1).split('^').at(-1) ?? '')).replace(/^@/, '')}`;
}

/** How an id of ours begins, with the quotes that are taken out of a line when it is read. */
const TYPED_ID = new RegExp(['s', 'l', 'a', 'c', 'k', ':'].join('["“”„«»]*'), 'g');

/**
 * What a person typed behind a slash command, without Slack's escaping of links and `&`; people and channels become ids
 * of ours. Slack lets nobody name a channel that they can't see, so an id that was typed by hand is none.
 * https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling
 */
export const undoEscaping = (text: string, team: string): string =>
  text
    .replace(/<(?![@#])([^<>]*)>/g, (_, inside: string) => readSequence(inside))
    .replace(TYPED_ID, 'slack.')
    .replace(/<([@#])([^<>]*)>/g, (_, sign: string, inside: string) => readMention(sign, inside, team))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
