/** What the bot of the adapter's tests can do: a little of everything that a definition can hold. */
import { languages } from '#content/words/index.ts';
import {
  choice,
  command,
  form,
  heading,
  oneOf,
  pick,
  press,
  requireOption,
  several,
  text,
  type Block,
  type Button,
  type Choice,
  type Context,
  type Message,
  Refusal,
} from '#core/command.ts';
import type { MemberId } from '#core/ids.ts';
import { typed, type Option } from '#core/option.ts';
import type { Delivery } from '#core/platform.ts';
import { createRegistry } from '#core/registry.ts';
import { createWords } from '#core/words.ts';
import { groupCommands, look, staff } from './group-definitions.ts';

export const words = createWords(languages, 'en');

/** A door that answers wait at while it is closed, how many answers were asked for, and by whom. */
export const gate = { open: Promise.resolve(), runs: 0, members: new Set<MemberId>() };

const say = (...lines: readonly string[]): readonly Block[] =>
  lines.map((line) => ({ kind: 'text', text: [line] }));

const again = press({
  name: 'again',
  version: 1,
  parts: { place: oneOf(['here']) },
  place: 'replace',
  run: async (_, { from }): Promise<Message> => {
    gate.runs += 1;
    gate.members.add(from.member);
    await gate.open;
    return { blocks: [...say(`Pressed ${gate.runs}`), { kind: 'buttons', buttons: buttons() }] };
  },
});
const other = press({
  name: 'other',
  version: 1,
  parts: {},
  place: 'new',
  run: () => ({ blocks: say('Another') }),
});
const help = press({
  name: 'help',
  version: 1,
  parts: {},
  place: 'new',
  run: () => ({ blocks: say('Help') }),
});
const size = choice({
  summary: 'side.summary',
  label: 'side.label',
  values: ['small', 'big'],
  name: (value) => (value === 'big' ? 'Big one' : 'Small one'),
});
const sizes = pick({
  name: 'size',
  version: 1,
  option: size,
  run: (value, { say: speak }): Message => ({
    blocks: [...say(`Chose ${value}`), sizes.block(speak, value)],
  }),
});
const write = form({
  name: 'write',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'steps.title',
  intro: () => ['Said *above* <!here>'],
  fields: {
    words: requireOption(text({ summary: 'steps.summary', label: 'reflect.first.label', maxLength: 100 })),
    size,
  },
  submit: 'note.open',
  prefill: () => ({ words: 'before', size: 'big' }),
  run: async (_, input, { from }): Promise<Message> => {
    gate.runs += 1;
    gate.members.add(from.member);
    await gate.open;
    const where = `in ${from.room ?? 'no room'}`;
    return {
      blocks: [...say(`Wrote ${input.words}, ${input.size}`, where), { kind: 'buttons', buttons: buttons() }],
    };
  },
});
const entries = (count: number): readonly Choice[] =>
  Array.from({ length: count }, (_, i) => ({ value: `v${i}`, label: `Entry ${i}` }));
const ticks = several({ summary: 'steps.summary', label: 'side.label' });
const tick = form({
  name: 'tick',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'steps.title',
  fields: {
    few: ticks,
    many: several({ summary: 'steps.summary', label: 'reflect.first.label' }),
  },
  submit: 'note.open',
  offers: () => ({ few: entries(10), many: entries(12) }),
  prefill: () => ({ few: 'v1\nv3' }),
  run: (_, { few = [], many = [] }): Message => ({ blocks: say(`Ticked ${few.join()} and ${many.join()}`) }),
});
/** Three buttons: answered in place, answered anew, and one that opens a form. */
export const buttons = (): readonly Button[] => [
  again.button('Again', { place: 'here' }),
  other.button('Other', {}, 'danger'),
  write.button('Write', {}, 'main'),
];

const card = (context: Context): Message => ({
  blocks: [heading('A card'), sizes.block(context.say, 'small'), { kind: 'buttons', buttons: buttons() }],
});

async function tell(sending: Promise<Delivery>): Promise<Message> {
  const outcome = Object.entries(await sending).filter(([key]) => key !== 'message');
  return { blocks: say(`It was ${JSON.stringify(Object.fromEntries(outcome))}`) };
}

/** Comes back as it was typed, to see what Slack makes of it. A real command takes no words. */
const anything: Option<string> = {
  ...text({ summary: 'steps.summary', label: 'reflect.first.label', maxLength: 5000 }),
  kind: 'search',
};

