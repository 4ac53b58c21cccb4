/** A long export is spread over files, so that wherever files are shown as text none is cut. */
import { exportAsked, exportEntry, exportPromise, type Asked, type ExportParts } from './export.ts';

/** What there can be much of. */
type LongLists = Pick<ExportParts, 'promises' | 'asked' | 'journal'>;

/**
 * So many bytes of it go into one file and its twin: Slack shows both in one answer, whose page takes 250,000 bytes with all
 * that stands in each part.
 */
const PART = 60_000;

/** How many bytes it takes: once as text, which is shorter, and once as JSON within JSON. */
const weigh = (exported: object): number =>
  2 * Buffer.byteLength(JSON.stringify(JSON.stringify(exported, null, 2)));

/** A message to moderators with one of its answers, or with none. */
interface Piece {
  readonly of: Asked;
  readonly answers: Asked['answers'];
}

const piecesOf = (of: Asked): readonly Piece[] =>
  of.answers.length > 0 ? of.answers.map((answer) => ({ of, answers: [answer] })) : [{ of, answers: [] }];

const join = (pieces: readonly Piece[]): readonly Asked[] =>
  [...new Set(pieces.map(({ of }) => of))].map((message) => ({
    ...message,
    answers: pieces.filter(({ of }) => of === message).flatMap(({ answers }) => answers),
  }));

const noLists = () => ({
  promises: Array<LongLists['promises'][number]>(),
  asked: Array<Piece>(),
  journal: Array<LongLists['journal'][number]>(),
});
type Part = ReturnType<typeof noLists>;

/** All of it in as many parts as it takes, in order; one at least. Answers to one message can stand in two of them. */
function partsOf({ promises, asked, journal }: LongLists): readonly Part[] {
  const parts = [noLists()];
  let weight = 0;
  const put = <T>(items: readonly T[], spell: (item: T) => object, into: (part: Part) => T[]) => {
    for (const item of items) {
      const added = weigh(spell(item));
      if (weight > 0 && weight + added > PART) {
        parts.push(noLists());
        weight = 0;
      }
      weight += added;
      for (const last of parts.slice(-1)) into(last).push(item);
    }
  };
  put(promises, exportPromise, (part) => part.promises);
  put(
    asked.flatMap(piecesOf),
    ({ of, answers }) => exportAsked({ ...of, answers }),
    (part) => part.asked,
  );
  put(journal, exportEntry, (part) => part.journal);
  return parts;
}

/** What goes into the part that is wanted, or into the last one where there are fewer; and which of how many it is. */
export function partOf(lists: LongLists, wanted: number) {
  const all = partsOf(lists);
  const part = Math.min(wanted, all.length);
  const made = all[part - 1] ?? noLists();
  return { ...made, asked: join(made.asked), part, parts: all.length };
}
