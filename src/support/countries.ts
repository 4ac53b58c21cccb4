import colloquial from '#content/country-names.json' with { type: 'json' };
import codes from '#content/countries.json' with { type: 'json' };
import { search, type Option } from '#core/option.ts';
import type { Say } from '#core/words.ts';
import { languages } from '#content/words/index.ts';

/** The countries and territories that the bot knows, by ISO 3166-1 alpha-2 code, and XK. */
export const COUNTRIES: readonly string[] = codes;

const LANGUAGES = languages.map(({ code }) => new Intl.DisplayNames([code], { type: 'region' }));

/** What a country calls itself in the language that most people there speak, as far as the runtime knows. */
function nameAtHome(code: string): string {
  const { language } = new Intl.Locale(`und-${code}`).maximize();
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

/** What people call a country besides its names. */
const COLLOQUIAL: Readonly<Record<string, readonly string[]>> = colloquial;

const namesByCode = new Map<string, readonly string[]>();

/** Every name by which a country is understood, whatever language the person has chosen. */
export function namesOf(code: string): readonly string[] {
  const names = namesByCode.get(code) ?? [
    ...LANGUAGES.map((display) => display.of(code) ?? code),
    nameAtHome(code),
    ...(COLLOQUIAL[code] ?? []),
  ];
  namesByCode.set(code, names);
  return names;
}

/** A country, by its name in any language that the bot speaks, its own name, or its ISO 3166-1 alpha-2 code. */
export const countryOption: Option<string> = search({
  summary: 'country.summary',
  label: 'country.label',
  notFound: 'country.not-found',
  values: COUNTRIES,
  name: (code, say: Say) => say.country(code),
  aliases: namesOf,
});
