/** The file that a member takes away holds all that is kept about them, in the form that docs/export.md tells. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { CheckIn, Member, Settings } from '#core/records.ts';
import { printText, sayLines, saySections } from '#support/export-text.ts';
import { makeExport, MemberExport, printExport } from '#support/export.ts';
import { sayInstant } from '#support/upcoming.ts';
import { words } from './bot.ts';
import { ENTRIES, FULL, NOW, WHOLE } from './full-member.ts';

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
          "language": "es",
          "lastNote": {
            "at": "2026-11-29T18:00",
            "firstTriedAt": "2026-11-29T17:00:00Z",
            "lastTriedAt": "2026-11-29T17:00:00Z",
            "late": true,
            "putOff": true,
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
        "groups": [
          {
            "group": "discord:81384788765712384",
            "messagesSince": [
              "2026-11-20T10:00:00Z",
            ],
            "notesAboutLines": false,
          },
        ],
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
        "noNotesFromModeratorsUntil": "2027-05-20T10:00:00Z",
        "noteFromModeratorsAt": "2026-11-29T09:00:00Z",
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
        "unsentToModerators": {
          "keptUntil": "2026-11-29T18:35:00Z",
          "withName": true,
          "words": "Can somebody call me?",
          "writtenAt": "2026-11-29T18:20:00Z",
        },
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
      const facts = saySections(FULL, NOW, say).flatMap((section) => section.facts);
      expect(facts.length).toBeGreaterThan(25);
      for (const { name, value } of facts) expect(text).toContain(`${name}: ${value}`);
      for (const line of sayLines(FULL, say)) expect(text).toContain(line);
      for (const own of [
        'Call my sister',
        'Be on time',
        'A quiet week.',
        'We read it.',
        'Can somebody call me?',
      ])
        expect(text).toContain(own);
    });

    test('says in which language they said yes to check-ins', () => {
      expect(text).toContain(`${say.label('data.check-in.language')}: Español`);
    });

    test('says until when they want no notes from moderators, and that one was sent', () => {
      const until = sayInstant(WHOLE.refusedUntil, 'Europe/Paris', say);
      expect(text).toContain(say.label('data.letters', { until }));
      const when = sayInstant(Temporal.Instant.from('2026-11-29T09:00:00Z'), 'Europe/Paris', say);
      expect(text).toContain(say.label('data.letters.turn', { when }));
    });

    test('holds no id', () => {
      expect(text).not.toContain('secret');
    });
  },
);

test('the example in docs/export.md keeps to the schema', () => {
  const [, example = ''] = /```json\n([^]*?)```/.exec(readFileSync('docs/export.md', 'utf8')) ?? [];
  expect(MemberExport.safeParse(JSON.parse(example)).success).toBe(true);
});
