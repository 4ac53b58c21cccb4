import type { Entry, Log } from '#core/log.ts';

/** A log that can be read. */
export interface MemoryLog extends Log {
  readonly lines: readonly string[];
}

export function createMemoryLog(): MemoryLog {
  const lines: string[] = [];
  const take = (level: string) => (entry: Entry) => void lines.push(JSON.stringify({ level, ...entry }));
  return { lines, debug: take('debug'), info: take('info'), warn: take('warn'), error: take('error') };
}
