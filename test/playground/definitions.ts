/** Definitions that say a bit of everything, for looking at the playground itself. */
import {
  choice,
  command,
  flag,
  form,
  heading,
  oneOf,
  press,
  requireOption,
  pick,
  saying,
  several,
  text,
  type Message,
  Refusal,
} from '#core/command.ts';
import { search, typed } from '#core/option.ts';
import type { Definitions } from '#core/registry.ts';
import { words } from '../bot.ts';
import { groupCommands, lookAt, staff } from './group-definitions.ts';

/** What looks like markup and must be shown as it is. */
export const MARKUP = [
  '<img src=x onerror="document.title=\'broken\'">',
  '<script>document.title="broken"</script>',
  '</p><h1>big</h1>',
  '**bold** _it_ `code` [a](http://example.com)',
  '&lt;b&gt; &amp;',
  '@everyone <@U123> <!channel>',
  '\u202Eright to left',
] as const;

const PLACES = { pe: 'Peru', fr: 'France', gb: 'United Kingdom', us: 'United States' } as const;
type PlaceCode = keyof typeof PLACES;

const number = choice({
  summary: 'steps.summary',
  label: 'settings.practices',
  values: ['1', '2', '3'],
  name: (value) => `Number ${value}`,
});
const place = search({
  summary: 'crisis.summary',
  label: 'settings.country',
  values: Object.keys(PLACES) as PlaceCode[],
  name: (value) => PLACES[value],
});

const turn = press({
  name: 'turn',
  version: 1,
  parts: { to: oneOf(['over', 'back']) },
  place: 'replace',
  run: ({ to }) => sayTurned(to),
});
function sayTurned(to: 'over' | 'back'): Message {
  const isOver = to === 'over';
  const back = turn.button(isOver ? 'Turn back' : 'Turn over', { to: isOver ? 'back' : 'over' });
  return { blocks: [heading(isOver ? 'The other side' : 'This side'), { kind: 'buttons', buttons: [back] }] };
}
const note = press({
  name: 'note',
  version: 1,
  parts: {},
  place: 'new',
  run: async (_, { send }) => {
    await send.toMe(say('You have a note'));
    return say('I wrote to you');
  },
});
const help = press({
  name: 'help',
  version: 1,
  parts: {},
  place: 'new',
  run: () => ({ ...say('Here is help'), isBare: true }),
});
const list = pick({ name: 'list', version: 1, option: number, run: (chosen) => say(`You chose ${chosen}`) });
const fill = form({
  name: 'fill',
  version: 1,
  parts: {},
  place: 'new',
  title: 'settings.title',
  intro: () => ['Read this first. ', { strong: '<b>Slowly</b>' }],
  fields: {
    place: requireOption(place),
    number,
    words: text({ summary: 'reflect.summary', label: 'settings.language', maxLength: 40 }),
  },
  submit: 'settings.country.submit',
  prefill: () => ({ number: '2' }),
  run: (_, { place: where, number: chosen }) => say(`Saved ${where} ${chosen}`),
});

const say = (sentence: string): Message => saying([sentence]);

const hour = typed({
  summary: 'steps.option.step',
  label: 'steps.option.step.label',
  maxLength: 8,
  suggestions: ['18:00', '20:30'],
  name: (value) => `at ${value}`,
  parse: (raw) => {
    const [, time] = /^(?:at )?(\d\d:\d\d)$/.exec(raw) ?? [];
    return time === undefined ? { ok: false, problem: ['Such as 18:00'] } : { ok: true, value: time };
  },
  print: String,
});
const tick = form({
  name: 'tick',
  version: 1,
  parts: {},
  place: 'new',
  title: 'settings.title',
  fields: {
    fruit: requireOption(several({ summary: 'reflect.summary', label: 'settings.language' })),
    hour,
  },
  submit: 'settings.country.submit',
  prefill: () => ({ fruit: 'pear\nplum', hour: '18:00' }),
  offers: () => ({
    fruit: [
      { value: 'fig', label: 'Figs' },
      { value: 'pear', label: 'Pears' },
      { value: 'plum', label: 'Plums' },
    ],
  }),
  run: (_, { fruit, hour: at }) => say(`Ticked ${fruit?.join(' and ')} at ${at}`),
});

/** What can be taken away and looked at: a chart called `title`, a file, a moment and a form. */
const rich = (title: string): Message => ({
  blocks: [
    {
      kind: 'text',
      text: ['The next one comes ', { instant: Temporal.Instant.from('2026-11-29T17:00:30Z') }, '.'],
    },
    {
      kind: 'chart',
      chart: { title, most: 5, points: [{ label: 'a', value: 3 }, { label: 'b' }] },
      text: ['a: 3 of 5', '\nb: nothing'],
    },
    { kind: 'file', name: 'what is kept.txt', text: `${MARKUP[0]}\n  second line` },
    { kind: 'buttons', buttons: [tick.button('Tick', {})] },
  ],
});

