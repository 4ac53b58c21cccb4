/** What members say to moderators, and what becomes of it. Pure; moments are in milliseconds since 1970. */
import {
  HOUSE,
  type Asker,
  type Due,
  type Member,
  type Question,
  type QuestionDraft,
} from '#core/records.ts';
import { type Group } from '#core/group-records.ts';
import { QUIET } from './check-ins.ts';
import { zoneOf } from './progress.ts';
import { isQuiet } from './rhythm.ts';

type Instant = Temporal.Instant;

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The longest message and the longest answer, in characters: with what stands around it, it fits one message anywhere. */
export const MOST_WORDS = 1500;
/** So long somebody may look at what they are about to send. */
const DRAFT_LASTS = 15 * MINUTE;
/** What nobody took after so long is said once more. */
const SAID_AGAIN_AFTER = 60 * MINUTE;
/** What is kept of a question ends after so long. */
const KEPT = 30 * DAY;
/** A message without a name that nobody looked at holds back the next one for so long. */
const OPEN_FOR = 7 * DAY;
/** So long moderators take no messages from somebody whom they blocked. */
const BLOCKED_FOR = 180 * DAY;
/** So many answers to one message are kept. */
export const MOST_ANSWERS = 10;

/** What somebody who gives no name is called: birds, which have no side. */
export const ALIASES = [
  'avocet',
  'bittern',
  'curlew',
  'dipper',
  'egret',
  'fieldfare',
  'goldfinch',
  'heron',
  'ibis',
  'jackdaw',
  'kestrel',
  'lapwing',
  'magpie',
  'nightingale',
  'oriole',
  'plover',
  'quail',
  'robin',
  'sandpiper',
  'tern',
  'swallow',
  'wren',
] as const;
export type Alias = (typeof ALIASES)[number];

/** Whether somebody gives their name. */
export const WAYS = ['named', 'unnamed'] as const;
export type Way = (typeof WAYS)[number];

/** A name for one message. It has nothing to do with whose message it is. */
export function makeAlias(): Alias {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return ALIASES[random % ALIASES.length] ?? 'heron';
}

/** The alias as it was kept. */
export const aliasOf = (kept: string | undefined): Alias | undefined => ALIASES.find((each) => each === kept);

/** When something is to be done for a question: it is said once more, and it ends. */
export function dueOfQuestion({ at, platform, isSettled }: Question): Due {
  return isSettled ? { at: at + KEPT, lane: HOUSE } : { at: at + SAID_AGAIN_AFTER, lane: platform };
}

/** True where nothing is to be kept of it any more. */
export const isOver = ({ at }: Pick<Question, 'at'>, now: Instant): boolean =>
  at + KEPT <= now.epochMilliseconds;

/** What somebody is about to send, while it can be sent. */
export const freshDraft = (draft: QuestionDraft | undefined, now: Instant): QuestionDraft | undefined =>
  draft && now.epochMilliseconds < draftEnds(draft) ? draft : undefined;

/** When a draft is forgotten. */
export const draftEnds = ({ at }: QuestionDraft): number => at + DRAFT_LASTS;

/** The draft with that id, while it can be sent to this group. */
export function readyDraft(
  draft: QuestionDraft | undefined,
  id: string,
  group: string,
  now: Instant,
): QuestionDraft | undefined {
  const ready = freshDraft(draft, now);
  return ready?.id === id && ready.group === group ? ready : undefined;
}

/** When a block ends, while there is one. */
export function blockedUntil(block: { readonly at: number } | undefined, now: Instant): Instant | undefined {
  const until = block && Temporal.Instant.fromEpochMilliseconds(block.at + BLOCKED_FOR);
  return until && until.epochMilliseconds > now.epochMilliseconds ? until : undefined;
}

type Asked = Asker['questions'][number];

/** What somebody asked in the last 30 days, oldest first. */
export const freshAsked = (asker: Asker | undefined, now: Instant): readonly Asked[] =>
  (asker?.questions ?? []).filter((each) => !isOver(each, now));

