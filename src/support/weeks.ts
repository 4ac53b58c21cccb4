import { choice, type Option } from '#core/option.ts';
import { understood } from './understood.ts';

const byNumber = choice({
  summary: 'weeks.summary',
  label: 'weeks.label',
  values: ['1', '2', '3', '4', '5', '6', '7', '8'],
  name: (weeks, say) => say.label('weeks.name', { weeks: Number(weeks) }),
  aliases: (weeks) => [...understood(`weeks.read.${weeks}`)],
});

const { find: _find, ...shown } = byNumber;

/** Every how many weeks, from 1 to 8. */
export const weeksOption: Option<number> = {
  ...shown,
  parse: (raw, say) => {
    const read = byNumber.parse(raw, say);
    return read.ok ? { ok: true, value: Number(read.value) } : read;
  },
  print: String,
};
