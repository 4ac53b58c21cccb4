/** The crisis lines of a country as a group has them: all of them, and each by itself, to confirm, correct and hide. */
import {
  form,
  heading,
  makeOccurrence,
  oneOf,
  occurrencePart,
  pickOwn,
  press,
  refuse,
  requireOption,
  saying,
  whole,
  type Answer,
  type Block,
  type Button,
  type Context,
  type Lines,
  type Message,
  type Refusal,
} from '#core/command.ts';
import { countryOption, COUNTRIES } from '#support/countries.ts';
import {
  findLine,
  hideLine,
  isReachable,
  linesOf,
  removeLine,
  showLine,
  type GroupLine,
} from '#support/group-lines.ts';
import { todayIn } from '#support/line-quarters.ts';
import { LISTED_ON } from '#support/listed-lines.ts';
import { changeLines } from './crisis-lines-change.ts';
import { confirmLine } from './crisis-lines-confirm.ts';
import { describeLine, linesIn, sayState, waysIn } from './crisis-lines-facts.ts';
import { askImport, exportLines } from './crisis-lines-file.ts';
import { freshLine, writeLine } from './crisis-lines-write.ts';
import { hide } from './hide.ts';
import { whenRead } from './trust-setup-changes.ts';

/** How many lines are listed at once, and how many there can be. */
const AT_ONCE = 6;
const MOST = 99;
/** Enough of a name and of a way to know a line by, in characters. */
const NAME = 50;
const WAY = 30;

const of = { line: occurrencePart };

// What can be pressed

const openPage = press({
  name: 'lines-page',
  version: 1,
  needs: 'moderator',
  parts: { country: oneOf(COUNTRIES), from: whole(0, MOST) },
  place: 'replace',
  run: ({ country, from }, context) => sayPage(country, from, context),
});

const chooseLine = pickOwn({
  name: 'lines-one',
  version: 1,
  needs: 'moderator',
  place: 'replace',
  run: (chosen, context) => whenRead(context, (kept) => sayOne(chosen, linesIn(kept), context)),
});

const hideHere = press({
  name: 'line-hide',
  version: 1,
  needs: 'admin',
  parts: of,
  place: 'replace',
  run: async ({ line }, context) => {
    const { lines } = await changeLines(context, 'lines-hidden', (was, doer) => hideLine(was, line, doer));
    return sayOne(line, lines, context, 'lines.hidden');
  },
});

const showHere = press({
  name: 'line-show',
  version: 1,
  needs: 'admin',
  parts: of,
  place: 'replace',
  run: async ({ line }, context) => {
    const { lines } = await changeLines(context, 'lines-shown', (was) => showLine(was, line));
    return sayOne(line, lines, context, 'lines.shown');
  },
});

const removeOwn = press({
  name: 'line-remove',
  version: 1,
  needs: 'admin',
  parts: of,
  place: 'replace',
  run: async ({ line }, context) => {
    const { isChanged } = await changeLines(context, 'lines-removed', (was) => removeLine(was, line));
    return isChanged ? saying(context.say('lines.removed')) : refuse(context.say('lines.gone'));
  },
});

// What is filled in

const chooseCountry = form({
  name: 'lines-country',
  version: 1,
  needs: 'moderator',
  parts: {},
  place: 'replace',
  title: 'lines.country.title',
  fields: { country: requireOption(countryOption) },
  submit: 'lines.country.submit',
  run: (_, { country = '' }, context) => sayPage(country, 0, context),
});

/** Everything in this file that can be pressed or filled in. */
export const listActions = [openPage, chooseLine, hideHere, showHere, removeOwn, chooseCountry];

// What is said

/** The lines of a country, or of the group's own; where neither is known, which one is asked. */
export const sayLinesOf = (country: string | undefined, context: Context): Answer =>
  whenRead(context, (kept) => {
    const where = country ?? kept?.country;
    if (where !== undefined) return sayPage(where, 0, context);
    const { say } = context;
    const choose = chooseCountry.button(say.label('crisis.country'), {}, 'main');
    return {
      blocks: [
        { kind: 'text', text: say('lines.which-country') },
        { kind: 'buttons', buttons: [choose] },
      ],
    };
  });

