/** What a member chose about themselves, their notes and their journal: short forms on two pages. */
import {
  command,
  form,
  heading,
  oneOf,
  pick,
  press,
  Refusal,
  refuse,
  requireOption,
  type Block,
  type Button,
  type Context,
  type Message,
  type Say,
  type Settings,
} from '#core/command.ts';
import { QUIET } from '#support/check-ins.ts';
import { countryOption } from '#support/countries.ts';
import { languageOption } from '#support/languages.ts';
import { journalOption } from '#support/settings-journal.ts';
import { settingFacts } from '#support/settings-text.ts';
import { quietOf } from '#support/settings.ts';
import { sideOption } from '#support/sides.ts';
import { timeOption } from '#support/times.ts';
import { zoneOption } from '#support/zones.ts';
import { needHelp } from './crisis.ts';
import { hide } from './hide.ts';
import { askErase } from './my-data-erase.ts';
import {
  keepJournal,
  moveCheckIn,
  save,
  saveQuiet,
  saveZone,
  wipeJournal,
  type Changed,
} from './my-settings-changes.ts';

/** Each page with the settings that stand on it. */
const PAGES = {
  you: ['language', 'side', 'country', 'tasksHidden'],
  notes: ['zone', 'quiet', 'silent', 'journalDays'],
} as const satisfies Readonly<Record<string, readonly (keyof Settings)[]>>;
type Page = keyof typeof PAGES;

// What can be pressed

const chooseLanguage = pick({
  name: 'language',
  version: 1,
  option: languageOption,
  run: (language, context) => show('you', save({ language }, context)),
});

const chooseSide = pick({
  name: 'side',
  version: 1,
  option: sideOption,
  run: (side, context) => show('you', save({ side }, context)),
});

const chooseJournal = pick({
  name: 'journal-days',
  version: 1,
  option: journalOption,
  run: (days, context) => show('notes', keepJournal(days, context)),
});

/** Turns the journal off. */
export const journalOff = press({
  name: 'journal-off',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => show('notes', keepJournal('off', context)),
});

/** Hides practices and questions, or shows them again. */
export const hidePractices = press({
  name: 'tasks',
  version: 1,
  parts: { hidden: oneOf(['yes', 'no']) },
  place: 'new',
  run: ({ hidden }, context) => show('you', save({ tasksHidden: hidden === 'yes' }, context)),
});

/** A button that changes one thing. */
const doing = (name: string, page: Page, change: (context: Context) => Promise<Changed | Refusal>) =>
  press({
    name,
    version: 1,
    parts: {},
    place: 'replace',
    run: (_, context) => show(page, change(context)),
  });

/** A button that saves one thing. */
const saving = (name: string, page: Page, saved: Partial<Settings>) =>
  doing(name, page, (context) => save(saved, context));

const forgetCountry = saving('forget-country', 'you', { country: undefined });
const neverQuiet = saving('never-quiet', 'notes', { quiet: { from: '00:00', until: '00:00' } });
const silence = saving('silent', 'notes', { silent: true });
const restoreSound = saving('sound', 'notes', { silent: undefined });
const forgetZone = doing('forget-zone', 'notes', (context) => saveZone(undefined, context));
const moveZone = doing('zone-move', 'notes', moveCheckIn);
const emptyJournal = doing('journal-wipe', 'notes', wipeJournal);

const openPage = press({
  name: 'settings-page',
  version: 1,
  parts: { page: oneOf(['you', 'notes']) },
  place: 'replace',
  run: ({ page }, context) => sayPageOf(page, context),
});

/** Opens the settings. */
export const openSettings = press({
  name: 'settings',
  version: 1,
  parts: {},
  place: 'new',
  run: (_, context) => sayPageOf('you', context),
});

// What is filled in

const chooseCountry = form({
  name: 'my-country',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'crisis.country.title',
  intro: (_, say) => say('settings.country.intro'),
  fields: { country: requireOption(countryOption) },
  submit: 'settings.country.submit',
  prefill: (_, { settings: { country } }) => (country ? { country } : {}),
  run: (_, { country }, context) => show('you', save({ country }, context)),
});

/** Asks for the member's own time zone. */
export const chooseZone = form({
  name: 'my-zone',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'settings.zone.title',
  intro: (_, say) => say('settings.zone.intro'),
  fields: { zone: requireOption(zoneOption) },
  submit: 'settings.save',
  prefill: (_, { settings: { zone } }) => (zone ? { zone } : {}),
  run: (_, { zone }, context) => show('notes', saveZone(zone, context)),
});

const hour = (end: 'from' | 'until') =>
  requireOption({
    ...timeOption,
    summary: `settings.quiet.${end}.summary`,
    label: `settings.quiet.${end}.label`,
  });

