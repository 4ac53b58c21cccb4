/** What a member changes in their settings, and what there is to say of it. */
import {
  refuse,
  type CheckIn,
  type Context,
  type Member,
  type Refusal,
  type Say,
  type Settings,
  type Text,
} from '#core/command.ts';
import { orNobody, QUIET } from '#support/check-ins.ts';
import { seen } from '#support/due.ts';
import { zoneOf } from '#support/progress.ts';
import type { JournalChoice } from '#support/settings-journal.ts';
import { sayDayOf } from '#support/settings-text.ts';
import { journalEnds, moveTo, quietMoment } from '#support/settings.ts';
import { sayNext } from '#support/upcoming.ts';
import { sayRhythm, sayZone } from '#support/when.ts';

/** A change that was made, and what there is to say of it, in the language that holds from now on. */
export interface Changed {
  readonly settings: Settings;
  readonly say: Say;
  readonly said: readonly Text[];
  /** What can be done about it: move the check-in, change quiet hours, or empty the journal. */
  readonly offers?: 'move' | 'move-or-quiet' | 'quiet' | 'wipe';
}

/** Saves one or more settings. */
export async function save(change: Partial<Settings>, context: Context): Promise<Changed> {
  const { me, now } = context;
  const kept = await me.update((was) => {
    const member = seen(orNobody(was), now);
    return { ...member, settings: { ...member.settings, ...change } };
  });
  return saved(kept, context);
}

const saved = (member: Member | undefined, { words, from }: Context): Changed => {
  const settings = member?.settings ?? {};
  const say = words.in(settings.language ?? from.locale);
  return { settings, say, said: [say('settings.saved')] };
};

// Time zone

/** Saves the zone, or forgets it; a check-in that goes by another one can move to it. */
export async function saveZone(zone: string | undefined, context: Context): Promise<Changed | Refusal> {
  const { member, settings, now } = context;
  if (!context.areSettingsKnown) return refuse(context.say('settings.unknown'));
  const rhythm = member?.checkIn?.rhythm;
  const at = rhythm && quietMoment(rhythm, { ...settings, zone }, now);
  if (rhythm && zone === undefined && at !== undefined) return sayClash(at, rhythm.zone, context);
  const changed = await save({ zone }, context);
  if (!rhythm || zone === undefined || rhythm.zone === zone) return changed;
  const { say, said } = changed;
  const asked = say('settings.zone.asked', { rhythm: sayRhythm(rhythm, say) });
  if (at === undefined) return { ...changed, said: [...said, asked], offers: 'move' };
  const quiet = say('settings.zone.asked-quiet', { at });
  return { ...changed, said: [...said, asked, quiet], offers: 'move-or-quiet' };
}

/** Moves the check-in to the member's own zone, unless it would be quiet there. */
export async function moveCheckIn(context: Context): Promise<Changed | Refusal> {
  const { me, now, settings, member, say } = context;
  if (!context.areSettingsKnown) return refuse(say('settings.unknown'));
  const { zone } = settings;
  const rhythm = member?.checkIn?.rhythm;
  if (zone === undefined || !rhythm) return refuse(say('settings.zone.nothing'));
  const at = quietMoment({ ...rhythm, zone }, settings, now);
  if (at !== undefined) return sayClash(at, zone, context);
  const kept = await me.update((was) =>
    was?.checkIn ? { ...seen(was, now), checkIn: moveTo(zone, was.checkIn, now) } : was,
  );
  if (!kept?.checkIn) return refuse(say('settings.zone.nothing'));
  const changed = saved(kept, context);
  return { ...changed, said: [sayMoved(kept.checkIn, changed.say)] };
}

function sayMoved(checkIn: CheckIn, say: Say): Text {
  const rhythm = sayRhythm(checkIn.rhythm, say);
  const first = sayNext(checkIn, say);
  if (first === undefined) return say('settings.zone.moved', { rhythm });
  return say('settings.zone.moved-next', { rhythm, first });
}

