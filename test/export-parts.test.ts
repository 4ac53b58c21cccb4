/** A long export is spread over files, and Slack, which shows files as text, leaves nothing of them out. */
import { describe, expect, test } from 'vitest';
import type { Member } from '#core/records.ts';
import type { Say } from '#core/words.ts';
import { partOf } from '#support/export-parts.ts';
import { printText } from '#support/export-text.ts';
import { makeExport, printExport, writtenEntries, type ExportParts } from '#support/export.ts';
import { LIMITS } from '../adapters/slack/limits.ts';
import { renderMessage, renderPage } from '../adapters/slack/render.ts';
import { words } from './bot.ts';
import { at, FULL, NOW, WHOLE } from './full-member.ts';

type Lists = Pick<ExportParts, 'promises' | 'asked' | 'journal'>;

const NONE: Lists = { promises: [], asked: [], journal: [] };
const MADE = at('2026-11-02T10:00:00Z');

const times = <T>(count: number, make: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const entry = (own: string) => ({ words: own, at: 1, until: 2 });
const kept = (own: string): Member['promises'][number] => ({
  id: 'p',
  words: own,
  madeAt: MADE,
  state: 'kept',
});
const asked = (answer: string) => ({
  at: MADE,
  isNamed: true,
  answers: times(10, () => ({ words: answer, at: MADE })),
});

/** All parts, in order. */
const allOf = (lists: Lists) => times(partOf(lists, 1).parts, (i) => partOf(lists, i + 1));

describe('What there is much of', () => {
  test('is one part where it is short, and so is nothing', () => {
    expect(allOf(NONE)).toEqual([{ ...NONE, part: 1, parts: 1 }]);
    expect(allOf({ ...NONE, journal: [entry('a'), entry('b')] })).toHaveLength(1);
    expect(partOf(NONE, 7)).toMatchObject({ part: 1, parts: 1 });
  });

  test('is spread where it is long, in order, and nothing is lost', () => {
    const lists: Lists = {
      promises: times(1000, (i) => kept(`${i} `.padEnd(200, 'x'))),
      asked: times(12, (i) => asked(`${i} `.padEnd(1500, 'x'))),
      journal: times(40, (i) => entry(`${i} `.padEnd(2000, 'x'))),
    };
    const parts = allOf(lists);
    expect(parts.length).toBeGreaterThan(5);
    for (const name of ['promises', 'journal'] as const)
      expect(parts.flatMap((part): readonly object[] => part[name])).toEqual(lists[name]);
    const answers = (some: Lists['asked']) =>
      some.flatMap((each) => each.answers.map(({ words: own }) => own));
    expect(parts.flatMap((part) => answers(part.asked))).toEqual(answers(lists.asked));
    // What fits into one part stands there once, with all its answers.
    expect(partOf({ ...NONE, asked: lists.asked.slice(0, 1) }, 1).asked).toEqual(lists.asked.slice(0, 1));
  });

  test('leaves out what ended meanwhile', () => {
    expect(writtenEntries(FULL, [undefined])).toEqual([]);
  });
});

/** Half a year of ratings, ten years of weeks, and as many messages as are remembered. */
function longUsed(): Member {
  const day = Temporal.PlainDate.from('2026-06-01');
  return {
    ...FULL,
    ratings: times(182, (i) => ({ on: day.add({ days: i }).toString(), did: 3 })),
    weeks: times(520, (i) => day.subtract({ weeks: i }).toString()),
    sent: FULL.sent.flatMap((each) => times(50, () => each)),
  };
}

/** How often something stands in an answer of Slack's, and on a page, with both files and what comes after them. */
function shown(member: Member, part: ReturnType<typeof partOf>, what: string, say: Say) {
  const held = { ...WHOLE, ...part, member, now: NOW };
  const files = [printText(held, say), printExport(makeExport(held))];
  const blocks = files.map((text) => ({ kind: 'file', name: 'x', text }) as const);
  const message = { blocks: [...blocks, { kind: 'aside', text: ['the end'] } as const] };
  const answer = JSON.stringify(renderMessage(message, LIMITS.responseCharacters));
  const page = JSON.stringify(renderPage(message, 'x', ''));
  for (const each of [answer, page]) expect(each).toContain('the end');
  const count = (text: string) => text.split(what).length - 1;
  return { answer: count(answer), page: count(page), files: count(files.join('')) };
}

// As JSON a quote takes most characters, and such a letter most bytes.
test.each(
  words.languages.flatMap((say) => ['漢', '"'].map((letter) => [letter, say.language, say] as const)),
)('Slack, which shows files as text, leaves out nothing of many %s in %s', (letter, _, say) => {
  const lists = {
    promises: times(200, () => kept(`canary ${letter.repeat(193)}`)),
    asked: times(4, () => asked(`canary ${letter.repeat(1493)}`)),
    journal: times(30, () => entry(`canary ${letter.repeat(1493)}`)),
  };
  const member = longUsed();
  const seen = allOf(lists).map((part) => shown(member, part, 'canary', say));
  for (const { answer, page, files } of seen) expect([answer, page]).toEqual([files, files]);
  expect(seen.reduce((sum, { files }) => sum + files, 0)).toBe(2 * (200 + 40 + 30));
});
