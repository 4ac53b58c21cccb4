/** The note that arrives by itself, and what opens behind it. */
import {
  makeOccurrence,
  messageId,
  occurrencePart,
  press,
  tryAgainSoon,
  type Attempt,
  type Block,
  type Button,
  type Context,
  type Delivery,
  type DueContext,
  type Fired,
  type Member,
  type Message,
  type Occurrence,
  type Refusal,
  type Say,
  type Settings,
} from '#core/command.ts';
import { open, waiting } from '#support/check-ins.ts';
import { claim, settle, type Sent } from '#support/claims.ts';
import { dueOfMember, prune, seen } from '#support/due.ts';
import { stepOf, taskOf } from '#support/practices.ts';
import { languageOf } from '#support/settings.ts';
import { areTasksShown } from '#support/sides.ts';
import { stepWords } from '#support/steps.ts';
import { answerCheckIn } from './check-in-form.ts';
import { hide } from './hide.ts';
import { askSafety } from './is-it-safe.ts';
import { openNames } from './names-erase.ts';
import { asideActions, asideButtons, sayOver } from './note-aside.ts';
import { pauseCheckIn, resumeCheckIn } from './pause.ts';

// What can be pressed

const openNote = press({
  name: 'open',
  version: 1,
  parts: { occurrence: occurrencePart },
  place: 'new',
  run: ({ occurrence }, context) => sayOpened(occurrence, context),
});

/** Behind the note that is sent when somebody begins. */
const openTest = press({
  name: 'test',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, { say }) => ({
    blocks: [
      { kind: 'text', text: say('check-in.test') },
      { kind: 'buttons', buttons: [hide.button(say.label('hide.button'), {})] },
    ],
  }),
});

/** Everything in this file that can be pressed. */
export const noteActions = [openNote, openTest, ...asideActions];

// What is sent later

/** Sends what is due: claims it in the record, sends it, and settles what became of it. */
export async function sendDue(context: DueContext): Promise<Fired> {
  const { me, words, now, send, remove, serves } = context;
  const kept = await me.get();
  // A crash can leave a row of somebody who was erased. It goes with what is left of the record.
  if (!kept) await me.update((was) => was);
  const due = kept && dueOfMember(kept);
  if (!due || due.at > now.epochMilliseconds) return { outcome: 'done' };
  // Messages are deleted while it is still known which they are.
  if (!prune(kept, now)) await forget(kept, context);
  const id = makeOccurrence();
  let claimed: Occurrence | undefined;
  const member = await me.update((was) => {
    const current = was && prune(was, now);
    const made = current && claim(current, now, id);
    const isHeldBack = made?.send && current?.reach && !serves(current.reach.platform);
    claimed = isHeldBack ? undefined : made?.send;
    return isHeldBack ? current : made?.member;
  });
  if (!member?.reach || !claimed) return { outcome: 'done' };
  const { reach, settings } = member;
  const { id: occurrence } = claimed;
  const say = words.in(languageOf(member));
  const button = openNote.button(say.label('note.open'), { occurrence });
  const delivery = await send(reach, sayNote(button, settings, say), attempt(claimed));
  // What may stand there already stays claimed: the next try is then not the first, and says so.
  if ('isPerhapsShown' in delivery) return delivery;
  const sent = sentAs(delivery, reach.chat, now);
  const after = await tryAgainSoon(() => me.update((was) => was && settle(was, occurrence, sent, now)));
  // Somebody erased everything while it was on its way.
  if (!after && delivery.outcome === 'sent' && delivery.message) await remove(reach, delivery.message);
  return delivery.outcome === 'busy' || delivery.outcome === 'stopped' ? delivery : { outcome: 'done' };
}

/** What goes with somebody who is forgotten: their name in groups, the journal's entries, and the messages in the chat. */
async function forget(
  { entries, sent, reach, moderated }: Member,
  { journal, remove, groupOf, questionOf }: DueContext,
): Promise<void> {
  await openNames({ groupOf, questionOf }).forget(moderated);
  await journal.remove(entries.map(({ id }) => id));
  if (!reach) return;
  for (const { chat, message } of sent) await remove({ ...reach, chat }, messageId(message));
}

