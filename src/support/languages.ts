import { languages } from '#content/words/index.ts';
import { choice, type Option } from '#core/option.ts';

const names = new Map(languages.map(({ code, name }) => [code, name]));

/** A language's own name for itself. */
export const languageName = (code: string): string => names.get(code) ?? code;

export const languageOption: Option<string> = choice({
  summary: 'settings.language.summary',
  label: 'settings.language',
  values: [...names.keys()],
  name: languageName,
});
