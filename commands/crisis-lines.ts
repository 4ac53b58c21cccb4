/** The crisis lines as a group has them: looked at and confirmed by moderators, added, corrected and hidden by admins. */
import { command, makeOccurrence } from '#core/command.ts';
import { countryOption } from '#support/countries.ts';
import { confirmLine } from './crisis-lines-confirm.ts';
import { askImport, fileActions, sayFile } from './crisis-lines-file.ts';
import { listActions, sayLinesOf } from './crisis-lines-list.ts';
import { noteActions } from './crisis-lines-note.ts';
import { freshLine, writeActions, writeLine } from './crisis-lines-write.ts';

/** Everything about the lines that can be pressed or filled in. */
export const linesActions = [...listActions, confirmLine, ...writeActions, ...fileActions, ...noteActions];

// The command

/** The three that begin with a country's lines, or with all of them. */
const choosing = (name: 'view' | 'confirm' | 'hide', needs: 'moderator' | 'admin', country: string) =>
  command({
    name,
    summary: `lines.${name}.summary`,
    needs,
    options: { country: countryOption },
    examples: [`/crisis-lines ${name}`, `/crisis-lines ${name} country:${country}`],
    run: (input, context) => sayLinesOf(input.country, context),
  });

const add = command({
  name: 'add',
  summary: 'lines.add.summary',
  needs: 'admin',
  options: {},
  examples: ['/crisis-lines add'],
  missing: () => writeLine.id(freshLine()),
  run: (_, context) => sayLinesOf(undefined, context),
});

const exporting = command({
  name: 'export',
  summary: 'lines.export.summary',
  needs: 'admin',
  options: {},
  examples: ['/crisis-lines export'],
  run: (_, context) => sayFile(1, context),
});

const importing = command({
  name: 'import',
  summary: 'lines.import.summary',
  needs: 'admin',
  options: {},
  examples: ['/crisis-lines import'],
  missing: () => askImport.id({ id: makeOccurrence() }),
  run: (_, context) => sayFile(1, context),
});

export const crisisLines = command({
  name: 'crisis-lines',
  summary: 'lines.summary',
  needs: 'moderator',
  options: {},
  subs: [
    choosing('view', 'moderator', 'IE'),
    choosing('confirm', 'moderator', 'ES'),
    add,
    choosing('hide', 'admin', 'IE'),
    exporting,
    importing,
  ],
  examples: ['/crisis-lines'],
  run: (_, context) => sayLinesOf(undefined, context),
});
