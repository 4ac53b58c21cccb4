import type { Member, QuestionDraft } from '#core/records.ts';
import { writtenEntries } from '#support/export.ts';

/** When all of this is exported. */
export const NOW = Temporal.Instant.from('2026-11-29T18:30:00Z');
/** A moment in milliseconds since 1970. */
export const at = (iso: string): number => Temporal.Instant.from(iso).epochMilliseconds;

/** Somebody about whom everything is kept that can be. */
export const FULL: Member = {
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
    language: 'es',
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
      wasPutOff: true,
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
  moderated: [
    {
      group: 'discord:81384788765712384',
      as: 'secret-member',
      isQuiet: true,
      questions: [{ id: 'secret-question', at: at('2026-11-20T10:00:00Z') }],
    },
  ],
  seenOn: '2026-11-29',
  goneSince: at('2026-11-28T10:00:00Z'),
};
/** What is in their journal. */
export const ENTRIES = writtenEntries(FULL, [{ words: 'A quiet week.' }]);
/** What they said to moderators. */
const ASKED = [
  {
    at: at('2026-11-24T10:00:00Z'),
    isNamed: false,
    answers: [{ words: 'We read it. Thank you.', at: at('2026-11-24T11:00:00Z') }],
  },
];
/** What they looked at and did not send to moderators. */
const DRAFT: QuestionDraft = {
  id: 'secret-draft',
  group: 'secret-group',
  alias: 'secret-alias',
  isNamed: true,
  says: { kind: 'words', words: 'Can somebody call me?' },
  at: at('2026-11-29T18:20:00Z'),
};
/** One file with all of it. */
export const WHOLE = {
  promises: FULL.promises,
  asked: ASKED,
  draft: DRAFT,
  turn: { at: at('2026-11-29T09:00:00Z') },
  refusedUntil: Temporal.Instant.from('2027-05-20T10:00:00Z'),
  part: 1,
  parts: 1,
};
