/** A message to the moderators of a group: with a name or without, shown word for word before it is sent. */
import {
  choice,
  command,
  form,
  makeOccurrence,
  menu,
  occurrencePart,
  oneOf,
  press,
  Refusal,
  refuse,
  requireOption,
  roomId,
  text,
  type Block,
  type Context,
  type Group,
  type Message,
  type QuestionDraft,
} from '#core/command.ts';
import {
  askedAs,
  makeAlias,
  makeQuestion,
  MOST_WORDS,
  openUnnamed,
  readyDraft,
  WAYS,
  withAsked,
  withoutAsked,
  type Way,
} from '#support/questions.ts';
import { postQuestion, sayQuestion } from './ask-moderators-alert.ts';
import { readNote } from './ask-moderators-note.ts';
import { look, lookFor, refuseWay, type Standing } from './ask-moderators-look.ts';
import { hide } from './hide.ts';

// What can be pressed

/** Decides on the name where only a link is sent. */
const chooseWay = press({
  name: 'ask-way',
  version: 1,
  parts: { id: occurrencePart, way: oneOf(WAYS) },
  place: 'replace',
  run: ({ id, way }, context) => decide(id, way, context),
});

const sendIt = press({
  name: 'ask-send',
  version: 1,
  parts: { id: occurrencePart },
  place: 'replace',
  run: ({ id }, context) => send(id, context),
});

// What is filled in

const write = form({
  name: 'ask-write',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'ask.form.title',
  intro: (_, say) => say('ask.form.intro'),
  fields: {
    words: requireOption(text({ summary: 'ask.words.summary', label: 'ask.words', maxLength: MOST_WORDS })),
    name: requireOption(
      choice({
        summary: 'ask.name.summary',
        label: 'ask.name',
        values: WAYS,
        name: (way, say) => say.label(`ask.${way}`),
      }),
    ),
  },
  submit: 'ask.form.submit',
  run: (_, { words = '', name = 'named' }, context) => show(words, name, context),
});

/** Everything in this file that can be pressed or filled in. */
export const askActions = [chooseWay, sendIt, write];

// The command, and the menu of a message

export const askModerators = command({
  name: 'ask-moderators',
  summary: 'ask.summary',
  options: {},
  examples: ['/ask-moderators'],
  run: (_, context) => begin(context),
});

export const tellModerators = menu({
  name: 'tell-moderators',
  label: 'ask.menu',
  run: (link, context) => beginWith(link, context),
});

// What is said