/** A second try says when the first one was. */
function attempt({ id, claimedAt: at, triedAt }: Occurrence): Attempt {
  const claimedAt = Temporal.Instant.fromEpochMilliseconds(at);
  return { occurrence: id, claimedAt, ...(triedAt > at && { triedAt: claimedAt }) };
}

/** How long a stopped platform is left alone. */
const STOPPED_FOR = { hours: 1 };

function sentAs(delivery: Delivery, chat: string, now: Temporal.Instant): Sent {
  switch (delivery.outcome) {
    case 'sent':
      return { outcome: 'sent', chat, ...(delivery.message && { message: delivery.message }) };
    case 'busy':
      return {
        outcome: 'again',
        at: now.add({ milliseconds: Math.ceil(delivery.retryAfterSeconds * 1000) }),
      };
    case 'stopped':
      return { outcome: 'again', at: now.add(STOPPED_FOR) };
    case 'forbidden':
      return { outcome: 'closed' };
    case 'closed':
    case 'gone':
    case 'unsure':
      return { outcome: delivery.outcome };
  }
}

// What is said

/** All that arrives by itself: one plain line and a button. */
export const sayNote = (button: Button, { silent }: Settings, say: Say): Message => ({
  isBare: true,
  ...(silent && { isSilent: true }),
  blocks: [
    { kind: 'text', text: say('note.text') },
    { kind: 'buttons', buttons: [button] },
  ],
});

/** The note that is sent when somebody begins. */
export const sayTest = (settings: Settings, say: Say): Message =>
  sayNote(openTest.button(say.label('note.open'), {}), settings, say);

async function sayOpened(occurrence: string, context: Context): Promise<Message | Refusal> {
  const { say, me, now } = context;
  const member = await me.update((kept) =>
    kept?.checkIn ? { ...seen(kept, now), checkIn: open(kept.checkIn, occurrence) } : kept,
  );
  const last = waiting(member?.checkIn, occurrence);
  if (!member || !last) return sayOver(say);
  return last.says === 'rest' ? sayRest(say) : sayQuestion(member, last, context);
}

const sayRest = (say: Say): Message => ({
  blocks: [
    { kind: 'text', text: say('check-in.rest') },
    {
      kind: 'buttons',
      buttons: [
        resumeCheckIn.button(say.label('check-in.resume.button'), {}, 'main'),
        hide.button(say.label('hide.button'), {}),
      ],
    },
  ],
});

function sayQuestion(member: Member, { id, isLate }: Occurrence, context: Context): Message {
  const { say } = context;
  const step = stepOf(member);
  const { name, line } = stepWords(say, step);
  return {
    blocks: [
      ...(isLate ? [{ kind: 'text', text: say('check-in.late') } as const] : []),
      { kind: 'text', text: say('check-in.about', { step, name, line }) },
      ...(areTasksShown(context) ? sayTask(member, say) : []),
      {
        kind: 'buttons',
        buttons: [
          answerCheckIn.button(say.label('check-in.answer'), { occurrence: id }, 'main'),
          ...asideButtons(id, say),
          pauseCheckIn.button(say.label('check-in.pause.button'), {}),
          ...(ASKED_ON.has(step) ? [askSafety.button(say.label('safe.button'), {})] : []),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

function sayTask(member: Member, say: Say): readonly Block[] {
  const { settings } = member;
  const task = taskOf(member, member.checkIn?.turn ?? 0, say);
  if (!task) return settings.side === undefined ? [{ kind: 'aside', text: say('check-in.no-side') }] : [];
  const { side, question, practice } = task;
  const named: readonly Block[] =
    settings.side === 'both' ? [{ kind: 'text', text: [{ strong: say.label(`steps.${side}`) }] }] : [];
  return [
    ...named,
    { kind: 'text', text: say('check-in.ask', { question }) },
    { kind: 'text', text: say('check-in.try', { practice }) },
  ];
}

/** The steps on which "Is it safe?" stands on every note. */
const ASKED_ON: ReadonlySet<number> = new Set([4, 5, 6]);
