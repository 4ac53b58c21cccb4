import type { Part } from '#core/route.ts';

/** A day and a time by the clock of a zone in an id of a button, such as 2026-11-29T18:00. */
export const momentPart: Part<string> = {
  width: 16,
  write: (value) => value,
  read: (raw) => (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(raw) ? { value: raw } : undefined),
};
