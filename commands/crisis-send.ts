/** Crisis lines for one member of the group: a note that says nothing, with the lines behind it. At most one a day for a person. */
import {
  command,
  form,
  member,
  memberPart,
  oneOf,
  press,
  refuse,
  requireOption,
  tryAgainSoon,
  type Context,
  type Lines,
  type Member,
  type MemberId,
  type Message,
  type Refusal,
  type Say,
  type Settings,
} from '#core/command.ts';
import { countryOption } from '#support/countries.ts';
import { isTaken, refusedUntil, SENDS_A_DAY, withoutSend, withSend } from '#support/crisis-sends.ts';
import { NEEDS, needOption } from '#support/crisis.ts';
import { orNothing } from '#support/groups.ts';
import { isQuietFor } from '#support/questions.ts';
import { languageOf } from '#support/settings.ts';
import { countryPart, letterButton, sayLetter, type Letter } from './crisis-send-letter.ts';
import { needHelp } from './crisis.ts';
import { hide } from './hide.ts';
import { cardButtons } from './moderators-card.ts';
import { sayNote } from './note.ts';

/** A letter, and whom it is for. */
interface Addressed extends Letter {
  readonly member: MemberId;
}

const memberOption = requireOption(
  member({ summary: 'crisis-send.member.summary', label: 'crisis-send.member' }),
);

// What can be pressed

const sendIt = press({
  name: 'crisis-send',
  version: 1,
  needs: 'moderator',
  parts: { member: memberPart, country: countryPart, need: oneOf(NEEDS) },
  place: 'replace',
  run: (to, context) => send(to, context),
});

// What is filled in

const chooseMember = form({
  name: 'crisis-send-to',
  version: 1,
  needs: 'moderator',
  parts: {},
  place: 'new',
  title: 'crisis-send.title',
  intro: (_, say) => say('crisis-send.intro'),
  fields: { member: memberOption, country: countryOption, need: needOption },
  submit: 'crisis-post.preview',
  keepsNothing: () => true,
  prefill: (_, { group }) => {
    const country = group?.known?.kept?.country;
    return country === undefined ? {} : { country };
  },
  run: (_, input, context) => begin(input, context),
});

/** Everything in this file that can be pressed or filled in. */
export const crisisSendActions = [sendIt, chooseMember];

// The command

export const crisisSend = command({
  name: 'crisis-send',
  needs: 'moderator',
  summary: 'crisis-send.summary',
  options: { member: memberOption, country: countryOption, need: needOption },
  examples: ['/crisis-send'],
  missing: (given) => (given['member'] ? undefined : chooseMember.id({})),
  run: (input, context) => begin(input, context),
});

// What is said

interface Given {
  readonly member?: MemberId | undefined;
  readonly country?: string | undefined;
  readonly need?: Letter['need'] | undefined;
}

function begin({ member: to, country: given, need = 'unsafe' }: Given, context: Context): Message | Refusal {
  const { say, from, group } = context;
  if (to === undefined) return refuse(say('option.not-a-member'));
  if (to === from.member) return refuse(say('crisis-send.self'));
  const kept = group?.known?.kept;
  return preview({ member: to, country: given ?? kept?.country, need }, kept?.lines, say);
}

/** Word for word what they find, unless they chose a country. Nothing is looked up about them, so it is the same for everybody. */
const preview = (to: Addressed, lines: Lines | undefined, say: Say): Message => ({
  blocks: [
    { kind: 'aside', text: say('crisis-send.preview') },
    { kind: 'text', text: say('crisis-send.to', { who: { member: to.member } }) },
    {
      kind: 'text',
      text: say('crisis-send.note', { note: say.label('note.text'), open: say.label('note.open') }),
    },
    ...sayLetter(to, say, lines, undefined).blocks.filter(({ kind }) => kind !== 'buttons'),
    { kind: 'aside', text: say(to.country === undefined ? 'crisis-send.asked' : 'crisis-send.own-country') },
    {
      kind: 'aside',
      text: say('crisis-send.under', {
        why: say.label('crisis-send.why'),
        stop: say.label('crisis-send.stop'),
      }),
    },
    { kind: 'aside', text: say('crisis-send.watched') },
    {
      kind: 'buttons',
      buttons: [
        sendIt.button(say.label('crisis-send.send'), to, 'main'),
        needHelp.button(say.label('help.button'), {}),
        hide.button(say.label('hide.button'), {}),
      ],
    },
  ],
});

