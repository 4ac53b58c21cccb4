/** Reads a file of crisis lines that somebody pasted, and says in words all that is wrong with it. */
import type { LineWords, OwnLine } from '#core/group-records.ts';
import type { Text } from '#core/message.ts';
import type { Say } from '#core/words.ts';
import { z } from 'zod';
import { nameOf, wordsOf } from './group-lines.ts';
import { LinesFile } from './lines-file.ts';

/** A line as a file has it. */
export interface TakenLine extends LineWords, Pick<OwnLine, 'instead'> {
  readonly isHidden: boolean;
}

/** What was read of a file, or all that is wrong with it. `hidden` are ids of lines that came with the bot. */
export type ReadFile =
  | { readonly ok: true; readonly lines: readonly TakenLine[]; readonly hidden: readonly string[] }
  | { readonly ok: false; readonly problems: readonly Text[] };

/** What was pasted, without what a chat may have put around it. */
const bare = (pasted: string): string => pasted.slice(pasted.indexOf('{'), pasted.lastIndexOf('}') + 1);

function parseJson(pasted: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(bare(pasted)) };
  } catch {
    return undefined;
  }
}

/** Reads what somebody pasted. Everything that is wrong is told at once. */
export function readLinesFile(pasted: string, say: Say): ReadFile {
  const json = parseJson(pasted);
  if (!json) return { ok: false, problems: [say('lines.import.not-json')] };
  const read = LinesFile.safeParse(json.value);
  const problems = [
    ...(read.error?.issues ?? []).flatMap((issue) => sayIssue(issue, json.value, say)),
    ...sayTwice(json.value, say),
  ];
  if (!read.success || problems.length > 0) return { ok: false, problems };
  const { lines = [], hidden = [] } = read.data;
  return {
    ok: true,
    lines: lines.map((each) => ({
      ...wordsOf(each),
      instead: each.corrects,
      isHidden: each.hidden ?? false,
    })),
    hidden: hidden.map(({ line }) => line),
  };
}

const NameOnly = z.object({ country: z.string(), name: z.string() });
const ManyNames = z.object({ lines: z.array(NameOnly.catch({ country: '', name: '' })) });

const namesIn = (json: unknown) => ManyNames.safeParse(json).data?.lines ?? [];

/** A line of the file, by its place and, where it has one, its name. */
function lineAt(i: number, json: unknown): string {
  const name = namesIn(json)[i]?.name ?? '';
  return name === '' ? String(i + 1) : `${i + 1} (${name.slice(0, 40)})`;
}

const sayTwice = (json: unknown, say: Say): readonly Text[] => {
  const names = namesIn(json).map(nameOf);
  return names.flatMap((name, i) =>
    name.trim() !== '' && names.indexOf(name) < i
      ? [say('lines.import.at-whole', { line: lineAt(i, json), problem: say.label('lines.problem.twice') })]
      : [],
  );
};

type Issue = z.core.$ZodIssue;

function sayIssue(issue: Issue, json: unknown, say: Say): readonly Text[] {
  const [list, at, field = '', ...deeper] = issue.path.map(String);
  if (list !== 'lines' || at === undefined) {
    const fields =
      issue.code === 'unrecognized_keys' ? issue.keys : [[list, at, field].filter(Boolean).join(' ')];
    return fields.map((name) => say('lines.import.not-ours', { field: name || 'format' }));
  }
  const line = lineAt(Number(at), json);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) =>
      say('lines.import.at', { line, field: key, problem: say.label('lines.problem.unknown') }),
    );
  const problem = problemOf(issue, field, say);
  const where = [field, ...deeper.filter((name) => !/^\d+$/.test(name))].join(' ');
  return [
    where === ''
      ? say('lines.import.at-whole', { line, problem })
      : say('lines.import.at', { line, field: where, problem }),
  ];
}

function problemOf(issue: Issue, field: string, say: Say): string {
  if (issue.code === 'too_big') return say.label('lines.problem.too-long', { most: Number(issue.maximum) });
  if (issue.code === 'custom') return say.label(`lines.problem.${field === '' ? 'no-way' : 'no-address'}`);
  if (field === 'country') return say.label('lines.problem.country');
  if (field === 'needs' && issue.code === 'invalid_value') return say.label('lines.problem.need');
  if (issue.code === 'invalid_format') {
    if (field === 'chat' || field === 'url') return say.label('lines.problem.no-address');
    if (field === 'phone' || field === 'sms') return say.label('lines.problem.no-digit');
  }
  return say.label('lines.problem.missing');
}