/** The message without a name that holds back the next one in this group. */
export const openUnnamed = (asker: Asker | undefined, group: string, now: Instant): Asked | undefined =>
  freshAsked(asker, now).find(
    (each) =>
      !each.isNamed && each.isOpen && each.group === group && now.epochMilliseconds - each.at < OPEN_FOR,
  );

/** What was asked under this id. */
export const askedAs = (asker: Asker | undefined, id: string): Asked | undefined =>
  asker?.questions.find((each) => each.id === id);

/** With one more question that is open. Those that ended are dropped. */
export const withAsked = (
  asker: Asker | undefined,
  { id, group, isNamed = false }: QuestionDraft,
  now: Instant,
): Asker => ({
  questions: [
    ...freshAsked(asker, now),
    { id, group, at: now.epochMilliseconds, isNamed, isOpen: true, hasNews: false },
  ],
});

/** Without a question that was not sent, or is over. Undefined where there is no other. */
export function withoutAsked({ questions }: Asker, id: string): Asker | undefined {
  const others = questions.filter((each) => each.id !== id);
  return others.length > 0 ? { questions: others } : undefined;
}

/** With something else to say of one question: that it is not open any more, or whether there is news. */
export const withNews = (
  { questions }: Asker,
  id: string,
  now: Partial<Pick<Asked, 'isOpen' | 'hasNews'>>,
): Asker => ({
  questions: questions.map((each) => (each.id === id ? { ...each, ...now } : each)),
});

/** Those of which the writer was not told yet. */
export const newsOf = (asker: Asker | undefined, now: Instant): readonly Asked[] =>
  freshAsked(asker, now).filter(({ hasNews }) => hasNews);

/** The same where the writer was told of everything. */
export const withoutNews = ({ questions }: Asker): Asker => ({
  questions: questions.map((each) => ({ ...each, hasNews: false })),
});

/** A question as it is sent. */
export function makeQuestion(
  { id, group, alias, isNamed = false }: QuestionDraft,
  to: Group,
  room: string,
  writer: Pick<Question, 'from' | 'writerLanguage'>,
  now: Instant,
): Question {
  return {
    id,
    platform: to.platform,
    group,
    room,
    ...(to.language !== undefined && { language: to.language }),
    ...writer,
    ...(!isNamed && { alias }),
    at: now.epochMilliseconds,
    answers: [],
    isSettled: false,
  };
}

/** Taken by somebody, unless somebody has it. Whoever handed it over has done so. */
export const take = (question: Question, by: string, now: Instant): Question =>
  question.taken ? question : { ...question, taken: { by, at: now.epochMilliseconds }, isSettled: true };

/** Handed over by whoever has it, or by somebody while nobody has it who is known. */
export function handOver(question: Question, by: string, now: Instant): Question {
  const { taken, ...rest } = question;
  if (taken ? taken.by !== undefined && taken.by !== by : rest.handed) return question;
  return { ...rest, handed: { by, at: now.epochMilliseconds }, isSettled: true };
}

/** Seen, for the writer to know. The first one counts. */
export const see = (question: Question, by: string, now: Instant): Question =>
  question.seen ? question : { ...question, seen: { by, at: now.epochMilliseconds } };

/** Answered. The oldest answers go where there are many. */
export const answer = (question: Question, words: string, now: Instant): Question => ({
  ...question,
  answers: [...question.answers, { words, at: now.epochMilliseconds }].slice(-MOST_ANSWERS),
  isSettled: true,
});

/** Nobody waits for it any more. */
export const settle = (question: Question): Question => ({ ...question, isSettled: true });

/** True where no note may come to the member at this hour. */
export const isQuietFor = (member: Member, now: Instant): boolean =>
  isQuiet(member.settings.quiet ?? QUIET, now.toZonedDateTimeISO(zoneOf(member)).toPlainTime());
