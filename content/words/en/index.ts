import type { LanguageWords } from '../language.ts';
import { guide, source } from './guide.ts';
import { sentences } from './sentences.ts';
import { steps } from './steps.ts';

export const english: LanguageWords = { code: 'en', name: 'English', sentences, steps, guide, source };
