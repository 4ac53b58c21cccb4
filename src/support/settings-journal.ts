import { choice, type Option } from '#core/option.ts';

const CHOICES = ['off', '7', '30', '90'] as const;

/** Whether the journal is on, and for how many days an entry is kept. */
export type JournalChoice = (typeof CHOICES)[number];

export const journalOption: Option<JournalChoice> = choice({
  summary: 'settings.journal.summary',
  label: 'settings.journal',
  values: CHOICES,
  name: (days, say) => say.label(`settings.journal.${days}`),
});
