/** All that is kept about a member, in plain words: shown by the bot, and the readable half of the export. */
import type { CheckIn, Member, PromiseMade, QuestionDraft } from '#core/records.ts';
import type { Say } from '#core/words.ts';
import type { Asked, ExportParts, KeptApart, WrittenEntry } from './export.ts';
import { languageName } from './languages.ts';
import { zoneOf } from './progress.ts';
import { draftEnds } from './questions.ts';
import { sayDayOf, settingFacts, type Fact } from './settings-text.ts';
import { dayOf, journalEnds } from './settings.ts';
import { stepWords } from './steps.ts';
import { sayInstant, sayNext, sayPause } from './upcoming.ts';
import { sayMoment, sayRhythm } from './when.ts';

/** Facts that belong together. */
export interface Section {
  readonly title: string;
  readonly facts: readonly Fact[];
}

type Entry = readonly [name: string, value: string | undefined];

/** Those that have a value. */
const known = (entries: readonly Entry[]): readonly Fact[] =>
  entries.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));

const some = (count: number): string | undefined => (count > 0 ? String(count) : undefined);

/** The day of a moment, where there is one. */
const sayDayAt = (moment: number | undefined, zone: string, say: Say): string | undefined =>
  moment === undefined ? undefined : sayDayOf(dayOf(moment, zone), say);

const sayAt = (moment: number, zone: string, say: Say): string =>
  sayInstant(Temporal.Instant.fromEpochMilliseconds(moment), zone, say);

/** Everything in sections; each promise, rating and week stands in `sayLines`. */
export const saySections = (member: Member, now: Temporal.Instant, say: Say): readonly Section[] => [
  { title: say.label('data.settings'), facts: chosenFacts(member, say) },
  { title: say.label('data.check-in'), facts: checkInFacts(member, now, say) },
  { title: say.label('data.progress'), facts: progressFacts(member, say) },
  { title: say.label('data.rest'), facts: restFacts(member, say) },
];

/** Only what was chosen: nothing else is kept. */
function chosenFacts({ settings }: Member, say: Say): readonly Fact[] {
  const chosen = settingFacts(settings, say).filter(({ of }) => settings[of] !== undefined);
  if (chosen.length > 0) return chosen;
  return [{ name: say.label('data.settings'), value: say.label('data.settings.none') }];
}

function checkInFacts(member: Member, now: Temporal.Instant, say: Say): readonly Fact[] {
  const { checkIn, agreedAt } = member;
  const agreed = [say.label('data.agreed'), sayDayAt(agreedAt, zoneOf(member), say)] as const;
  if (!checkIn) return known([[say.label('data.check-in'), say.label('data.check-in.none')], agreed]);
  const { rhythm, language, later, last } = checkIn;
  return known([
    [say.label('data.check-in.when'), sayRhythm(rhythm, say)],
    [say.label('data.check-in.language'), language && languageName(language)],
    [say.label('check-in.state'), sayPause(checkIn, now, say)],
    [say.label('check-in.next'), sayNext(checkIn, say)],
    [say.label('data.later'), later === undefined ? undefined : sayAt(later, rhythm.zone, say)],
    [say.label('data.last'), last && sayLast(last, rhythm.zone, say)],
    [say.label('data.turn'), some(checkIn.turn)],
    [say.label('data.unanswered'), some(checkIn.unanswered)],
    [say.label('data.closed'), some(checkIn.closed)],
    agreed,
  ]);
}

function sayLast({ at, state }: NonNullable<CheckIn['last']>, zone: string, say: Say): string {
  const moment = sayMoment(Temporal.PlainDateTime.from(at), zone, say);
  return say.label('data.last.said', { moment, state: say.label(`data.last.${state}`) });
}

function progressFacts(member: Member, say: Say): readonly Fact[] {
  const { step, keptSteps, ratings, weeks, entries } = member;
  const until = journalEnds(member, zoneOf(member));
  const first = ratings.at(0)?.on;
  const last = ratings.at(-1)?.on;
  return known([
    [say.label('data.step'), step === undefined ? undefined : sayStep(step, say)],
    [say.label('data.kept-steps'), keptSteps.length > 0 ? keptSteps.join(', ') : undefined],
    [say.label('data.promises'), countPromises(member, say)],
    [
      say.label('data.ratings'),
      first &&
        last &&
        say.label('data.ratings.counts', {
          count: ratings.length,
          first: sayDayOf(first, say),
          last: sayDayOf(last, say),
        }),
    ],
    [say.label('data.weeks'), some(weeks.length)],
    [
      say.label('data.journal'),
      until && say.label('data.journal.counts', { count: entries.length, day: sayDayOf(until, say) }),
    ],
  ]);
}

const sayStep = (step: number, say: Say): string =>
  say.label('steps.numbered', { step, name: stepWords(say, step).name });

