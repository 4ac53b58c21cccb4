/** What moderators read in their room when somebody asks them, and what they can do about it. */
import {
  form,
  heading,
  memberId,
  occurrencePart,
  press,
  refuse,
  requireOption,
  saying,
  text,
  type Answer,
  type Block,
  type Context,
  type Message,
  type Question,
  type QuestionDraft,
  type Refusal,
  type Say,
  type Text,
  type Traits,
} from '#core/command.ts';
import { aliasOf, answer, handOver, isOver, MOST_WORDS, see, settle, take } from '#support/questions.ts';
import { tellAsker } from './ask-moderators-note.ts';
import { needHelp } from './crisis.ts';
import { afterCare, cardButtons, helpWell } from './moderators-card.ts';
import { somebody } from './somebody.ts';

const id = { id: occurrencePart };

// What can be pressed

/** Each of them is about one question. */
const onQuestion = (
  name: string,
  place: 'new' | 'replace',
  run: (which: string, context: Context) => Answer,
) =>
  press({
    name,
    version: 1,
    needs: 'moderator',
    parts: id,
    place,
    run: (at, context) => run(at.id, context),
  });

const takeIt = onQuestion('ask-take', 'new', takeQuestion);
const handItOver = onQuestion('ask-hand', 'new', handQuestion);
/** Only what was sent with a name tells it, privately. */
const tellWho = onQuestion('ask-who', 'new', sayWho);
const markSeen = onQuestion('ask-seen', 'new', seeQuestion);
const block = onQuestion('ask-block', 'new', (which, context) => setBlock(which, true, context));
const unblock = onQuestion('ask-unblock', 'replace', (which, context) => setBlock(which, false, context));

// What is filled in

const answerIt = form({
  name: 'ask-answer',
  version: 1,
  needs: 'moderator',
  parts: id,
  place: 'new',
  title: 'ask.answer.title',
  intro: (_, say) => say('ask.answer.intro'),
  fields: {
    words: requireOption(
      text({ summary: 'ask.answer.summary', label: 'ask.answer.words', maxLength: MOST_WORDS }),
    ),
  },
  submit: 'ask.answer.submit',
  run: (at, { words = '' }, context) => answerQuestion(at.id, words, context),
});

/** Everything in this file that can be pressed or filled in. */
export const alertActions = [takeIt, handItOver, tellWho, markSeen, block, unblock, answerIt];

// What is said

/** The one who asks, as moderators may know them. `alias` is absent where the name is given. */
export function whoIs(member: string, alias: string | undefined, say: Say): Text {
  const known = aliasOf(alias);
  return alias === undefined
    ? [{ member: memberId(member) }]
    : say('ask.somebody', { alias: say.label(`ask.alias.${known ?? 'heron'}`) });
}

/** A name that can't stand in a room without notifying its person stands behind a button. */
const sayFrom = (
  { alias, isNamed }: QuestionDraft,
  member: string,
  say: Say,
  { namesNobody }: Traits,
): Text =>
  isNamed && namesNobody
    ? say('ask.alert.from.behind')
    : [...say('ask.alert.from'), ' ', ...whoIs(member, isNamed ? undefined : alias, say)];

/** The message as moderators read it, without its buttons. */
export function sayQuestion(
  draft: QuestionDraft,
  member: string,
  say: Say,
  traits: Traits,
): readonly Block[] {
  const { isNamed, says } = draft;
  return [
    heading(say.label('ask.alert.title')),
    { kind: 'text', text: sayFrom(draft, member, say, traits) },
    {
      kind: 'text',
      text:
        says.kind === 'words'
          ? [says.words]
          : say('ask.alert.link', { link: { link: says.link, url: says.link } }),
    },
    { kind: 'aside', text: say('ask.alert.alone') },
    ...(isNamed ? [] : [{ kind: 'aside', text: say('ask.alert.unnamed') } as const]),
  ];
}

/** The same as it is posted. */
export const postQuestion = (draft: QuestionDraft, member: string, say: Say, traits: Traits): Message => ({
  blocks: [...sayQuestion(draft, member, say, traits), buttonsOf(draft.id, draft.isNamed === true, say)],
});

/** What moderators can do about it. */
export const buttonsOf = (which: string, isNamed: boolean, say: Say): Block => ({
  kind: 'buttons',
  buttons: [
    takeIt.button(say.label('ask.take'), { id: which }, 'main'),
    markSeen.button(say.label('ask.seen'), { id: which }),
    answerIt.button(say.label('ask.answer'), { id: which }),
    handItOver.button(say.label('ask.hand'), { id: which }),
    ...(isNamed ? [tellWho.button(say.label('ask.who'), { id: which })] : []),
    block.button(say.label('ask.block'), { id: which }, 'danger'),
    helpWell.button(say.label('moderators-card'), {}),
    needHelp.button(say.label('help.button'), {}),
  ],
});

