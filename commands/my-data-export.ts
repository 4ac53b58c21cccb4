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
export async function sayBefore({
  say,
  areSettingsKnown,
  member,
  questions,
}: Context): Promise<Message | Refusal> {
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  if (!member && !(await questions.mine.get())) return saying(say('data.nothing'));
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

async function give(part: number, context: Context): Promise<Message> {
  const { say, me, journal, now } = context;
  const asked = await readAsked(context);
  const kept = await me.get();
  if (!kept && asked.length === 0) return saying(say('data.nothing'));
  const member = orNobody(kept);
  const read = await journal.read(member.entries.map(({ id }) => id));
  const all = partsOf(writtenEntries(member, read));
  const at = { part: Math.min(part, all.length), parts: all.length };
  const entries = all[at.part - 1] ?? [];
  const name = `export-${now.toString().slice(0, 10)}${at.parts > 1 ? `-${at.part}` : ''}`;
  const held = { member, journal: entries, asked, ...at, now };
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
