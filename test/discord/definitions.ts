/** A few commands that do what tests want to see of an adapter. */
import { setTimeout as delay } from 'node:timers/promises';
import { languages } from '#content/words/index.ts';
import {
  choice,
  command,
  flag,
  form,
  occurrencePart,
  oneOf,
  pick,
  press,
  several,
  text,
  type Block,
  type Message,
  Refusal,
} from '#core/command.ts';
import { requireOption, search, typed } from '#core/option.ts';
import { createRegistry } from '#core/registry.ts';
import { createWords } from '#core/words.ts';

/** How long the slow ones take, in milliseconds. */
const SLOW = 200;

/** The real words. */
export const words = createWords(languages, 'en');

const say = (...lines: readonly string[]): Message => ({
  blocks: lines.map((line) => ({ kind: 'text', text: [line] })),
});
export const HOSTILE =
  '# Big *b* _i_ `c` ||s|| ~~x~~ [a](https://evil.example) <@1234567890123456789> @everyone <t:1:f> :smile: > q';
export const LONG = Array.from({ length: 40 }, (_, i) => `${i} ${'long words '.repeat(9)}`);

export const WHATS = [
  'short',
  'slow',
  'hostile',
  'long',
  'room',
  'note',
  'buttons',
  'fault',
  'moment',
  'picture',
  'late picture',
  'long picture',
  'file',
] as const;
/** What the real words call the things here. */
const english = words.in('en');
export const LABELS = {
  again: english.label('form.try-again'),
  help: english.label('help.button'),
  title: english.label('steps.title'),
  side: english.label('side.label'),
  country: english.label('country.label'),
} as const;
const COUNTRIES = Array.from({ length: 60 }, (_, i) => `c${i}`);
const what = choice({
  summary: 'steps.summary',
  label: 'side.label',
  values: WHATS,
  name: (value) => `What ${value}`,
});
const country = search({
  summary: 'country.summary',
  label: 'country.label',
  values: COUNTRIES,
  name: (value) => `Country ${value.slice(1)}`,
});
const at = typed({
  summary: 'steps.summary',
  label: 'steps.option.share.label',
  maxLength: 20,
  suggestions: ['18:00', '20:00'],
  parse: (raw) =>
    /^\d\d:\d\d$/.test(raw) ? { ok: true, value: raw } : { ok: false, problem: [`${raw} is no time`] },
  print: (value) => value,
  name: (value) => `At ${value}`,
});
const loud = flag({ summary: 'steps.option.share', label: 'steps.option.share.label' });

const turn = press({
  name: 'turn',
  version: 1,
  parts: { how: oneOf(['now', 'later']) },
  place: 'replace',
  run: async ({ how }): Promise<Message> => {
    if (how === 'later') await delay(SLOW);
    return {
      blocks: [...say(`Turned ${how}`).blocks, { kind: 'buttons', buttons: [turn.button('Turn', { how })] }],
    };
  },
});
const list = pick({ name: 'list', version: 1, option: what, run: (value) => say(`Picked ${value}`) });
const write = form({
  name: 'write',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'steps.title',
  intro: () => ['Nothing is *kept*.'],
  fields: {
    side: what,
    country,
    words: requireOption(text({ summary: 'steps.summary', label: 'steps.title', maxLength: 300 })),
  },
  submit: 'note.open',
  prefill: () => ({ side: 'long', country: 'c7', words: 'Some *words*' }),
  run: (_, input) => say(`Wrote ${input.side}, ${input.country}, ${input.words}`),
});
const entries = (count: number) =>
  Array.from({ length: count }, (_, i) => ({ value: `v${i}`, label: `Entry ${i}` }));
