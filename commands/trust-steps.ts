/** The seven steps: all of them, or one as a card with practices, questions and a way to share it. */
import {
  command,
  flag,
  form,
  heading,
  oneOf,
  press,
  refuse,
  requireOption,
  text,
  whole,
  type Block,
  type Button,
  type Context,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { areTasksShown, sideOption, sidesShown, type AddressedSide } from '#support/sides.ts';
import { isTooSoonToShare } from '#support/sharing.ts';
import { STEPS, stepOption, stepWords } from '#support/steps.ts';
import { hide } from './hide.ts';
import { askSafety } from './is-it-safe.ts';
import { keepInProgress, keepOrDrop } from './keep-step.ts';
import { keepAnswers, sayQuestions } from './reflection.ts';

const step = whole(1, STEPS);
const addressed = oneOf(['broke', 'hurt']);

// What can be pressed

const openStep = press({
  name: 'step',
  version: 1,
  parts: { step, side: oneOf(['broke', 'hurt', 'both']) },
  place: 'replace',
  run: (at, context) => sayCard(at.step, sidesShown(at.side), context),
});

const openAll = press({
  name: 'steps',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, context) => sayOverview(context),
});

const openPractices = press({
  name: 'practices',
  version: 1,
  parts: { step, side: addressed },
  place: 'replace',
  run: (at, context) => sayPractices(at.step, at.side, context),
});

const shareStep = press({
  name: 'share',
  version: 1,
  parts: { step },
  place: 'new',
  run: (at, context) => share(at.step, context),
});

// What is filled in

const answer = (label: `reflect.${'first' | 'second' | 'third'}.label`) =>
  text({ summary: 'reflect.summary', label, maxLength: 1000 });

const reflect = form({
  name: 'reflect',
  version: 1,
  parts: { step, side: addressed },
  place: 'new',
  title: 'reflect.title',
  intro: (at, say, context) =>
    context && areTasksShown(context)
      ? sayQuestions(at.step, at.side, context)
      : say(context?.areSettingsKnown ? 'practices.hidden' : 'practices.unknown'),
  fields: {
    first: answer('reflect.first.label'),
    second: answer('reflect.second.label'),
    third: answer('reflect.third.label'),
  },
  submit: 'reflect.submit',
  keepsNothing: ({ settings }) => settings.journalDays === undefined,
  run: async (at, { first = '', second = '', third = '' }, context) => {
    const { say } = context;
    if (!context.areSettingsKnown) return refuse(say('reflect.unknown'));
    const isKept = await keepAnswers(at, [first, second, third], context);
    return {
      blocks: [
        { kind: 'text', text: say(isKept ? 'reflect.done.kept' : 'reflect.done') },
        { kind: 'buttons', buttons: [openStep.button(say.label('steps.back'), at)] },
      ],
    };
  },
});

const chooseShared = form({
  name: 'share-which',
  version: 1,
  parts: {},
  place: 'new',
  title: 'share.button',
  intro: (_, say) => say('share.intro'),
  fields: { step: requireOption(stepOption) },
  submit: 'share.button',
  run: (_, input, context) => share(Number(input.step), context),
});

// The command

const shareOption = flag({ summary: 'steps.option.share', label: 'steps.option.share.label' });

export const trustSteps = command({
  name: 'trust-steps',
  summary: 'steps.summary',
  worksAnywhere: true,
  options: {
    step: stepOption,
    side: sideOption,
    share: shareOption,
  },
  examples: [
    '/trust-steps',
    '/trust-steps step:3',
    '/trust-steps step:4 side:hurt',
    '/trust-steps step:1 share:true',
    '/trust-steps share:true',
  ],
  missing: ({ step: typed, share: wish = '' }, say) => {
    const wished = shareOption.parse(wish, say);
    return wished.ok && wished.value && !typed ? chooseShared.id({}) : undefined;
  },
  run: (input, context) => {
    if (!input.step) return sayOverview(context);
    const number = Number(input.step);
    return input.share
      ? share(number, context)
      : sayCard(number, sidesShown(input.side ?? context.settings.side), context);
  },
});

/** Everything in this file that can be pressed or filled in. */
export const stepActions = [
  openStep,
  openAll,
  openPractices,
  shareStep,
  keepInProgress,
  reflect,
  chooseShared,
];

// What is said

function sayOverview({ say, settings }: Context): Message {
  const { steps, source } = say.content;
  const side = settings.side === 'broke' || settings.side === 'hurt' ? settings.side : 'both';
  const lines = steps.map(({ name, line }, i) => say('steps.line', { step: i + 1, name, line }));
  const buttons = steps.map(({ name }, i) =>
    openStep.button(say.label('steps.numbered', { step: i + 1, name }), { step: i + 1, side }),
  );
  return {
    blocks: [
      { kind: 'text', text: say('steps.safety') },
      heading(say.label('steps.title')),
      ...lines.map((line): Block => ({ kind: 'text', text: line })),
      { kind: 'aside', text: say('steps.source', source) },
      { kind: 'buttons', buttons },
      { kind: 'buttons', buttons: safetyButtons(say) },
    ],
  };
}

