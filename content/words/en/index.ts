import type { LanguageWords } from '../language.ts';
import { guide, source } from './guide.ts';
import { sentences } from './sentences.ts';
import { steps } from './steps.ts';

const telling = [
  'abuse',
  'affair',
  'betray',
  'cheat',
  'couple',
  'crisis',
  'divorce',
  'infidel',
  'marriage',
  'partner',
  'relationship',
  'suicid',
  'therap',
  'trust',
  'violence',
];

export const english: LanguageWords = {
  code: 'en',
  name: 'English',
  sentences,
  steps,
  guide,
  source,
  telling,
};