/** The two things that a moderator may be told of a letter that was sent, and no third. */
const sayEnd = (isSent: boolean, say: Say): Message => ({
  blocks: [
    { kind: 'text', text: say(isSent ? 'crisis-send.delivered' : 'crisis-send.not-delivered') },
    { kind: 'aside', text: say('ask.alert.alone') },
    {
      kind: 'buttons',
      buttons: cardButtons(say),
    },
  ],
});

// What is sent

async function send(to: Addressed, context: Context): Promise<Message | Refusal> {
  const { say, from, words, now, group } = context;
  if (to.member === from.member) return refuse(say('crisis-send.self'));
  const why = await takeTurn(to.member, context);
  if (why === 'enough') return refuse(say('crisis-send.enough', { count: SENDS_A_DAY }));
  if (why) return refuse(say(`crisis-send.${why}`));
  const isSent = await context.send.toSomebody(to.member, async (kept) => {
    if (!(await isWelcome(to.member, context))) return undefined;
    const theirs = words.in((kept && languageOf(kept)) ?? group?.known?.kept?.language);
    return sayNote(letterButton(to, from.group, theirs), quietened(kept, now), theirs);
  });
  return sayEnd(isSent, say);
}

/** Help does not wait for the morning. In quiet hours it arrives without a sound. */
const quietened = (kept: Member | undefined, now: Temporal.Instant): Settings =>
  kept && (kept.settings.silent || isQuietFor(kept, now)) ? { silent: true } : {};

/** Why a letter is not even tried. */
type Held = 'today' | 'enough' | 'unread' | 'repeated';

/**
 * Takes one of the group's own and its turn for this person; why not, where that can't be had. The turn is used up whatever
 * comes of the letter, since a second try would tell what became of the first. Where nothing is tried, nothing is used up.
 */
async function takeTurn(to: MemberId, context: Context): Promise<Held | undefined> {
  const { letters, from, now } = context;
  const turn = letters.turnOf(to, from.group);
  try {
    const held = await count(context);
    if (held) return held;
    if (await isClaimed(turn, now)) return undefined;
    await uncount(context);
    return 'today';
  } catch {
    await giveBack(turn, context);
    return 'unread';
  }
}

type Turn = ReturnType<Context['letters']['turnOf']>;

/** Takes a turn, for whoever comes first. One that is taken is left as it is, so that it ends when it would have. */
async function isClaimed(turn: Turn, now: Temporal.Instant): Promise<boolean> {
  if (isTaken(await turn.get(), now)) return false;
  let isOurs = false;
  await turn.update(
    (was) => {
      isOurs = !isTaken(was, now);
      return isOurs ? { at: now.epochMilliseconds } : was;
    },
    () => {
      isOurs = false;
    },
  );
  return isOurs;
}

/**
 * Writes into the group's log that a letter was sent, and not to whom; why not, where there were enough today or where this
 * press has been here before. Nothing is known of the person yet, so a repeat learns nothing of them.
 */
async function count({ group, from, chat, now }: Context): Promise<'enough' | 'repeated' | undefined> {
  let held: 'enough' | 'repeated' | undefined;
  await group?.record.update(
    (was) => {
      const counted = withSend(orNothing(was, chat.platform), from.member, now);
      held = counted ? undefined : 'enough';
      return counted ?? was;
    },
    (hadEffect) => {
      held = hadEffect ? 'repeated' : 'enough';
    },
  );
  return held;
}

/** Takes that out of the log again, where nothing was tried. Where it can't be done, the group has one less today. */
async function uncount({ group, from, now }: Context): Promise<void> {
  await group?.record.update((was) => was && withoutSend(was, from.member, now)).catch(() => undefined);
}

/** After a fault nobody knows what was taken. What this press took it gives back, later where that can't be done at once. */
async function giveBack(turn: Turn, context: Context): Promise<void> {
  const { epochMilliseconds: mine } = context.now;
  const giveTurn = async (): Promise<void> => {
    if ((await turn.reread())?.at === mine) await turn.update((was) => (was?.at === mine ? undefined : was));
  };
  await uncount(context);
  await giveTurn().catch(() => void tryAgainSoon(giveTurn).catch(() => undefined));
}

/** Whether they may be written to: nobody else did so today, from whichever group, and they take such letters. */
async function isWelcome(to: MemberId, { letters, now }: Context): Promise<boolean> {
  if (!(await isClaimed(letters.turnOf(to), now))) return false;
  return refusedUntil(await letters.refusalOf(to).get(), now) === undefined;
}