/** Who did it, and when. */
const byWhom = ({ by, at }: NonNullable<Question['taken']>, say: Say) => ({
  who: somebody(by, say),
  when: { instant: Temporal.Instant.fromEpochMilliseconds(at) },
});

// What moderators do

/**
 * Changes a question of this group; undefined where there is none any more. `isNew` is false where nothing changed. `isSigned` is
 * true where the moderator's name may stand on it afterwards.
 */
async function change(
  which: string,
  make: (question: Question) => Question,
  { questions, from, now }: Context,
  isSigned = false,
): Promise<{ readonly question: Question; readonly isNew: boolean } | undefined> {
  const record = isSigned ? questions.sign(which) : questions.open(which);
  const kept = await record.get();
  if (!kept || kept.group !== from.group || isOver(kept, now)) return undefined;
  let isNew = false;
  const question = await record.update((was) => {
    const made = was && make(was);
    isNew = made !== was;
    return made;
  });
  return question && { question, isNew };
}

async function sayWho(which: string, context: Context): Promise<Message | Refusal> {
  const { say } = context;
  const found = await change(which, (was) => was, context);
  if (!found) return refuse(say('ask.over'));
  const { from, alias } = found.question;
  return alias === undefined
    ? saying(say('ask.who.named', { who: { member: memberId(from) } }))
    : refuse(say('ask.alert.unnamed'));
}

async function takeQuestion(which: string, context: Context): Promise<Message | Refusal> {
  const { say, from, now } = context;
  const changed = await change(which, (was) => take(was, from.member, now), context, true);
  if (!changed) return refuse(say('ask.over'));
  const { taken, handed } = changed.question;
  if (taken && taken.by !== from.member) return refuse(say('ask.take.other', byWhom(taken, say)));
  return {
    blocks: [
      { kind: 'text', text: say('ask.take.done') },
      ...(handed ? [{ kind: 'aside', text: say('ask.hand.other', byWhom(handed, say)) } as const] : []),
      { kind: 'aside', text: say('ask.alert.alone') },
      { kind: 'buttons', buttons: cardButtons(say) },
    ],
  };
}

async function handQuestion(which: string, context: Context): Promise<Message | Refusal> {
  const { say, from, now } = context;
  const changed = await change(which, (was) => handOver(was, from.member, now), context, true);
  if (!changed) return refuse(say('ask.over'));
  const { taken, handed } = changed.question;
  if (taken && taken.by !== from.member) return refuse(say('ask.take.other', byWhom(taken, say)));
  if (handed && handed.by !== from.member) return refuse(say('ask.hand.other', byWhom(handed, say)));
  return {
    blocks: [
      { kind: 'text', text: say('ask.hand.done') },
      { kind: 'buttons', buttons: [afterCare.button(say.label('after-care'), {})] },
    ],
  };
}

async function seeQuestion(which: string, context: Context): Promise<Message | Refusal> {
  const { say, from, now } = context;
  const changed = await change(which, (was) => see(was, from.member, now), context, true);
  if (!changed) return refuse(say('ask.over'));
  const { question, isNew } = changed;
  if (isNew) await tellAsker(which, question, context);
  if (question.seen && question.seen.by !== from.member)
    return refuse(say('ask.seen.other', byWhom(question.seen, say)));
  return saying(say('ask.seen.done'));
}

async function answerQuestion(which: string, words: string, context: Context): Promise<Message | Refusal> {
  const { say, from, now } = context;
  const changed = await change(which, (was) => answer(was, words, now), context);
  if (!changed) return refuse(say('ask.over'));
  const { question, isNew } = changed;
  if (isNew) await tellAsker(which, question, context);
  const { taken } = question;
  const other = taken && taken.by !== from.member ? say('ask.take.other', byWhom(taken, say)) : undefined;
  // The same whether or not it could be written to a private chat.
  return {
    blocks: [
      { kind: 'text', text: say('ask.answer.done') },
      ...(other ? [{ kind: 'aside', text: other } as const] : []),
    ],
  };
}

/** Blocks the writer of a message, or takes that back. It reads the same whether or not there was a block before. */
async function setBlock(which: string, isBlocked: boolean, context: Context): Promise<Message | Refusal> {
  const { say, now, questions } = context;
  const changed = await change(which, isBlocked ? settle : (was) => was, context);
  if (!changed) return refuse(say('ask.over'));
  const { group, from, alias } = changed.question;
  await questions
    .blockOf(group, memberId(from), alias === undefined)
    .update(() => (isBlocked ? { at: now.epochMilliseconds } : undefined));
  if (!isBlocked) return saying(say('ask.unblock.done'));
  return {
    blocks: [
      { kind: 'text', text: say(alias === undefined ? 'ask.block.done.named' : 'ask.block.done.unnamed') },
      { kind: 'buttons', buttons: [unblock.button(say.label('ask.unblock'), { id: which })] },
    ],
  };
}
