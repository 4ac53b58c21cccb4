/** Crisis lines: what it is like, then who can help in the person's country, three at a time. Needs no store. */
import {
  command,
  form,
  heading,
  oneOf,
  press,
  refuse,
  requireOption,
  whole,
  type Block,
  type Button,
  type Context,
  type Message,
  type Refusal,
  type Say,
  type Text,
} from '#core/command.ts';
import type { Line } from '#support/crisis-data.ts';
import { countryOption, COUNTRIES } from '#support/countries.ts';
import { directories, findHelp, NEEDS, needOption, type Help, type Need } from '#support/crisis.ts';
import { hide } from './hide.ts';

/** How many lines are shown at once: a wall of numbers helps nobody. */
const AT_ONCE = 3;

interface LinesAt {
  readonly country: string;
  readonly need: Need;
  /** How many lines were shown before. */
  readonly from: number;
}

const place = { country: oneOf(COUNTRIES), need: oneOf(NEEDS) };

// What can be pressed

/** "Need help now?", which stands under every reply. */
export const needHelp = press({
  name: 'help',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => sayNeeds(context.settings.country, context.say),
});

const openLines = press({
  name: 'lines',
  version: 1,
  parts: { ...place, from: whole(0, 99) },
  place: 'replace',
  run: (at, { say }) => sayLines(at, say),
});

const sendToMe = press({
  name: 'keep',
  version: 1,
  parts: place,
  place: 'new',
  run: (at, context) => sendNote(at, context),
});

const NEED_CODES = { unsafe: 'a', hurt: 'b', afraid: 'c', worried: 'd' } as const;

/** Opens a note. A chat can be exported with its ids, so this one says nothing of what the note is about. */
const openNote = press({
  name: 'note',
  version: 1,
  parts: { country: place.country, code: oneOf(Object.values(NEED_CODES)) },
  place: 'new',
  run: (at, { say }) => {
    const need = NEEDS.find((each) => NEED_CODES[each] === at.code) ?? 'unsafe';
    return sayLines({ country: at.country, need, from: 0 }, say);
  },
});

// What is filled in

/** Asks for the country and answers with its lines. */
export const chooseCountry = form({
  name: 'country',
  version: 1,
  parts: { need: place.need },
  place: 'replace',
  title: 'crisis.country.title',
  intro: (_, say) => say('crisis.country.intro'),
  fields: { country: requireOption(countryOption) },
  submit: 'crisis.country.submit',
  keepsNothing: () => true,
  run: (at, input, { say }) =>
    input.country ? sayLines({ ...at, country: input.country, from: 0 }, say) : sayNeeds(undefined, say),
});

// The command

export const crisis = command({
  name: 'crisis',
  summary: 'crisis.summary',
  worksAnywhere: true,
  leavesNoTrace: true,
  options: { country: countryOption, need: needOption },
  examples: [
    '/crisis',
    '/crisis country:ES',
    '/crisis country:"New Zealand" need:worried',
    '/crisis need:hurt',
  ],
  unread: ({ say, settings }) => sayNeeds(settings.country, say),
  run: (input, { say, settings }) => {
    const where = input.country ?? settings.country;
    if (!input.need) return sayNeeds(where, say);
    return where ? sayLines({ country: where, need: input.need, from: 0 }, say) : askCountry(input.need, say);
  },
});

/** Everything in this file that can be pressed or filled in. */
export const crisisActions = [needHelp, openLines, sendToMe, openNote, chooseCountry];

// What is said

function sayNeeds(where: string | undefined, say: Say): Message {
  return {
    isBare: true,
    blocks: [
      heading(say.label('crisis.title')),
      { kind: 'text', text: say('crisis.in-danger') },
      { kind: 'buttons', buttons: needButtons(where, say) },
      { kind: 'aside', text: say('crisis.program') },
    ],
  };
}

/** What it can be like, each leading to its lines. `where` is the country, if it is known. */
export const needButtons = (where: string | undefined, say: Say): readonly Button[] =>
  NEEDS.map((each) =>
    where
      ? openLines.button(say.label(`need.${each}`), { country: where, need: each, from: 0 })
      : chooseCountry.button(say.label(`need.${each}`), { need: each }),
  );

const askCountry = (need: Need, say: Say): Message => ({
  blocks: [
    { kind: 'text', text: say('crisis.in-danger') },
    { kind: 'text', text: say('crisis.which-country') },
    {
      kind: 'buttons',
      buttons: [chooseCountry.button(say.label('crisis.country'), { need }, 'main'), other(say)],
    },
  ],
});

const other = (say: Say) => needHelp.button(say.label('crisis.other'), {});

