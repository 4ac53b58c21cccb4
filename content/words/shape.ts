/** The same thing said to each side of a breach: to who broke trust, and to whose trust was broken. */
export interface PerSide<T> {
  readonly broke: T;
  readonly hurt: T;
}

export type Three<T> = readonly [T, T, T];

/** One of the seven steps, in one language. */
export interface StepWords {
  /** At most 40 characters. */
  readonly name: string;
  /** One word, for typing, in small letters. */
  readonly short: string;
  /** For the overview, read by both sides. At most 110 characters. */
  readonly line: string;
  /** What the step means: two to four sentences, for both sides. */
  readonly meaning: string;
  /** One to three sentences. For the hurt side always an offer. */
  readonly todo: PerSide<string>;
  /** Where the step ends: what nobody may ask for in its name. */
  readonly notThis: PerSide<string>;
  /** Things to try. For the hurt side each is optional, and never owed to the other person. */
  readonly practices: PerSide<Three<string>>;
  /** Questions to ask oneself, in the first person. At most 150 characters each. */
  readonly questions: PerSide<Three<string>>;
}

/** The seven steps in order. */
export type StepList = readonly [StepWords, StepWords, StepWords, StepWords, StepWords, StepWords, StepWords];

/** The questions that people ask, in the order in which they are offered. */
export const TOPICS = [
  'fixing',
  'regain',
  'how-long',
  'if-you-broke-it',
  'go-on',
  'forgiving',
  'after-betrayal',
  'trust-again',
  'professional',
] as const;
export type Topic = (typeof TOPICS)[number];

/** One question that people ask, with its answer. */
export interface TopicWords {
  /** For a button or a choice. At most 40 characters. */
  readonly name: string;
  /** As a person asks it. */
  readonly question: string;
  /** Two to five short paragraphs. */
  readonly answer: readonly string[];
}

/** Where the facts come from. Title, publisher and reviewers are names and stay as they are. */
export interface SourceWords {
  readonly title: string;
  readonly publisher: string;
  readonly reviewers: string;
  /** What the source does not do, in one to three sentences. */
  readonly limit: string;
}
