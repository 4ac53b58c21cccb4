/** Beginning a check-in, or changing it: what is kept, when it would come, and the yes. */
import {
  form,
  heading,
  press,
  refuse,
  Refusal,
  requireOption,
  type Block,
  type Button,
  type Context,
  type Delivery,
  type Member,
  type Message,
  type Rhythm,
  type Say,
} from '#core/command.ts';
import { begin, orNobody, QUIET } from '#support/check-ins.ts';
import { dayOption, readDay } from '#support/dates.ts';
import { daysOption, sayDays } from '#support/days.ts';
import { seen } from '#support/due.ts';
import { rhythmPart, type ChosenRhythm } from '#support/rhythm-part.ts';
import { nextThree } from '#support/rhythm.ts';
import { quietMoment } from '#support/settings.ts';
import { timeOption } from '#support/times.ts';
import { anchored } from '#support/upcoming.ts';
import { weeksOption } from '#support/weeks.ts';
import { sayMoment, sayRhythm, sayZone } from '#support/when.ts';
import { zoneOption } from '#support/zones.ts';
import { askSafety } from './is-it-safe.ts';
import { changeQuiet, chooseZone } from './my-settings.ts';
import { sayTest } from './note.ts';

/** What is understood of a plan, in a command or in the form. */
export const planOptions = {
  days: daysOption,
  at: timeOption,
  zone: zoneOption,
  every: weeksOption,
  until: { ...dayOption, summary: 'check-in.until.summary', label: 'check-in.until.label' },
} as const;

interface Wish {
  readonly days?: readonly number[];
  readonly at?: string;
  readonly zone?: string;
  readonly every?: number;
  readonly until?: string;
}

// What can be pressed

const sayYes = press({
  name: 'start',
  version: 1,
  parts: { plan: rhythmPart },
  place: 'replace',
  run: ({ plan }, context) => start(plan, context),
});

// What is filled in

/** Asks for days, hour and zone, and shows what would come of it. */
export const choosePlan = form({
  name: 'plan',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'check-in.form.title',
  fields: {
    ...planOptions,
    days: requireOption(planOptions.days),
    at: requireOption(planOptions.at),
    zone: requireOption(planOptions.zone),
  },
  submit: 'check-in.form.submit',
  prefill: (_, { member, say }) => printPlan(member, say),
  // What stands in the form is all of it: an end that was taken out is gone.
  run: (_, wish, context) => proposePlan({ until: '', ...wish }, context),
});

/** Everything in this file that can be pressed or filled in. */
export const planActions = [sayYes, choosePlan];

function printPlan(member: Member | undefined, say: Say): Readonly<Record<string, string>> {
  const { rhythm } = member?.checkIn ?? {};
  const known = rhythm?.zone ?? member?.settings.zone;
  return {
    days: sayDays(rhythm?.days ?? USUAL.days, say),
    at: rhythm?.at ?? USUAL.at,
    ...(known && { zone: known }),
    every: String(rhythm?.every ?? 1),
    ...(rhythm?.until && { until: rhythm.until }),
  };
}

/** Sundays at 18:00, unless the member says otherwise. */
const USUAL = { days: [7], at: '18:00' } as const;

// What is said

/** The plan that somebody wishes for, with what it means; nothing is saved before they say yes. */
export function proposePlan(wish: Wish, context: Context): Message | Refusal {
  const { say, member, now, settings } = context;
  const was = member?.checkIn?.rhythm;
  const zone = wish.zone ?? was?.zone ?? settings.zone;
  const isFirst = member?.agreedAt === undefined;
  if (!zone) return { blocks: isFirst ? sayBefore(say) : askPlan('check-in.no-zone', say) };
  const today = now.toZonedDateTimeISO(zone).toPlainDate();
  const until = wish.until ? readDay(wish.until, say, today) : undefined;
  if (until && !until.ok) return refuse(until.problem);
  const plan: ChosenRhythm = {
    days: wish.days ? [...wish.days] : (was?.days ?? [...USUAL.days]),
    at: wish.at ?? was?.at ?? USUAL.at,
    zone,
    every: wish.every ?? was?.every ?? 1,
    ...(until && { until: until.value }),
    ...(wish.until === undefined && was?.until && { until: was.until }),
  };
  const rhythm = anchored(plan, now);
  const quiet = sayQuiet(rhythm, context);
  if (quiet) return quiet;
  return { blocks: [...(isFirst ? sayConsent(say) : []), ...sayPlan(rhythm, context)] };
}

/** To somebody new of whom no zone is known: what is kept is said in full where it can be agreed to, and not twice. */
const sayBefore = (say: Say): readonly Block[] => [
  ...sayWhat(say),
  { kind: 'text', text: say('check-in.program') },
  ...askPlan('check-in.no-zone.first', say),
];

const sayWhat = (say: Say): readonly Block[] => [
  heading(say.label('check-in.title')),
  { kind: 'text', text: say('check-in.what') },
];

