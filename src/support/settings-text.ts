/** What a member chose, in words. */
import type { Settings } from '#core/records.ts';
import type { Say } from '#core/words.ts';
import { languageName } from './languages.ts';
import { quietOf } from './settings.ts';
import { sayDate } from './when.ts';
import { zoneLabel } from './zone-names.ts';

/** A name and what stands behind it. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** A fact, and the setting that it is about. */
export interface SettingFact extends Fact {
  readonly of: keyof Settings;
}

/** Every setting with what was chosen, or with what holds until something is. */
export function settingFacts(settings: Settings, say: Say): readonly SettingFact[] {
  const { language, side, country, tasksHidden, zone, journalDays, silent } = settings;
  const unset = say.label('settings.unset');
  return [
    {
      of: 'language',
      name: say.label('settings.language'),
      value: language ? languageName(language) : unset,
    },
    { of: 'side', name: say.label('side.label'), value: side ? say.label(`side.${side}`) : unset },
    { of: 'country', name: say.label('country.label'), value: country ? say.country(country) : unset },
    {
      of: 'tasksHidden',
      name: say.label('settings.practices'),
      value: say.label(tasksHidden ? 'settings.practices.hidden' : 'settings.practices.shown'),
    },
    { of: 'zone', name: say.label('settings.zone'), value: zone ? zoneLabel(zone, say) : unset },
    { of: 'quiet', name: say.label('settings.quiet'), value: sayQuiet(settings, say) },
    {
      of: 'silent',
      name: say.label('settings.sound'),
      value: say.label(silent ? 'settings.sound.off' : 'settings.sound.on'),
    },
    {
      of: 'journalDays',
      name: say.label('settings.journal'),
      value: say.label(`settings.journal.${journalDays ?? 'off'}`),
    },
  ];
}

function sayQuiet(settings: Settings, say: Say): string {
  const hours = quietOf(settings);
  if (!hours) return say.label('settings.quiet.never');
  return say.label(settings.quiet ? 'settings.quiet.chosen' : 'settings.quiet.usual', hours);
}

/** A day such as 2026-11-22, in words. */
export const sayDayOf = (day: string, say: Say): string => sayDate(Temporal.PlainDate.from(day), say);
