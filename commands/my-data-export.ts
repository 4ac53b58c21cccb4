/** A file with all that is kept about a member: what to know before taking it, then the file. */
import {
  heading,
  press,
  refuse,
  saying,
  whole,
  type Block,
  type Context,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { orNobody } from '#support/check-ins.ts';
import { refusedUntil } from '#support/crisis-sends.ts';
import { printText } from '#support/export-text.ts';
import { makeExport, partsOf, printExport, writtenEntries } from '#support/export.ts';
import { readAsked } from './ask-moderators-erase.ts';
import { hide } from './hide.ts';

/** A journal has fewer parts than this, however much is written. */
const MOST_PARTS = 999;

// What can be pressed

/** Says what to know before the file is taken. */
export const askExport = press({
  name: 'export',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => sayBefore(context),
});

const giveFile = press({
  name: 'file',
  version: 1,
  parts: { part: whole(1, MOST_PARTS) },
  place: 'replace',
  run: ({ part }, context) => give(part, context),
});

/** Everything in this file that can be pressed. */
export const exportActions = [askExport, giveFile];

// What is said

/** What to know before the file is taken. */
export async function sayBefore(context: Context): Promise<Message | Refusal> {
  const { say, areSettingsKnown, member, questions } = context;
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  if (!member && !(await questions.mine.get()) && !(await readRefusal(context)))
    return saying(say('data.nothing'));
  return {
    blocks: [
      heading(say.label('data.export.title')),
      { kind: 'text', text: say('data.export.what') },
      { kind: 'text', text: say('data.export.where') },
      { kind: 'text', text: say('data.export.watched') },
      {
        kind: 'buttons',
        buttons: [
          giveFile.button(say.label('data.export.give'), { part: 1 }, 'main'),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

/** Until when the person wants no notes from moderators: kept apart from all else, so that it outlives an erasure. */
const readRefusal = async ({ letters, now }: Context): Promise<Temporal.Instant | undefined> =>
  refusedUntil(await letters.refusal.get(), now);

async function give(part: number, context: Context): Promise<Message> {
  const { say, me, journal, now } = context;
  const asked = await readAsked(context);
  const refused = await readRefusal(context);
  const kept = await me.get();
  if (!kept && asked.length === 0 && !refused) return saying(say('data.nothing'));
  const member = orNobody(kept);
  const read = await journal.read(member.entries.map(({ id }) => id));
  const all = partsOf(writtenEntries(member, read));
  const at = { part: Math.min(part, all.length), parts: all.length };
  const entries = all[at.part - 1] ?? [];
  const name = `export-${now.toString().slice(0, 10)}${at.parts > 1 ? `-${at.part}` : ''}`;
  const held = { member, journal: entries, asked, refusedUntil: refused, ...at, now };
  return {
    blocks: [
      { kind: 'text', text: say('data.export.here') },
      ...(at.parts > 1 ? [{ kind: 'text', text: say('data.export.part', at) } as const] : []),
      { kind: 'file', name: `${name}.txt`, text: printText(held, say) },
      { kind: 'file', name: `${name}.json`, text: printExport(makeExport(held)) },
      { kind: 'aside', text: say('data.export.after') },
      sayNextPart(at, say),
    ],
  };
}

function sayNextPart({ part, parts }: { part: number; parts: number }, say: Say): Block {
  const next =
    part < parts ? [giveFile.button(say.label('data.export.next'), { part: part + 1 }, 'main')] : [];
  return { kind: 'buttons', buttons: [...next, hide.button(say.label('hide.button'), {})] };
}
