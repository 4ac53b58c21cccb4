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
  type QuestionDraft,
  type Say,
  type Text,
} from '#core/command.ts';
import { sayDraft, sayEntry, sayLines, saySections } from '#support/export-text.ts';
import type { KeptApart } from '#support/export.ts';
import { zoneOf } from '#support/progress.ts';
import { freshDraft } from '#support/questions.ts';
import { hide } from './hide.ts';
import { clear, clearActions, clearChat } from './my-data-clear.ts';
import { askErase, eraseActions, sayWhatGoes } from './my-data-erase.ts';
import { isAnyApart, readApart, sayApart } from './my-data-apart.ts';
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
  const { say, now, areSettingsKnown, member } = context;
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  const apart = await readApart(context);
  const isNothing = !member && !isAnyApart(apart);
  return {
    blocks: [
      ...(member ? sayKept(member, now, say) : []),
      ...(isNothing ? [{ kind: 'text', text: say('data.nothing') } as const] : []),
      ...sayApart(apart, say),
      { kind: 'aside', text: say('data.drafts') },
      { kind: 'text', text: [{ strong: say.label('data.who') }] },
      { kind: 'list', items: sayWho(member, apart, say) },
      { kind: 'buttons', buttons: sayButtons(linesOf(member, apart.draft, say), say) },
    ],
  };
}

const sayKept = (member: Member, now: Temporal.Instant, say: Say): readonly Block[] => [
  heading(say.label('data.title')),
  ...saySections(member, now, say)
    .filter(({ facts }) => facts.length > 0)
    .flatMap(({ title, facts }): readonly Block[] => [
      { kind: 'text', text: [{ strong: title }] },
      { kind: 'facts', facts: facts.map(({ name, value }) => ({ name, value: [value] })) },
    ]),
  { kind: 'aside', text: say('data.hidden') },
];

/** Who sees any of it: others in the group only what somebody sent to moderators, or did as one. */
function sayWho(member: Member | undefined, { asked }: KeptApart, say: Say): readonly Text[] {
  const byModerators = [
    ...(asked.length > 0 ? [say('data.who.asked')] : []),
    ...(member && member.moderated.length > 0 ? [say('data.who.moderated')] : []),
  ];
  return [
    ...byModerators,
    say(byModerators.length > 0 ? 'data.who.rest' : 'data.who.group'),
    ...SEEN_BY.map((each) => say(`data.who.${each}`)),
  ];
}

const SEEN_BY = ['host', 'app', 'phone'] as const;

const sayButtons = (lines: readonly string[], say: Say): readonly Button[] => [
  ...(lines.length > 0 ? [openLines.button(say.label('data.lines'), { from: 0 })] : []),
  askExport.button(say.label('data.export'), {}),
  clearChat.button(say.label('data.clear'), {}),
  askErase.button(say.label('data.erase'), {}, 'danger'),
  hide.button(say.label('hide.button'), {}),
];

const linesOf = (
  member: Member | undefined,
  draft: QuestionDraft | undefined,
  say: Say,
): readonly string[] => [
  ...(draft ? [sayDraft(draft, say)] : []),
  ...(member ? sayLines(member, say) : []),
  ...(member ? member.entries.map((entry) => sayEntry(entry, zoneOf(member), say)) : []),
];

async function sayPage(
  from: number,
  { say, areSettingsKnown, member, questions, now }: Context,
): Promise<Message | Refusal> {
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  const lines = linesOf(member, freshDraft(await questions.draft.get(), now), say);
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
