/** Two cards for moderators: the first minutes with somebody who is not OK, and what is for themselves afterwards. Need no store. */
import { heading, press, type Block, type Button, type Message, type Say } from '#core/command.ts';
import { needHelp } from './crisis.ts';
import { hide } from './hide.ts';

// What can be pressed

/** How to help in the first minutes. */
export const helpWell = press({
  name: 'moderators-card',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, { say }) => sayFirstMinutes(say),
});

/** What is for the moderator afterwards. */
export const afterCare = press({
  name: 'after-care',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, { say }) => sayAfterwards(say),
});

/** Everything in this file that can be pressed. */
export const moderatorsCardActions = [helpWell, afterCare];

/** Both, for under what a moderator has just done. */
export const cardButtons = (say: Say): readonly Button[] => [
  helpWell.button(say.label('moderators-card'), {}),
  afterCare.button(say.label('after-care'), {}),
];

// What is said

const MINUTES = ['stay', 'ask', 'secret', 'lines', 'danger', 'tell', 'channel'] as const;
const AFTERWARDS = ['share', 'done', 'ordinary', 'lines', 'rest'] as const;

const sayFirstMinutes = (say: Say): Message => ({
  blocks: [
    heading(say.label('moderators-card.title')),
    { kind: 'text', text: say('moderators-card.alone') },
    { kind: 'list', items: MINUTES.map((each) => say(`moderators-card.${each}`)) },
    buttonsWith(afterCare.button(say.label('after-care'), {}), say),
  ],
});

const sayAfterwards = (say: Say): Message => ({
  blocks: [
    heading(say.label('after-care')),
    { kind: 'text', text: say('after-care.stays') },
    { kind: 'list', items: AFTERWARDS.map((each) => say(`after-care.${each}`)) },
    buttonsWith(helpWell.button(say.label('moderators-card'), {}), say),
  ],
});

const buttonsWith = (other: Button, say: Say): Block => ({
  kind: 'buttons',
  buttons: [needHelp.button(say.label('help.button'), {}), other, hide.button(say.label('hide.button'), {})],
});
