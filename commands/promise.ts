/** Small promises: written in a form, asked about in the next check-in, kept or let go. */
import {
  command,
  form,
  heading,
  makeOccurrence,
  oneOf,
  pickOwn,
  press,
  refuse,
  requireOption,
  saying,
  text,
  whole,
  type Answer,
  type Block,
  type Button,
  type Context,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { orNobody } from '#support/check-ins.ts';
import { dayOption, readDay } from '#support/dates.ts';
import { seen } from '#support/due.ts';
import { ownZoneOf } from '#support/progress.ts';
import {
  choicesOf,
  endPromises,
  isFull,
  keptOf,
  MOST_OPEN,
  MOST_PAGES,
  openOf,
  pageOf,
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

const LISTS = ['all', 'kept', 'let-go'] as const;
type List = (typeof LISTS)[number];

const turnPage = press({
  name: 'promise-page',
  version: 1,
  parts: { list: oneOf(LISTS), page: whole(0, MOST_PAGES - 1) },
  place: 'replace',
  run: ({ list, page }, context) =>
    list === 'all' ? sayList(context, page) : sayChoice(list, context, page),
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
export const promiseActions = [keepOne, letOneGo, turnPage, openPromises, makePromise];

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
  const { me, now, say } = context;
  if (promised === '') return refuse(say('option.required'));
  if (typed !== undefined && !context.areSettingsKnown) return refuse(say('promise.unknown'));
  const by = typed === undefined ? undefined : readBy(typed, context);
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
  return sayAdded(by?.value, context);
}

/** Where every day ends last. */
const LAST_ZONE = 'Etc/GMT+12';

/** Reads a day by the member's own clock. Where that is not known, no day is over that is not over everywhere. */
function readBy(typed: string, { now, say, member }: Context) {
  const zone = ownZoneOf(orNobody(member));
  const dayIn = (each: string) => now.toZonedDateTimeISO(each).toPlainDate();
  return readDay(typed, say, dayIn(zone ?? 'UTC'), dayIn(zone ?? LAST_ZONE));
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

function sayAdded(by: string | undefined, { say, member }: Context): Message {
  const isZoneKnown = ownZoneOf(orNobody(member)) !== undefined;
  const blocks: readonly (Block | false)[] = [
    { kind: 'text', text: say('promise.added') },
    by !== undefined && {
      kind: 'text',
      text: say('promise.added.by', { day: sayDate(Temporal.PlainDate.from(by), say) }),
    },
    by !== undefined && !isZoneKnown && { kind: 'aside', text: say('promise.added.no-zone') },
    member?.checkIn !== undefined && { kind: 'text', text: say('promise.added.asked') },
    { kind: 'buttons', buttons: [openPromises.button(say.label('promise.all'), {})] },
  ];
  return { blocks: blocks.filter((block) => block !== false) };
}

const known = (context: Context, then: () => Message): Answer =>
  context.areSettingsKnown ? then() : refuse(context.say('promise.unknown'));

const sayList = (context: Context, page = 0): Answer =>
  known(context, () => {
    const { say, member } = context;
    const { shown, next } = pageOf(member, page);
    const kept = keptOf(member).length;
    const items = shown.map(({ words: promised, day: by }) => [
      by ? say.label('promise.by', { promised, day: sayDate(Temporal.PlainDate.from(by), say) }) : promised,
    ]);
    const blocks: readonly (Block | false)[] = [
      heading(say.label('promise.title')),
      shown.length === 0 ? { kind: 'text', text: say('promise.none') } : { kind: 'list', items },
      kept > 0 && { kind: 'text', text: say('promise.kept.count', { kept }) },
      { kind: 'aside', text: say('promise.private') },
      shown.length > 0 && keepOne.block(say.label('promise.kept.choose'), choicesOf(shown)),
      shown.length > 0 && letOneGo.block(say.label('promise.let-go.choose'), choicesOf(shown)),
      {
        kind: 'buttons',
        buttons: [
          ...othersButton('all', next, say),
          makePromise.button(say.label('promise.add'), {}),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ];
    return { blocks: blocks.filter((block) => block !== false) };
  });

/** To the promises on the next page, where one does not hold them all. */
const othersButton = (list: List, page: number | undefined, say: Say): readonly Button[] =>
  page === undefined ? [] : [turnPage.button(say.label('promise.others'), { list, page })];

const sayChoice = (state: 'kept' | 'let-go', context: Context, page = 0): Answer =>
  known(context, () => {
    const { say, member } = context;
    const { shown, next } = pageOf(member, page);
    if (shown.length === 0) return sayNothingOpen(say);
    const picker = state === 'kept' ? keepOne : letOneGo;
    const others = othersButton(state, next, say);
    return {
      blocks: [
        { kind: 'text', text: say(`promise.${state}.ask`) },
        picker.block(say.label(`promise.${state}.choose`), choicesOf(shown)),
        ...(others.length > 0 ? [{ kind: 'buttons', buttons: others } as const] : []),
      ],
    };
  });

const sayNothingOpen = (say: Say): Message => ({
  blocks: [
    ...saying(say('promise.none')).blocks,
    { kind: 'buttons', buttons: [makePromise.button(say.label('promise.add'), {})] },
  ],
});