const isAdmin = ({ group }: Context): boolean => group?.known?.role === 'admin';

const sayPage = (country: string, from: number, context: Context): Answer =>
  whenRead(context, (kept) => {
    const { say, now } = context;
    const all = linesOf(country, linesIn(kept));
    const page = all.slice(from, from + AT_ONCE);
    const today = todayIn(kept, now);
    const items = page.map((line) =>
      say('lines.item', {
        name: clip(line.name, NAME),
        way: clip(waysIn(line)[0] ?? '', WAY),
        state: sayState(line, today, say),
      }),
    );
    const choices = page.map(({ id, name }, i) => ({
      value: id,
      label: `${from + i + 1}. ${clip(name, NAME)}`,
    }));
    const list: readonly Block[] =
      page.length > 0
        ? [{ kind: 'list', items }, chooseLine.block(say.label('lines.choose'), choices)]
        : [{ kind: 'text', text: say('lines.none') }];
    return {
      blocks: [
        heading(say.label('lines.title', { country: say.country(country) })),
        ...list,
        { kind: 'aside', text: say('lines.about', { date: say.date(LISTED_ON) }) },
        {
          kind: 'buttons',
          buttons: pageButtons(country, from + AT_ONCE < all.length && from + AT_ONCE, context),
        },
      ],
    };
  });

const clip = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;

/** `next` is where the next page begins, if there is one. */
function pageButtons(country: string, next: number | false, context: Context): readonly Button[] {
  const { say } = context;
  const buttons: readonly (Button | false)[] = [
    next !== false && openPage.button(say.label('lines.more'), { country, from: next }, 'main'),
    isAdmin(context) && writeLine.button(say.label('lines.add'), freshLine()),
    chooseCountry.button(say.label('crisis.other-country'), {}),
    isAdmin(context) && exportLines.button(say.label('lines.export'), { part: 1 }),
    isAdmin(context) && askImport.button(say.label('lines.import'), { id: makeOccurrence() }),
    hide.button(say.label('hide.button'), {}),
  ];
  return buttons.filter((button) => button !== false);
}

/** One line, with what can be done about it; first, what came of a change. */
function sayOne(
  id: string,
  lines: Lines,
  context: Context,
  said?: 'lines.hidden' | 'lines.shown',
): Message | Refusal {
  const { say } = context;
  const line = findLine(id, lines);
  if (!line) return refuse(say('lines.gone'));
  return {
    blocks: [
      ...(said ? [{ kind: 'text', text: say(said) } as const] : []),
      ...describeLine(line, context),
      { kind: 'buttons', buttons: lineButtons(line, context) },
    ],
  };
}

function lineButtons(line: GroupLine, context: Context): readonly Button[] {
  const { say } = context;
  const { id, state, own, country } = line;
  const isHidden = state === 'hidden';
  const isShown = !isHidden && state !== 'replaced';
  const change = isAdmin(context) && state !== 'replaced';
  const buttons: readonly (Button | false)[] = [
    isReachable(line) && isShown && confirmLine.button(say.label('lines.confirm'), { line: id }, 'main'),
    change && writeLine.button(say.label('lines.correct'), { id: makeOccurrence(), of: id }),
    change && !isHidden && hideHere.button(say.label('lines.hide'), { line: id }),
    change && isHidden && showHere.button(say.label('lines.show'), { line: id }),
    change && own !== undefined && removeOwn.button(say.label('lines.remove'), { line: id }, 'danger'),
    country !== null && openPage.button(say.label('lines.back'), { country, from: 0 }),
    hide.button(say.label('hide.button'), {}),
  ];
  return buttons.filter((button) => button !== false);
}
