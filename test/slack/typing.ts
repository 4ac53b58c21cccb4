import { escape } from './markup.ts';
import type { Channel, User } from './workspace.ts';

/** A slash command as it was typed: its name with the slash, and the rest. */
export interface TypedLine {
  readonly command: string;
  readonly rest: string;
}

/** Takes a line apart; throws when it is no command. */
export function readLine(line: string): TypedLine {
  const parts = /^(\/\S+)\s*([^]*)$/.exec(line.trim());
  if (parts === null) throw new Error(`"${line}" is not a slash command.`);
  return { command: parts[1] ?? '', rest: parts[2] ?? '' };
}

const URLS = /(https?:\/\/[^\s<>|"”]+)/;

/**
 * The text of a command as Slack sends it with "Escape channels, users, and links" on:
 * https://docs.slack.dev/interactivity/implementing-slash-commands
 */
export function escapeTyped(text: string, users: readonly User[], channels: readonly Channel[]): string {
  return text
    .split(URLS)
    .map((piece) => (URLS.test(piece) ? `<${escape(piece)}>` : escapeNames(escape(piece), users, channels)))
    .join('');
}

function escapeNames(text: string, users: readonly User[], channels: readonly Channel[]): string {
  return text
    .replace(/(^|[\s:])@([\p{L}\d._-]+)/gu, (whole, before: string, name: string) => {
      const user = users.find((known) => known.name === name);
      return user === undefined ? whole : `${before}<@${user.id}|${user.name}>`;
    })
    .replace(/(^|[\s:])#([\p{L}\d_-]+)/gu, (whole, before: string, name: string) => {
      const channel = channels.find((known) => known.kind !== 'dm' && known.name === name);
      return channel === undefined ? whole : `${before}<#${channel.id}|${channel.name}>`;
    });
}

/** What a keyboard with smart punctuation makes of straight quotes. */
export const curlQuotes = (text: string): string =>
  text
    .replace(/(^|[\s(:=])"/g, '$1“')
    .replaceAll('"', '”')
    .replace(/(^|[\s(:=])'/g, '$1‘')
    .replaceAll("'", '’');