/** Nothing is changed where no note could come any more: `at` in the zone lies in quiet hours. */
function sayClash(at: string, zone: string, context: Context): Changed {
  const { from, until } = context.settings.quiet ?? QUIET;
  const changed = saved(context.member, context);
  const { say } = changed;
  const clash = say('settings.zone.clash', { from, until, at, zone: sayZone(zone, say) });
  return { ...changed, said: [clash], offers: 'quiet' };
}

// Quiet hours

/** Saves the quiet hours, unless the check-in would lie in them. */
export async function saveQuiet(
  quiet: { from: string; until: string },
  context: Context,
): Promise<Changed | Refusal> {
  const { member, settings, say, now } = context;
  if (!context.areSettingsKnown) return refuse(say('settings.unknown'));
  const rhythm = member?.checkIn?.rhythm;
  const at = rhythm && quietMoment(rhythm, { ...settings, quiet }, now);
  if (rhythm && at !== undefined) {
    const zone = sayZone(settings.zone ?? rhythm.zone, say);
    return refuse(say('settings.quiet.clash', { ...quiet, at, zone }));
  }
  return save({ quiet }, context);
}

// Journal

/** Turns the journal on, for entries that are kept so many days, or off. */
export async function keepJournal(choice: JournalChoice, context: Context): Promise<Changed> {
  if (choice === 'off') return endJournal(context);
  const days = DAYS[choice];
  const changed = await save({ journalDays: days }, context);
  const isEmpty = !context.member || context.member.entries.length === 0;
  const { say } = changed;
  const on = say('settings.journal.is-on', { days });
  return { ...changed, said: isEmpty ? [on] : [on, say('settings.journal.keep-end')] };
}

const DAYS = { 7: 7, 30: 30, 90: 90 } as const;

/** What is in it stays until its end, unless the member wants it gone at once. */
async function endJournal(context: Context): Promise<Changed> {
  const { me, now } = context;
  const kept = await me.update((was) => {
    if (!was) return was;
    const { journalDays: _days, ...settings } = was.settings;
    return { ...seen(was, now), settings };
  });
  const changed = saved(kept, context);
  const off = changed.say('settings.journal.is-off');
  const stays = kept && sayWhatStays(kept, changed.say);
  if (!stays) return { ...changed, said: [off] };
  return { ...changed, said: [off, stays], offers: 'wipe' };
}

/** How much is in the journal, and for how long; undefined where nothing is. */
function sayWhatStays(kept: Member, say: Say): Text | undefined {
  const until = journalEnds(kept, zoneOf(kept));
  if (until === undefined) return undefined;
  return say('settings.journal.stays', { count: kept.entries.length, day: sayDayOf(until, say) });
}

/**
 * Deletes what is in the journal when the press comes first, and nothing when the same press comes again: what was written
 * since then stays. The words go before the list of them, so that nothing is left that is not listed.
 */
export async function wipeJournal(context: Context): Promise<Changed> {
  const { me, journal, now } = context;
  let ids: readonly string[] = [];
  const found = await me.update(
    (was) => {
      ids = was?.entries.map(({ id }) => id) ?? [];
      return was;
    },
    () => {
      ids = [];
    },
  );
  if (ids.length === 0) return sayWiped(found, context);
  await journal.remove(ids);
  const kept = await me.update(
    (was) => was && { ...seen(was, now), entries: was.entries.filter(({ id }) => !ids.includes(id)) },
  );
  return sayWiped(kept, context);
}

function sayWiped(kept: Member | undefined, context: Context): Changed {
  const changed = saved(kept, context);
  const stays = kept && sayWhatStays(kept, changed.say);
  if (stays) return { ...changed, said: [stays], offers: 'wipe' };
  return { ...changed, said: [changed.say('settings.journal.wiped')] };
}