/** Lines for a need in a country, three at a time. */
export function sayLines(at: LinesAt, say: Say): Message {
  const help = findHelp(at.country, at.need);
  const lines = help.lines.slice(at.from, at.from + AT_ONCE);
  const next = at.from + AT_ONCE;
  const isLast = next >= help.lines.length;
  return {
    blocks: [
      ...sayEmergency(help, at.country, say),
      heading(say.label('crisis.lines-title', { country: say.country(at.country) })),
      ...sayFit(help, at, say),
      ...lines.flatMap((line) => sayLine(line, say)),
      ...(isLast ? sayDirectory(help, say) : []),
      {
        kind: 'buttons',
        buttons: [
          !isLast && openLines.button(say.label('crisis.more'), { ...at, from: next }, 'main'),
          sendToMe.button(say.label('crisis.send'), at),
          chooseCountry.button(say.label('crisis.other-country'), at),
          other(say),
          hide.button(say.label('hide.button'), {}),
        ].filter((button) => button !== false),
      },
    ],
  };
}

/** Lines for all who read a room: a press gives each their own copy. Nobody is named. */
export function sayLinesForAll({ country, need }: Omit<LinesAt, 'from'>, say: Say): Message {
  const { blocks } = sayLines({ country, need, from: 0 }, say);
  const own = openLines.button(say.label('steps.open'), { country, need, from: 0 });
  return {
    blocks: [
      ...blocks.filter(({ kind }) => kind !== 'buttons'),
      { kind: 'aside', text: say('steps.shared-aside') },
      { kind: 'buttons', buttons: [own] },
    ],
  };
}

function sayEmergency({ emergency }: Help, country: string, say: Say): readonly Block[] {
  if (emergency.length === 0) return [{ kind: 'text', text: say('crisis.in-danger') }];
  return [
    { kind: 'text', text: say('crisis.in-danger-call', { country: say.country(country) }) },
    ...emergency.map(({ number, reaches }): Block => ({
      kind: 'text',
      text: say('emergency.number', { number, reaches: say.label(`emergency.${reaches}`) }),
    })),
  ];
}

function sayFit(
  { lines, isForThisNeed }: Help,
  { country: code, need: wanted, from }: LinesAt,
  say: Say,
): readonly Block[] {
  const name = say.country(code);
  if (from > 0) return [];
  const advice: readonly Block[] = [{ kind: 'text', text: say(`crisis.${wanted}`) }];
  if (isForThisNeed) return advice;
  const text =
    lines.length > 0
      ? say('crisis.no-need-line', { country: name })
      : say('crisis.no-line', { country: name });
  return [...advice, { kind: 'text', text }];
}

const asLink = (url: string): Text => [{ link: url, url }];

function sayLine(line: Line, say: Say): readonly Block[] {
  const ways: readonly (readonly [Text, Text] | false)[] = [
    line.phone !== null && [say('crisis.call'), [line.phone]],
    line.sms !== null && [say('crisis.write'), [line.sms]],
    line.chat !== null && [say('crisis.chat'), asLink(line.chat)],
    line.url !== null && line.url !== line.chat && [say('crisis.website'), asLink(line.url)],
  ];
  const about = [sayHours(line, say), sayLanguages(line, say), saySource(line, say)].filter(
    ({ length }) => length > 0,
  );
  return [
    { kind: 'text', text: [{ strong: line.name }] },
    ...ways
      .filter((way) => way !== false)
      .map(([how, what]): Block => ({ kind: 'text', text: [...how, ' ', ...what] })),
    { kind: 'aside', text: about.flatMap((each, i) => (i > 0 ? [' ', ...each] : each)) },
  ];
}

function sayHours({ hours }: Line, say: Say): Text {
  if (hours === null) return say('crisis.hours.unknown');
  const known: Readonly<Record<string, string>> = {
    '24/7': say.label('crisis.hours.always'),
    '24 h': say.label('crisis.hours.always'),
    '24/7, free': say.label('crisis.hours.always-free'),
  };
  return say('crisis.hours', { hours: known[hours] ?? hours });
}

const sayLanguages = ({ languages }: Line, say: Say): Text =>
  languages === null ? [] : say('crisis.languages', { languages });

function saySource(line: Line, say: Say): Text {
  const [newest] = line.sources.toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? ''));
  if (!newest) return [];
  const source = new URL(newest.url).hostname.replace(/^www\./, '');
  return newest.date === null
    ? say('crisis.listed-undated', { source })
    : say('crisis.listed', { source, date: say.date(newest.date) });
}

function sayDirectory({ lines }: Help, say: Say): readonly Block[] {
  const [directory] = directories;
  if (!directory?.url) return [];
  const link = { link: directory.name, url: directory.url };
  return [{ kind: 'text', text: [...(lines.length > 0 ? say('crisis.elsewhere') : []), ' ', link] }];
}

async function sendNote(at: { country: string; need: Need }, context: Context): Promise<Message | Refusal> {
  const { say } = context;
  const open = openNote.button(say.label('note.open'), { country: at.country, code: NEED_CODES[at.need] });
  const { outcome } = await context.send.toMe({
    blocks: [
      { kind: 'text', text: say('note.text') },
      { kind: 'buttons', buttons: [open] },
    ],
  });
  if (outcome === 'sent') return { blocks: [{ kind: 'text', text: say('crisis.sent') }] };
  return refuse(say(outcome === 'closed' ? 'crisis.not-sent' : 'crisis.send-later'));
}
