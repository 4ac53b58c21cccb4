/** The file of crisis lines: what goes out comes back, and whatever is wrong is said. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { NEEDS, NO_LINES, type Lines } from '#core/group-records.ts';
import { checkLine, compareLines, hideLine, keepImport, MOST_OWN } from '#support/group-lines.ts';
import { putImport } from '#support/line-drafts.ts';
import { LONGEST, readAddress } from '#support/line-fields.ts';
import { readLinesFile } from '#support/lines-file-read.ts';
import { LinesFile, makeLinesFile, printLinesFile } from '#support/lines-file.ts';
import { LIMITS } from '../adapters/slack/limits.ts';
import { words } from './bot.ts';
import { CALLED, DOER, idOf, namesOf, NOW, own, withOwn } from './own-lines.ts';
import { readText } from './seen.ts';

describe('A file', () => {
  const longest: Lines = {
    ...NO_LINES,
    own: Array.from({ length: MOST_OWN }, (_, i) =>
      own(i, {
        name: `${i} ${'"'.repeat(LONGEST.name - 3)}`,
        needs: [...NEEDS],
        phone: '"1'.repeat(LONGEST.phone / 2),
        sms: '\\1'.repeat(LONGEST.sms / 2),
        chat: `https://a.example/${'c'.repeat(LONGEST.chat - 18)}`,
        url: `https://b.example/${'u'.repeat(LONGEST.url - 18)}`,
        hours: '"'.repeat(LONGEST.hours),
        languages: '"'.repeat(LONGEST.languages),
        source: '"'.repeat(LONGEST.source),
        instead: idOf('IE', 'Samaritans'),
      }),
    ),
  };
  const say = words.in('en');

  const short = withOwn(...Array.from({ length: MOST_OWN }, (_, i) => own(i)));

  test.each([
    ['long', longest],
    ['short', short],
  ])(
    'of %s lines is spread so that each part can be pasted on each platform, and comes back',
    (_lines, all) => {
      const parts = Array.from({ length: 99 }, (_, i) => makeLinesFile(all, i + 1, NOW)).filter(
        (made, i) => made?.part === i + 1,
      );
      expect(parts.length).toBeGreaterThan(1);
      const read = parts.map((made) => {
        const printed = made ? printLinesFile(made) : '';
        expect(printed.length).toBeLessThanOrEqual(LIMITS.typed.most);
        return readLinesFile(`Here it is:\n\`\`\`${printed}\`\`\``, say);
      });
      const lines = read.flatMap((each) => (each.ok ? each.lines : []));
      const expected = all.own.map(({ id: _id, on: _on, by: _by, source: _source, ...line }) => ({
        ...line,
        isHidden: false,
      }));
      expect(lines).toEqual(expected);
    },
  );

  test('carries what is hidden, what was checked, and no name of a person', () => {
    const samaritans = idOf('IE', 'Samaritans');
    const lines = checkLine(hideLine(withOwn(own(1)), samaritans, DOER), own(1).id, CALLED, DOER);
    const made = makeLinesFile(lines, 1, NOW);
    expect(LinesFile.parse(made)).toMatchObject({
      lines: [{ name: 'Line 1', confirmed: { on: '2026-11-25', how: 'called' } }],
      hidden: [{ line: samaritans, country: 'IE', name: 'Samaritans' }],
    });
    expect(JSON.stringify(made)).not.toContain('test:');
    expect(makeLinesFile(NO_LINES, 1, NOW)).toBeUndefined();
  });

  test('holds nothing that moderators noted for themselves', () => {
    const noted = withOwn(own(1, { source: 'Maria at the shelter' }));
    const check = { how: 'asked', source: 'my sister, who works there' } as const;
    const lines = checkLine(checkLine(noted, own(1).id, check, DOER), idOf('IE', 'Samaritans'), check, DOER);
    const made = makeLinesFile(lines, 1, NOW);
    expect(JSON.stringify(made)).toContain('"how":"asked"');
    expect(JSON.stringify(made)).not.toMatch(/source|Maria|sister/);
    const read = readLinesFile(made ? printLinesFile(made) : '', say);
    if (!read.ok) throw new Error('not read');
    const taken = read.lines.map(({ isHidden: _isHidden, ...line }, i) => ({ ...own(i + 9), ...line }));
    expect(compareLines(lines, { lines: taken, hidden: [] })).toMatchObject({ same: [{ name: 'Line 1' }] });
  });

  test('hides what it hides, also where the line is the same here, and shows nothing that is hidden here', () => {
    const before = hideLine(withOwn(own(1), own(2), own(3)), own(2).id, DOER);
    const taken = {
      id: 'i',
      at: NOW.epochMilliseconds,
      by: 'test:ana',
      lines: [
        own(11, { name: 'Line 1' }),
        own(12, { name: 'Line 2', phone: '2' }),
        own(13, { name: 'Line 3' }),
      ],
      hidden: [own(11).id, own(12).id],
    };
    expect(compareLines(before, taken)).toMatchObject({ hidden: [own(1).id], unknown: [] });
    const kept = keepImport(putImport(before, taken), 'i', DOER);
    if (typeof kept === 'string') throw new Error(kept);
    expect(kept.hidden.map(({ line }) => line).toSorted()).toEqual([own(1).id, own(12).id]);
    expect(namesOf(kept)).toContain('Line 3');
    expect(namesOf(kept)).not.toContain('Line 1');
    expect(namesOf(kept)).not.toContain('Line 2');
    expect(compareLines(kept, taken).hidden).toEqual([]);
  });

  test('is taken over once: new lines, changed ones, hidden ones; the same ones stay', () => {
    const samaritans = idOf('IE', 'Samaritans');
    const before = withOwn(own(1), own(2));
    const taken = {
      id: 'i',
      at: NOW.epochMilliseconds,
      by: 'test:ana',
      lines: [own(11, { name: 'Line 1' }), own(12, { name: 'LINE 2', phone: '2' }), own(13)],
      hidden: [samaritans, own(13).id, 'nobody-knows-it-'],
    };
    expect(compareLines(before, taken)).toMatchObject({
      same: [{ name: 'Line 1' }],
      changed: [{ name: 'LINE 2' }],
      added: [{ name: 'Line 13' }],
      hidden: [samaritans, own(13).id],
      unknown: ['nobody-knows-it-'],
    });
    const kept = keepImport(putImport(before, taken), 'i', DOER);
    if (typeof kept === 'string') throw new Error(kept);
    expect(kept.own.map(({ name, phone }) => [name, phone])).toEqual([
      ['Line 1', '1'],
      ['LINE 2', '2'],
      ['Line 13', '1'],
    ]);
    expect(namesOf(kept)).toEqual(['Line 1', 'LINE 2']);
    expect(keepImport(kept, 'i', DOER)).toBe('gone');
  });

  test.each([
    ['[]', 'I can’t read that as JSON'],
    ['{}', '“format” is missing'],
    ['{"format":"trust-steps crisis lines","version":2}', '“version” is missing'],
    ['{"format":"trust-steps crisis lines","version":1,"more":1}', '“more” is missing'],
    [
      '{"format":"trust-steps crisis lines","version":1,"lines":[{"country":"IE","name":"A","needs":["hurt"],"phone":"1","colour":"red"}]}',
      'Line 1 (A), colour: I don’t know what that is',
    ],
    [
      '{"format":"trust-steps crisis lines","version":1,"lines":[{"country":"IE","name":"A","needs":["hurt"],"phone":"1"},{"country":"IE","name":"a","needs":["hurt"],"phone":"1"}]}',
      'Line 2 (a): there are two of that name',
    ],
    [
      '{"format":"trust-steps crisis lines","version":1,"lines":[{"country":"XX","name":"A","needs":[],"url":"javascript:alert(1)"}]}',
      'Line 1 (A), url: not an address',
    ],
    [
      '{"format":"trust-steps crisis lines","version":1,"lines":[{"country":"IE","name":"A","needs":["hurt"],"url":"https://www.samaritans.org@evil.example/"}]}',
      'Line 1 (A), url: not an address',
    ],
  ])('%s is refused in kind words', (pasted, sentence) => {
    const read = readLinesFile(pasted, say);
    const said = read.ok ? [] : read.problems.map(readText);
    expect(
      said.some((each) => each.includes(sentence)),
      said.join('\n'),
    ).toBe(true);
  });

  test('is described by docs/crisis-lines.schema.json', () => {
    const described: unknown = JSON.parse(readFileSync('docs/crisis-lines.schema.json', 'utf8'));
    expect(described).toEqual(z.toJSONSchema(LinesFile));
  });
});

test('an address is one of the web, and is completed', () => {
  expect(readAddress('samaritans.org/help')).toBe('https://samaritans.org/help');
  expect(readAddress('http://línea.example')).toBe('http://línea.example');
  for (const other of [
    'javascript:alert(1)',
    'ftp://a.example',
    'https://me@a.example',
    'https://:b.example@a.example',
    'call us',
    'localhost',
  ])
    expect(readAddress(other), other).toBeUndefined();
});