const sayConsent = (say: Say): readonly Block[] => [
  ...sayWhat(say),
  { kind: 'text', text: say('check-in.kept') },
  { kind: 'text', text: say('check-in.not-kept') },
  { kind: 'text', text: say('check-in.how-long') },
  { kind: 'text', text: say('check-in.who') },
  { kind: 'text', text: say('check-in.program') },
];

const askPlan = (why: 'check-in.no-zone' | 'check-in.no-zone.first', say: Say): readonly Block[] => [
  { kind: 'text', text: say(why) },
  {
    kind: 'buttons',
    buttons: [
      choosePlan.button(say.label('check-in.choose'), {}, 'main'),
      askSafety.button(say.label('safe.button'), {}),
    ],
  },
];

function sayPlan(rhythm: Rhythm, { say, now }: Context): readonly Block[] {
  const next = nextThree(rhythm, now);
  const yes: readonly Button[] =
    next.length > 0 ? [sayYes.button(say.label('check-in.yes'), { plan: rhythm }, 'main')] : [];
  return [
    { kind: 'facts', facts: [{ name: say.label('check-in.when'), value: [sayRhythm(rhythm, say)] }] },
    { kind: 'text', text: say(next.length > 0 ? 'check-in.next-three' : 'check-in.next-none') },
    { kind: 'list', items: next.map((moment) => [sayMoment(moment, rhythm.zone, say)]) },
    {
      kind: 'buttons',
      buttons: [
        ...yes,
        choosePlan.button(say.label('check-in.choose-other'), {}),
        askSafety.button(say.label('safe.button'), {}),
      ],
    },
  ];
}

/** Quiet hours go by the member's own clock, so another zone of their own may be what is missing. */
function sayQuiet(rhythm: Rhythm, { say, settings, now }: Context): Refusal | undefined {
  const at = quietMoment(rhythm, settings, now);
  if (at === undefined) return undefined;
  const hours = settings.quiet ?? QUIET;
  const own = settings.zone ?? rhythm.zone;
  const isElsewhere = own !== rhythm.zone;
  const zone = sayZone(own, say);
  const text = isElsewhere
    ? say('check-in.quiet.elsewhere', {
        ...hours,
        at,
        zone,
        time: rhythm.at,
        there: sayZone(rhythm.zone, say),
      })
    : say('check-in.quiet', { ...hours, at, zone });
  return new Refusal({
    blocks: [
      { kind: 'text', text },
      {
        kind: 'buttons',
        buttons: [
          ...(isElsewhere ? [chooseZone.button(say.label('settings.zone.choose'), {})] : []),
          choosePlan.button(say.label('check-in.choose-other'), {}),
          changeQuiet.button(say.label('check-in.quiet.change'), {}),
        ],
      },
    ],
  });
}

// What is saved

/** Opens the private chat, which may be closed, before anything is saved: it is never opened later. */
async function start(plan: ChosenRhythm, context: Context): Promise<Message | Refusal> {
  const { say, now, me, chat, member } = context;
  if (!context.areSettingsKnown) return refuse(say('check-in.unknown'));
  const rhythm = anchored(plan, now);
  const [next] = nextThree(rhythm, now);
  if (!next) return refuse(say('check-in.next-none'));
  const quiet = sayQuiet(rhythm, context);
  if (quiet) return quiet;
  const opening = await chat.open();
  if (opening.outcome !== 'open') return sayUnsent(opening.outcome, plan, say);
  const isTested = isKnownOpen(member, opening.chat);
  const note = !isTested && (await context.send.toMe(sayTest(context.settings, say)));
  if (note && note.outcome !== 'sent') return sayUnsent(note.outcome, plan, say);
  const reach = { platform: chat.platform, chat: opening.chat };
  await me.update((kept) => {
    const { goneSince: _gone, ...here } = begin(seen(orNobody(kept), now), rhythm, now);
    const settings = { ...here.settings, zone: here.settings.zone ?? rhythm.zone };
    const agreed = { settings, reach, agreedAt: here.agreedAt ?? now.epochMilliseconds };
    const { checkIn } = here;
    return { ...here, ...agreed, ...(checkIn && { checkIn: { ...checkIn, language: say.language } }) };
  });
  const first = sayMoment(next, rhythm.zone, say);
  const done: Block = {
    kind: 'text',
    text: say('check-in.started', { rhythm: sayRhythm(rhythm, say), first }),
  };
  return { blocks: isTested ? [done] : [done, { kind: 'text', text: say('check-in.started.test') }] };
}

/** True where notes go to that chat already, and it was not found closed until they stopped. */
const isKnownOpen = (member: Member | undefined, chat: string): boolean =>
  member?.checkIn !== undefined && member.checkIn.paused?.why !== 'closed' && member.reach?.chat === chat;

function sayUnsent(outcome: Exclude<Delivery['outcome'], 'sent'>, plan: ChosenRhythm, say: Say): Refusal {
  const isClosed = outcome === 'closed' || outcome === 'gone' || outcome === 'forbidden';
  const again = sayYes.button(say.label('check-in.yes'), { plan }, 'main');
  return new Refusal({
    blocks: [
      { kind: 'text', text: say(isClosed ? 'check-in.closed' : 'check-in.busy') },
      { kind: 'buttons', buttons: [again] },
    ],
  });
}
