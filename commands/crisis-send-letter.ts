/** What somebody finds who was sent crisis lines by a moderator, and how they get no more of it. Nothing tells who opened it. */
import {
  groupPart,
  oneOf,
  press,
  refuse,
  type Part,
  type Block,
  type Button,
  type Context,
  type GroupId,
  type Lines,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { COUNTRIES } from '#support/countries.ts';
import { NEEDS, type Need } from '#support/crisis.ts';
import { askCountry, linesHere, NEED_CODES, sayLines } from './crisis.ts';
import { hide } from './hide.ts';

/** For which country and need a letter is. Who told the bot their own country finds that one's lines; without any, they are asked. */
export interface Letter {
  readonly country: string | undefined;
  readonly need: Need;
}

/** No country has this code. */
const NOT_SAID = 'ZZ';
const aCountry = oneOf(COUNTRIES);

/** A country in an id, or that none was said. */
export const countryPart: Part<string | undefined> = {
  width: aCountry.width,
  write: (country) => country ?? NOT_SAID,
  read: (raw) => (raw === NOT_SAID ? { value: undefined } : aCountry.read(raw)),
};

// What can be pressed

/** Opens the letter. A chat can be exported with its ids, so this one says nothing of what it is about, but whose lines it has. */
const openLetter = press({
  name: 'letter',
  version: 1,
  parts: { country: countryPart, code: oneOf(Object.values(NEED_CODES)), group: groupPart },
  place: 'new',
  run: async ({ country, code, group }, context) => {
    const need = NEEDS.find((each) => NEED_CODES[each] === code) ?? 'unsafe';
    const { say, settings } = context;
    const letter = { country: settings.country ?? country, need };
    return sayLetter(letter, say, await linesHere(context, group), group);
  },
});

const askWhy = press({
  name: 'letter-why',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, { say }) => sayWhy(say),
});

const refuseLetters = press({
  name: 'letter-stop',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => keepRefusal(true, context),
});

const takeLetters = press({
  name: 'letter-again',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => keepRefusal(false, context),
});

/** Everything in this file that can be pressed. */
export const letterActions = [openLetter, askWhy, refuseLetters, takeLetters];

/** The button of the note, which opens the lines of this group. */
export const letterButton = ({ country, need }: Letter, group: GroupId | undefined, say: Say): Button =>
  openLetter.button(say.label('note.open'), { country, code: NEED_CODES[need], group });

// What is said

/**
 * From whom it is, the lines or the question for the country, and what can be done about such letters. `lines` is what that
 * moderator's group makes of them.
 */
export function sayLetter(
  { country, need }: Letter,
  say: Say,
  lines: Lines | undefined,
  group: GroupId | undefined,
): Message {
  const { blocks } =
    country === undefined
      ? askCountry(need, say, group)
      : sayLines({ country, need, from: 0, group }, say, lines);
  const buttons = [
    askWhy.button(say.label('crisis-send.why'), {}),
    refuseLetters.button(say.label('crisis-send.stop'), {}),
  ];
  return {
    blocks: [
      { kind: 'text', text: say('crisis-send.letter') },
      ...blocks.map((block) =>
        block.kind === 'buttons' ? { ...block, buttons: [...block.buttons, ...buttons] } : block,
      ),
    ],
  };
}

const sayWhy = (say: Say): Message => ({
  blocks: [
    { kind: 'text', text: say('crisis-send.why.who') },
    { kind: 'text', text: say('crisis-send.why.told') },
    { kind: 'text', text: say('crisis-send.why.stop') },
    {
      kind: 'buttons',
      buttons: [
        refuseLetters.button(say.label('crisis-send.stop'), {}),
        takeLetters.button(say.label('crisis-send.again'), {}),
        hide.button(say.label('hide.button'), {}),
      ],
    },
  ],
});

async function keepRefusal(isRefused: boolean, context: Context): Promise<Message | Refusal> {
  const { say, letters, now } = context;
  const at = now.epochMilliseconds;
  try {
    await letters.refusal.update(() => (isRefused ? { at } : undefined));
  } catch {
    return refuse(say('data.unknown'));
  }
  const other = isRefused
    ? takeLetters.button(say.label('crisis-send.again'), {})
    : refuseLetters.button(say.label('crisis-send.stop'), {});
  return {
    blocks: [
      { kind: 'text', text: say(isRefused ? 'crisis-send.stopped' : 'crisis-send.taken') },
      { kind: 'buttons', buttons: [other, hide.button(say.label('hide.button'), {})] },
    ],
  };
}

/** Among what is kept of somebody: until when they want no letters, and the way back. Nothing where they did not say so. */
export const sayRefusalKept = (until: Temporal.Instant | undefined, say: Say): readonly Block[] =>
  until
    ? [
        { kind: 'text', text: say('data.letters', { until: { instant: until } }) },
        { kind: 'buttons', buttons: [takeLetters.button(say.label('crisis-send.again'), {})] },
      ]
    : [];
