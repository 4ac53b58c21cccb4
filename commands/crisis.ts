/** Crisis lines: what it is like, then who can help in the person's country, three at a time. Needs no store. */
import {
  command,
  form,
  groupPart,
  heading,
  oneOf,
  press,
  refuse,
  requireOption,
  whole,
  type Block,
  type Button,
  type Context,
  type GroupId,
  type Lines,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { countryOption, COUNTRIES } from '#support/countries.ts';
import { directories, findHelp, NEEDS, needOption, pageOf, type Help, type Need } from '#support/crisis.ts';
import { sayLine } from './crisis-line.ts';
import { hide } from './hide.ts';

interface LinesAt {
  readonly country: string;
  readonly need: Need;
  /** How many lines were shown before. */
  readonly from: number;
  /** Whose lines these are, where that can't be known from where the button is pressed: in a private chat. */
  readonly group?: GroupId | undefined;
}

const place = { country: oneOf(COUNTRIES), need: oneOf(NEEDS) };
const theirs = { group: groupPart };
/** For what is pressed where its group is known. */
const HERE = { group: undefined };

// What can be pressed

/** "Need help now?", which stands under every reply. */
export const needHelp = press({
  name: 'help',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => sayNeeds(context.settings.country, context.say),
});

/** The same for somebody who has told the country already. */
const otherNeed = press({
  name: 'needs',
  version: 1,
  parts: { country: place.country },
  place: 'new',
  run: ({ country }, { say }) => sayNeeds(country, say),
});

const openLines = press({
  name: 'lines',
  version: 1,
  parts: { ...place, from: whole(0, 99), ...theirs },
  place: 'replace',
  run: async (at, context) => sayLines(at, context.say, await linesHere(context, at.group)),
});

const sendToMe = press({
  name: 'keep',
  version: 1,
  parts: { ...place, ...theirs },
  place: 'new',
  run: (at, context) => sendNote(at, context),
});

/** What each need is called in ids that an export of a chat may hold. */
export const NEED_CODES = { unsafe: 'a', hurt: 'b', afraid: 'c', worried: 'd' } as const;

/**
 * Opens a note. A chat can be exported with its ids, so this one says nothing of what the note is about. It says whose lines
 * they are, so that nobody finds here what their group hides.
 */
const openNote = press({
  name: 'note',
  version: 1,
  parts: { country: place.country, code: oneOf(Object.values(NEED_CODES)), ...theirs },
  place: 'new',
  run: async ({ country, code, group }, context) => {
    const need = NEEDS.find((each) => NEED_CODES[each] === code) ?? 'unsafe';
    return sayLines({ country, need, from: 0, group }, context.say, await linesHere(context, group));
  },
});

// What is filled in

/** Asks for the country and answers with its lines. */
export const chooseCountry = form({
  name: 'country',
  version: 1,
  parts: { need: place.need, ...theirs },
  place: 'replace',
  title: 'crisis.country.title',
  intro: (_, say) => say('crisis.country.intro'),
  fields: { country: requireOption(countryOption) },
  submit: 'crisis.country.submit',
  keepsNothing: () => true,
  run: async (at, { country }, context) =>
    country
      ? sayLines({ ...at, country, from: 0 }, context.say, await linesHere(context, at.group))
      : sayNeeds(undefined, context.say),
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
  run: async ({ country, need }, context) => {
    const { say, settings } = context;
    const where = country ?? settings.country;
    if (!need) return sayNeeds(where, say);
    if (!where) return askCountry(need, say);
    return sayLines({ country: where, need, from: 0 }, say, await linesHere(context));
  },
});

/** Everything in this file that can be pressed or filled in. */
export const crisisActions = [needHelp, otherNeed, openLines, sendToMe, openNote, chooseCountry];

/**
 * What the group makes of the lines: the one that was asked from, or another one; nothing where it has done nothing, or where
 * that can't be read at once.
 */
export const linesHere = async (context: Context, other?: GroupId): Promise<Lines | undefined> =>
  other === undefined
    ? (await context.group?.readInTime())?.kept?.lines
    : (await context.readGroupInTime(other))?.lines;

// What is said

function sayNeeds(where: string | undefined, say: Say): Message {
  return {
    isBare: true,
    blocks: [
      heading(say.label('crisis.title')),
      { kind: 'text', text: say('crisis.in-danger') },
      {
        kind: 'buttons',
        buttons: [...needButtons(where, say), hide.button(say.label('hide.button'), {})],
      },
      { kind: 'aside', text: say('crisis.program') },
    ],
  };
}

/** What it can be like, each leading to its lines. `where` is the country, if it is known. */
export const needButtons = (where: string | undefined, say: Say): readonly Button[] =>
  NEEDS.map((each) =>
    where
      ? openLines.button(say.label(`need.${each}`), { ...HERE, country: where, need: each, from: 0 })
      : chooseCountry.button(say.label(`need.${each}`), { ...HERE, need: each }),
  );

/** Asks for the country, where it is not known. `group` is whose lines will be shown, where that is not the one asked from. */
export const askCountry = (need: Need, say: Say, group?: GroupId): Message => ({
  blocks: [
    { kind: 'text', text: say('crisis.in-danger') },
    { kind: 'text', text: say('crisis.which-country') },
    {
      kind: 'buttons',
      buttons: [
        chooseCountry.button(say.label('crisis.country'), { need, group }, 'main'),
        needHelp.button(say.label('crisis.other'), {}),
        hide.button(say.label('hide.button'), {}),
      ],
    },
  ],
});

/** Lines for a need in a country, three at a time. `group` is what the group makes of them. */
export function sayLines(given: LinesAt, say: Say, group?: Lines): Message {
  const at = { ...HERE, ...given };
  const help = findHelp(at.country, at.need, group);
  const lines = pageOf(help.lines, at.from);
  const next = at.from + lines.length;
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
          otherNeed.button(say.label('crisis.other'), { country: at.country }),
          hide.button(say.label('hide.button'), {}),
        ].filter((button) => button !== false),
      },
    ],
  };
}

/** Lines for all who read a room: a press gives each their own copy. Nobody is named. */
export function sayLinesForAll(
  { country, need }: Pick<LinesAt, 'country' | 'need'>,
  say: Say,
  group?: Lines,
): Message {
  const at = { ...HERE, country, need, from: 0 };
  const { blocks } = sayLines(at, say, group);
  const own = openLines.button(say.label('steps.open'), at);
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

function sayDirectory({ lines }: Help, say: Say): readonly Block[] {
  const [directory] = directories;
  if (!directory?.url) return [];
  const link = { link: directory.name, url: directory.url };
  return [{ kind: 'text', text: [...(lines.length > 0 ? say('crisis.elsewhere') : []), ' ', link] }];
}

async function sendNote(
  { country, need, group }: Omit<LinesAt, 'from'>,
  context: Context,
): Promise<Message | Refusal> {
  const { say, from } = context;
  const at = { country, code: NEED_CODES[need], group: group ?? from.group };
  const open = openNote.button(say.label('note.open'), at);
  const { outcome } = await context.send.toMe({
    blocks: [
      { kind: 'text', text: say('note.text') },
      { kind: 'buttons', buttons: [open] },
    ],
  });
  if (outcome === 'sent') return { blocks: [{ kind: 'text', text: say('crisis.sent') }] };
  return refuse(say(outcome === 'closed' ? 'crisis.not-sent' : 'crisis.send-later'));
}