async function begin(context: Context): Promise<Message | Refusal> {
  const found = await look(context);
  if (found instanceof Refusal) return found;
  const { say } = context;
  const last = found.asker?.questions.findLast(({ group }) => group === found.group);
  const without = WAYS.flatMap((way) => refuseWay(way, found, context)?.message.blocks ?? []);
  return {
    blocks: [
      { kind: 'text', text: say('ask.what') },
      ...sayWatched(found.kept, say),
      { kind: 'text', text: say('ask.names') },
      { kind: 'aside', text: say('ask.kept') },
      ...without,
      {
        kind: 'buttons',
        buttons: [
          write.button(say.label('ask.write'), {}, 'main'),
          ...(last ? [readNote.button(say.label('ask.last'), { id: last.id, back: 0 })] : []),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

/** That nobody watches, and when moderators are around. */
const sayWatched = ({ hours }: Group, say: Context['say']): readonly Block[] => [
  { kind: 'text', text: say('ask.watched') },
  hours === undefined
    ? { kind: 'aside', text: say('ask.hours-unknown') }
    : { kind: 'facts', facts: [{ name: say.label('setup.hours'), value: [hours] }] },
];

async function beginWith(link: string, context: Context): Promise<Message | Refusal> {
  const found = await look(context);
  if (found instanceof Refusal) return found;
  const { say } = context;
  const { id } = await keep({ kind: 'link', link }, undefined, found, context);
  return {
    blocks: [
      { kind: 'text', text: say('ask.link.what') },
      ...sayWatched(found.kept, say),
      { kind: 'text', text: say('ask.names') },
      {
        kind: 'buttons',
        buttons: [
          ...WAYS.map((way) => chooseWay.button(say.label(`ask.${way}`), { id, way })),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

async function show(words: string, way: Way, context: Context): Promise<Message | Refusal> {
  const found = await lookFor(way, context);
  if (found instanceof Refusal) return found;
  return sayPreview(await keep({ kind: 'words', words }, way, found, context), found, context);
}

async function decide(id: string, way: Way, context: Context): Promise<Message | Refusal> {
  const found = await lookFor(way, context);
  if (found instanceof Refusal) return found;
  const { questions, now, say } = context;
  const draft = await questions.draft.update((kept) => {
    const ready = readyDraft(kept, id, found.group, now);
    return ready ? { ...ready, isNamed: way === 'named' } : kept;
  });
  const ready = readyDraft(draft, id, found.group, now);
  return ready ? sayPreview(ready, found, context) : refuse(say('ask.gone'));
}

/** Keeps what somebody is about to send, in place of what they were about to send before. */
async function keep(
  says: QuestionDraft['says'],
  way: Way | undefined,
  { group }: Standing,
  { questions, now }: Context,
): Promise<QuestionDraft> {
  const draft: QuestionDraft = {
    id: makeOccurrence(),
    group,
    alias: makeAlias(),
    ...(way && { isNamed: way === 'named' }),
    says,
    at: now.epochMilliseconds,
  };
  return (await questions.draft.update(() => draft)) ?? draft;
}

/** Word for word what moderators will read, in their room's language. */
const sayPreview = (
  draft: QuestionDraft,
  { kept }: Standing,
  { say, words, from, chat: { traits } }: Context,
): Message => ({
  blocks: [
    { kind: 'aside', text: say('ask.preview') },
    ...sayQuestion(draft, from.member, words.in(kept.language), traits),
    ...(draft.isNamed && traits.namesNobody
      ? [{ kind: 'aside', text: say('ask.preview.named') } as const]
      : []),
    {
      kind: 'buttons',
      buttons: [
        sendIt.button(say.label('ask.send'), { id: draft.id }, 'main'),
        hide.button(say.label('hide.button'), {}),
      ],
    },
  ],
});

/** Even that there was a message is nobody's business who looks at the screen. */
const saySent = (say: Context['say']): Message => ({
  blocks: [
    { kind: 'text', text: say('ask.sent') },
    { kind: 'buttons', buttons: [hide.button(say.label('hide.button'), {})] },
  ],
});

// What is sent

/** Who was faster: nobody, this message itself, or another one without a name. */
type Claimed = 'now' | 'before' | 'other';

async function send(id: string, context: Context): Promise<Message | Refusal> {
  const { questions, say, now } = context;
  const found = await look(context);
  if (found instanceof Refusal) return found;
  if (askedAs(found.asker, id)) return saySent(say);
  const draft = readyDraft(await questions.draft.get(), id, found.group, now);
  if (draft?.isNamed === undefined) return refuse(say('ask.gone'));
  const refusal = refuseWay(draft.isNamed ? 'named' : 'unnamed', found, context);
  if (refusal) return refusal;
  const claimed = await claim(draft, context);
  if (claimed === 'before') return saySent(say);
  if (claimed === 'other') return refuse(say('ask.open', { when: { instant: now } }));
  const outcome = await post(draft, found, context);
  if (outcome === 'sent') return saySent(say);
  return refuse(say(outcome === 'busy' ? 'share.busy' : 'ask.not-sent'));
}

/** Takes the turn for this message, so that it is sent once, and one without a name at a time. */
async function claim(draft: QuestionDraft, { questions, now }: Context): Promise<Claimed> {
  let claimed: Claimed = 'now';
  await questions.mine.update(
    (kept) => {
      const other = !draft.isNamed && openUnnamed(kept, draft.group, now);
      claimed = askedAs(kept, draft.id) ? 'before' : other ? 'other' : 'now';
      return claimed === 'now' ? withAsked(kept, draft, now) : kept;
    },
    () => {
      claimed = 'before';
    },
  );
  return claimed;
}

/** Posts it in the moderators' room. Unless it is there, the turn is given back, and it can be sent again. */
async function post(draft: QuestionDraft, { kept, room }: Standing, context: Context) {
  const { questions, from, say, now, words } = context;
  const { id } = draft;
  const writer = { from: from.member, writerLanguage: say.language };
  const question = questions.open(id);
  const giveBack = () => questions.mine.update((asker) => asker && withoutAsked(asker, id));
  try {
    await question.update(() => makeQuestion(draft, kept, room, writer, now));
    const message = postQuestion(draft, from.member, words.in(kept.language), context.chat.traits);
    const { outcome } = await context.send.toOtherRoom(roomId(room), message);
    if (outcome === 'sent') {
      // It is with the moderators: what can't be tidied up now ends by itself.
      await questions.draft.update(() => undefined).catch(() => undefined);
      return outcome;
    }
    await question.update(() => undefined);
    await giveBack();
    return outcome;
  } catch (fault) {
    await giveBack().catch(() => undefined);
    throw fault;
  }
}
