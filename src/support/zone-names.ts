/** What zones and the places in them are called. */
import ids from '@vvo/tzdb/time-zones-names.json' with { type: 'json' };
import places from '@vvo/tzdb/raw-time-zones.json' with { type: 'json' };
import localCities from '#content/zone-cities.json' with { type: 'json' };
import { fold } from '#core/fold.ts';
import type { Say } from '#core/words.ts';

/** Every time zone that a person can choose, by the name that the IANA time zone database gives it today. */
export const ZONES: readonly string[] = ids;

/** Places that share a zone, or zones with the same clocks in one country. `name` is the first of those zones. */
export interface Places {
  readonly name: string;
  /** Names of the zones, also former ones. */
  readonly group: readonly string[];
  readonly alternativeName: string;
  readonly continentCode: string;
  readonly countryCode: string;
  readonly countryName: string;
  readonly mainCities: readonly string[];
  readonly abbreviation: string;
  readonly dstAbbreviation?: string;
}

/** All places, zone by zone. */
export const PLACES: readonly Places[] = places;

const placesByZone = new Map(
  PLACES.flatMap((each) => [each.name, ...each.group].map((zone) => [zone, each])),
);

/** The places to which a zone belongs. */
export const placesOf = (zone: string): Places | undefined => placesByZone.get(zone);

const CITIES: Readonly<Record<string, Readonly<Record<string, string>>>> = localCities;

/** The city in the id of a zone, with its state where the id names one: `America/Indiana/Knox` is Knox, Indiana. */
function cityInId(zone: string): string {
  const [city = zone, state, ...others] = zone.replaceAll('_', ' ').split('/').toReversed();
  const isState = others.length > 0 && state !== placesOf(zone)?.countryName;
  return isState ? `${city}, ${state}` : city;
}

/** The city that a zone is named after, in a language as far as it is known there. */
export function cityOf(zone: string, language: string): string {
  const plain = cityInId(zone);
  const spelt = placesOf(zone)?.mainCities.find((city) => fold(city) === fold(plain)) ?? plain;
  return CITIES[language]?.[zone] ?? CITIES['en']?.[zone] ?? spelt;
}

/** Every name of a zone's city, in all languages. */
export const citiesOf = (zone: string): readonly string[] => [
  cityInId(zone),
  zone.replaceAll('_', ' ').split('/').at(-1) ?? zone,
  ...Object.keys(CITIES).map((language) => cityOf(zone, language)),
];

/** A zone in a list: Paris (France). The city alone where it says the country too. */
export function zoneLabel(zone: string, say: Say): string {
  const city = cityOf(zone, say.language);
  const code = placesOf(zone)?.countryCode;
  const country = code === undefined ? city : say.country(code);
  return fold(country).includes(fold(city)) ? city : `${city} (${country})`;
}

/** Codes of parts of the world: https://unstats.un.org/unsd/methodology/m49/ */
const CONTINENTS: Readonly<Record<string, string>> = {
  AF: '002',
  AS: '142',
  EU: '150',
  NA: '003',
  OC: '009',
  SA: '005',
  AN: 'AQ',
};

/** A country with more zones than this is a part of the world by itself: no part may have more than 100. */
const MANY = 20;

const zonesByCountry = Map.groupBy(ZONES, (zone) => placesOf(zone)?.countryCode);

/** The part of the world in which a zone is listed. */
export function zoneRegion(zone: string, say: Say): string {
  const { countryCode = 'AQ', continentCode = 'AN' } = placesOf(zone) ?? {};
  const isLarge = (zonesByCountry.get(countryCode)?.length ?? 0) > MANY;
  return say.country(isLarge ? countryCode : (CONTINENTS[continentCode] ?? countryCode));
}