const everything: Message = {
  blocks: [
    heading(MARKUP[0]),
    ...MARKUP.map((piece) => ({ kind: 'text', text: [piece, ' and ', { strong: piece }] }) as const),
    { kind: 'aside', text: ['Two\nlines'] },
    { kind: 'list', items: [[MARKUP[1]]] },
    { kind: 'facts', facts: [{ name: MARKUP[2], value: [MARKUP[0]] }] },
    {
      kind: 'text',
      text: [
        { link: 'a page', url: 'https://example.org/a?b=1' },
        { link: 'a number', url: 'tel:+15550100' },
        { link: 'a trap', url: 'javascript:document.title="broken"' },
        { link: 'no address', url: 'not an address' },
      ],
    },
    {
      kind: 'buttons',
      buttons: [
        turn.button('Turn over', { to: 'over' }),
        note.button('Write to me', {}, 'main'),
        turn.button(MARKUP[0], { to: 'back' }, 'danger'),
      ],
    },
    list.block(words.in('en'), undefined),
    { kind: 'buttons', buttons: [fill.button('Fill in', {})] },
  ],
};

/** Opened by whoever tests; `/try wait:true` waits for it. */
export interface Gate {
  readonly opened: Promise<void>;
}

const makeAttempt = ({ opened }: Gate) =>
  command({
    name: 'try',
    summary: 'help.summary',
    options: {
      number,
      place,
      share: flag({ summary: 'steps.option.share', label: 'steps.option.share.label' }),
      wait: flag({ summary: 'steps.option.share', label: 'steps.option.share.label' }),
    },
    examples: ['/try'],
    run: async (input, { send }) => {
      if (input.wait) await opened;
      if (input.share)
        await send.toRoom({
          blocks: [
            heading('For all'),
            { kind: 'buttons', buttons: [turn.button('Turn over', { to: 'over' })] },
          ],
        });
      return input.number || input.place || input.wait || input.share
        ? say(`You gave ${JSON.stringify(input)}`)
        : everything;
    },
  });

const more = command({
  name: 'try-more',
  summary: 'settings.summary',
  options: {},
  examples: ['/try-more'],
  run: () => say('No more'),
});

const plan = command({
  name: 'plan',
  summary: 'help.summary',
  options: {},
  examples: ['/plan'],
  subs: [
    command({
      name: 'start',
      summary: 'guide.summary',
      options: { hour, number },
      examples: ['/plan start hour:18:00'],
      run: (input) => say(`Started ${JSON.stringify(input)}`),
    }),
    command({
      name: 'show',
      summary: 'settings.summary',
      options: {},
      examples: ['/plan show'],
      run: () => rich('Weeks'),
    }),
    command({
      name: 'show-broken',
      summary: 'settings.summary',
      options: {},
      examples: ['/plan show-broken'],
      run: () => rich(UNDRAWABLE),
    }),
    command({
      name: 'tick',
      summary: 'settings.summary',
      options: {},
      examples: ['/plan tick'],
      missing: () => tick.id({}),
      run: () => say('Nothing is missing'),
    }),
  ],
  run: () => say('There is start, show, show-broken and tick'),
});

/** The title of a chart that can't be drawn. */
export const UNDRAWABLE = 'broken';

/** All of them. */
export const define = (gate: Gate): Definitions => ({
  commands: [makeAttempt(gate), more, plan, ...groupCommands],
  actions: [turn, note, help, list, fill, tick, staff],
  help,
  typed: () => say('I can’t read'),
  home: () => ({
    blocks: [
      heading('My page'),
      {
        kind: 'buttons',
        buttons: [
          turn.button('Turn over', { to: 'over' }),
          note.button('Write to me', {}),
          tick.button('Tick', {}),
        ],
      },
    ],
  }),
  menus: [lookAt],
  dueGroup: async () => ({ outcome: 'done' }),
  dueQuestion: async () => ({ outcome: 'done' }),
  change: async () => undefined,
  duePresence: async () => ({ outcome: 'done' }),
  news: { read: async () => [], note: async () => undefined },
  refuseRight: (into, why) => new Refusal({ blocks: [{ kind: 'text', text: into(`rights.${why}`) }] }),
  visit: { say: () => [], isNoted: () => false, note: (member) => member },
  due: async () => ({ outcome: 'done' }),
});