/** An hour such as 18:00. */
const hour = typed<string>({
  summary: 'steps.summary',
  label: 'side.label',
  maxLength: 5,
  parse: (raw) =>
    /^\d\d:\d\d$/.test(raw) ? { ok: true, value: raw } : { ok: false, problem: ['That is no hour.'] },
  print: (value) => value,
  suggestions: ['18:00'],
  name: (value) => value,
});

/** A moment that is never today. */
export const MOMENT = Temporal.Instant.from('2030-11-24T17:00:00Z');

/** A text of so many lines, each of which can be told from the others. */
export const linesOfFile = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, i) => `${String(i).padStart(5, '0')} ${'<!here> & so on '.repeat(4).trim()}`,
  );

const home = (): Message => ({
  blocks: [heading('Home'), ...say(`Runs: ${gate.runs}`), { kind: 'buttons', buttons: buttons() }],
});

const simple = (name: string, run: (context: Context) => Message | Promise<Message>) =>
  command({ name, summary: 'steps.summary', options: {}, examples: [], run: (_, context) => run(context) });

export const registry = createRegistry(
  {
    commands: [
      command({
        name: 'say',
        summary: 'steps.summary',
        options: { words: anything },
        examples: ['/say hello'],
        run: ({ words: said = '' }) => ({
          blocks: [
            { kind: 'text', text: [said] },
            { kind: 'text', text: [{ strong: said }, { link: said, url: 'https://example.org' }] },
            { kind: 'aside', text: [said] },
            { kind: 'list', items: [[said]] },
            { kind: 'facts', facts: [{ name: said, value: [said] }] },
          ],
        }),
      }),
      simple('card', card),
      simple('slow', async ({ from }) => {
        gate.runs += 1;
        gate.members.add(from.member);
        await gate.open;
        return { blocks: say('At last') };
      }),
      command({
        name: 'plan',
        summary: 'steps.summary',
        options: {},
        examples: ['/plan'],
        subs: [
          command({
            name: 'start',
            summary: 'steps.summary',
            options: { at: hour, size },
            examples: ['/plan start at:18:00'],
            run: ({ at = 'some time', size: how = 'any' }) => ({ blocks: say(`Starts at ${at}, ${how}`) }),
          }),
          simple('pause', () => ({ blocks: say('Paused') })),
        ],
        run: () => ({ blocks: say('Plan what?') }),
      }),
      simple('ticks', () => ({ blocks: [{ kind: 'buttons', buttons: [tick.button('Tick', {})] }] })),
      simple('moment', () => ({
        blocks: [
          { kind: 'text', text: ['It comes ', { instant: MOMENT }, '.'] },
          { kind: 'aside', text: ['Or ', { instant: MOMENT }] },
        ],
      })),
      simple('chart', () => ({
        blocks: [
          {
            kind: 'chart',
            chart: { title: 'A line', most: 5, points: [{ label: 'W1', value: 2 }, { label: 'W2' }] },
            text: ['W1: 2\nW2: nothing'],
          },
        ],
      })),
      command({
        name: 'file',
        summary: 'steps.summary',
        options: { words: anything },
        examples: ['/file 3'],
        run: ({ words: count = '3' }) => ({
          blocks: [
            ...say('All that is kept:'),
            { kind: 'file', name: 'kept.txt', text: linesOfFile(Number(count)).join('\n') },
            { kind: 'buttons', buttons: buttons() },
          ],
        }),
      }),
      simple('many', () => ({ blocks: say(...Array.from({ length: 120 }, (_, i) => `Line ${i}`)) })),
      simple('post', (context) => tell(context.send.toRoom(card(context)))),
      ...groupCommands,
      simple('note', ({ send }) =>
        tell(send.toMe({ blocks: [...say('A <note> & more'), { kind: 'buttons', buttons: buttons() }] })),
      ),
    ],
    actions: [again, other, help, sizes, write, tick, staff],
    help,
    typed: () => ({ blocks: say('unread') }),
    home,
    menus: [look],
    dueGroup: async () => ({ outcome: 'done' }),
    dueQuestion: async () => ({ outcome: 'done' }),
    change: async () => undefined,
    duePresence: async () => ({ outcome: 'done' }),
    news: { read: async () => [], note: async () => undefined },
    refuseRight: (speak, why) => new Refusal({ blocks: [{ kind: 'text', text: speak(`rights.${why}`) }] }),
    visit: { say: () => [], isNoted: () => false, note: (member) => member },
    due: async () => ({ outcome: 'done' }),
  },
  words,
);
