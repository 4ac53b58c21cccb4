/** What holds for whatever is typed for a time, a day, a zone. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Option } from '#core/option.ts';
import { dayOption } from '#support/dates.ts';
import { DAYS, daysOption } from '#support/days.ts';
import { timeOption } from '#support/times.ts';
import { weeksOption } from '#support/weeks.ts';
import { zoneOption } from '#support/zones.ts';
import { ZONES } from '#support/zone-names.ts';
import { plain, throughLine, words } from './languages.ts';

const date = fc.nat(3000).map((days) => Temporal.PlainDate.from('2026-11-22').add({ days }).toString());
const time = fc
  .tuple(fc.nat(23), fc.nat(59))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

const OPTIONS: readonly (readonly [string, Option<unknown>, fc.Arbitrary<unknown>])[] = [
  ['time', timeOption, time],
  ['list of days', daysOption, fc.subarray([...DAYS], { minLength: 1 })],
  ['number of weeks', weeksOption, fc.integer({ min: 1, max: 8 })],
  ['zone', zoneOption, fc.constantFrom(...ZONES)],
  ['day', dayOption, date],
];

const STRANGE = ['__proto__', 'constructor', '"', '{typed}', '<b>', '\n', '٣:٣٠', '３', '-', 'a/', '/'];
const WORDS =
  'in next a 2 weeks to - 9 : pm may el 31 / ago day year 0000 999999999 monday paris ( ) ,'.split(' ');
const wordlike = fc.array(fc.constantFrom(...WORDS), { maxLength: 7 }).map((parts) => parts.join(' '));
const strange = fc.constantFrom(...STRANGE, '1'.repeat(3000));
const typed = fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), strange, wordlike);

describe.each(words.languages.map((say) => [say.language, say] as const))('In %s', (_, say) => {
  test.each(OPTIONS)('a %s that was printed is read back as it was', (__, option, value) => {
    fc.assert(
      fc.property(value, (given) => {
        expect(throughLine(option, given, say)).toEqual(given);
      }),
    );
  });

  test.each(OPTIONS)('a %s that is offered is read by its label and by its value', (__, option) => {
    const offered = option.choices(say);
    expect(offered.length).toBeGreaterThan(3);
    expect(offered.filter(({ label }) => label.length > 75)).toEqual([]);
    for (const { value, label } of offered) {
      const [byValue, byLabel] = [value, label].map((each) => option.parse(each, say));
      expect(byValue).toMatchObject({ ok: true });
      // A day is kept as it was typed until it is known which day today is.
      expect(byLabel, label).toEqual(option === dayOption ? { ok: true, value: label } : byValue);
    }
  });

  test.each(OPTIONS)('whatever is typed for a %s gets an answer', (__, option) => {
    fc.assert(
      fc.property(typed, (raw) => {
        const parsed = option.parse(raw, say);
        expect(parsed.ok || plain(parsed.problem).length < 500).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
