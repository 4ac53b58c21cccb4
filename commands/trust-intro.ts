/** A card to pin: what the bot is, who moderates and when. Shown first, then posted. */
import {
  command,
  heading,
  press,
  refuse,
  saying,
  type Block,
  type Context,
  type Group,
  type Message,
  type Refusal,
  type Say,
  type Traits,
} from '#core/command.ts';
import { logged, orNothing } from '#support/groups.ts';
import { askSafety } from './is-it-safe.ts';
import { hide } from './hide.ts';
import { whenRead } from './trust-setup-changes.ts';
import { moderatorsOf } from './trust-setup-facts.ts';

// What can be pressed

const postIntro = press({
  name: 'intro-post',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'moderator',
  run: (_, context) => whenRead(context, (kept) => post(kept, context)),
});

/** Everything in this file that can be pressed. */
export const introActions = [postIntro];

// The command

export const trustIntro = command({
  name: 'trust-intro',
  summary: 'intro.summary',
  needs: 'moderator',
  options: {},
  examples: ['/trust-intro'],
  run: (_, context) => whenRead(context, (kept) => refusePost(context) ?? sayPreview(kept, context)),
});

// What is said

function sayPreview(kept: Group | undefined, { say, words, chat }: Context): Message {
  const group = orNothing(kept, chat.platform);
  return {
    blocks: [
      { kind: 'text', text: say('intro.preview') },
      ...(moderatorsOf(group).length > 0
        ? []
        : [{ kind: 'aside', text: say('intro.preview.moderators') } as const]),
      ...sayIntro(group, words.in(group.language), chat.traits),
      {
        kind: 'buttons',
        buttons: [
          postIntro.button(say.label('intro.post'), {}, 'main'),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

function sayIntro(group: Group, say: Say, { namesNobody }: Traits): readonly Block[] {
  const { hours, rules, minAge } = group;
  const moderators = moderatorsOf(group);
  const shown = namesNobody ? say('intro.moderators.chosen') : moderators;
  const facts = [
    ...(moderators.length > 0 ? [{ name: say.label('intro.moderators'), value: shown }] : []),
    ...(hours === undefined ? [] : [{ name: say.label('intro.hours'), value: [hours] }]),
    ...(minAge === undefined ? [] : [{ name: say.label('setup.minAge'), value: [String(minAge)] }]),
    ...(rules === undefined ? [] : [{ name: say.label('setup.rules'), value: [rules] }]),
  ];
  return [
    heading(say.label('intro.title')),
    { kind: 'text', text: say('help.is') },
    { kind: 'text', text: say('help.is-not') },
    { kind: 'text', text: say('intro.private') },
    ...(facts.length > 0 ? [{ kind: 'facts', facts } as const] : []),
    ...(rules === undefined ? [{ kind: 'text', text: say('intro.rules') } as const] : []),
    { kind: 'text', text: say('intro.watched') },
  ];
}

// What is posted

const refusePost = ({ from, say }: Context): Refusal | undefined => {
  if (from.mayPost === 'no') return refuse(say('share.not-you'));
  return from.botMayPost === 'no' ? refuse(say('share.not-me')) : undefined;
};

async function post(read: Group | undefined, context: Context): Promise<Message | Refusal> {
  const { say, words, group, from, now, chat } = context;
  const refusal = refusePost(context);
  if (refusal) return refusal;
  const kept = orNothing(read, chat.platform);
  const theirs = words.in(kept.language);
  const { outcome } = await context.send.toRoom({
    blocks: [
      ...sayIntro(kept, theirs, chat.traits),
      { kind: 'buttons', buttons: [askSafety.button(theirs.label('safe.button'), {})] },
    ],
  });
  if (outcome !== 'sent') return refuse(say(outcome === 'busy' ? 'share.busy' : 'share.not-me'));
  const entry = { at: now.epochMilliseconds, by: from.member, did: 'intro-posted' } as const;
  const where = from.room === undefined ? {} : { room: from.room };
  await group?.record.update((was) => logged(orNothing(was, chat.platform), { ...entry, ...where }, now));
  return saying(say('intro.done'));
}
