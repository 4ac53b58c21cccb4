import { HOUSE, type DueRow } from '#core/records.ts';

/**
 * Over how long things that are due at the same moment are spread, in milliseconds. Less than a minute, so that what is due
 * in the last minute before somebody's quiet hours arrives before they begin.
 */
const OVER = 50_000;

/** How long after its moment a row of a platform's lane goes out: 0 to 49,999 ms, always the same for a name. */
export function spreadOf(name: string): number {
  // FNV-1a: even over the minute, and cheap enough for every row that is looked at.
  // http://www.isthe.com/chongo/tech/comp/fnv/
  let hash = 0x811c9dc5;
  for (let i = 0; i < name.length; i += 1) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  return (hash >>> 0) % OVER;
}

/** When a row goes out, in milliseconds since 1970: its moment plus its spread. Nobody sees what the house does, so that is not spread. */
export const goesOutAt = ({ name, at, lane }: DueRow): number => (lane === HOUSE ? at : at + spreadOf(name));