const tick = form({
  name: 'tick',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'steps.title',
  fields: {
    one: requireOption(
      choice({
        summary: 'steps.summary',
        label: 'side.label',
        values: ['red', 'blue'],
        name: (value) => `Colour ${value}`,
      }),
    ),
    few: several({ summary: 'steps.summary', label: 'country.label' }),
    many: several({ summary: 'steps.summary', label: 'steps.title' }),
    at,
  },
  offers: () => ({ few: entries(3), many: entries(12) }),
  submit: 'note.open',
  prefill: () => ({ one: 'blue', few: 'v0\nv2', many: 'v11', at: '18:00' }),
  run: (_, { one, few, many, at: hour }) => say(`Ticked ${one}; ${few?.join()}; ${many?.join()}; ${hour}`),
});
const buttons: Message = {
  blocks: [
    { kind: 'text', text: ['Press'] },
    {
      kind: 'buttons',
      buttons: [
        turn.button('Turn', { how: 'now' }),
        turn.button('Later', { how: 'later' }),
        write.button('Write', {}),
        tick.button('Tick', {}),
      ],
    },
    list.block(english, 'slow'),
  ],
};
const openNote = press({
  name: 'open',
  version: 1,
  parts: { occurrence: occurrencePart },
  place: 'new',
  run: ({ occurrence }) => say(`Opened ${occurrence}`),
});
/** A note as it arrives by itself. */
export const noteOf = (occurrence: string, more: Partial<Message> = {}): Message => ({
  blocks: [
    { kind: 'text', text: ['You have a note'] },
    { kind: 'buttons', buttons: [openNote.button('Open', { occurrence })] },
  ],
  isBare: true,
  ...more,
});
/** The smallest PNG, as good as any where nobody looks. */
export const PICTURE = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const MOMENT = Temporal.Instant.from('2026-11-29T17:00:30Z');
const picture: readonly Block[] = [
  {
    kind: 'chart',
    chart: { title: 'Weeks', most: 5, points: [{ label: '22 Nov', value: 4 }] },
    text: ['22 Nov: ', { strong: '4' }, ' of 5'],
  },
  { kind: 'buttons', buttons: [turn.button('Turn', { how: 'now' }), turn.button('Later', { how: 'later' })] },
];
const help = press({ name: 'help', version: 1, parts: {}, place: 'new', run: () => say('Help') });
const show = command({
  name: 'show',
  summary: 'steps.summary',
  options: { loud, what, country },
  examples: [],
  run: async (input, { send, from }): Promise<Message> => {
    const { what: asked = 'short' } = input;
    switch (asked) {
      case 'slow':
        await delay(SLOW);
        return say('Slow at last');
      case 'hostile':
        return say(HOSTILE);
      case 'long':
        return say(...LONG);
      case 'room':
        return say((await send.toRoom(buttons)).outcome);
      case 'note':
        return say(
          (await send.toMe({ blocks: [{ kind: 'text', text: ['You have a note'] }], isBare: true })).outcome,
        );
      case 'buttons':
        return buttons;
      case 'moment':
        return { blocks: [{ kind: 'text', text: ['At ', { instant: MOMENT }, '!'] }] };
      case 'picture':
        return { blocks: picture };
      case 'late picture':
        await delay(SLOW);
        return { blocks: picture };
      case 'long picture':
        return { blocks: [...say(...LONG).blocks, ...picture] };
      case 'file':
        return {
          blocks: [{ kind: 'file', name: 'für mich/data.txt', text: 'Ratings\n22 November: 4 – sí ✓' }],
        };
      case 'fault':
        throw new RangeError('canary');
      case 'short':
        return say(`Short ${input.loud} ${input.country} ${from.locale} ${from.mayPost} ${from.botMayPost}`);
    }
  },
});
const plan = command({
  name: 'plan',
  summary: 'steps.summary',
  options: {},
  examples: [],
  worksAnywhere: true,
  subs: [
    command({
      name: 'start',
      summary: 'steps.summary',
      options: { loud, at },
      examples: [],
      run: (input, { from }) =>
        say(`Starts ${input.at} ${input.loud} ${from.group === undefined} ${from.botMayPost}`),
    }),
    command({
      name: 'stop',
      summary: 'side.label',
      options: {},
      examples: [],
      run: async (_, { send }) => say((await send.toRoom(say('Stopped'))).outcome),
    }),
  ],
  run: () => say('Nothing to plan'),
});
export const registry = createRegistry(
  {
    commands: [show, plan],
    actions: [turn, list, write, tick, openNote, help],
    help,
    typed: () => say('I can’t read'),
    home: () => say('Home'),
    menus: [],
    dueGroup: async () => ({ outcome: 'done' }),
    dueQuestion: async () => ({ outcome: 'done' }),
    change: async () => undefined,
    duePresence: async () => ({ outcome: 'done' }),
    news: { read: async () => [], note: async () => undefined },
    refuseRight: (own, why) => new Refusal({ blocks: [{ kind: 'text', text: own(`rights.${why}`) }] }),
    visit: { say: () => [], isNoted: () => false, note: (member) => member },
    due: async () => ({ outcome: 'done' }),
  },
  words,
);
