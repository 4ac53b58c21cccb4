/** The file that a member takes away holds all that is kept about them, in the form that docs/export.md tells. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CheckIn, Member, Settings } from '#core/records.ts';
import { printText, sayLines, saySections } from '#support/export-text.ts';
import { makeExport, MemberExport, partsOf, printExport, writtenEntries } from '#support/export.ts';
import { LIMITS } from '../adapters/slack/limits.ts';
import { renderMessage, renderPage } from '../adapters/slack/render.ts';
import { words } from './bot.ts';

const NOW = Temporal.Instant.from('2026-11-29T18:30:00Z');
const at = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;

/** Somebody about whom everything is kept that can be. */
const FULL: Member = {
  settings: {
    language: 'en',
    side: 'hurt',
    country: 'FR',
    tasksHidden: true,
    zone: 'Europe/Paris',
    quiet: { from: '22:00', until: '07:00' },
    journalDays: 30,
    silent: true,
  },
  reach: { platform: 'discord', chat: 'secret-chat-id' },
  agreedAt: at('2026-11-01T10:00:00Z'),
  checkIn: {
    rhythm: {
      days: [1, 7],
      every: 2,
      anchor: '2026-11-02',
      at: '18:00',
      zone: 'Europe/Paris',
      until: '2027-03-01',
    },
    next: '2026-12-13T18:00',
    later: at('2026-11-29T19:00:00Z'),
    paused: { why: 'asked', until: '2026-12-10' },
    last: {
      id: 'secret-occurrence',
      at: '2026-11-29T18:00',
      state: 'later',
      dueAt: at('2026-11-29T17:00:00Z'),
      claimedAt: at('2026-11-29T17:00:00Z'),
      triedAt: at('2026-11-29T17:00:00Z'),
      isLate: true,
      says: 'check-in',
    },
    unanswered: 1,
    closed: 2,
    turn: 5,
  },
  step: 3,
  keptSteps: [1, 2],
  promises: [
    {
      id: 'secret-1',
      words: 'Call my sister',
      day: '2026-12-24',
      madeAt: at('2026-11-02T10:00:00Z'),
      state: 'open',
    },
    { id: 'secret-2', words: 'Be on time', madeAt: at('2026-11-03T10:00:00Z'), state: 'let-go' },
  ],
  weeks: ['2026-11-16', '2026-11-23'],
  ratings: [{ on: '2026-11-22', did: 4 }],
  entries: [{ id: 'secret-entry', at: at('2026-11-20T10:00:00Z'), until: at('2026-12-20T10:00:00Z') }],
  news: [{ kind: 'closed', at: '2026-11-22T18:00' }],
  sent: [{ chat: 'secret-chat-id', message: 'secret-message', at: at('2026-11-22T17:00:00Z') }],
  seenOn: '2026-11-29',
  goneSince: at('2026-11-28T10:00:00Z'),
};
const ENTRIES = writtenEntries(FULL, [{ words: 'A quiet week.' }]);
const ASKED = [
  {
    at: at('2026-11-24T10:00:00Z'),
    isNamed: false,
    answers: [{ words: 'We read it. Thank you.', at: at('2026-11-24T11:00:00Z') }],
  },
];
const WHOLE = { asked: ASKED, part: 1, parts: 1 };

/** The member with everything of a record filled in, or this test has to learn of what is new. */
test('the member above has every field that a record can have', () => {
  expect(Object.keys(FULL).toSorted()).toEqual(Object.keys(Member.shape).toSorted());
  expect(Object.keys(FULL.settings).toSorted()).toEqual(Object.keys(Settings.shape).toSorted());
  expect(Object.keys(FULL.checkIn ?? {}).toSorted()).toEqual(Object.keys(CheckIn.shape).toSorted());
});

