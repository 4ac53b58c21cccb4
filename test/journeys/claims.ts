/** What has to hold after each round, and at the end. */
import { expect } from 'vitest';
import { HOUSE } from '#core/records.ts';
import { MemberExport } from '#support/export.ts';
import { dueOfMember } from '#support/due.ts';
import type { DeedName } from './deeds.ts';
import { isQuietThen, shownIn, type Model } from './model.ts';
import { chatOf, PLATFORM, type Show } from './platform.ts';
import { findButtons } from './screen.ts';
import type { Traveller } from './turn.ts';
import type { World } from './world.ts';

/** How somebody stood when a round began. */
export interface Stand {
  readonly hasCheckIn: boolean;
  readonly pause: Model['pause'];
  /** True where they put a note off when they had paused. */
  readonly isPutOff: boolean;
  readonly isQuiet: (home: Traveller['home'], at: Temporal.Instant) => boolean;
  readonly deeds: number;
}

/** Takes down how somebody stands now. */
export function standOf({ model, deeds }: Traveller): Stand {
  const settings = structuredClone(model.settings);
  return {
    hasCheckIn: model.hasCheckIn,
    pause: model.pause,
    isPutOff: model.putOffIn >= model.pausedIn,
    isQuiet: (home, at) => isQuietThen({ ...model, settings }, home, at),
    deeds,
  };
}

const BEGINS: ReadonlySet<DeedName> = new Set(['start', 'resume']);

/** A note that came though it should not have, in words; undefined where it may have come. */
function wrongOf(
  show: Show,
  traveller: Traveller,
  was: Stand,
  done: readonly DeedName[],
): string | undefined {
  const { home } = traveller;
  const hasBegun = done.some((deed) => BEGINS.has(deed));
  if (!was.hasCheckIn && !hasBegun) return 'to somebody who has no check-in';
  if (was.pause === true && !hasBegun) return 'to somebody who paused';
  if (
    typeof was.pause === 'string' &&
    !hasBegun &&
    !done.includes('pause') &&
    !was.isPutOff &&
    !done.includes('later')
  ) {
    if (shownIn(home.zone, show.at).day < was.pause) return 'to somebody who paused until a day';
  }
  const isSame = !done.includes('chooseQuiet') && !done.includes('start');
  return isSame && was.isQuiet(home, show.at) ? 'in quiet hours' : undefined;
}

/** True where an earlier note was of the same check-in: the member put it off, so it was not left unanswered. */
const isAgain = ({ platform, checkInOf }: World, show: Show): boolean =>
  platform.shows
    .slice(0, platform.shows.indexOf(show))
    .some(
      ({ chat, isNote, occurrence }) =>
        isNote &&
        chat === show.chat &&
        occurrence !== show.occurrence &&
        checkInOf.get(occurrence) === checkInOf.get(show.occurrence),
    );

/** What each traveller did in a round. */
export type Done = ReadonlyMap<Traveller, readonly DeedName[]>;

/** Checks the notes of the round that just ended. */
export function checkShows(world: World, before: ReadonlyMap<Traveller, Stand>, done: Done): void {
  for (const [traveller, was] of before) {
    const chat = chatOf(traveller.person.id);
    const shows = world.platform.shows.filter((show) => show.round === world.round && show.chat === chat);
    const theirs = done.get(traveller) ?? [];
    const tests = shows.filter(({ isNote }) => !isNote);
    expect(
      tests.length === 0 || theirs.includes('start'),
      `${traveller.person.id}: a test note comes when one begins`,
    ).toBe(true);
    const notes = shows.filter(({ isNote }) => isNote);
    const wrong = notes
      .map((show) => wrongOf(show, traveller, was, theirs))
      .filter((each) => each !== undefined);
    expect(wrong, `a note in round ${world.round} to ${traveller.person.id}`).toEqual([]);
    const isHeard = traveller.deeds > was.deeds;
    const heard = notes.filter((show) => !show.isLost && !isAgain(world, show)).length;
    traveller.unheard = isHeard ? 0 : traveller.unheard + heard;
    // Three notes that nobody answers, and one that says that notes stop.
    expect(traveller.unheard, `${traveller.person.id}: three notes, then silence`).toBeLessThanOrEqual(4);
  }
}

/** Checks that nothing is left of those who erased everything in this round. */
export async function checkErased({ store, platform, round }: World, done: Done): Promise<void> {
  const erased = [...done].filter(([, theirs]) => theirs.includes('erase')).map(([{ person }]) => person);
  for (const { id } of erased) {
    expect(await store.stores.members.open(id, 'look').get(), `the record of ${id}`).toBeUndefined();
    // What the bot was told of, and what was not on its way while it was erased.
    const known = platform.shows.filter(
      (show) => show.chat === chatOf(id) && !show.isLost && show.round < round,
    );
    const standing = known.filter((show) => platform.standing.has(show.id));
    expect(
      standing.map(({ occurrence }) => occurrence),
      `what stands in the chat of ${id}`,
    ).toEqual([]);
  }
}

