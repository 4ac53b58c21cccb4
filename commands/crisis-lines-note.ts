/** The note by which those who run a group hear, once a quarter at most, of crisis lines that wait for a check. */
import {
  heading,
  oneOf,
  press,
  refuse,
  type Button,
  type Context,
  type DueGroupContext,
  type Fired,
  type Group,
  type Member,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { seen } from '#support/due.ts';
import { askAt, claimQuarter, putOffQuarter, runnersOf, waitingIn } from '#support/line-quarters.ts';
import { isQuietFor } from '#support/questions.ts';
import { dueOf } from '#support/reminders.ts';
import { languageOf } from '#support/settings.ts';
import { hide } from './hide.ts';
import { sayNote } from './note.ts';
import { waysIn } from './crisis-lines-facts.ts';

/** So many lines are named. */
const NAMED = 12;

// What can be pressed

/** Opens the note. A chat can be exported with its ids, so this one says nothing of what it is about. */
const openNote = press({
  name: 'round',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => sayWaiting(context),
});

const wishNotes = press({
  name: 'round-notes',
  version: 1,
  parts: { wish: oneOf(['yes', 'no']) },
  place: 'replace',
  run: ({ wish }, context) => setNotes(wish === 'yes', context),
});

/** Everything in this file that can be pressed. */
export const noteActions = [openNote, wishNotes];

// What is sent

/**
 * Tells those who run the group, where something waits. Undefined where it is not the turn of that, where nothing can be sent
 * now, or where a reminder is due too: that goes first. Where it is night for all of them, or the platform asks to wait, it
 * is tried again some hours later.
 */
export async function remindOfLines(context: DueGroupContext): Promise<Fired | undefined> {
  const { group, now, serves } = context;
  const kept = await group.get();
  const at = kept && askAt(kept);
  if (!kept || kept.goneSince !== undefined || at === undefined || at > now.epochMilliseconds)
    return undefined;
  if (!serves(kept.platform)) return undefined;
  if (kept.reminders.some((each) => (dueOf(each) ?? Infinity) <= now.epochMilliseconds)) return undefined;
  let before: Group | undefined;
  const claimed = await group.update((was) => {
    const after = was && claimQuarter(was, now);
    before = after === was ? undefined : was;
    return after;
  });
  const { quarter } = before?.lines ?? {};
  if (!claimed || !quarter || waitingIn(claimed, now).length === 0) return { outcome: 'done' };
  const told: Told[] = [];
  for (const member of runnersOf(claimed)) told.push(await tellOne(member, claimed, quarter.group, context));
  if (told.includes('later') && !told.includes('told'))
    await group.update((was) => was && putOffQuarter(was, quarter, now));
  return { outcome: 'done' };
}

/** What came of a note: it arrived, or may have; it can come later; it can't. */
type Told = 'told' | 'later' | 'no';

async function tellOne(
  member: string,
  { platform, language }: Group,
  group: string,
  { words, now, tell }: DueGroupContext,
): Promise<Told> {
  let isNight = false;
  const write = (admin: Member): Message | undefined => {
    if (wantsNone(admin, group)) return undefined;
    isNight = isQuietFor(admin, now);
    if (isNight) return undefined;
    const say = words.in(languageOf(admin) ?? language);
    return sayNote(openNote.button(say.label('note.open'), {}), admin.settings, say);
  };
  const delivery = await tell(platform, member, group, write).catch(() => undefined);
  if (!delivery || delivery.outcome === 'sent' || 'isPerhapsShown' in delivery) return 'told';
  return isNight || delivery.outcome === 'busy' || delivery.outcome === 'stopped' ? 'later' : 'no';
}

const wantsNone = ({ moderated }: Member, group: string): boolean =>
  moderated.some((each) => each.group === group && each.isQuiet === true);

// What is said

/** The groups that the person runs, as they are kept now, and that the bot is in. */
async function runBy({ member, from, groupOf }: Context): Promise<readonly Group[]> {
  const all = await Promise.all((member?.moderated ?? []).map(({ group }) => groupOf(group).get()));
  return all
    .filter((group) => group !== undefined)
    .filter((group) => group.goneSince === undefined && runnersOf(group).includes(from.member));
}

async function sayWaiting(context: Context): Promise<Message | Refusal> {
  const { say, areSettingsKnown, me, member, now } = context;
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  await me.update((kept) => kept && seen(kept, now));
  const waiting = (await runBy(context)).flatMap((group) => waitingIn(group, now));
  const items = waiting
    .slice(0, NAMED)
    .map((line) => [
      `${say.country(line.country ?? '')}: ${line.name.slice(0, 60)}, ${waysIn(line)[0] ?? ''}`,
    ]);
  const others = waiting.length - items.length;
  const { moderated = [] } = member ?? {};
  const isQuiet = moderated.every((each) => each.isQuiet === true);
  return {
    blocks: [
      heading(say.label('lines.note.title')),
      { kind: 'text', text: say(items.length > 0 ? 'lines.note.text' : 'lines.note.none') },
      ...(items.length > 0
        ? [
            {
              kind: 'list',
              items: [...items, ...(others > 0 ? [say('lines.note.others', { count: others })] : [])],
            } as const,
          ]
        : []),
      {
        kind: 'buttons',
        buttons: [
          // Who was erased meanwhile gets none, and has nothing to stop.
          ...(moderated.length > 0 ? [wishButton(isQuiet, say)] : []),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

const wishButton = (isQuiet: boolean, say: Say): Button =>
  isQuiet
    ? wishNotes.button(say.label('lines.note.again'), { wish: 'yes' })
    : wishNotes.button(say.label('lines.note.stop'), { wish: 'no' });

/** Whether the person wants such notes, for all groups that they run. */
async function setNotes(isWanted: boolean, { me, say, now }: Context): Promise<Message> {
  await me.update(
    (kept) =>
      kept && {
        ...seen(kept, now),
        moderated: kept.moderated.map((each) => ({ ...each, isQuiet: isWanted ? undefined : true })),
      },
  );
  return {
    blocks: [
      { kind: 'text', text: say(isWanted ? 'lines.note.resumed' : 'lines.note.stopped') },
      { kind: 'buttons', buttons: [wishButton(!isWanted, say), hide.button(say.label('hide.button'), {})] },
    ],
  };
}
