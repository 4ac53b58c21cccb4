/** What is set for a group and what was done there, to read and to take away. */
import {
  heading,
  memberId,
  press,
  roomId,
  saying,
  whole,
  type Block,
  type Button,
  type Context,
  type LogEntry,
  type Message,
  type Say,
  type Text,
} from '#core/command.ts';
import { makeGroupExport, printGroupExport } from '#support/group-export.ts';
import { orNothing, recentLog } from '#support/groups.ts';
import { hide } from './hide.ts';
import { openSetup } from './trust-setup-card.ts';
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
  run: ({ from }, context) => sayLog(from, context),
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
export function sayShow(context: Context): Message {
  const { say, group, chat } = context;
  const kept = orNothing(group?.known?.kept, chat.platform);
  return {
    blocks: [
      heading(say.label('setup.title')),
      { kind: 'facts', facts: sayFacts(kept, context) },
      ...sayEntries(0, context),
      {
        kind: 'buttons',
        buttons: [
          ...olderThan(0, context),
          openSetup.button(say.label('setup.change'), {}),
          exportGroup.button(say.label('setup.export'), { part: 1 }),
          askEraseGroup.button(say.label('setup.erase'), {}, 'danger'),
        ],
      },
    ],
  };
}

const newestFirst = ({ group, chat, now }: Context): readonly LogEntry[] =>
  recentLog(orNothing(group?.known?.kept, chat.platform), now).toReversed();

function sayEntries(from: number, context: Context): readonly Block[] {
  const { say } = context;
  const entries = newestFirst(context).slice(from, from + AT_ONCE);
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
    who: by === undefined ? say.label('setup.log.somebody') : { member: memberId(by) },
    did: say.label(`setup.did.${did}`),
  };
  return room === undefined
    ? say('setup.log.line', about)
    : say('setup.log.line-in', { ...about, room: { room: roomId(room) } });
}

const olderThan = (from: number, context: Context): readonly Button[] => {
  const next = from + AT_ONCE;
  return next < newestFirst(context).length
    ? [openLog.button(context.say.label('setup.log.older'), { from: next })]
    : [];
};

const sayLog = (from: number, context: Context): Message => ({
  blocks: [
    ...sayEntries(from, context),
    {
      kind: 'buttons',
      buttons: [
        ...olderThan(from, context),
        ...(from > 0 ? [openLog.button(context.say.label('setup.log.newer'), { from: 0 })] : []),
      ],
    },
  ],
});

/** A file with all that is kept about the group, or one of several. */
export function sayFile(wanted: number, { say, group, now }: Context): Message {
  const kept = group?.known?.kept;
  if (!kept) return saying(say('setup.export.none'));
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
