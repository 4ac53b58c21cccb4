/** Confirming a crisis line: somebody of the group has checked it as it is now. */
import { form, occurrencePart, refuse, type Context, type Message } from '#core/command.ts';
import { checkLine, findLine, type GroupLine } from '#support/group-lines.ts';
import { checkFields } from '#support/line-fields.ts';
import { changeLines } from './crisis-lines-change.ts';
import { describeLine, linesIn, waysIn } from './crisis-lines-facts.ts';
import { hide } from './hide.ts';

/** Asks how a line was checked. What it was pressed on stays, so that the next line is one press away. */
export const confirmLine = form({
  name: 'line-confirm',
  version: 1,
  needs: 'moderator',
  parts: { line: occurrencePart },
  place: 'new',
  title: 'lines.confirm.title',
  intro: ({ line }, say, context) => {
    const found = context?.group?.known && findLine(line, linesIn(context.group.known.kept));
    return found
      ? say('lines.confirm.intro', { name: found.name, ways: waysIn(found).join(', ') })
      : say('lines.confirm.intro.blank');
  },
  fields: checkFields,
  submit: 'lines.confirm',
  run: async ({ line }, { how = 'other', source }, context) => {
    const { lines, isChanged } = await changeLines(context, 'lines-confirmed', (was, doer) =>
      checkLine(was, line, { how, source }, doer),
    );
    const found = isChanged ? findLine(line, lines) : undefined;
    return found ? sayConfirmed(found, context) : refuse(context.say('lines.gone'));
  },
});

const sayConfirmed = (line: GroupLine, context: Context): Message => ({
  blocks: [
    { kind: 'text', text: context.say('lines.confirmed') },
    ...describeLine(line, context),
    { kind: 'buttons', buttons: [hide.button(context.say.label('hide.button'), {})] },
  ],
});
