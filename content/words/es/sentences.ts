import { sentences as english } from '../en/sentences.ts';

export const sentences: Readonly<Record<keyof typeof english, string>> = english;
