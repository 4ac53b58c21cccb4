import { fold } from '#core/fold.ts';
import type { Option, Parsed } from '#core/option.ts';
import type { Say } from '#core/words.ts';
import { namesOf } from './countries.ts';
import { brief } from './understood.ts';
import { citiesOf, PLACES, placesOf, zoneLabel, zoneRegion, ZONES } from './zone-names.ts';

const LONGEST = 100;
/** So many zones are named where a name could be several. */
const NAMED = 7;

/** True for the name of an IANA time zone that the runtime knows, written as it is there. An offset is no zone. */
export function isZone(name: string): boolean {
  try {
    return (
      /^[A-Z]/.test(name) &&
      Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name).timeZoneId === name
    );
  } catch {
    return false;
  }
}

/** The name that the runtime uses for a zone, which can be an old one: Asia/Calcutta. */
function ownName(zone: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

const offered = new Set(ZONES);

/** The zone that another or a former name stands for: US/Pacific is America/Los_Angeles. */
function currentName(zone: string): string | undefined {
  const own = ownName(zone);
  if (own === undefined || offered.has(own)) return own;
  return placesOf(own)?.group.find((each) => offered.has(each) && ownName(each) === own);
}

type Names = Map<string, Set<string>>;

/** Compares names without brackets and commas too: Paris, France. */
const foldName = (name: string): string => fold(name.replaceAll(/[(),]/g, ' '));

const add = (names: Names, name: string, zone: string): unknown =>
  names.set(foldName(name), (names.get(foldName(name)) ?? new Set()).add(zone));

/** Names of zones' own cities. */
function collectCities(): Names {
  const names: Names = new Map();
  for (const zone of ZONES) for (const city of citiesOf(zone)) add(names, city, zone);
  return names;
}

/** Names of countries, each with the zones that are most of it. */
function collectCountries(): Names {
  const names: Names = new Map();
  for (const { countryCode, name } of PLACES) {
    for (const country of namesOf(countryCode)) add(names, country, name);
  }
  return names;
}

/** Names of other cities in a zone, and those that its cities had in former names of the zone, such as Calcutta. */
function collectOtherCities(): Names {
  const names: Names = new Map();
  for (const { name, group, mainCities } of PLACES) {
    for (const city of mainCities) add(names, city, name);
    for (const former of group.filter((each) => each.includes('/') && !offered.has(each))) {
      const zone = currentName(former);
      if (zone !== undefined) add(names, former.split('/').at(-1)?.replaceAll('_', ' ') ?? former, zone);
    }
  }
  return names;
}

/** Names of the clocks: PST, Pacific Time. */
function collectClocks(): Names {
  const names: Names = new Map();
  for (const { name, abbreviation, dstAbbreviation, alternativeName } of PLACES) {
    for (const clock of [abbreviation, dstAbbreviation ?? abbreviation, alternativeName])
      add(names, clock, name);
  }
  return names;
}

const collect = () => ({
  cities: collectCities(),
  countries: collectCountries(),
  others: collectOtherCities(),
  clocks: collectClocks(),
});
let collected: ReturnType<typeof collect> | undefined;

const countryOf = (zone: string): string | undefined => placesOf(zone)?.countryCode;

/** The zones of a city that stands before its country: Paris (France). */
function inCountry(
  { cities, countries, others }: ReturnType<typeof collect>,
  typed: string,
): readonly string[] {
  const words = typed.split(' ');
  return words.slice(1).flatMap((_, i) => {
    const city = words.slice(0, i + 1).join(' ');
    const codes = new Set([...(countries.get(words.slice(i + 1).join(' ')) ?? [])].map(countryOf));
    return [...(cities.get(city) ?? others.get(city) ?? [])].filter((zone) => codes.has(countryOf(zone)));
  });
}

const zonesById = new Map(ZONES.map((zone) => [zone.toLowerCase(), zone]));

/** The zones that the words may mean, by the surest names that fit. */
function zonesMeant(raw: string): ReadonlySet<string> {
  const id = raw.trim().replaceAll(' ', '_').toLowerCase();
  const known = zonesById.get(id) ?? (id.includes('/') ? currentName(id) : undefined);
  if (known !== undefined) return new Set([known]);
  const typed = foldName(raw);
  collected ??= collect();
  const { cities, countries, others, clocks } = collected;
  const whole = [cities, countries, others, clocks].map((names) => names.get(typed) ?? new Set<string>());
  const begun =
    typed.length < 3 ? [] : [cities, countries, others].flatMap((names) => beginning(names, typed));
  const sets = [...whole, inCountry(collected, typed), begun].map((zones) => new Set(zones));
  return sets.find(({ size }) => size > 0) ?? new Set();
}

/** The zones with a name that begins so, or has a word that does. */
const beginning = (names: Names, typed: string): readonly string[] =>
  [...names].flatMap(([name, zones]) =>
    name.startsWith(typed) || name.includes(` ${typed}`) ? [...zones] : [],
  );

/** Those first that stand for many others, as New York does. */
const byWeight = (a: string, b: string): number => weightOf(b) - weightOf(a);
const weightOf = (zone: string): number => {
  const places = placesOf(zone);
  return places?.name === zone ? places.group.length : 0;
};

function parse(raw: string, say: Say): Parsed<string> {
  const zones = [...(raw.length > LONGEST ? [] : zonesMeant(raw))];
  const [zone, ...others] = zones;
  if (zone === undefined) return { ok: false, problem: say('zone.not-found', { typed: brief(raw) }) };
  if (others.length === 0) return { ok: true, value: zone };
  const named = zones.toSorted(byWeight).slice(0, NAMED);
  const nearest = say.either(named.map((each) => zoneLabel(each, say)));
  return { ok: false, problem: say('zone.several', { typed: brief(raw), nearest }) };
}

type Choices = ReturnType<Option<string>['choices']>;
const choices = new Map<string, Choices>();

function listChoices(say: Say): Choices {
  const { compare } = new Intl.Collator(say.language);
  return ZONES.map((value) => ({
    value,
    label: zoneLabel(value, say),
    group: zoneRegion(value, say),
  })).toSorted((a, b) => compare(a.label, b.label));
}

/**
 * An IANA time zone: by a city or a country in any language that the bot speaks, by its id, also a former one, or by an
 * abbreviation that only one place uses.
 */
export const zoneOption: Option<string> = {
  summary: 'zone.summary',
  label: 'zone.label',
  kind: 'search',
  isRequired: false,
  maxLength: LONGEST,
  choices: (say) => {
    const known = choices.get(say.language) ?? listChoices(say);
    choices.set(say.language, known);
    return known;
  },
  parse,
  print: (zone) => zone,
  find: (typed) => [...zonesMeant(typed)].toSorted(byWeight),
};
