/** A member's own language, side, country, and whether practices are shown. */
import {
  command,
  form,
  heading,
  oneOf,
  pick,
  press,
  refuse,
  requireOption,
  type Block,
  type Context,
  type Message,
  type Refusal,
  type Say,
  type Settings,
} from '#core/command.ts';
import { countryOption } from '#support/countries.ts';
import { languageName, languageOption } from '#support/languages.ts';
import { sideOption } from '#support/sides.ts';
import { needHelp } from './crisis.ts';

// What can be pressed

const chooseLanguage = pick({
  name: 'language',
  version: 1,
  option: languageOption,
  run: (language, context) => save({ language }, context),
});

const chooseSide = pick({
  name: 'side',
  version: 1,
  option: sideOption,
  run: (side, context) => save({ side }, context),
});

/** Hides practices and questions, or shows them again. */
export const hidePractices = press({
  name: 'tasks',
  version: 1,
  parts: { hidden: oneOf(['yes', 'no']) },
  place: 'new',
  run: ({ hidden }, context) => save({ tasksHidden: hidden === 'yes' }, context),
});

const forgetCountry = press({
  name: 'forget-country',
  version: 1,
  parts: {},
  place: 'replace',
  run: (_, context) => save({ country: undefined }, context),
});

const forgetAll = press({
  name: 'forget-all',
  version: 1,
  parts: {},
  place: 'replace',
  run: async (_, context) => {
    await context.me.update(() => undefined);
    context.forgetDrafts();
    const say = context.words.in(context.from.locale);
    return {
      blocks: [
        { kind: 'text', text: say('settings.forgotten') },
        { kind: 'buttons', buttons: [help(say)] },
      ],
    };
  },
});

// What is filled in

const saveCountry = form({
  name: 'my-country',
  version: 1,
  parts: {},
  place: 'replace',
  title: 'crisis.country.title',
  intro: (_, say) => say('settings.country.intro'),
  fields: { country: requireOption(countryOption) },
  submit: 'settings.country.submit',
  prefill: (_, { settings: { country } }) => (country ? { country } : {}),
  run: (_, { country }, context) => save({ country }, context),
});

// The command

export const mySettings = command({
  name: 'my-settings',
  summary: 'settings.summary',
  options: {},
  examples: ['/my-settings'],
  run: (_, { settings, areSettingsKnown, say }) =>
    areSettingsKnown ? saySettings(settings, say) : refuse(say('settings.unknown')),
});

/** Everything in this file that can be pressed or filled in. */
export const settingsActions = [
  chooseLanguage,
  chooseSide,
  hidePractices,
  forgetCountry,
  forgetAll,
  saveCountry,
];

async function save(change: Partial<Settings>, context: Context): Promise<Message | Refusal> {
  const kept = await context.me.update((member) => ({ settings: { ...member?.settings, ...change } }));
  const settings = kept?.settings ?? {};
  const say = context.words.in(settings.language ?? context.from.locale);
  const { blocks } = saySettings(settings, say);
  return { blocks: [{ kind: 'text', text: say('settings.saved') }, ...blocks] };
}

/** Put here rather than by the core: the language may have changed just now. */
const help = (say: Say) => needHelp.button(say.label('help.button'), {});

function saySettings(settings: Settings, say: Say): Message {
  const unset = say.label('settings.unset');
  const { language, side, country, tasksHidden: isHidden } = settings;
  const facts = [
    [say.label('settings.language'), language ? languageName(language) : unset],
    [say.label('side.label'), side ? say.label(`side.${side}`) : unset],
    [say.label('country.label'), country ? say.country(country) : unset],
    [
      say.label('settings.practices'),
      say.label(isHidden ? 'settings.practices.hidden' : 'settings.practices.shown'),
    ],
  ] as const;
  const buttons = [
    saveCountry.button(say.label('settings.country'), {}),
    country !== undefined && forgetCountry.button(say.label('settings.country.forget'), {}),
    isHidden
      ? hidePractices.button(say.label('settings.show'), { hidden: 'no' })
      : hidePractices.button(say.label('settings.hide'), { hidden: 'yes' }),
    forgetAll.button(say.label('settings.forget'), {}, 'danger'),
    help(say),
  ];
  const blocks: readonly Block[] = [
    heading(say.label('settings.title')),
    { kind: 'facts', facts: facts.map(([name, value]) => ({ name, value: [value] })) },
    chooseLanguage.block(say, language),
    chooseSide.block(say, side),
    { kind: 'buttons', buttons: buttons.filter((button) => button !== false) },
    { kind: 'aside', text: say('settings.private') },
  ];
  return { blocks };
}