function sayCard(number: number, sides: readonly AddressedSide[], context: Context): Message {
  const { say, from } = context;
  const words = stepWords(say, number);
  const side = sides.length === 1 ? (sides[0] ?? 'both') : 'both';
  const turn = [
    number > 1 && openStep.button(say.label('steps.previous'), { step: number - 1, side }),
    number < STEPS && openStep.button(say.label('steps.next'), { step: number + 1, side }),
    openAll.button(say.label('steps.all'), {}),
    keepOrDrop(number, context),
    from.group !== undefined && shareStep.button(say.label('share.button'), { step: number }),
  ];
  return {
    blocks: [
      heading(say.label('steps.of-seven', { step: number, name: words.name })),
      { kind: 'text', text: [words.meaning] },
      ...sides.flatMap((each) => saySide(each, words.todo[each], words.notThis[each], say)),
      { kind: 'buttons', buttons: turn.filter((button) => button !== false) },
      { kind: 'buttons', buttons: areTasksShown(context) ? taskButtons(number, sides, say) : [] },
      { kind: 'buttons', buttons: safetyButtons(say) },
    ],
  };
}

/** Under all that only the person sees. */
const safetyButtons = (say: Say): readonly Button[] => [
  askSafety.button(say.label('safe.button'), {}),
  hide.button(say.label('hide.button'), {}),
];

function saySide(side: AddressedSide, todo: string, notThis: string, say: Say): readonly Block[] {
  return [
    { kind: 'text', text: [{ strong: say.label(`steps.${side}`) }] },
    { kind: 'text', text: [todo] },
    { kind: 'text', text: say('steps.not-this', { text: notThis }) },
  ];
}

function taskButtons(number: number, sides: readonly AddressedSide[], say: Say): readonly Button[] {
  return [
    ...sides.map((side) =>
      openPractices.button(say.label(`practices.button.${side}`), { step: number, side }),
    ),
    ...sides.map((side) => reflect.button(say.label(`reflect.button.${side}`), { step: number, side })),
  ];
}

function sayPractices(number: number, side: AddressedSide, context: Context): Message | Refusal {
  const { say } = context;
  if (!context.areSettingsKnown) return refuse(say('practices.unknown'));
  if (!areTasksShown(context)) return refuse(say('practices.hidden'));
  const { name, practices, questions } = stepWords(say, number);
  return {
    blocks: [
      heading(say.label('practices.title', { step: number, name })),
      { kind: 'text', text: [{ strong: say.label('practices.try') }] },
      { kind: 'list', items: practices[side].map((practice) => [practice]) },
      { kind: 'text', text: [{ strong: say.label('practices.ask') }] },
      { kind: 'list', items: questions[side].map((question) => [question]) },
      { kind: 'aside', text: say(`practices.optional.${side}`) },
      {
        kind: 'buttons',
        buttons: [
          openStep.button(say.label('steps.back'), { step: number, side }),
          reflect.button(say.label('reflect.button'), { step: number, side }),
          ...safetyButtons(say),
        ],
      },
    ],
  };
}

// What is posted

async function share(number: number, context: Context): Promise<Message | Refusal> {
  const { from, say, room, now, group } = context;
  if (!group || !room) return refuse(say('share.no-room'));
  if (from.mayPost === 'no') return refuse(say('share.not-you'));
  if (from.botMayPost === 'no') return refuse(say('share.not-me'));
  const { role, kept: chosen } = await group.read();
  if (chosen?.sharingOff && role === 'member') return refuse(say('share.off'));
  let isOurTurn = false;
  await room.update(
    (kept) => {
      isOurTurn = !isTooSoonToShare(kept?.sharedAt, now);
      return isOurTurn ? { ...kept, sharedAt: now.epochMilliseconds } : kept;
    },
    () => {
      isOurTurn = false;
    },
  );
  if (!isOurTurn) return refuse(say('share.recent'));
  const { outcome } = await context.send.toRoom(
    sayShared(number, ['broke', 'hurt'], context.words.in(chosen?.language)),
  );
  if (outcome === 'sent') return { blocks: [{ kind: 'text', text: say('share.done', { step: number }) }] };
  await room.update((kept) => ({ ...kept, sharedAt: undefined }));
  return refuse(say(outcome === 'busy' ? 'share.busy' : 'share.not-me'));
}

/** The short card of a step, for a room of these sides. */
export function sayShared(number: number, sides: readonly AddressedSide[], say: Say): Message {
  const words = stepWords(say, number);
  return {
    blocks: [
      heading(say.label('steps.of-seven', { step: number, name: words.name })),
      { kind: 'text', text: [words.line] },
      ...sides.flatMap((side): readonly Block[] => [
        { kind: 'text', text: [{ strong: say.label(`steps.${side}`) }] },
        { kind: 'text', text: [words.todo[side]] },
      ]),
      { kind: 'aside', text: say('steps.shared-aside') },
      {
        kind: 'buttons',
        buttons: [
          openStep.button(say.label('steps.open'), { step: number, side: 'both' }),
          askSafety.button(say.label('safe.button'), {}),
        ],
      },
    ],
  };
}
