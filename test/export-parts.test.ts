/** A long journal is spread over files, and Slack, which shows files as text, leaves nothing of them out. */
import { describe, expect, test } from 'vitest';
import type { Member } from '#core/records.ts';
import { printText } from '#support/export-text.ts';
import { makeExport, partsOf, printExport, writtenEntries } from '#support/export.ts';
import { LIMITS } from '../adapters/slack/limits.ts';
import { renderMessage, renderPage } from '../adapters/slack/render.ts';
import { words } from './bot.ts';
import { at, FULL, NOW, WHOLE } from './full-member.ts';

describe('A journal', () => {
  const entry = (own: string) => ({ words: own, at: 1, until: 2 });

  test('that is short is one part, and so is none', () => {
    expect(partsOf([])).toEqual([[]]);
    expect(partsOf([entry('a'), entry('b')])).toHaveLength(1);
  });

  test('that is long is spread, in order, and nothing is lost', () => {
    const entries = Array.from({ length: 40 }, (_, i) => entry(`${i} `.padEnd(2000, 'x')));
    const parts = partsOf(entries);
    expect(parts.length).toBeGreaterThan(2);
    expect(parts.flat()).toEqual(entries);
    const lengths = parts.map((part) => part.reduce((sum, each) => sum + each.words.length, 0));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(12_000);
  });

  test('leaves out what ended meanwhile', () => {
    expect(writtenEntries(FULL, [undefined])).toEqual([]);
  });
});

/** Fifty promises at full length, half a year of ratings, two years of weeks, and a part of the journal. */
function muchOf(letter: string): Member {
  const day = Temporal.PlainDate.from('2026-06-01');
  return {
    ...FULL,
    promises: Array.from({ length: 50 }, (_, i) => ({
      id: `p${i}`,
      words: letter.repeat(200),
      madeAt: at('2026-11-02T10:00:00Z'),
      state: 'open',
    })),
    ratings: Array.from({ length: 182 }, (_, i) => ({ on: day.add({ days: i }).toString(), did: 3 })),
    weeks: Array.from({ length: 104 }, (_, i) => day.subtract({ weeks: i }).toString()),
    sent: FULL.sent.flatMap((each) => Array.from({ length: 50 }, () => each)),
  };
}

test.each(words.languages.map((say) => [say.language, say] as const))(
  'Slack, which shows files as text, leaves out nothing, in %s',
  (_, say) => {
    const member = muchOf('漢');
    const entry = { words: '漢'.repeat(1500), at: 1, until: 2 };
    const [journal = []] = partsOf(Array.from({ length: 60 }, () => entry));
    const text = printText({ member, journal, ...WHOLE, now: NOW }, say);
    const json = printExport(makeExport({ member, journal, ...WHOLE, now: NOW }));
    const file = [text, json].map((each) => ({ kind: 'file', name: 'x', text: each }) as const);
    const count = (shown: string) => shown.split('漢').length - 1;
    const whole = 2 * (50 * 200 + journal.length * 1500);
    const message = { blocks: [...file, { kind: 'aside', text: ['the end'] } as const] };
    const shown = JSON.stringify(renderMessage(message, LIMITS.responseCharacters));
    const page = JSON.stringify(renderPage(message, 'x', ''));
    expect([count(shown), count(page)]).toEqual([whole, whole]);
    expect([shown.includes('the end'), page.includes('the end')]).toEqual([true, true]);
  },
);
