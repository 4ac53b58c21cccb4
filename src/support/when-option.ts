import { typed, type Option } from '#core/option.ts';
import { dayOption } from './dates.ts';
import { daysOption, sayDays } from './days.ts';

/** Days of the week on which something comes round, or one day on which it comes once, as it was typed. */
export type When = { readonly days: number[] } | { readonly day: string };

/** Days of the week, or one day. */
export const whenOption: Option<When> = typed<When>({
  summary: 'reminder.when.summary',
  label: 'reminder.when',
  maxLength: 100,
  parse: (raw, say) => {
    const days = daysOption.parse(raw, say);
    if (days.ok) return { ok: true, value: { days: days.value } };
    const day = dayOption.parse(raw, say);
    return day.ok ? { ok: true, value: { day: day.value } } : days;
  },
  print: (when) => ('days' in when ? daysOption.print(when.days) : when.day),
  suggestions: [[7], [1], [2], [3], [4], [5], [6]].map((days) => ({ days })),
  name: (when, say) => ('days' in when ? sayDays(when.days, say) : when.day),
});
