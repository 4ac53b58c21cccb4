/** All that is kept about a member: to see, to take away, to clear and to erase. */
import {
  command,
  heading,
  press,
  refuse,
  whole,
  type Block,
  type Button,
  type Context,
  type Member,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { sayEntry, sayLines, saySections } from '#support/export-text.ts';
import { zoneOf } from '#support/progress.ts';
import { sayQuestionsKept } from './ask-moderators-erase.ts';
import { sayRefusalKept } from './crisis-send-letter.ts';
import { hide } from './hide.ts';
import { clear, clearActions, clearChat } from './my-data-clear.ts';
import { askErase, eraseActions, sayWhatGoes } from './my-data-erase.ts';
import { askExport, exportActions, sayBefore } from './my-data-export.ts';

/** How many lines are shown at once, and how many of them there can be. */
const AT_ONCE = 10;
const MOST = 99_999;

// What can be pressed

/** Shows what is kept. */
export const openData = press({
  name: 'data',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => sayData(context),
});

const backToData = press({
  name: 'data-back',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, context) => sayData(context),
});

const openLines = press({
  name: 'data-lines',
  version: 1,
  parts: { from: whole(0, MOST) },
  place: 'replace',
  run: ({ from }, context) => sayPage(from, context),
});

/** Everything about what is kept that can be pressed. */
export const dataActions = [
  openData,
  backToData,
  openLines,
  ...exportActions,
  ...clearActions,
  ...eraseActions,
];

// The command

const show = command({
  name: 'show',
  summary: 'data.show.summary',
  options: {},
  examples: ['/my-data show'],
  run: (_, context) => sayData(context),
});

const exporting = command({
  name: 'export',
  summary: 'data.export.summary',
  options: {},
  examples: ['/my-data export'],
  run: (_, context) => sayBefore(context),
});

const clearing = command({
  name: 'clear',
  summary: 'data.clear.summary',
  options: {},
  examples: ['/my-data clear'],
  run: (_, context) => clear(context),
});

const erasing = command({
  name: 'erase',
  summary: 'data.erase.summary',
  options: {},
  examples: ['/my-data erase'],
  run: (_, context) => sayWhatGoes(context),
});

export const myData = command({
  name: 'my-data',
  summary: 'data.summary',
  worksAnywhere: true,
  options: {},
  subs: [show, exporting, clearing, erasing],
  examples: ['/my-data'],
  run: (_, context) => sayData(context),
});

// What is said

async function sayData(context: Context): Promise<Message | Refusal> {
  const { say, areSettingsKnown, member } = context;
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  return {
    blocks: [
      ...(member ? sayKept(member, say) : [{ kind: 'text', text: say('data.nothing') } as const]),
      ...(await sayQuestionsKept(context)),
      ...(await sayRefusalKept(context)),
      { kind: 'aside', text: say('data.drafts') },
      { kind: 'text', text: [{ strong: say.label('data.who') }] },
      { kind: 'list', items: SEEN_BY.map((each) => say(`data.who.${each}`)) },
      { kind: 'buttons', buttons: sayButtons(member, say) },
    ],
  };
}

const sayKept = (member: Member, say: Say): readonly Block[] => [
  heading(say.label('data.title')),
  ...saySections(member, say)
    .filter(({ facts }) => facts.length > 0)
    .flatMap(({ title, facts }): readonly Block[] => [
      { kind: 'text', text: [{ strong: title }] },
      { kind: 'facts', facts: facts.map(({ name, value }) => ({ name, value: [value] })) },
    ]),
  { kind: 'aside', text: say('data.hidden') },
];

const SEEN_BY = ['group', 'host', 'app', 'phone'] as const;

const sayButtons = (member: Member | undefined, say: Say): readonly Button[] => [
  ...(member && linesOf(member, say).length > 0
    ? [openLines.button(say.label('data.lines'), { from: 0 })]
    : []),
  askExport.button(say.label('data.export'), {}),
  clearChat.button(say.label('data.clear'), {}),
  askErase.button(say.label('data.erase'), {}, 'danger'),
  hide.button(say.label('hide.button'), {}),
];

const linesOf = (member: Member, say: Say): readonly string[] => [
  ...sayLines(member, say),
  ...member.entries.map((entry) => sayEntry(entry, zoneOf(member), say)),
];

function sayPage(from: number, { say, areSettingsKnown, member }: Context): Message | Refusal {
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  const lines = member ? linesOf(member, say) : [];
  const items = lines.slice(from, from + AT_ONCE).map((line) => [line]);
  const next = from + AT_ONCE;
  return {
    blocks: [
      items.length > 0 ? { kind: 'list', items } : { kind: 'text', text: say('data.nothing') },
      {
        kind: 'buttons',
        buttons: [
          ...(next < lines.length ? [openLines.button(say.label('data.more'), { from: next }, 'main')] : []),
          backToData.button(say.label('data.back'), {}),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}