/** Asks for the hours in which no note may arrive. */
export const changeQuiet = form({
  name: 'quiet',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'settings.quiet',
  intro: (_, say) => say('settings.quiet.intro'),
  fields: { from: hour('from'), until: hour('until') },
  submit: 'settings.save',
  prefill: (_, { settings: { quiet = QUIET } }) => quiet,
  run: (_, { from = QUIET.from, until = QUIET.until }, context) =>
    show('notes', saveQuiet({ from, until }, context)),
});

// The command

export const mySettings = command({
  name: 'my-settings',
  summary: 'settings.summary',
  options: {},
  examples: ['/my-settings'],
  run: (_, context) => sayPageOf('you', context),
});

/** Everything in this file that can be pressed or filled in. */
export const settingsActions = [
  chooseLanguage,
  chooseSide,
  chooseJournal,
  journalOff,
  emptyJournal,
  hidePractices,
  forgetCountry,
  forgetZone,
  neverQuiet,
  silence,
  restoreSound,
  moveZone,
  openPage,
  openSettings,
  chooseCountry,
  chooseZone,
  changeQuiet,
];

// What is said

/** What came of a change, above the page on which it was made. */
async function show(page: Page, changing: Promise<Changed | Refusal>): Promise<Message | Refusal> {
  const changed = await changing;
  if (changed instanceof Refusal) return changed;
  const { settings, say, said, offers } = changed;
  const texts = said.map((text): Block => ({ kind: 'text', text }));
  const offered = offers ? [sayOffers(offers, say)] : [];
  const rest = offers && offers !== 'wipe' ? [] : sayPage(page, settings, say);
  return { blocks: [...texts, ...offered, ...rest] };
}

/** The buttons under what is said, where there is something to decide. */
function sayOffers(offers: NonNullable<Changed['offers']>, say: Say): Block {
  const move = moveZone.button(say.label('settings.zone.move'), {}, 'main');
  const quiet = changeQuiet.button(say.label('settings.quiet.change'), {});
  const leave = openPage.button(say.label('settings.zone.leave'), { page: 'notes' });
  const empty = emptyJournal.button(say.label('settings.journal.wipe'), {}, 'danger');
  const buttons = { move: [move, leave], 'move-or-quiet': [move, quiet], quiet: [quiet], wipe: [empty] };
  return row(offers === 'wipe' ? buttons.wipe : [...buttons[offers], help(say)]);
}

const sayPageOf = (page: Page, { settings, areSettingsKnown, say }: Context): Message | Refusal =>
  areSettingsKnown ? { blocks: sayPage(page, settings, say) } : refuse(say('settings.unknown'));

function sayPage(page: Page, settings: Settings, say: Say): readonly Block[] {
  const shown: readonly (keyof Settings)[] = PAGES[page];
  const facts = settingFacts(settings, say).filter(({ of }) => shown.includes(of));
  return [
    heading(say.label(page === 'you' ? 'settings.title' : 'settings.notes.title')),
    { kind: 'facts', facts: facts.map(({ name, value }) => ({ name, value: [value] })) },
    ...(page === 'you' ? sayYou(settings, say) : sayNotes(settings, say)),
    { kind: 'aside', text: say('settings.private') },
  ];
}

/** Put here rather than by the core: the language may have changed just now. */
const help = (say: Say) => needHelp.button(say.label('help.button'), {});

const row = (buttons: readonly (Button | false)[]): Block => ({
  kind: 'buttons',
  buttons: buttons.filter((button) => button !== false),
});

const sayYou = ({ language, side, country, tasksHidden }: Settings, say: Say): readonly Block[] => [
  chooseLanguage.block(say, language),
  chooseSide.block(say, side),
  row([
    chooseCountry.button(say.label('settings.country'), {}),
    country !== undefined && forgetCountry.button(say.label('settings.country.forget'), {}),
    hidePractices.button(say.label(tasksHidden ? 'settings.show' : 'settings.hide'), {
      hidden: tasksHidden ? 'no' : 'yes',
    }),
    openPage.button(say.label('settings.page.notes'), { page: 'notes' }),
    askErase.button(say.label('settings.forget'), {}, 'danger'),
    hide.button(say.label('hide.button'), {}),
    help(say),
  ]),
];

const sayNotes = (settings: Settings, say: Say): readonly Block[] => [
  chooseJournal.block(say, settings.journalDays ? `${settings.journalDays}` : 'off'),
  row([
    chooseZone.button(say.label('settings.zone.choose'), {}),
    settings.zone !== undefined && forgetZone.button(say.label('settings.zone.forget'), {}),
    changeQuiet.button(say.label('settings.quiet.change'), {}),
    quietOf(settings) !== undefined && neverQuiet.button(say.label('settings.quiet.none'), {}),
    settings.silent
      ? restoreSound.button(say.label('settings.sound.restore'), {})
      : silence.button(say.label('settings.sound.silence'), {}),
    openPage.button(say.label('settings.page.you'), { page: 'you' }),
    hide.button(say.label('hide.button'), {}),
    help(say),
  ]),
  { kind: 'aside', text: say('settings.sound.where') },
];
