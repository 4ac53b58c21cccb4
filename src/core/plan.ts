import type { Call } from './call.ts';
import type { Choice, Form, Message, Text } from './message.ts';

/** What is wrong with one field of a form, in a sentence. */
export interface FieldProblem {
  readonly field: string;
  readonly sentence: Text;
}

/** What a call led to. `outcome` is for the log; a person sees the message. */
export interface Reply {
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly message: Message;
  /** Set when a form was filled in wrongly. A platform that can show them beside the fields does that instead. */
  readonly problems?: readonly FieldProblem[];
}

/** Where an answer goes: a message of its own, or in place of the one whose button was pressed. */
export type Place = 'new' | 'replace';

/**
 * How to acknowledge a call. Decided at once and without I/O. Every acknowledgement is private to the person.
 * Neither `run` nor `prepare` nor `suggest` ever rejects, and each may be called once.
 */
export type Plan =
  /** May take its time: acknowledge first when it does. */
  | { readonly kind: 'answer'; readonly place: Place; run(): Promise<Reply> }
  /** Settles within 1.2 s, with a form in the default language and nothing filled in if it must. */
  | { readonly kind: 'open'; readonly place: Place; prepare(): Promise<Form> }
  /** Settles within 1.2 s. */
  | { readonly kind: 'suggest'; suggest(): Promise<readonly Choice[]> }
  /** Nobody asked: there is nothing to acknowledge. Those of a platform run one after another. */
  | { readonly kind: 'silent'; run(): Promise<void> }
  /** Delivered before: acknowledge and do nothing. */
  | { readonly kind: 'ignore' };

/** The core: answers each call with a plan, synchronously. */
export type Accept = (call: Call) => Plan;
