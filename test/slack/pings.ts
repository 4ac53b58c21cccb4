import { isObject, textAt } from './json.ts';
import type { Json } from './json.ts';

/** Whom a message in a channel notifies: https://docs.slack.dev/messaging/formatting-message-text#mentioning-users */
export interface Pings {
  readonly isBroadcast: boolean;
  /** Ids of people. */
  readonly users: readonly string[];
}

interface Found {
  isBroadcast: boolean;
  readonly users: Set<string>;
}

function readMarkup(text: string, found: Found): void {
  if (/<!(here|channel|everyone|subteam)/.test(text)) found.isBroadcast = true;
  for (const [, user = ''] of text.matchAll(/<@([UW][A-Z0-9]+)/g)) found.users.add(user);
}

function walk(value: Json, found: Found): void {
  if (Array.isArray(value)) return value.forEach((item: Json) => walk(item, found));
  if (!isObject(value)) return;
  const type = textAt(value, 'type');
  if (type === 'broadcast' || type === 'usergroup') found.isBroadcast = true;
  else if (type === 'user') found.users.add(textAt(value, 'user_id'));
  else if (type === 'mrkdwn') readMarkup(textAt(value, 'text'), found);
  else Object.values(value).forEach((held) => walk(held, found));
}

/** Finds them in blocks, and in `text`, which is markup too. */
export function findPings(text: string, blocks: Json): Pings {
  const found: Found = { isBroadcast: false, users: new Set() };
  readMarkup(text, found);
  walk(blocks, found);
  return { isBroadcast: found.isBroadcast, users: [...found.users] };
}
