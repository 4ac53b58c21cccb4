/** The names under which things stand in a group and on what was asked there, and how one is taken out again. Pure. */
import type { Group } from './group-records.ts';
import type { Question } from './question-records.ts';

/** Something that somebody did. */
interface Done {
  readonly by?: string | undefined;
}

const named = (as: string, done: readonly Done[]): boolean => done.some(({ by }) => by === as);

/** True where something that was done in the group stands under this name. Who moderates is set, not done. */
export const isNamed = ({ log, reminders, crisisPosts, lines }: Group, as: string): boolean =>
  [log, crisisPosts, lines.own, lines.checks, lines.hidden, lines.drafts, lines.imports].some((done) =>
    named(as, done),
  ) ||
  reminders.some(({ editedBy }) => editedBy === as) ||
  lines.quarter?.by?.includes(as) === true ||
  lines.imports.some((each) => named(as, each.lines));

const nameless = <T extends Done>(done: readonly T[], as: string): T[] =>
  done.map((each) => (each.by === as ? { ...each, by: undefined } : each));

/**
 * The same group where what somebody did was done by a moderator, and no more is said of who. What they were writing and
 * nobody has seen goes. Where the name stands nowhere, nothing is changed.
 */
export function withoutName(group: Group, as: string): Group {
  if (!isNamed(group, as)) return group;
  const { log, reminders, crisisPosts, lines } = group;
  return {
    ...group,
    log: nameless(log, as),
    crisisPosts: nameless(crisisPosts, as),
    reminders: reminders.map((each) => (each.editedBy === as ? { ...each, editedBy: undefined } : each)),
    lines: {
      ...lines,
      own: nameless(lines.own, as),
      checks: nameless(lines.checks, as),
      hidden: nameless(lines.hidden, as),
      drafts: lines.drafts.filter(({ by }) => by !== as),
      imports: lines.imports.filter(({ by, lines: all }) => by !== as && !named(as, all)),
      quarter: lines.quarter && { ...lines.quarter, by: lines.quarter.by?.filter((by) => by !== as) },
    },
  };
}

/** True where a moderator of this name took a message, handed it over, or let its writer know that it was seen. */
export const isNamedOn = ({ taken, handed, seen }: Question, as: string): boolean =>
  [taken, handed, seen].some((done) => done?.by === as);

/** The same message where a moderator did so, and no more is said of who. Where the name stands nowhere, nothing is changed. */
export function withoutNameOn(question: Question, as: string): Question {
  if (!isNamedOn(question, as)) return question;
  const { taken, handed, seen, ...rest } = question;
  const [a, b, c] = [taken, handed, seen].map((done) => (done?.by === as ? { at: done.at } : done));
  return { ...rest, ...(a && { taken: a }), ...(b && { handed: b }), ...(c && { seen: c }) };
}
