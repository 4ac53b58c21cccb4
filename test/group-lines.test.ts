/** What a group makes of the crisis lines, and what is shown there then. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Lines, NO_LINES } from '#core/group-records.ts';
import { COUNTRIES } from '#support/countries.ts';
import { findHelp, NEEDS } from '#support/crisis.ts';
import {
  checkLine,
  findLine,
  hideLine,
  isFresh,
  keepDraft,
  linesOf,
  MOST_OWN,
  removeLine,
  showLine,
} from '#support/group-lines.ts';
import { putDraft } from '#support/line-drafts.ts';
import { LISTED } from '#support/listed-lines.ts';
import { sayLines } from '../commands/crisis.ts';
import { words } from './bot.ts';
import { CALLED, DOER, idOf, namesOf, NOW, own, withOwn } from './own-lines.ts';

describe('A line that came with the bot', () => {
  const samaritans = idOf('IE', 'Samaritans');

  test('has an id of its own', () => {
    const { lines } = z
      .object({ lines: z.array(z.unknown()) })
      .parse(JSON.parse(readFileSync('content/crisis/lines.json', 'utf8')));
    expect(LISTED.size).toBe(lines.length);
  });

  test('stands first where somebody has checked it, and only in that group', () => {
    const male = idOf('IE', 'Male Advice Line');
    expect(namesOf(NO_LINES, 'hurt')[0]).not.toBe('Male Advice Line');
    expect(namesOf(checkLine(NO_LINES, male, CALLED, DOER), 'hurt')[0]).toBe('Male Advice Line');
  });

  test('is hidden and shown again, and doing so twice changes nothing', () => {
    const hidden = hideLine(NO_LINES, samaritans, DOER);
    expect(namesOf(hidden)).not.toContain('Samaritans');
    expect(hideLine(hidden, samaritans, DOER)).toBe(hidden);
    expect(showLine(hidden, samaritans)).toEqual(NO_LINES);
    expect(showLine(NO_LINES, samaritans)).toBe(NO_LINES);
    expect(hideLine(NO_LINES, 'nobody-knows-it-', DOER)).toBe(NO_LINES);
  });

  test('that one source alone has is shown where somebody has checked it', () => {
    const [id] = [...LISTED].find(
      ([, { country, confidence }]) => country === 'AD' && confidence === 'low',
    ) ?? [''];
    expect(findHelp('AD', 'unsafe').lines).toEqual([]);
    expect(findHelp('AD', 'unsafe', checkLine(NO_LINES, id, CALLED, DOER)).lines).toHaveLength(1);
  });

  test('waits for a check again after 90 days, and at once where its hours are others', () => {
    const checked = checkLine(NO_LINES, samaritans, CALLED, DOER);
    const line = findLine(samaritans, checked);
    expect(line && isFresh(line, '2027-02-22')).toBe(true);
    expect(line && isFresh(line, '2027-02-23')).toBe(false);
    const before = { ...checked, checks: checked.checks.map((check) => ({ ...check, hours: '9 to 5' })) };
    expect(findLine(samaritans, before)?.check).toBeUndefined();
  });

  test('is corrected by one of the group’s own, and there again when that is removed', () => {
    const draft = { ...own(1), of: samaritans, at: NOW.epochMilliseconds };
    const kept = keepDraft(putDraft(NO_LINES, draft), draft.id, DOER);
    if (typeof kept === 'string') throw new Error(kept);
    expect(namesOf(kept)).toEqual(['Line 1']);
    expect(linesOf('IE', kept).find(({ id }) => id === samaritans)?.state).toBe('replaced');
    expect(namesOf(removeLine(kept, draft.id))).toContain('Samaritans');
  });

  test('three stand on each page of each country, as long as there are three', () => {
    const say = words.in('es');
    for (const country of COUNTRIES) {
      for (const need of NEEDS) {
        const { lines } = findHelp(country, need);
        const { blocks } = sayLines({ country, need, from: 0 }, say);
        const shown = lines.filter(({ name }) =>
          JSON.stringify(blocks).includes(JSON.stringify({ strong: name })),
        );
        expect(shown.length, `${country} ${need}`).toBeGreaterThanOrEqual(Math.min(lines.length, 3));
      }
    }
  });
});

describe('What is being written', () => {
  test.each([
    ['the group’s own', own(2).id],
    ['one that came with the bot', idOf('IE', 'Samaritans')],
  ])('stays hidden where what it changes is: %s', (_, of) => {
    const hidden = hideLine(withOwn(own(2)), of, DOER);
    const kept = keepDraft(putDraft(hidden, { ...own(1), of, at: NOW.epochMilliseconds }), own(1).id, DOER);
    if (typeof kept === 'string') throw new Error(kept);
    expect(findLine(own(1).id, kept)?.state).toBe('hidden');
    expect(namesOf(kept)).not.toContain('Line 1');
    expect(namesOf(showLine(kept, own(1).id))).toContain('Line 1');
  });

  const draft = { ...own(1), at: NOW.epochMilliseconds };
  const keep = (lines: Lines) => keepDraft(lines, draft.id, DOER);

  test('is kept once, and kept again changes nothing', () => {
    const kept = keep(putDraft(NO_LINES, draft));
    if (typeof kept === 'string') throw new Error(kept);
    expect(kept.own).toHaveLength(1);
    expect(kept.drafts).toEqual([]);
    expect(keep(kept)).toBe(kept);
  });

  test.each([
    ['nothing says whom it is for', { ...draft, needs: [] }, NO_LINES, 'no-need'],
    ['there is no way to reach it', { ...draft, phone: undefined }, NO_LINES, 'no-way'],
    ['an hour has passed', { ...draft, at: draft.at - 3_600_000 }, NO_LINES, 'gone'],
    ['there is one of that name', draft, withOwn(own(2, { name: ' line 1' })), 'twice'],
    ['what it changes is gone', { ...draft, of: 'nobody-knows-it-' }, NO_LINES, 'gone'],
    [
      'there are fifty',
      draft,
      withOwn(...Array.from({ length: MOST_OWN }, (_, i) => own(i + 2))),
      'too-many',
    ],
  ] as const)('is not kept where %s', (_, written, lines, why) => {
    expect(keep(putDraft(lines, { ...written, needs: [...written.needs] }))).toBe(why);
  });

  test('takes the check of what it changes away: nobody has checked the new words', () => {
    const before = checkLine(withOwn(own(2)), own(2).id, CALLED, DOER);
    const kept = keep(putDraft(before, { ...draft, of: own(2).id }));
    if (typeof kept === 'string') throw new Error(kept);
    expect(kept).toMatchObject({ own: [{ id: draft.id }], checks: [] });
    expect(checkLine(kept, own(2).id, CALLED, DOER)).toBe(kept);
  });
});
