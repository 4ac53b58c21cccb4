import { english } from './en/index.ts';
import { spanish } from './es/index.ts';
import type { LanguageWords } from './language.ts';

/** Every language that the bot speaks, English first. */
export const languages: readonly LanguageWords[] = [english, spanish];