/** Checks that no occurrence came twice, and no answer counted twice. */
export function checkOccurrences(world: World, travellers: readonly Traveller[]): void {
  const { shows, firstTries } = world.platform;
  // A test note goes out with the call that begins: a platform that can tell shows it once.
  const notes = shows.filter(({ isNote }) => isNote);
  const times = Map.groupBy(notes, ({ occurrence }) => occurrence);
  expect(
    [...times].filter(([, each]) => each.length > 1),
    'shown twice',
  ).toEqual([]);
  expect(
    [...firstTries].filter(([, tries]) => tries > 1),
    'tried twice as if for the first time',
  ).toEqual([]);
  for (const { person, putOff, thanks } of travellers) {
    const theirs = notes.filter(({ chat }) => chat === chatOf(person.id));
    const byCheckIn = Map.groupBy(theirs, ({ occurrence }) => world.checkInOf.get(occurrence) ?? 'unknown');
    for (const [at, each] of byCheckIn) {
      const asked = each.reduce((sum, { occurrence }) => sum + (putOff.get(occurrence) ?? 0), 0);
      expect(each.length, `notes of ${at} to ${person.id}`).toBeLessThanOrEqual(1 + asked);
    }
    expect(
      [...thanks].filter(([, count]) => count > 1),
      `what ${person.id} answered twice`,
    ).toEqual([]);
  }
}

/** Checks that each row of the due table is what its record waits for, and that no record lacks its row. */
export async function checkDues({ store, people }: World): Promise<number> {
  const lanes = await Promise.all([PLATFORM, HOUSE].map((lane) => store.dues.rows(lane, Infinity, 10_000)));
  const rows = lanes.flat();
  for (const { name, at, lane } of rows) {
    const kept = await store.dues.openMember(name, 'look').me.get();
    expect(kept && dueOfMember(kept), 'a row and its record').toEqual({ at, lane });
  }
  const records = await Promise.all(people.map(({ id }) => store.stores.members.open(id, 'look').get()));
  const waiting = records.filter((kept) => kept && dueOfMember(kept));
  expect(rows).toHaveLength(waiting.length);
  return rows.length;
}

/** What the bot gives to somebody who asks for all that it keeps; undefined where it keeps nothing. */
async function exportOf(world: World, { person }: Traveller): Promise<MemberExport | undefined> {
  const asked = await world.act(person, { kind: 'command', name: 'my-data', given: 'export' }, 'first');
  const [give] = asked.replies.flatMap(({ message }) => findButtons([message], 'file'));
  if (give === undefined) return undefined;
  const given = await world.act(person, { kind: 'action', action: give }, 'second');
  const file = given.replies
    .flatMap(({ message }) => message.blocks)
    .find((block) => block.kind === 'file' && block.name.endsWith('.json'));
  if (file?.kind !== 'file') throw new Error('no file');
  return MemberExport.parse(JSON.parse(file.text));
}

const sorted = (items: Iterable<string>): readonly string[] => [...items].toSorted();

/** Compares what somebody was told with what is kept about them. */
export async function checkKept(world: World, traveller: Traveller): Promise<void> {
  const { model, person } = traveller;
  const kept = await exportOf(world, traveller);
  const now = world.clock.now().epochMilliseconds;
  const entries = [...model.entries].filter(([, until]) => until > now).map(([words]) => words);
  const promises = [...model.promises].map(([words, state]) => `${words}: ${state}`);
  const found = {
    promises: sorted((kept?.promises ?? []).map(({ words, state }) => `${words}: ${state}`)),
    journal: sorted((kept?.journal ?? []).map(({ words }) => words.split('\n').at(-1) ?? '')),
    settings: kept?.settings ?? {},
    weeks: sorted(kept?.weeks ?? []),
    ratings: sorted((kept?.ratings ?? []).map(({ on, didWhatISaid }) => `${on}: ${didWhatISaid}`)),
    keptSteps: (kept?.keptSteps ?? []).toSorted((a, b) => a - b),
    step: kept?.step,
    hasCheckIn: kept?.checkIn !== undefined,
  };
  expect(found, `what is kept about ${person.id}`).toEqual({
    promises: sorted(promises),
    journal: sorted(entries),
    settings: model.settings,
    weeks: sorted(model.weeks),
    ratings: sorted([...model.ratings].map(([on, did]) => `${on}: ${did}`)),
    keptSteps: [...model.keptSteps].toSorted((a, b) => a - b),
    step: model.step,
    hasCheckIn: model.hasCheckIn,
  });
  const why = kept?.checkIn?.paused?.why;
  // A door that is closed for the third time pauses too, whoever paused before.
  if (model.pause === true) expect(['asked', 'closed']).toContain(why);
  if (model.hasCheckIn && model.pause === undefined) expect(why).not.toBe('asked');
}
