/** What is set for a group and what was done there, to read and to take away. */
import {
  heading,
  press,
  roomId,
  saying,
  whole,
  type Answer,
  type Block,
  type Button,
  type Context,
  type Group,
  type LogEntry,
  type Message,
  type Say,
  type Text,
} from '#core/command.ts';
import { makeGroupExport, printGroupExport } from '#support/group-export.ts';
import { orNothing, recentLog } from '#support/groups.ts';
import { hide } from './hide.ts';
import { somebody } from './somebody.ts';
import { openSetup } from './trust-setup-card.ts';
import { whenRead } from './trust-setup-changes.ts';
import { askEraseGroup } from './trust-setup-erase.ts';
import { sayFacts } from './trust-setup-facts.ts';

/** How many lines of the log are shown at once, and how many of them, or parts of a file, there can be. */
const AT_ONCE = 20;
const MOST = 99_999;

// What can be pressed

const openLog = press({
  name: 'setup-log',
  version: 1,
  parts: { from: whole(0, MOST) },
  place: 'replace',
  needs: 'admin',
  run: ({ from }, context) => whenRead(context, (kept) => sayLog(kept, from, context)),
});

/** Gives the file. */
const exportGroup = press({
  name: 'setup-export',
  version: 1,
  parts: { part: whole(1, MOST) },
  place: 'new',
  needs: 'admin',
  run: ({ part }, context) => sayFile(part, context),
});

/** Everything in this file that can be pressed. */
export const setupShowActions = [openLog, exportGroup];

// What is said

/** What is set, and the newest of what was done. */
export const sayShow = (context: Context): Answer =>
  whenRead(context, (kept) => {
    const { say, chat } = context;
    return {
      blocks: [
        heading(say.label('setup.title')),
        { kind: 'facts', facts: sayFacts(orNothing(kept, chat.platform), context) },
        ...sayEntries(kept, 0, context),
        {
          kind: 'buttons',
          buttons: [
            ...olderThan(kept, 0, context),
            openSetup.button(say.label('setup.change'), {}),
            exportGroup.button(say.label('setup.export'), { part: 1 }),
            askEraseGroup.button(say.label('setup.erase'), {}, 'danger'),
          ],
        },
      ],
    };
  });

const newestFirst = (kept: Group | undefined, now: Temporal.Instant): readonly LogEntry[] =>
  kept ? recentLog(kept, now).toReversed() : [];

function sayEntries(kept: Group | undefined, from: number, { say, now }: Context): readonly Block[] {
  const entries = newestFirst(kept, now).slice(from, from + AT_ONCE);
  return [
    { kind: 'text', text: [{ strong: say.label('setup.log') }] },
    entries.length > 0
      ? { kind: 'list', items: entries.map((entry) => sayEntry(entry, say)) }
      : { kind: 'text', text: say('setup.log.none') },
    { kind: 'aside', text: say('setup.log.about') },
  ];
}

/** Somebody who was erased is a moderator, and no more. */
function sayEntry({ at, by, did, room }: LogEntry, say: Say): Text {
  const about = {
    when: { instant: Temporal.Instant.fromEpochMilliseconds(at) },
    who: somebody(by, say),
    did: say.label(`setup.did.${did}`),
  };
  return room === undefined
    ? say('setup.log.line', about)
    : say('setup.log.line-in', { ...about, room: { room: roomId(room) } });
}

function olderThan(kept: Group | undefined, from: number, { say, now }: Context): readonly Button[] {
  const next = from + AT_ONCE;
  const isMore = next < newestFirst(kept, now).length;
  return isMore ? [openLog.button(say.label('setup.log.older'), { from: next })] : [];
}

const sayLog = (kept: Group | undefined, from: number, context: Context): Message => ({
  blocks: [
    ...sayEntries(kept, from, context),
    {
      kind: 'buttons',
      buttons: [
        ...olderThan(kept, from, context),
        ...(from > 0 ? [openLog.button(context.say.label('setup.log.newer'), { from: 0 })] : []),
      ],
    },
  ],
});

/** A file with all that is kept about the group, or one of several. */
export const sayFile = (wanted: number, context: Context): Answer =>
  whenRead(context, (kept) =>
    kept ? sayPart(kept, wanted, context) : saying(context.say('setup.export.none')),
  );

function sayPart(kept: Group, wanted: number, { say, now }: Context): Message {
  const made = makeGroupExport({ ...kept, log: [...recentLog(kept, now)] }, wanted, now);
  const { part, parts } = made;
  const name = `group-${now.toString().slice(0, 10)}${parts > 1 ? `-${part}` : ''}.json`;
  const next = exportGroup.button(say.label('setup.export.next'), { part: part + 1 }, 'main');
  return {
    blocks: [
      { kind: 'text', text: say('setup.export.here') },
      ...(parts > 1 ? [{ kind: 'text', text: say('setup.export.part', { part, parts }) } as const] : []),
      { kind: 'file', name, text: printGroupExport(made) },
      { kind: 'aside', text: say('setup.export.after') },
      {
        kind: 'buttons',
        buttons: [...(part < parts ? [next] : []), hide.button(say.label('hide.button'), {})],
      },
    ],
  };
}
