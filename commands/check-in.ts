/** The private check-in: begin, see, change, skip, pause, stop. */
import {
  command,
  heading,
  press,
  refuse,
  saying,
  type Block,
  type Button,
  type CheckIn,
  type Context,
  type Message,
  type Refusal,
} from '#core/command.ts';
import { end, isPausedNow } from '#support/check-ins.ts';
import { dayOption, readDay } from '#support/dates.ts';
import { seen } from '#support/due.ts';
import { stepOf } from '#support/practices.ts';
import { zoneOf } from '#support/progress.ts';
import { stepWords } from '#support/steps.ts';
import { sayNextOrWhy, sayPause } from '#support/upcoming.ts';
import { sayRhythm } from '#support/when.ts';
import { choosePlan, planOptions, proposePlan } from './check-in-plan.ts';
import { answerCheckIn, checkInNow } from './check-in-form.ts';
import { hide } from './hide.ts';
import { pauseOrResume, pauseUntil, resumeNow, skipAny, skipComing } from './pause.ts';

// What can be pressed

const stop = press({
  name: 'stop',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, context) => stopNow(context),
});

const beginNow = press({
  name: 'begin',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, context) => proposePlan({}, context),
});

/** Everything in this file that can be pressed. */
export const checkInActions = [stop, beginNow];

// The command

const start = command({
  name: 'start',
  summary: 'check-in.start.summary',
  options: planOptions,
  examples: [
    '/check-in start',
    '/check-in start days:sunday at:18:00 zone:Europe/Paris',
    '/check-in start days:weekdays at:9:30 zone:America/Lima every:2',
  ],
  run: (wish, context) => known(context) ?? proposePlan(wish, context),
});

const now = command({
  name: 'now',
  summary: 'check-in.now.summary',
  options: {},
  examples: ['/check-in now'],
  missing: checkInNow,
  run: (_, context) => sayState(context),
});

const skip = command({
  name: 'skip',
  summary: 'check-in.skip.summary',
  options: {},
  examples: ['/check-in skip'],
  run: (_, context) => skipAny(context),
});

const pause = command({
  name: 'pause',
  summary: 'check-in.pause.summary',
  options: {
    until: { ...dayOption, summary: 'check-in.pause.until.summary', label: 'check-in.pause.until.label' },
  },
  examples: ['/check-in pause', '/check-in pause until:2030-05-04'],
  run: ({ until }, context) => pauseFor(until, context),
});

const resume = command({
  name: 'resume',
  summary: 'check-in.resume.summary',
  options: {},
  examples: ['/check-in resume'],
  run: (_, context) => resumeNow(context),
});

const edit = command({
  name: 'edit',
  summary: 'check-in.edit.summary',
  options: planOptions,
  examples: ['/check-in edit', '/check-in edit at:20:00'],
  missing: (given) => (Object.keys(given).length === 0 ? choosePlan.id({}) : undefined),
  run: (wish, context) => known(context) ?? proposePlan(wish, context),
});

const stopping = command({
  name: 'stop',
  summary: 'check-in.stop.summary',
  options: {},
  examples: ['/check-in stop'],
  run: (_, context) => stopNow(context),
});

const show = command({
  name: 'show',
  summary: 'check-in.show.summary',
  options: {},
  examples: ['/check-in show'],
  run: (_, context) => sayState(context),
});

export const checkIn = command({
  name: 'check-in',
  summary: 'check-in.summary',
  worksAnywhere: true,
  options: {},
  subs: [start, now, skip, pause, resume, edit, stopping, show],
  examples: ['/check-in'],
  run: (_, context) => sayState(context),
});

/** A no where what is kept can't be read: a plan would be made without knowing the one that is there. */
const known = ({ areSettingsKnown, say }: Context): Refusal | undefined =>
  areSettingsKnown ? undefined : refuse(say('check-in.unknown'));

async function pauseFor(typed: string | undefined, context: Context): Promise<Message | Refusal> {
  const { member, say, now: moment } = context;
  const unknown = known(context);
  if (unknown) return unknown;
  if (typed === undefined || !member) return pauseUntil(undefined, context);
  const today = moment.toZonedDateTimeISO(zoneOf(member)).toPlainDate();
  const day = readDay(typed, say, today);
  return day.ok ? pauseUntil(day.value, context) : refuse(day.problem);
}

async function stopNow({ me, say, now: moment }: Context): Promise<Message> {
  await me.update((kept) => kept && end(seen(kept, moment)));
  return saying(say('check-in.stopped'));
}

// What is said

function sayState(context: Context): Message | Refusal {
  const { say, member } = context;
  const unknown = known(context);
  if (unknown) return unknown;
  if (!member?.checkIn) {
    return {
      blocks: [
        { kind: 'text', text: say('check-in.none') },
        { kind: 'buttons', buttons: [beginNow.button(say.label('check-in.begin'), {}, 'main')] },
      ],
    };
  }
  const { checkIn: kept } = member;
  const step = stepOf(member);
  const facts = [
    [say.label('check-in.when'), sayRhythm(kept.rhythm, say)],
    [say.label('check-in.state'), sayPause(kept, context.now, say)],
    [say.label('check-in.next'), sayNextOrWhy(kept, context.now, say)],
    [say.label('check-in.step'), say.label('steps.numbered', { step, name: stepWords(say, step).name })],
  ] as const;
  const blocks: readonly Block[] = [
    heading(say.label('check-in.show.title')),
    { kind: 'facts', facts: facts.map(([name, value]) => ({ name, value: [value] })) },
    { kind: 'buttons', buttons: stateButtons(kept, context) },
  ];
  return { blocks };
}

const stateButtons = (kept: CheckIn, { say, now: moment }: Context): readonly Button[] => [
  answerCheckIn.button(say.label('check-in.now.button'), { occurrence: 'now' }, 'main'),
  ...(kept.next && !isPausedNow(kept, moment)
    ? [skipComing.button(say.label('check-in.skip-next.button'), { at: kept.next })]
    : []),
  pauseOrResume(kept, moment, say),
  choosePlan.button(say.label('check-in.edit.button'), {}),
  stop.button(say.label('check-in.stop.button'), {}, 'danger'),
  hide.button(say.label('hide.button'), {}),
];
