/** Crisis lines of a group, for tests that need no story. */
import { NO_LINES, type Lines, type OwnLine } from '#core/group-records.ts';
import { findHelp, type Need } from '#support/crisis.ts';
import { LISTED } from '#support/listed-lines.ts';

export const NOW = Temporal.Instant.from('2026-11-25T12:00:00Z');
/** Somebody who changes lines. */
export const DOER = { by: 'test:kim', now: NOW, today: '2026-11-25' };
export const CALLED = { how: 'called' } as const;

/** The id of a line that came with the bot. */
export function idOf(country: string, name: string): string {
  const found = [...LISTED].find(([, line]) => line.country === country && line.name === name);
  if (!found) throw new Error(`no ${name}`);
  return found[0];
}

/** A line of the group's own. */
export const own = (i: number, more: Partial<OwnLine> = {}): OwnLine => ({
  id: `own-line-${String(i).padStart(7, '0')}`,
  country: 'IE',
  name: `Line ${i}`,
  needs: ['unsafe'],
  phone: '1',
  on: '2026-11-25',
  by: 'test:ana',
  ...more,
});

export const withOwn = (...lines: readonly OwnLine[]): Lines => ({ ...NO_LINES, own: [...lines] });

/** What members are shown in Ireland. */
export const namesOf = (lines: Lines, need: Need = 'unsafe'): readonly string[] =>
  findHelp('IE', need, lines).lines.map(({ name }) => name);
