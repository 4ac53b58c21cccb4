/** Erases all that is kept about a member, and looks again. Asked twice; harmless to repeat. */
import {
  heading,
  press,
  Refusal,
  refuse,
  saying,
  type Block,
  type Context,
  type Member,
  type Message,
  type Say,
} from '#core/command.ts';
import { forgetQuestions, isNothingAsked } from './ask-moderators-erase.ts';
import { hide } from './hide.ts';
import { removeAll, sayLeft } from './my-data-clear.ts';
import { askExport } from './my-data-export.ts';
import { openNames } from './names-erase.ts';

// What can be pressed

/** Says what goes and what stays, before anything does. */
export const askErase = press({
  name: 'erase',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => sayWhatGoes(context),
});

const askAgain = press({
  name: 'erase-all',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, { say }) => sayReally(say),
});

const eraseAll = press({
  name: 'erase-yes',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, context) => erase(context),
});

const keepIt = press({
  name: 'erase-no',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, { say }) => saying(say('data.erase.kept')),
});

/** Everything in this file that can be pressed. */
export const eraseActions = [askErase, askAgain, eraseAll, keepIt];

// What is said

const GOES = ['record', 'progress', 'journal', 'questions', 'names', 'chat', 'key'] as const;
const STAYS = ['list', 'block', 'letters', 'chosen', 'backup', 'chat', 'beyond'] as const;

/** What goes, what stays and why. The same where nothing is kept: what was typed and not saved may still wait. */
export function sayWhatGoes({ say, areSettingsKnown }: Context): Message | Refusal {
  if (!areSettingsKnown) return refuse(say('data.unknown'));
  return {
    blocks: [
      heading(say.label('data.erase')),
      { kind: 'text', text: say('data.erase.goes') },
      { kind: 'list', items: GOES.map((each) => say(`data.erase.goes.${each}`)) },
      { kind: 'text', text: say('data.erase.stays') },
      { kind: 'list', items: STAYS.map((each) => say(`data.erase.stays.${each}`)) },
      {
        kind: 'buttons',
        buttons: [
          askExport.button(say.label('data.erase.first'), {}),
          askAgain.button(say.label('data.erase'), {}, 'danger'),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

const sayReally = (say: Say): Message => ({
  blocks: [
    { kind: 'text', text: say('data.erase.really') },
    {
      kind: 'buttons',
      buttons: [
        eraseAll.button(say.label('data.erase.yes'), {}, 'danger'),
        keepIt.button(say.label('data.erase.no'), {}),
      ],
    },
  ],
});

// What is erased

/**
 * The chat first, while it is known what to delete there; the record last, with the key that opens the rest. Whatever
 * stops it in between, it can be done once more.
 */
async function erase(context: Context): Promise<Message | Refusal> {
  const { me, journal, say, groupOf, questions } = context;
  const names = openNames({ groupOf, questionOf: (id) => questions.open(id) });
  const member = await me.get();
  const left = await removeAll(member?.sent ?? [], context);
  let last: Member | undefined;
  await journal.remove(idsOf(member));
  await forgetQuestions(context);
  await names.forget(member?.moderated ?? []);
  await me.update((kept) => {
    last = kept;
    return undefined;
  });
  // What came in while it was erased.
  const late = await removeAll(newIn(last, member), context);
  const ids = [...new Set([...idsOf(member), ...idsOf(last)])];
  await journal.remove(ids);
  await names.forget(last?.moderated ?? []);
  context.forgetDrafts();
  await context.chat.renewHome();
  const isNameless = await names.areGone(last?.moderated ?? []);
  return isNameless && (await isNothingThere(ids, context))
    ? sayErased([...left, ...late], say)
    : sayStillThere(say);
}

const idsOf = (member: Member | undefined): readonly string[] => member?.entries.map(({ id }) => id) ?? [];

const newIn = (last: Member | undefined, member: Member | undefined): Member['sent'] =>
  last?.sent.filter(({ message }) => !member?.sent.some((each) => each.message === message)) ?? [];

/** Looks again, at what lies in the store and not at what is remembered of it. */
async function isNothingThere(ids: readonly string[], context: Context): Promise<boolean> {
  const { me, journal } = context;
  const [record, entries, isNoneAsked] = await Promise.all([
    me.reread(),
    journal.read(ids),
    isNothingAsked(context),
  ]);
  return isNoneAsked && record === undefined && entries.every((entry) => entry === undefined);
}

function sayErased(left: Member['sent'], say: Say): Message {
  const blocks: readonly Block[] = [{ kind: 'text', text: say('data.erase.done') }, ...sayLeft(left, say)];
  return { blocks: [...blocks, { kind: 'buttons', buttons: [hide.button(say.label('hide.button'), {})] }] };
}

const sayStillThere = (say: Say): Refusal =>
  new Refusal({
    blocks: [
      { kind: 'text', text: say('data.erase.still-there') },
      { kind: 'buttons', buttons: [eraseAll.button(say.label('data.erase.again'), {}, 'danger')] },
    ],
  });
