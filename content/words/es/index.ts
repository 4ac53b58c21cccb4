import type { LanguageWords } from '../language.ts';
import { guide, source } from './guide.ts';
import { sentences } from './sentences.ts';
import { steps } from './steps.ts';

const telling = [
  'confianza',
  'crisis',
  'divorci',
  'engano',
  'infidel',
  'maltrat',
  'matrimoni',
  'pareja',
  'relacion',
  'suicid',
  'terapia',
  'traicion',
  'violencia',
];

export const spanish: LanguageWords = {
  code: 'es',
  name: 'Español',
  sentences,
  steps,
  guide,
  source,
  telling,
};
