/** Writing a crisis line of the group's own: two short forms, then a look at it, then it is kept. */
import {
  form,
  makeOccurrence,
  occurrencePart,
  press,
  refuse,
  type Block,
  type Button,
  type Context,
  type Lines,
  type Message,
  type Refusal,
  type Say,
} from '#core/command.ts';
import { NEEDS, needsOf } from '#support/crisis.ts';
import {
  findLine,
  isReachable,
  keepDraft,
  MOST_OWN,
  wordsOf,
  type Doer,
  type NotKept,
} from '#support/group-lines.ts';
import { findDraft, putDraft } from '#support/line-drafts.ts';
import { aboutFields, needsIn, reachFields } from '#support/line-fields.ts';
import { sayLine } from './crisis-line.ts';
import { changeLines } from './crisis-lines-change.ts';
import { confirmLine } from './crisis-lines-confirm.ts';
import { describeLine, linesIn } from './crisis-lines-facts.ts';
import { hide } from './hide.ts';

type Draft = Lines['drafts'][number];

/** `id` names what is being written, `of` the line that it changes, or itself where it is new. */
const at = { id: occurrencePart, of: occurrencePart };
interface Written {
  readonly id: string;
  readonly of: string;
}

/** A line that nobody wrote before. */
export function freshLine(): Written {
  const id = makeOccurrence();
  return { id, of: id };
}

// What can be pressed

const keepLine = press({
  name: 'line-keep',
  version: 1,
  needs: 'admin',
  parts: at,
  place: 'replace',
  run: (written, context) => keep(written, context),
});

// What is filled in

/** Asks how it is reached. */
export const writeLine = form({
  name: 'line-write',
  version: 1,
  needs: 'admin',
  parts: at,
  place: 'replace',
  title: 'lines.write.title',
  fields: reachFields,
  submit: 'lines.write.submit',
  prefill: (written, context) => {
    const kept = context.group?.known?.kept;
    const {
      url: website,
      country = kept?.country,
      name,
      phone,
      sms,
    } = begin(written, linesIn(kept), context);
    return onlyGiven({ country, name, phone, sms, website });
  },
  run: async (written, { country = '', name = '', phone, sms, website: url }, context) =>
    isReachable({ phone, sms, url }) || hasChat(written, context)
      ? write(written, { country, name, phone, sms, url }, context)
      : refuse(context.say('lines.no-way')),
});

/** Asks whom it is for, and when. */
const writeAbout = form({
  name: 'line-about',
  version: 1,
  needs: 'admin',
  parts: at,
  place: 'replace',
  title: 'lines.about.title',
  fields: aboutFields,
  submit: 'lines.about.submit',
  prefill: (written, context) => {
    const {
      needs = [],
      hours,
      languages,
      chat,
      source,
    } = begin(written, linesIn(context.group?.known?.kept), context);
    return onlyGiven({ needs: needs.join('\n'), hours, languages, chat, source });
  },
  offers: (_, say) => ({
    needs: NEEDS.map((need) => ({ value: need, label: say.label(`need.${need}`) })),
  }),
  run: (written, { needs = [], hours, languages, chat, source }, context) =>
    findDraft(linesIn(context.group?.known?.kept), written.id, context.now)
      ? write(written, { needs: needsIn(needs), hours, languages, chat, source }, context)
      : refuse(context.say('lines.draft.gone')),
});

/** Everything in this file that can be pressed or filled in. */
export const writeActions = [keepLine, writeLine, writeAbout];

// What is written

const onlyGiven = (values: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

const orAbsent = (value: string | null): string | undefined => value ?? undefined;

/** What is there to begin with: what was written so far, else the line that is changed, else nothing. */
function begin({ id, of }: Written, lines: Lines, { now }: Pick<Context, 'now'>): Partial<Draft> {
  const draft = findDraft(lines, id, now);
  if (draft) return draft;
  const line = id === of ? undefined : findLine(of, lines);
  if (!line) return {};
  const { own, listed, country, name, phone, sms, chat, url, hours, languages } = line;
  return (
    own ?? {
      country: country ?? '',
      name,
      needs: listed ? needsOf(listed) : [],
      phone: orAbsent(phone),
      sms: orAbsent(sms),
      chat: orAbsent(chat),
      url: orAbsent(url),
      hours: orAbsent(hours),
      languages: orAbsent(languages),
    }
  );
}

const hasChat = (written: Written, context: Context): boolean =>
  begin(written, linesIn(context.group?.known?.kept), context).chat !== undefined;

function draftOf(written: Written, lines: Lines, said: Partial<Draft>, { by, now }: Doer): Draft {
  const { id, of } = written;
  const words = wordsOf({ country: '', name: '', needs: [], ...begin(written, lines, { now }), ...said });
  return { ...words, id, ...(of !== id && { of }), at: now.epochMilliseconds, by };
}

/** Remembers what was written, and shows how members would see it. */
async function write(written: Written, said: Partial<Draft>, context: Context): Promise<Message | Refusal> {
  const { lines } = await changeLines(context, undefined, (was, doer) =>
    putDraft(was, draftOf(written, was, said, doer)),
  );
  const draft = findDraft(lines, written.id, context.now);
  return draft ? sayDraft(written, draft, lines, context) : refuse(context.say('lines.draft.gone'));
}

async function keep(written: Written, context: Context): Promise<Message | Refusal> {
  const did = written.id === written.of ? 'lines-added' : 'lines-corrected';
  const { lines, why } = await changeLines(context, did, (was, doer) => keepDraft(was, written.id, doer));
  const line = findLine(written.id, lines);
  const { say } = context;
  if (why !== undefined || !line) return refuse(sayWhyNot(why ?? 'gone', say));
  const isHidden = line.state === 'hidden';
  const confirm = confirmLine.button(say.label('lines.confirm'), { line: line.id }, 'main');
  return {
    blocks: [
      { kind: 'text', text: say(isHidden ? 'lines.added.hidden' : 'lines.added') },
      ...describeLine(line, context),
      {
        kind: 'buttons',
        buttons: [...(isHidden ? [] : [confirm]), hide.button(say.label('hide.button'), {})],
      },
    ],
  };
}

// What is said

/** Why something could not be kept. */
export const sayWhyNot = (why: NotKept, say: Say) =>
  why === 'gone'
    ? say('lines.draft.gone')
    : why === 'too-many'
      ? say('lines.too-many', { most: MOST_OWN })
      : say(`lines.${why}`);

/** As members would see it, with what is still missing and the press that keeps it. */
function sayDraft(written: Written, draft: Draft, lines: Lines, { say, now }: Context): Message {
  const isReady = draft.needs.length > 0;
  const today = now.toZonedDateTimeISO('UTC').toPlainDate().toString();
  const own = { ...wordsOf(draft), id: draft.id, on: today };
  const shown = findLine(draft.id, { ...lines, own: [own] });
  const about: Block = isReady
    ? { kind: 'aside', text: say('lines.draft.about') }
    : { kind: 'text', text: say('lines.draft.next') };
  const buttons: readonly (Button | false)[] = [
    isReady && keepLine.button(say.label('lines.keep'), written, 'main'),
    writeAbout.button(say.label('lines.about.again'), written, isReady ? 'plain' : 'main'),
    writeLine.button(say.label('lines.write.again'), written),
    hide.button(say.label('hide.button'), {}),
  ];
  return {
    blocks: [
      about,
      ...(shown ? sayLine(shown, say) : []),
      { kind: 'buttons', buttons: buttons.filter((button) => button !== false) },
    ],
  };
}
