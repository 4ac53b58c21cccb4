/** What holds for a check-in whatever happens to it, in any order and at any moment. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Member, Rhythm } from '#core/records.ts';
import {
  answered,
  begin,
  end,
  isQuietAt,
  laterAt,
  LATERS,
  open,
  pause,
  putOff,
  resume,
  skip,
  skipNext,
} from '#support/check-ins.ts';
import { claim, settle, type Sent } from '#support/claims.ts';
import { nextNoteOf } from '#support/due.ts';
import { BEGAN, DAY, HOUR, MINUTE, SEEN, having, plus } from './one-member.ts';

type Event = (member: Member, now: Temporal.Instant) => Member;

const rhythms: fc.Arbitrary<Rhythm> = fc.record(
  {
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    every: fc.constantFrom(1, 1, 1, 2),
    at: fc.constantFrom('00:00', '02:30', '12:00', '18:00', '18:01', '20:59', '23:59'),
    zone: fc.constantFrom('Europe/Paris', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia'),
    until: fc.constantFrom('2026-12-24', '2027-04-04'),
    anchor: fc.constant('2026-11-23'),
  },
  { requiredKeys: ['days', 'every', 'at', 'zone', 'anchor'] },
);

/** Events that need no moment of their own, by the id of the note that went out last. */
const plain: fc.Arbitrary<Event> = fc
  .constantFrom(open, skip, answered, (checkIn: Parameters<typeof open>[0]) =>
    skipNext(checkIn, checkIn.next),
  )
  .map((event) => (member) => having(member, (checkIn) => event(checkIn, checkIn.last?.id ?? '')));

const later: fc.Arbitrary<Event> = fc
  .constantFrom(...LATERS)
  .map(
    (until) => (member, now) =>
      having(member, (checkIn) =>
        putOff(checkIn, checkIn.last?.id ?? '', laterAt(until, checkIn.rhythm, now)),
      ),
  );

const events: fc.Arbitrary<Event> = fc.oneof(
  { weight: 6, arbitrary: plain },
  { weight: 5, arbitrary: later },
  {
    weight: 2,
    arbitrary: fc.constant((member: Member, now: Temporal.Instant) =>
      having(member, (checkIn) => resume(checkIn, now)),
    ),
  },
  rhythms.map((rhythm) => (member: Member, now: Temporal.Instant) => begin(member, rhythm, now)),
  fc.constantFrom(undefined, 1, 9).map((days) => (member: Member, now: Temporal.Instant) => {
    const until =
      days &&
      plus(now, days * DAY)
        .toZonedDateTimeISO('UTC')
        .toPlainDate()
        .toString();
    return having(member, (checkIn) => pause(checkIn, until, now));
  }),
  fc.constant((member: Member) => (member.checkIn?.turn === 7 ? end(member) : member)),
);

/** How a send ends; undefined where the process dies with it. */
const outcomes: fc.Arbitrary<Sent['outcome'] | undefined> = fc.constantFrom(
  'sent',
  'sent',
  'sent',
  'sent',
  'closed',
  'unsure',
  'gone',
  'again',
  undefined,
);

/** How long it is until the next step: until the next note is due in most cases, and then a little longer. */
const LITTLE = [0, 1, 29_999, 30_000, 5 * MINUTE, 5 * MINUTE + 1, 2 * HOUR, 2 * HOUR + 1];
const passes = fc.record({
  toNote: fc.constantFrom(true, true, true, false),
  more: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...LITTLE) }, fc.nat(2 * DAY), fc.constant(9 * DAY)),
});
const pass = (member: Member, now: Temporal.Instant, { toNote, more }: { toNote: boolean; more: number }) => {
  const due = toNote ? (nextNoteOf(member) ?? 0) : 0;
  return plus(now, Math.max(0, due - now.epochMilliseconds) + more);
};

const quiet = fc.constantFrom(
  undefined,
  { from: '00:00', until: '00:00' },
  { from: '12:00', until: '18:01' },
);

