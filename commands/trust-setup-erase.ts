/** Erases all that is kept about a group, and looks again. Asked twice; harmless to repeat. */
import { heading, press, Refusal, saying, type Context, type Message, type Say } from '#core/command.ts';
import { hide } from './hide.ts';

const GOES = ['settings', 'planned', 'log', 'key'] as const;
const STAYS = ['posts', 'members', 'list', 'backup'] as const;

// What can be pressed

/** Says what goes and what stays, before anything does. */
export const askEraseGroup = press({
  name: 'setup-erase',
  version: 1,
  parts: {},
  place: 'new',
  needs: 'admin',
  run: (_, { say }) => sayWhatGoes(say),
});

const askAgain = press({
  name: 'setup-erase-all',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'admin',
  run: (_, { say }) => sayReally(say),
});

const eraseGroup = press({
  name: 'setup-erase-yes',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'admin',
  run: (_, context) => erase(context),
});

const keepGroup = press({
  name: 'setup-erase-no',
  version: 1,
  parts: {},
  place: 'replace',
  needs: 'admin',
  run: (_, { say }) => saying(say('setup.erase.kept')),
});

/** Everything in this file that can be pressed. */
export const setupEraseActions = [askEraseGroup, askAgain, eraseGroup, keepGroup];

// What is said

/** What goes, what stays and why. */
export const sayWhatGoes = (say: Say): Message => ({
  blocks: [
    heading(say.label('setup.erase')),
    { kind: 'text', text: say('setup.erase.goes') },
    { kind: 'list', items: GOES.map((each) => say(`setup.erase.goes.${each}`)) },
    { kind: 'text', text: say('setup.erase.stays') },
    { kind: 'list', items: STAYS.map((each) => say(`setup.erase.stays.${each}`)) },
    { kind: 'text', text: say('setup.erase.admins') },
    {
      kind: 'buttons',
      buttons: [
        askAgain.button(say.label('setup.erase'), {}, 'danger'),
        hide.button(say.label('hide.button'), {}),
      ],
    },
  ],
});

const sayReally = (say: Say): Message => ({
  blocks: [
    { kind: 'text', text: say('setup.erase.really') },
    {
      kind: 'buttons',
      buttons: [
        eraseGroup.button(say.label('setup.erase.yes'), {}, 'danger'),
        keepGroup.button(say.label('setup.erase.no'), {}),
      ],
    },
  ],
});

// What is erased

/** Forgets the record, with everything that it waits for, and looks at what lies in the store. */
async function erase({ group, say }: Context): Promise<Message | Refusal> {
  await group?.record.update(() => undefined);
  if ((await group?.record.reread()) === undefined) return saying(say('setup.erase.done'));
  return new Refusal({
    blocks: [
      { kind: 'text', text: say('setup.erase.still-there') },
      {
        kind: 'buttons',
        buttons: [eraseGroup.button(say.label('setup.erase.again'), {}, 'danger')],
      },
    ],
  });
}