describe('The file for programs', () => {
  const made = makeExport({ member: FULL, journal: ENTRIES, ...WHOLE, now: NOW });
  const printed = printExport(made);

  test('reads back, and keeps to its schema', () => {
    expect(MemberExport.parse(JSON.parse(printed))).toEqual(made);
  });

  test('holds everything', () => {
    expect(made).toMatchInlineSnapshot(`
      {
        "agreedAt": "2026-11-01T10:00:00Z",
        "checkIn": {
          "at": "18:00",
          "countedFrom": "2026-11-02",
          "days": [
            1,
            7,
          ],
          "everyWeeks": 2,
          "foundClosed": 2,
          "lastNote": {
            "at": "2026-11-29T18:00",
            "firstTriedAt": "2026-11-29T17:00:00Z",
            "lastTriedAt": "2026-11-29T17:00:00Z",
            "late": true,
            "says": "check-in",
            "state": "later",
          },
          "next": "2026-12-13T18:00",
          "notesSent": 5,
          "paused": {
            "until": "2026-12-10",
            "why": "asked",
          },
          "putOffUntil": "2026-11-29T19:00:00Z",
          "timeZone": "Europe/Paris",
          "unanswered": 1,
          "until": "2027-03-01",
        },
        "format": "trust-steps member export",
        "journal": [
          {
            "keptUntil": "2026-12-20T10:00:00Z",
            "words": "A quiet week.",
            "writtenAt": "2026-11-20T10:00:00Z",
          },
        ],
        "keptSteps": [
          1,
          2,
        ],
        "lastSeenOn": "2026-11-29",
        "messages": [
          {
            "sentAt": "2026-11-22T17:00:00Z",
          },
        ],
        "news": [
          {
            "at": "2026-11-22T18:00",
            "kind": "closed",
          },
        ],
        "part": 1,
        "parts": 1,
        "privateChat": {
          "platform": "discord",
        },
        "promises": [
          {
            "by": "2026-12-24",
            "madeAt": "2026-11-02T10:00:00Z",
            "state": "open",
            "words": "Call my sister",
          },
          {
            "madeAt": "2026-11-03T10:00:00Z",
            "state": "let-go",
            "words": "Be on time",
          },
        ],
        "ratings": [
          {
            "didWhatISaid": 4,
            "on": "2026-11-22",
          },
        ],
        "settings": {
          "country": "FR",
          "journalDays": 30,
          "language": "en",
          "practicesHidden": true,
          "quietHours": {
            "from": "22:00",
            "until": "07:00",
          },
          "side": "hurt",
          "silentNotes": true,
          "timeZone": "Europe/Paris",
        },
        "step": 3,
        "toModerators": [
          {
            "answers": [
              {
                "words": "We read it. Thank you.",
                "writtenAt": "2026-11-24T11:00:00Z",
              },
            ],
            "sentAt": "2026-11-24T10:00:00Z",
            "withName": false,
          },
        ],
        "unreachableSince": "2026-11-28T10:00:00Z",
        "version": 1,
        "weeks": [
          "2026-11-16",
          "2026-11-23",
        ],
        "writtenAt": "2026-11-29T18:30:00Z",
      }
    `);
  });

  test('holds no id of a chat, a message, a note, a promise or an entry', () => {
    expect(printed).not.toContain('secret');
  });

  test('of somebody who chose nothing keeps to its schema too', () => {
    const nobody = { ...FULL, settings: {} };
    const { checkIn: _checkIn, reach: _reach, agreedAt: _agreedAt, step: _step, ...little } = nobody;
    const bare = makeExport({ member: little, journal: [], ...WHOLE, now: NOW });
    expect(MemberExport.parse(JSON.parse(printExport(bare)))).toMatchObject({ settings: {}, journal: [] });
  });

  test('is described by docs/export.schema.json', () => {
    const described: unknown = JSON.parse(readFileSync('docs/export.schema.json', 'utf8'));
    expect(described).toEqual(z.toJSONSchema(MemberExport));
  });

  test('docs/export.md tells of every field', () => {
    const told = readFileSync('docs/export.md', 'utf8');
    expect(Object.keys(MemberExport.shape).filter((name) => !told.includes(`\`${name}\``))).toEqual([]);
  });
});

describe.each(words.languages.map((say) => [say.language, say] as const))(
  'The file for people, in %s',
  (_, say) => {
    const text = printText({ member: FULL, journal: ENTRIES, ...WHOLE, now: NOW }, say);

    test('says every fact and every line, and the journal’s words', () => {
      const facts = saySections(FULL, say).flatMap((section) => section.facts);
      expect(facts.length).toBeGreaterThan(25);
      for (const { name, value } of facts) expect(text).toContain(`${name}: ${value}`);
      for (const line of sayLines(FULL, say)) expect(text).toContain(line);
      for (const own of ['Call my sister', 'Be on time', 'A quiet week.', 'We read it.'])
        expect(text).toContain(own);
    });

    test('holds no id', () => {
      expect(text).not.toContain('secret');
    });
  },
);

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

test('the example in docs/export.md keeps to the schema', () => {
  const [, example = ''] = /```json\n([^]*?)```/.exec(readFileSync('docs/export.md', 'utf8')) ?? [];
  expect(MemberExport.safeParse(JSON.parse(example)).success).toBe(true);
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
