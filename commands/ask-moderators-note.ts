/** How somebody who asked moderators hears of it: a note that says nothing, and what opens behind it. */
import {
  heading,
  memberId,
  occurrencePart,
  press,
  refuse,
  whole,
  type Block,
  type Context,
  type Message,
  type Question,
  type Refusal,
} from '#core/command.ts';
import { isOver, isQuietFor, MOST_ANSWERS, newsOf, withNews, withoutNews } from '#support/questions.ts';
import { languageOf } from '#support/settings.ts';
import { hide } from './hide.ts';
import { sayNote } from './note.ts';

/** So many of them are told at once. */
const AT_ONCE = 3;

// What can be pressed

/** Opens what became of one's own message. A chat can be exported with its ids, so this one says nothing of it. */
export const readNote = press({
  name: 'read',
  version: 1,
  parts: { id: occurrencePart, back: whole(0, MOST_ANSWERS) },
  place: 'new',
  run: ({ id, back }, context) => sayAnswer(id, back, context),
});

/** Everything in this file that can be pressed. */
export const noteActions = [readNote];

// What is said

/** The answer that came last, or one that came so many before it. */
async function sayAnswer(
  id: string,
  back: number,
  { questions, from, say, now }: Context,
): Promise<Message | Refusal> {
  const question = await questions.open(id).get();
  if (!question || question.from !== from.member || isOver(question, now))
    return refuse(say('ask.read.over'));
  await questions.mine.update((kept) => kept && withNews(kept, id, { hasNews: false }));
  const { answers, seen } = question;
  const answer = answers.at(-1 - back);
  const said: readonly Block[] = answer
    ? [
        { kind: 'text', text: say('ask.read.answer') },
        { kind: 'text', text: [answer.words] },
      ]
    : [{ kind: 'text', text: say(seen ? 'ask.read.seen' : 'ask.read.nothing') }];
  return {
    blocks: [
      heading(say.label('ask.read.title')),
      ...said,
      { kind: 'aside', text: say('ask.read.more') },
      {
        kind: 'buttons',
        buttons: [
          ...(back + 1 < answers.length
            ? [readNote.button(say.label('ask.read.earlier'), { id, back: back + 1 })]
            : []),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

// What is sent

/** A moderator saw or answered a message: its writer finds a note in their private chat, or is told at the next command. */
export async function tellAsker(
  id: string,
  { from, writerLanguage }: Question,
  context: Context,
): Promise<void> {
  const { questions, words, now, send } = context;
  const writer = memberId(from);
  const asker = questions.askerOf(writer);
  await asker.update((kept) => kept && withNews(kept, id, { isOpen: false, hasNews: true }));
  const delivery = await send
    .toOther(writer, (member) => {
      if (isQuietFor(member, now)) return undefined;
      const { settings } = member;
      const say = words.in(languageOf(member) ?? writerLanguage);
      return sayNote(readNote.button(say.label('note.open'), { id, back: 0 }), settings, say);
    })
    // Then they are told at the next command.
    .catch(() => undefined);
  if (delivery?.outcome === 'sent')
    await asker.update((kept) => kept && withNews(kept, id, { hasNews: false }));
}

/** What somebody is told above the answer to a command: no more than that there is something to open. */
export const news = {
  read: async ({ questions, say, now }: Context): Promise<readonly Block[]> => {
    const waiting = newsOf(await questions.mine.get(), now).slice(-AT_ONCE);
    const buttons = waiting.map(({ id }) => readNote.button(say.label('note.open'), { id, back: 0 }));
    return buttons.length > 0
      ? [
          { kind: 'text', text: say('note.text') },
          { kind: 'buttons', buttons },
        ]
      : [];
  },
  note: async ({ questions }: Context): Promise<void> => {
    await questions.mine.update((kept) => kept && withoutNews(kept));
  },
};
