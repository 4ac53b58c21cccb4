import type { sentences as english } from './en/sentences.ts';
import type { SourceWords, StepList, Topic, TopicWords } from './shape.ts';

/** All that one language says. */
export interface LanguageWords {
  /** BCP 47 language code. */
  readonly code: string;
  /** The language's own name for itself. */
  readonly name: string;
  readonly sentences: Readonly<Record<keyof typeof english, string>>;
  readonly steps: StepList;
  readonly guide: Readonly<Record<Topic, TopicWords>>;
  readonly source: SourceWords;
  /** Beginnings of words that tell, in a bot's name, what it is for. Small letters, no accents. */
  readonly telling: readonly string[];
}
