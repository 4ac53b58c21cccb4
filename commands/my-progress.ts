/** A member's own progress: weeks, ratings as a picture, the steps they kept. For themselves alone. */
import {
  command,
  heading,
  refuse,
  type Answer,
  type Block,
  type Chart,
  type Context,
  type Member,
  type Say,
} from '#core/command.ts';
import { orNobody } from '#support/check-ins.ts';
import { stepOf } from '#support/practices.ts';
import { ratingsByWeek } from '#support/progress.ts';
import { stepWords } from '#support/steps.ts';
import { sayShortDate } from '#support/when.ts';
import { hide } from './hide.ts';
import { readJournal } from './journal.ts';
import { openPromises } from './promise.ts';

export const myProgress = command({
  name: 'my-progress',
  summary: 'progress.summary',
  options: {},
  examples: ['/my-progress'],
  run: (_, context) => sayProgress(context),
});

function sayProgress(context: Context): Answer {
  const { say, areSettingsKnown } = context;
  if (!areSettingsKnown) return refuse(say('progress.unknown'));
  const member = orNobody(context.member);
  const step = stepOf(member);
  const name = (each: number) => say.label('steps.numbered', { step: each, name: stepWords(say, each).name });
  const kept = member.keptSteps.toSorted((a, b) => a - b).map(name);
  const facts = [
    [say.label('progress.weeks'), say.label('progress.weeks.count', { weeks: member.weeks.length })],
    [say.label('progress.step'), name(step)],
    [say.label('progress.steps'), kept.length > 0 ? kept.join(', ') : say.label('progress.steps.none')],
  ] as const;
  return {
    blocks: [
      heading(say.label('progress.title')),
      { kind: 'facts', facts: facts.map(([fact, value]) => ({ name: fact, value: [value] })) },
      ...sayRatings(member, context),
      { kind: 'aside', text: say('progress.private') },
      {
        kind: 'buttons',
        buttons: [
          readJournal.button(say.label('journal.read'), { from: 0 }),
          openPromises.button(say.label('promise.all'), {}),
          hide.button(say.label('hide.button'), {}),
        ],
      },
    ],
  };
}

function sayRatings(member: Member, { say, now }: Context): readonly Block[] {
  const weeks = ratingsByWeek(member, now);
  if (weeks.filter(({ did }) => did !== undefined).length < 2)
    return [{ kind: 'text', text: say('progress.chart.none') }];
  const label = (week: Temporal.PlainDate) => sayShortDate(week, say);
  const chart: Chart = {
    title: say.label('progress.chart'),
    most: 5,
    points: weeks.map(({ week, did }) => ({ label: label(week), ...(did && { value: did }) })),
  };
  return [
    { kind: 'chart', chart, text: say('progress.chart.text', { ratings: listRatings(weeks, say) }) },
    { kind: 'aside', text: say('progress.chart.about') },
  ];
}

const listRatings = (weeks: ReturnType<typeof ratingsByWeek>, say: Say): string =>
  weeks
    .flatMap(({ week, did }) =>
      did === undefined ? [] : [say.label('progress.chart.week', { week: sayShortDate(week, say), did })],
    )
    .join(' · ');
