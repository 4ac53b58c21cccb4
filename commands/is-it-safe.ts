/** "Is it safe?": three questions on one page, whose answers are not kept, and what follows from a yes. */
import { heading, press, type Block, type Context, type Message, type Say } from '#core/command.ts';
import { chooseCountry, linesHere, sayLines } from './crisis.ts';
import { hide } from './hide.ts';
import { clearChat } from './my-data-clear.ts';
import { hidePractices, journalOff } from './my-settings.ts';
import { pauseCheckIn } from './pause.ts';

export const askSafety = press({
  name: 'safe',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, { say }) => sayQuestions(say),
});

const yesToHarm = press({
  name: 'safe-a',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, context) => sayHarm(context),
});

const yesToRead = press({
  name: 'safe-b',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, { say }) => sayPrivacy(say),
});

const noToAll = press({
  name: 'safe-c',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, { say }) => ({ blocks: [{ kind: 'text', text: say('safe.nothing') }] }),
});

/** Everything in this file that can be pressed. */
export const safetyActions = [askSafety, yesToHarm, yesToRead, noToAll];

function sayQuestions(say: Say): Message {
  const questions = [say('safe.afraid'), say('safe.harmed'), say('safe.read')];
  return {
    blocks: [
      heading(say.label('safe.title')),
      ...questions.map((question, i): Block => ({ kind: 'text', text: [`${i + 1}. `, ...question] })),
      { kind: 'aside', text: say('safe.aside') },
      {
        kind: 'buttons',
        buttons: [
          yesToHarm.button(say.label('safe.yes-harm'), {}),
          yesToRead.button(say.label('safe.yes-read'), {}),
          noToAll.button(say.label('safe.none'), {}),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

/** Lines first; then three ordinary settings. None is pressed for the member, and none is said to be the answer. */
async function sayHarm(context: Context): Promise<Message> {
  const { say, settings } = context;
  const { country } = settings;
  const lines: readonly Block[] = country
    ? sayLines({ country, need: 'hurt', from: 0 }, say, await linesHere(context)).blocks
    : [
        { kind: 'text', text: say('crisis.in-danger') },
        {
          kind: 'buttons',
          buttons: [chooseCountry.button(say.label('safe.lines'), { need: 'hurt', group: undefined })],
        },
      ];
  return {
    blocks: [
      { kind: 'text', text: say('safe.harm') },
      ...lines,
      { kind: 'text', text: say('safe.settings') },
      {
        kind: 'buttons',
        buttons: [
          hidePractices.button(say.label('settings.hide'), { hidden: 'yes' }),
          pauseCheckIn.button(say.label('safe.pause'), {}),
          journalOff.button(say.label('safe.journal-off'), {}),
          yesToRead.button(say.label('safe.read-button'), {}),
          // The lines carry it already.
          ...(country ? [] : [hide.button(say.label('hide.button'), {})]),
        ],
      },
    ],
  };
}

function sayPrivacy(say: Say): Message {
  return {
    blocks: [
      { kind: 'text', text: say('safe.private') },
      { kind: 'text', text: say('safe.private.host') },
      { kind: 'text', text: say('safe.private.platform') },
      { kind: 'text', text: say('safe.private.do') },
      {
        kind: 'buttons',
        buttons: [
          hide.button(say.label('hide.button'), {}, 'main'),
          clearChat.button(say.label('data.clear'), {}),
          yesToHarm.button(say.label('safe.harm-button'), {}),
        ],
      },
    ],
  };
}