function countPromises({ promises }: Member, say: Say): string | undefined {
  if (promises.length === 0) return undefined;
  const count = (state: PromiseMade['state']) => promises.filter((made) => made.state === state).length;
  return say.label('data.promises.counts', {
    open: count('open'),
    kept: count('kept'),
    gone: count('let-go'),
  });
}

function restFacts(member: Member, say: Say): readonly Fact[] {
  const { reach, sent, news, moderated, seenOn, goneSince } = member;
  return known([
    [say.label('data.chat'), reach && say.label('data.chat.known')],
    [
      say.label('data.messages'),
      sent.length > 0 ? say.label('data.messages.counts', { count: sent.length }) : undefined,
    ],
    [say.label('data.news'), some(news.length)],
    [
      say.label('data.moderated'),
      moderated.length > 0 ? say.label('data.moderated.counts', { count: moderated.length }) : undefined,
    ],
    [say.label('data.seen'), seenOn && sayDayOf(seenOn, say)],
    [say.label('data.gone'), sayDayAt(goneSince, zoneOf(member), say)],
  ]);
}

/** Each promise, rating, week and message by itself, one a line, the newest first of each. */
export function sayLines(member: Member, say: Say): readonly string[] {
  const zone = zoneOf(member);
  const { promises, ratings, weeks, sent, news } = member;
  return [
    ...promises.toReversed().map((made) => sayPromise(made, zone, say)),
    ...ratings.toReversed().map(({ on, did }) => say.label('data.rating', { day: sayDayOf(on, say), did })),
    ...weeks.toReversed().map((day) => say.label('data.week', { day: sayDayOf(day, say) })),
    ...news.map(({ kind, at }) =>
      say.label('data.piece-of-news', {
        news: say.label(`check-in.news.${kind}`, { day: sayDayOf(at.slice(0, 10), say) }),
      }),
    ),
    ...sent.toReversed().map(({ at }) => say.label('data.message', { moment: sayAt(at, zone, say) })),
  ];
}

function sayPromise({ words, day, madeAt, state }: PromiseMade, zone: string, say: Say): string {
  const told = { words, made: sayDayOf(dayOf(madeAt, zone), say), state: say.label(`data.promise.${state}`) };
  return day
    ? say.label('data.promise.by', { ...told, day: sayDayOf(day, say) })
    : say.label('data.promise', told);
}

/** When an entry of the journal was written, and when it goes. */
export const sayEntry = ({ at, until }: Pick<WrittenEntry, 'at' | 'until'>, zone: string, say: Say): string =>
  say.label('data.entry', { moment: sayAt(at, zone, say), day: sayDayOf(dayOf(until, zone), say) });

/** A message to moderators, and each answer to it, one a line. */
const sayAsked = ({ at, isNamed, answers }: Asked, zone: string, say: Say): string =>
  [
    say.label(isNamed ? 'data.asked' : 'data.asked.unnamed', { moment: sayAt(at, zone, say) }),
    ...answers.map(({ at: then, words }) =>
      say.label('data.answer', { moment: sayAt(then, zone, say), words }),
    ),
  ].join('\n');

/** What they looked at and did not send to moderators, word for word. */
export const sayDraft = ({ says }: QuestionDraft, say: Say): string =>
  say.label('data.draft.words', { words: says.kind === 'words' ? says.words : says.link });

/** Their messages to moderators, and what else is kept of what moderators sent them. */
function sayApart(
  { asked, draft, turn, refusedUntil }: KeptApart,
  zone: string,
  say: Say,
): readonly string[] {
  return [
    ...asked.map((each) => sayAsked(each, zone, say)),
    ...(draft
      ? [`${say.label('data.draft', { until: sayAt(draftEnds(draft), zone, say) })}\n${sayDraft(draft, say)}`]
      : []),
    ...(refusedUntil ? [say.label('data.letters', { until: sayInstant(refusedUntil, zone, say) })] : []),
    ...(turn ? [say.label('data.letters.turn', { when: sayAt(turn.at, zone, say) })] : []),
  ];
}

/** The readable file. */
export function printText(held: ExportParts, say: Say): string {
  const { member, promises, journal, part, parts, now } = held;
  const zone = zoneOf(member);
  const sections = saySections(member, now, say).map(({ title, facts }) =>
    [title, ...facts.map(({ name, value }) => `${name}: ${value}`)].join('\n'),
  );
  const entries = journal.map((entry) => `${sayEntry(entry, zone, say)}\n${entry.words}`);
  return [
    [
      say.label('data.file.title'),
      say.label('data.file.written', { moment: sayInstant(now, zone, say) }),
      ...(parts > 1 ? [say.label('data.file.part', { part, parts })] : []),
    ].join('\n'),
    ...sections.filter((section) => section.includes('\n')),
    sayLines({ ...member, promises }, say).join('\n'),
    ...sayApart(held, zone, say),
    ...entries,
  ]
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
    .concat('\n');
}
