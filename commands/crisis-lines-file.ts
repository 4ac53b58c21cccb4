/** The group's own crisis lines as a file: to take away, and to take over from another group. */
import {
  form,
  heading,
  makeOccurrence,
  occurrencePart,
  press,
  Refusal,
  refuse,
  requireOption,
  saying,
  text,
  whole,
  type Answer,
  type Block,
  type Context,
  type Lines,
  type Message,
  type Say,
  type Text,
} from '#core/command.ts';
import {
  compareLines,
  countAfter,
  keepImport,
  MOST_OWN,
  type Difference,
  type Doer,
} from '#support/group-lines.ts';
import { findImport, putImport } from '#support/line-drafts.ts';
import { todayIn } from '#support/line-quarters.ts';
import { readLinesFile, type TakenLine } from '#support/lines-file-read.ts';
import { makeLinesFile, printLinesFile } from '#support/lines-file.ts';
import { changeLines } from './crisis-lines-change.ts';
import { linesIn } from './crisis-lines-facts.ts';
import { sayWhyNot } from './crisis-lines-write.ts';
import { hide } from './hide.ts';
import { whenRead } from './trust-setup-changes.ts';

/** So many parts there can be, and so many problems and names are told at once. */
const MOST_PARTS = 999;
const PROBLEMS = 12;
const NAMES = 8;

// What can be pressed

/** Gives the file. */
export const exportLines = press({
  name: 'lines-file',
  version: 1,
  needs: 'admin',
  parts: { part: whole(1, MOST_PARTS) },
  place: 'new',
  run: ({ part }, context) => sayFile(part, context),
});

const keepTaken = press({
  name: 'lines-take',
  version: 1,
  needs: 'admin',
  parts: { id: occurrencePart },
  place: 'replace',
  run: async ({ id }, context) => {
    const { why, isChanged } = await changeLines(context, 'lines-imported', (was, doer) =>
      keepImport(was, id, doer),
    );
    return why === undefined && isChanged
      ? saying(context.say('lines.imported'))
      : refuse(sayWhyNot(why ?? 'gone', context.say));
  },
});

// What is filled in

const list = text({
  label: 'lines.import.list',
  summary: 'lines.import.list.summary',
  // As much as fits a field on Discord; Slack takes 3000, and so no part of a file is longer than that.
  maxLength: 4000,
});

/** Asks for the text of a file. */
export const askImport = form({
  name: 'lines-import',
  version: 1,
  needs: 'admin',
  parts: { id: occurrencePart },
  place: 'replace',
  title: 'lines.import.title',
  intro: (_, say) => say('lines.import.intro'),
  fields: { list: requireOption(list) },
  submit: 'lines.import.submit',
  run: ({ id }, { list: pasted = '' }, context) => take(id, pasted, context),
});

/** Everything in this file that can be pressed or filled in. */
export const fileActions = [exportLines, keepTaken, askImport];

// What is taken away

/** The file, or one of several. */
export const sayFile = (wanted: number, context: Context): Answer =>
  whenRead(context, (kept) => {
    const { say, now } = context;
    const made = makeLinesFile(linesIn(kept), wanted, now);
    if (!made) return saying(say('lines.export.none'));
    const { part = 1, parts = 1 } = made;
    const name = `crisis-lines-${todayIn(kept, now)}${parts > 1 ? `-${part}` : ''}.json`;
    const next = exportLines.button(say.label('lines.export.next'), { part: part + 1 }, 'main');
    return {
      blocks: [
        { kind: 'text', text: say('lines.export.here') },
        ...(parts > 1 ? [{ kind: 'text', text: say('lines.export.part', { part, parts }) } as const] : []),
        { kind: 'file', name, text: printLinesFile(made) },
        {
          kind: 'buttons',
          buttons: [...(part < parts ? [next] : []), hide.button(say.label('hide.button'), {})],
        },
      ],
    };
  });

// What is taken over

/** A line as it would be kept. */
const ownOf = ({ isHidden: _isHidden, ...line }: TakenLine, { today, by }: Doer): Lines['own'][number] => ({
  ...line,
  id: makeOccurrence(),
  on: today,
  by,
});

/** Remembers what was pasted, and shows what would change. */
async function take(id: string, pasted: string, context: Context): Promise<Message | Refusal> {
  const { say, now, from, group } = context;
  const read = readLinesFile(pasted, say);
  if (!read.ok) return sayProblems(read.problems, say);
  const doer = { by: from.member, now, today: todayIn(group?.known?.kept, now) };
  const made = read.lines.map((line) => ({ own: ownOf(line, doer), isHidden: line.isHidden }));
  const hidden = [...read.hidden, ...made.flatMap(({ own, isHidden }) => (isHidden ? [own.id] : []))];
  const taken = { id, at: now.epochMilliseconds, by: from.member, lines: made.map(({ own }) => own), hidden };
  const before = linesIn(group?.known?.kept);
  if (countAfter(before, compareLines(before, taken)) > MOST_OWN) return refuse(sayWhyNot('too-many', say));
  const { lines } = await changeLines(context, undefined, (was) => putImport(was, taken));
  const kept = findImport(lines, id, now);
  return kept ? sayDifference(id, compareLines(lines, kept), say) : refuse(say('lines.draft.gone'));
}

function sayProblems(problems: readonly Text[], say: Say): Refusal {
  const others = problems.length - PROBLEMS;
  const items = [
    ...problems.slice(0, PROBLEMS),
    ...(others > 0 ? [say('lines.import.others', { count: others })] : []),
  ];
  return new Refusal({
    blocks: [
      { kind: 'text', text: say('lines.import.problems') },
      { kind: 'list', items },
    ],
  });
}

/** What would change, by name; nothing of it is kept yet. */
function sayDifference(id: string, { added, changed, same, hidden, unknown }: Difference, say: Say): Message {
  const names = (lines: readonly { readonly name: string }[]): Text => {
    const few = lines.slice(0, NAMES).map(({ name }) => name.slice(0, 40));
    return [few.join(', '), ...(lines.length > NAMES ? [' … '] : []), ` (${lines.length})`];
  };
  const facts = [
    ...(added.length > 0 ? [{ name: say.label('lines.import.added'), value: names(added) }] : []),
    ...(changed.length > 0 ? [{ name: say.label('lines.import.changed'), value: names(changed) }] : []),
    ...(same.length > 0 ? [{ name: say.label('lines.import.same'), value: names(same) }] : []),
    ...(hidden.length > 0 ? [{ name: say.label('lines.import.hides'), value: [String(hidden.length)] }] : []),
    ...(unknown.length > 0
      ? [{ name: say.label('lines.import.unknown'), value: [String(unknown.length)] }]
      : []),
  ];
  const isNew = added.length + changed.length + hidden.length > 0;
  const nothing: Block = { kind: 'text', text: say('lines.import.nothing') };
  return {
    blocks: [
      heading(say.label('lines.import.title.changes')),
      ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
      ...(isNew ? [] : [nothing]),
      {
        kind: 'buttons',
        buttons: [
          ...(isNew ? [keepTaken.button(say.label('lines.import.keep'), { id }, 'main')] : []),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}