function settled(member: Member, id: string, outcome: Sent['outcome'], now: Temporal.Instant): Member {
  const ends: Readonly<Record<Sent['outcome'], Sent>> = {
    sent: { outcome: 'sent', chat: 'chat', message: `message of ${id}` },
    closed: { outcome: 'closed' },
    gone: { outcome: 'gone' },
    unsure: { outcome: 'unsure' },
    again: { outcome: 'again', at: plus(now, MINUTE) },
  };
  return settle(member, id, ends[outcome], now);
}

/** Claims once, and checks what holds for every claim. Gives the id that goes out, if one does. */
function claimed(member: Member, now: Temporal.Instant, id: string): { member: Member; sends?: string } {
  const first = claim(member, now, id);
  expect(claim(first.member, now, `${id}-again`), 'the same moment twice').toEqual({ member: first.member });
  if (!first.send) return { member: first.member };
  const { checkIn } = first.member;
  expect(checkIn?.last).toEqual(first.send);
  expect(nextNoteOf(first.member) ?? Infinity, 'sent and still due').toBeGreaterThan(now.epochMilliseconds);
  expect(checkIn && isQuietAt(first.member, checkIn.rhythm, now), 'sent in quiet hours').toBe(false);
  return { member: first.member, sends: first.send.id };
}

const steps = fc.array(
  fc.record({ passing: passes, event: fc.option(events, { nil: undefined }), how: outcomes }),
  { minLength: 10, maxLength: 60 },
);

test('A check-in is claimed once at a moment, comes neither twice nor in quiet hours, and never rings for ever', () => {
  let notes = 0;
  fc.assert(
    fc.property(rhythms, quiet, steps, (rhythm, hours, all) => {
      let now = BEGAN;
      let member = begin({ ...SEEN, settings: hours ? { quiet: hours } : {} }, rhythm, now);
      const shown = new Set<string>();
      /** Occurrences of which nobody knows whether they were shown, each with the name that it was sent under. */
      const unknown = new Map<string, string>();
      for (const [i, { passing, event, how }] of all.entries()) {
        now = pass(member, now, passing);
        // What is due is done with after a few tries: nothing that can't be done stays due.
        for (let tries = 0; tries < 4; tries += 1) {
          const { member: after, sends } = claimed(member, now, `id-${i}-${tries}`);
          member = after;
          if (sends === undefined) break;
          const at = member.checkIn?.last?.at ?? '';
          expect([undefined, sends], 'perhaps shown before, under another name').toContain(unknown.get(at));
          if (how === undefined) unknown.set(at, sends);
          if (how === 'sent') {
            expect(shown, 'shown before').not.toContain(sends);
            shown.add(sends);
            notes += 1;
          }
          if (how) member = settled(member, sends, how, now);
        }
        const isHeld = member.checkIn?.last?.state === 'claimed';
        if (!isHeld) expect(nextNoteOf(member) ?? Infinity).toBeGreaterThan(now.epochMilliseconds);
        const { later: wasPutOff, rhythm: was } = member.checkIn ?? {};
        const next = member.checkIn?.next;
        if (event) member = event(member, now);
        if (member.checkIn?.later !== wasPutOff && member.checkIn?.later !== undefined)
          expect(member.checkIn.next, 'put off').toBe(next);
        // Then the member asked for it anew.
        if (member.checkIn?.later !== wasPutOff || member.checkIn?.rhythm !== was) unknown.clear();
      }
    }),
    { numRuns: 400 },
  );

  expect(notes).toBeGreaterThan(400);
});

test('While a member pauses nothing comes', () => {
  fc.assert(
    fc.property(rhythms, steps, fc.nat(3 * DAY), (rhythm, all, wait) => {
      let now = BEGAN;
      let member = begin({ ...SEEN, settings: { quiet: { from: '00:00', until: '00:00' } } }, rhythm, now);
      for (const [i, { passing, event, how }] of all.entries()) {
        now = pass(member, now, passing);
        const { member: after, sends } = claimed(member, now, `id-${i}`);
        member = sends !== undefined && how ? settled(after, sends, how, now) : after;
        if (event) member = event(member, now);
      }
      const paused = having(member, (checkIn) => pause(checkIn, undefined, now));
      for (const each of [0, 30_000, wait, 3 * DAY])
        expect(claim(paused, plus(now, each), 'id').send).toBeUndefined();
    }),
    { numRuns: 300 },
  );
});
