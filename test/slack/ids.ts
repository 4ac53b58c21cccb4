import type { Json, JsonObject } from './json.ts';
import { isObject } from './json.ts';

/** Mints ids that look like Slack's. Counted, not random: a run can be read beside another. */
export interface Ids {
  /** Such as `V0000000012`. */
  next(prefix: string): string;
  /** A message's timestamp, such as `1767326126.000012`; each is later than the one before. */
  timestamp(): string;
  /** Such as `13.481516.0000000000000000000000000000000d`. */
  trigger(): string;
  /** In the form of a UUID. */
  envelope(): string;
}

const TEAM_NUMBER = '481516234200';

/** Starts counting. `now` is in milliseconds since 1970. */
export function createIds(now: () => number): Ids {
  let count = 0;
  const padded = (length: number, radix: number): string => {
    count += 1;
    return count.toString(radix).toUpperCase().padStart(length, '0');
  };
  return {
    next: (prefix) => `${prefix}${padded(10, 36)}`,
    timestamp: () => `${Math.floor(now() / 1000)}.${padded(6, 10)}`,
    trigger: () => `${padded(13, 10)}.${TEAM_NUMBER}.${padded(32, 16).toLowerCase()}`,
    envelope: () => `00000000-0000-4000-8000-${padded(12, 16).toLowerCase()}`,
  };
}

/** The blocks with a block_id and an action_id wherever the bot gave none, as Slack does. */
export function withIds(blocks: readonly JsonObject[], ids: Ids): readonly JsonObject[] {
  const element = (held: JsonObject): JsonObject =>
    'action_id' in held || held['type'] === 'image' ? held : { ...held, action_id: ids.next('a') };
  const part = (held: Json): Json => (isObject(held) ? element(held) : held);
  return blocks.map((block) => {
    const named: JsonObject = { block_id: ids.next('b'), ...block };
    if (block['type'] === 'actions' && Array.isArray(block['elements'])) {
      return { ...named, elements: block['elements'].map(part) };
    }
    if (block['type'] === 'input') return { ...named, element: part(block['element']) };
    return block['accessory'] === undefined ? named : { ...named, accessory: part(block['accessory']) };
  });
}
