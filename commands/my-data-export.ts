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
import { partOf } from '#support/export-parts.ts';
import { printText } from '#support/export-text.ts';
import { makeExport, printExport, writtenEntries } from '#support/export.ts';
import { hide } from './hide.ts';
import { isAnyApart, readApart } from './my-data-apart.ts';

/** There are fewer parts than this, however much is written. */
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
  const { say, areSettingsKnown, member } = context;
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  if (!member && !isAnyApart(await readApart(context))) return saying(say('data.nothing'));
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
  const apart = await readApart(context);
  const kept = await me.get();
  if (!kept && !isAnyApart(apart)) return saying(say('data.nothing'));
  const member = orNobody(kept);
  const read = await journal.read(member.entries.map(({ id }) => id));
  const { promises } = member;
  const lists = partOf({ promises, asked: apart.asked, journal: writtenEntries(member, read) }, part);
  const at = { part: lists.part, parts: lists.parts };
  const name = `export-${now.toString().slice(0, 10)}${at.parts > 1 ? `-${at.part}` : ''}`;
  const held = { member, ...apart, ...lists, now };
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
