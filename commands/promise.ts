/** Small promises: written in a form, asked about in the next check-in, kept or let go. */
import {
  command,
  form,
  heading,
  makeOccurrence,
  pickOwn,
  press,
  refuse,
  requireOption,
  saying,
  text,
  type Answer,
  type Block,
  type Context,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { orNobody } from '#support/check-ins.ts';
import { dayOption, readDay } from '#support/dates.ts';
import { seen } from '#support/due.ts';
import { zoneOf } from '#support/progress.ts';
import {
  choicesOf,
  endPromises,
  isFull,
  keptOf,
  MOST_OPEN,
  openOf,
  promise as make,
} from '#support/promises.ts';
import { sayDate } from '#support/when.ts';
import { hide } from './hide.ts';

// What can be pressed

const keepOne = pickOwn({
  name: 'kept',
  version: 1,
  place: 'replace',
  run: (id, context) => endOne(id, 'kept', context),
});

const letOneGo = pickOwn({
  name: 'let-go',
  version: 1,
  place: 'replace',
  run: (id, context) => endOne(id, 'let-go', context),
});

/** Shows the member's promises. */
export const openPromises = press({
  name: 'promises',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, context) => sayList(context),
});

// What is filled in

const words = text({ summary: 'promise.words.summary', label: 'promise.words', maxLength: 200 });
const day = { ...dayOption, summary: 'promise.day.summary', label: 'promise.day' } as const;

const makePromise = form({
  name: 'promise',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'promise.form.title',
  intro: (_, say) => say('promise.form.intro'),
  fields: { words: requireOption(words), day },
  submit: 'promise.form.submit',
  run: (_, input, context) => add(input.words ?? '', input.day, context),
});

/** Everything in this file that can be pressed or filled in. */
export const promiseActions = [keepOne, letOneGo, openPromises, makePromise];

// The command

export const promise = command({
  name: 'promise',
  summary: 'promise.summary',
  options: {},
  subs: [
    command({
      name: 'add',
      summary: 'promise.add.summary',
      options: {},
      examples: ['/promise add'],
      missing: () => makePromise.id({}),
      run: (_, context) => sayList(context),
    }),
    command({
      name: 'list',
      summary: 'promise.list.summary',
      options: {},
      examples: ['/promise list'],
      run: (_, context) => sayList(context),
    }),
    command({
      name: 'kept',
      summary: 'promise.kept.summary',
      options: {},
      examples: ['/promise kept'],
      run: (_, context) => sayChoice('kept', context),
    }),
    command({
      name: 'let-go',
      summary: 'promise.let-go.summary',
      options: {},
      examples: ['/promise let-go'],
      run: (_, context) => sayChoice('let-go', context),
    }),
  ],
  examples: ['/promise'],
  run: (_, context) => sayList(context),
});

// What is kept

async function add(
  promised: string,
  typed: string | undefined,
  context: Context,
): Promise<Message | Refusal> {
  const { me, now, say, member } = context;
  if (promised === '') return refuse(say('option.required'));
  const today = now.toZonedDateTimeISO(zoneOf(orNobody(member))).toPlainDate();
  const by = typed === undefined ? undefined : readDay(typed, say, today);
  if (by && !by.ok) return refuse(by.problem);
  const made = make(makeOccurrence(), promised, by?.value, now);
  let isOneTooMany = false;
  await me.update(
    (kept) => {
      const here = seen(orNobody(kept), now);
      isOneTooMany = isFull(here);
      return isOneTooMany ? kept : { ...here, promises: [...here.promises, made] };
    },
    (hadEffect) => {
      isOneTooMany = !hadEffect;
    },
  );
  if (isOneTooMany) return refuse(say('promise.too-many', { most: MOST_OPEN }));
  return {
    blocks: [
      { kind: 'text', text: say(member?.checkIn ? 'promise.added.asked' : 'promise.added') },
      { kind: 'buttons', buttons: [openPromises.button(say.label('promise.all'), {})] },
    ],
  };
}

async function endOne(id: string, state: 'kept' | 'let-go', context: Context): Promise<Message | Refusal> {
  const { me, now, say } = context;
  let isTheirs = false;
  await me.update(
    (kept) => {
      isTheirs = openOf(kept).some((made) => made.id === id);
      return kept && isTheirs ? endPromises(seen(kept, now), [id], state) : kept;
    },
    (hadEffect) => {
      isTheirs = hadEffect;
    },
  );
  if (!isTheirs) return refuse(say('promise.not-open'));
  return {
    blocks: [
      { kind: 'text', text: say(`promise.${state}.done`) },
      { kind: 'buttons', buttons: [openPromises.button(say.label('promise.all'), {})] },
    ],
  };
}

// What is said

const known = (context: Context, then: () => Message): Answer =>
  context.areSettingsKnown ? then() : refuse(context.say('promise.unknown'));

const sayList = (context: Context): Answer =>
  known(context, () => {
    const { say, member } = context;
    const open = openOf(member);
    const kept = keptOf(member).length;
    const items = open.map(({ words: promised, day: by }) => [
      by ? say.label('promise.by', { promised, day: sayDate(Temporal.PlainDate.from(by), say) }) : promised,
    ]);
    const blocks: readonly (Block | false)[] = [
      heading(say.label('promise.title')),
      open.length === 0 ? { kind: 'text', text: say('promise.none') } : { kind: 'list', items },
      kept > 0 && { kind: 'text', text: say('promise.kept.count', { kept }) },
      { kind: 'aside', text: say('promise.private') },
      open.length > 0 && keepOne.block(say.label('promise.kept.choose'), choicesOf(member)),
      open.length > 0 && letOneGo.block(say.label('promise.let-go.choose'), choicesOf(member)),
      {
        kind: 'buttons',
        buttons: [
          makePromise.button(say.label('promise.add'), {}),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ];
    return { blocks: blocks.filter((block) => block !== false) };
  });

const sayChoice = (state: 'kept' | 'let-go', context: Context): Answer =>
  known(context, () => {
    const { say, member } = context;
    if (openOf(member).length === 0) return sayNothingOpen(say);
    const picker = state === 'kept' ? keepOne : letOneGo;
    return {
      blocks: [
        { kind: 'text', text: say(`promise.${state}.ask`) },
        picker.block(say.label(`promise.${state}.choose`), choicesOf(member)),
      ],
    };
  });

const sayNothingOpen = (say: Say): Message => ({
  blocks: [
    ...saying(say('promise.none')).blocks,
    { kind: 'buttons', buttons: [makePromise.button(say.label('promise.add'), {})] },
  ],
});
