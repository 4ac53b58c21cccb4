/** The journal: read back a few entries at a time, each deleted by one press. */
import {
  heading,
  occurrencePart,
  press,
  refuse,
  whole,
  type Block,
  type Button,
  type Context,
  type Member,
  type Message,
  type Refusal,
} from '#core/command.ts';
import { orNobody } from '#support/check-ins.ts';
import { dropEntry } from '#support/journal.ts';
import { zoneOf } from '#support/progress.ts';
import { sayDate } from '#support/when.ts';
import { hide } from './hide.ts';

/** How many entries stand on one page. */
const AT_ONCE = 3;

/** Shows a page of the journal, newest first. `from` is how many newer ones are left out. */
export const readJournal = press({
  name: 'journal-page',
  version: 1,
  parts: { from: whole(0, 999) },
  place: 'replace',
  run: ({ from }, context) => sayJournal(from, context),
});

const deleteEntry = press({
  name: 'delete-entry',
  version: 1,
  parts: { entry: occurrencePart },
  place: 'replace',
  run: ({ entry }, context) => remove(entry, context),
});

/** Everything in this file that can be pressed. */
export const journalActions = [readJournal, deleteEntry];

async function remove(id: string, context: Context): Promise<Message> {
  const { me, journal, say } = context;
  let wasThere = false;
  const member = await me.update(
    (kept) => {
      wasThere = kept?.entries.some((entry) => entry.id === id) ?? false;
      return kept && wasThere ? dropEntry(kept, id) : kept;
    },
    (hadEffect) => {
      wasThere = hadEffect;
    },
  );
  await journal.remove([id]);
  const page = await sayEntries(0, orNobody(member), context);
  return {
    ...page,
    blocks: [{ kind: 'text', text: say(wasThere ? 'journal.deleted' : 'journal.gone') }, ...page.blocks],
  };
}

async function sayJournal(from: number, context: Context): Promise<Message | Refusal> {
  if (!context.areSettingsKnown) return refuse(context.say('progress.unknown'));
  return sayEntries(from, orNobody(context.member), context);
}

async function sayEntries(from: number, member: Member, context: Context): Promise<Message> {
  const { say, journal, settings } = context;
  const newest = member.entries.toReversed();
  const page = newest.slice(from, from + AT_ONCE);
  const read = await journal.read(page.map(({ id }) => id));
  const day = (moment: number) =>
    sayDate(
      Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zoneOf(member)).toPlainDate(),
      say,
    );
  const entries = page.flatMap(({ at, until }, i): readonly Block[] => [
    { kind: 'text', text: [{ strong: day(at) }] },
    { kind: 'text', text: [read[i]?.words ?? say.label('journal.gone')] },
    { kind: 'aside', text: say('journal.until', { day: day(until) }) },
  ]);
  const none = settings.journalDays === undefined ? 'journal.off' : 'journal.none';
  const turns: readonly (Button | false)[] = [
    ...page.map(({ id, at }) =>
      deleteEntry.button(say.label('journal.delete', { day: day(at) }), { entry: id }),
    ),
    from > 0 && readJournal.button(say.label('journal.newer'), { from: Math.max(0, from - AT_ONCE) }),
    from + AT_ONCE < newest.length &&
      readJournal.button(say.label('journal.older'), { from: from + AT_ONCE }),
    hide.button(say.label('hide.button'), {}),
  ];
  return {
    blocks: [
      heading(say.label('journal.title')),
      ...(entries.length > 0 ? entries : [{ kind: 'text', text: say(none) } as const]),
      { kind: 'buttons', buttons: turns.filter((button) => button !== false) },
    ],
  };
}
