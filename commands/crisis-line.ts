/** One crisis line as members see it: how to reach it, when, and who says so. */
import type { Block, Say, Text } from '#core/command.ts';
import type { GroupLine } from '#support/group-lines.ts';

const asLink = (url: string): Text => [{ link: url, url }];

/** A line as members see it. */
export function sayLine(line: GroupLine, say: Say): readonly Block[] {
  const ways: readonly (readonly [Text, Text] | false)[] = [
    line.phone !== null && [say('crisis.call'), [line.phone]],
    line.sms !== null && [say('crisis.write'), [line.sms]],
    line.chat !== null && [say('crisis.chat'), asLink(line.chat)],
    line.url !== null && line.url !== line.chat && [say('crisis.website'), asLink(line.url)],
  ];
  const about = [sayHours(line, say), sayLanguages(line, say), saySource(line, say)].filter(
    ({ length }) => length > 0,
  );
  return [
    { kind: 'text', text: [{ strong: line.name }] },
    ...ways
      .filter((way) => way !== false)
      .map(([how, what]): Block => ({ kind: 'text', text: [...how, ' ', ...what] })),
    { kind: 'aside', text: about.flatMap((each, i) => (i > 0 ? [' ', ...each] : each)) },
  ];
}

function sayHours({ hours }: GroupLine, say: Say): Text {
  if (hours === null) return say('crisis.hours.unknown');
  const known: Readonly<Record<string, string>> = {
    '24/7': say.label('crisis.hours.always'),
    '24 h': say.label('crisis.hours.always'),
    '24/7, free': say.label('crisis.hours.always-free'),
  };
  return say('crisis.hours', { hours: known[hours] ?? hours });
}

const sayLanguages = ({ languages }: GroupLine, say: Say): Text =>
  languages === null ? [] : say('crisis.languages', { languages });

function saySource({ check, own, listed }: GroupLine, say: Say): Text {
  if (check) return say('crisis.confirmed', { date: say.date(check.on) });
  if (own) return say('crisis.own', { date: say.date(own.on) });
  const [newest] = listed?.sources.toSorted((a, b) => (b.date ?? '').localeCompare(a.date ?? '')) ?? [];
  if (!newest) return [];
  const source = new URL(newest.url).hostname.replace(/^www\./, '');
  return newest.date === null
    ? say('crisis.listed-undated', { source })
    : say('crisis.listed', { source, date: say.date(newest.date) });
}
