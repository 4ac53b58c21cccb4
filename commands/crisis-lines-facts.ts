/** What is said of one crisis line, for moderators. */
import {
  heading,
  type Block,
  type Context,
  type Group,
  type Lines,
  type Say,
  type Text,
} from '#core/command.ts';
import { needsOf } from '#support/crisis.ts';
import { isFresh, type GroupLine } from '#support/group-lines.ts';
import { orNothing } from '#support/groups.ts';
import { todayIn } from '#support/line-quarters.ts';
import { sayLine } from './crisis-line.ts';
import { somebody } from './somebody.ts';
import { inOneLine } from './trust-setup-facts.ts';

/** What a group makes of the lines; what stands for nothing where it has done nothing. */
export const linesIn = (kept: Group | undefined): Lines => orNothing(kept, '').lines;

/** Where an address leads. */
const hostOf = (url: string): string => new URL(url).hostname.replace(/^www\./, '');

/** How a line is reached, in short. */
export const waysIn = ({ phone, sms, chat, url }: GroupLine): readonly string[] =>
  [phone, sms, chat && hostOf(chat), url && hostOf(url)].flatMap((way) => way ?? []);

/** How it stands in the group, and whether somebody has checked it lately. */
export function sayState(line: GroupLine, today: string, say: Say): string {
  const { state, check } = line;
  if (state !== 'shown') return say.label(`lines.state.${state}`);
  if (!check) return say.label('lines.state.unchecked');
  const date = say.date(check.on);
  return say.label(isFresh(line, today) ? 'lines.state.fresh' : 'lines.state.old', { date });
}

/** A line as members see it, and what only moderators see. */
export const describeLine = (line: GroupLine, context: Context): readonly Block[] => [
  heading(context.say.label('lines.title', { country: context.say.country(line.country ?? '') })),
  ...sayLine(line, context.say),
  { kind: 'facts', facts: sayFacts(line, context) },
];

/** The longest remark on a line that came with the bot, in characters. */
const LONGEST_NOTE = 300;

function sayFacts(line: GroupLine, { say, group, now }: Context) {
  const { own, listed } = line;
  const needs = own?.needs ?? (listed ? needsOf(listed) : []);
  const today = todayIn(group?.known?.kept, now);
  const labels = needs.map((need) => say.label(`need.${need}`));
  const facts: readonly (readonly [string, Text])[] = [
    [say.label('lines.fact.state'), [sayState(line, today, say)]],
    [say.label('lines.fact.check'), sayCheck(line, say)],
    [say.label('lines.fact.needs'), labels.length > 0 ? [say.either(labels)] : []],
    [say.label('lines.fact.source'), own ? sayOwnSource(own, say) : saySources(line, say)],
    [say.label('lines.fact.note'), listed?.note === undefined ? [] : [listed.note.slice(0, LONGEST_NOTE)]],
  ];
  return facts.filter(([, value]) => value.length > 0).map(([name, value]) => ({ name, value }));
}

function sayCheck({ check }: GroupLine, say: Say): Text {
  if (!check) return [];
  const { how, on, by, source } = check;
  const told = { how: say.label(`lines.was.${how}`), date: say.date(on), who: somebody(by, say) };
  return source === undefined
    ? say('lines.fact.checked', told)
    : say('lines.fact.checked-from', { ...told, source });
}

function sayOwnSource({ on, by, source }: NonNullable<GroupLine['own']>, say: Say): Text {
  const told = { who: somebody(by, say), date: say.date(on) };
  return source === undefined
    ? say('lines.fact.added', told)
    : say('lines.fact.added-from', { ...told, source });
}

const saySources = ({ listed }: GroupLine, say: Say): Text =>
  inOneLine(
    (listed?.sources ?? []).map(({ url, date }): Text => {
      const source = hostOf(url);
      return date === null ? [source] : say('lines.fact.listed', { source, date: say.date(date) });
    }),
  );
