/** A small bot that says a bit of everything, for looking at the playground itself. */
import { createAccept } from '#core/accept.ts';
import type { Clock } from '#core/clock.ts';
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
  text,
  type Message,
} from '#core/command.ts';
import { search } from '#core/option.ts';
import type { Accept } from '#core/plan.ts';
import { createRegistry } from '#core/registry.ts';
import { createPlayground, type Playground } from '../../adapters/playground/platform.ts';
import { createMemoryLog, type MemoryLog } from '../log.ts';
import { words } from '../bot.ts';
import { createStoryClock } from '../clock.ts';
import { openTestStore } from '../store.ts';

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
    words: text({ summary: 'settings.private', label: 'settings.language', maxLength: 40 }),
  },
  submit: 'settings.country.submit',
  prefill: () => ({ number: '2' }),
  run: (_, { place: where, number: chosen }) => say(`Saved ${where} ${chosen}`),
});

const say = (sentence: string): Message => ({ blocks: [{ kind: 'text', text: [sentence] }] });

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

/** The small bot on a playground. */
export interface TryBot {
  readonly playground: Playground;
  readonly log: MemoryLog;
  /** How many calls were handed to the core. */
  readonly calls: readonly Parameters<Accept>[0][];
  /** Makes `/try wait:true` answer. */
  readonly open: () => void;
  stop(): Promise<void>;
}

/** Starts the small bot. */
export async function startTryBot(host?: string, clock: Clock = createStoryClock()): Promise<TryBot> {
  const gate = Promise.withResolvers<void>();
  const attempt = command({
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
      if (input.wait) await gate.promise;
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
  const registry = createRegistry(
    {
      commands: [attempt, more],
      actions: [turn, note, help, list, fill],
      help,
      typed: () => say('I can’t read'),
    },
    words,
  );
  const [store, log] = [await openTestStore('embedded'), createMemoryLog()];
  const playground = createPlayground({
    port: 0,
    ...(host && { host }),
    registry,
    words,
    clock,
    log,
    botName: 'Seven',
  });
  const accept = createAccept({ registry, words, stores: store.stores, clock, log, platform: playground });
  const calls: Parameters<Accept>[0][] = [];
  await playground.start((call) => {
    calls.push(call);
    return accept(call);
  });
  let stopping: Promise<void> | undefined;
  const stop = async (): Promise<void> => {
    gate.resolve();
    await playground.stop();
    await store.stop();
  };
  return { playground, log, calls, open: gate.resolve, stop: () => (stopping ??= stop()) };
}
