/** All that a file in commands/ needs of the core. */
import type { Answer, Context } from './context.ts';
import type { Raw } from './call.ts';
import type { Button, ButtonStyle, Block, Choice, Field, Form, Message, Text } from './message.ts';
import { fieldOf, type Input, type Option, type Options } from './option.ts';
import type { Place } from './plan.ts';
import type { Needs } from './rights.ts';
import { route, type Parts, type Values } from './route.ts';
import type { PlainKey, Say } from './words.ts';

export {
  refuse,
  Refusal,
  type Answer,
  type ChangeContext,
  type Context,
  type DueContext,
  type DueGroupContext,
  type DuePresenceContext,
  type DueQuestionContext,
  type GroupRead,
} from './context.ts';
export {
  heading,
  saying,
  type Block,
  type Button,
  type Chart,
  type Choice,
  type Message,
  type Text,
} from './message.ts';
export { choice, flag, member, members, requireOption, roles, room, rooms, several, text } from './option.ts';
export type {
  Asker,
  CheckIn,
  Member,
  Occurrence,
  Question,
  QuestionDraft,
  Rhythm,
  Settings,
} from './records.ts';
export { nothingKnownOf, type Group, type Lines, type LogEntry, type Reminder } from './group-records.ts';
export type { Attempt, Delivery, Traits } from './platform.ts';
export type { Fired } from './timetable.ts';
export { tryAgainSoon } from './again.ts';
export { isNamed, isNamedOn, withoutName, withoutNameOn } from './names.ts';
export type { Change } from './call.ts';
export { memberId, messageId, roleId, roomId, type GroupId, type MemberId } from './ids.ts';
export { groupPart, memberPart } from './id-parts.ts';
export { makeOccurrence, occurrenceOf, occurrencePart } from './occurrence.ts';
export { oneOf, whole, type Part } from './route.ts';
export type { PlainKey, Say } from './words.ts';

/** A slash command. `examples` are tested: each is a line that a person could type. */
export interface Command<O extends Options = Options> {
  readonly name: string;
  /**
   * What can follow the name, each with a name, options and examples of its own. Then the command itself takes no options, and its
   * `run` answers where a platform lets people leave the subcommand out.
   */
  readonly subs?: readonly Command[];
  readonly summary: PlainKey;
  readonly options: O;
  readonly examples: readonly string[];
  /** What it takes to use it. A subcommand needs what it says itself. */
  readonly needs?: Needs;
  /** True where the answer goes by what is kept about the group, which is then read together with the member's record. */
  readonly readsGroup?: true;
  /** True where its use changes nothing and leaves no trace, not even in a record. */
  readonly leavesNoTrace?: true;
  /** True where it makes sense in any private chat, also one that the bot is not part of. */
  readonly worksAnywhere?: true;
  /** True where it is hidden from people who can't manage the group, on a platform that can do that. */
  readonly isForManagers?: true;
  /** The id of the form that asks for what is missing, if anything is. Decided at once, from what was given. */
  missing?(given: Raw, say: Say): string | undefined;
  /** What is said above the sentences on what could not be read, where those alone would leave somebody standing. */
  unread?(context: Context): Message;
  run(input: Input<O>, context: Context): Answer;
}

export const command = <const O extends Options>(definition: Command<O>): Command<O> => definition;

/** What can be done to a message from its menu. The name is shown there, in the default language, at most 24 characters. */
export interface Menu {
  readonly name: string;
  readonly label: PlainKey;
  readonly needs?: Needs;
  /** `link` opens the message for those who may read it. */
  run(link: string, context: Context): Answer;
}

export const menu = (definition: Menu): Menu => definition;

/** A press or a choice, routed by its id. */
export interface Action {
  readonly kind: 'action';
  readonly name: string;
  readonly version: number;
  readonly place: Place;
  readonly needs?: Needs | undefined;
  /** Reads the id and what was chosen; undefined when either is not ours. */
  read(id: string, chosen: string | undefined, say: Say): ((context: Context) => Answer) | undefined;
}

/** A button that is answered with a message. */
export interface Press<V> extends Action {
  button(label: string, values: V, style?: ButtonStyle): Button;
}

/** Declares a button. `place` says where the answer goes when the button's message is the person's own. */
export function press<const P extends Parts>(definition: {
  readonly name: string;
  readonly version: number;
  readonly parts: P;
  readonly place: Place;
  readonly needs?: Needs;
  run(values: Values<P>, context: Context): Answer;
}): Press<Values<P>> {
  const ids = route(definition.name, definition.version, definition.parts);
  return {
    kind: 'action',
    name: ids.name,
    version: ids.version,
    place: definition.place,
    needs: definition.needs,
    button: (label, values, style = 'plain') => ({ id: ids.write(values), label, style }),
    read: (id) => {
      const values = ids.read(id);
      return values && ((context) => definition.run(values, context));
    },
  };
}

/** A list from which one thing is chosen. */
export interface Picker<T> extends Action {
  block(say: Say, selected: T | undefined): Block;
}

/** Declares a list; the option says what it offers, at most 25 choices. */
export function pick<T>(definition: {
  readonly name: string;
  readonly version: number;
  readonly option: Option<T>;
  readonly needs?: Needs;
  run(value: T, context: Context): Answer;
}): Picker<T> {
  const { option } = definition;
  const ids = route(definition.name, definition.version, {});
  return {
    kind: 'action',
    name: ids.name,
    version: ids.version,
    place: 'replace',
    needs: definition.needs,
    block: (say, selected) => ({
      kind: 'choice',
      id: ids.write({}),
      label: say.label(option.label),
      choices: option.choices(say),
      ...(selected !== undefined && { selected: option.print(selected) }),
    }),
    read: (id, chosen, say) => {
      const value = option.parse(chosen ?? '', say);
      return ids.read(id) && value.ok ? (context) => definition.run(value.value, context) : undefined;
    },
  };
}

/** A list from which one thing is chosen, out of what there is for this person. */
export interface PersonalPicker extends Action {
  block(label: string, choices: readonly Choice[]): Block;
}

/** Declares a list whose entries are made when it is shown. What comes back was perhaps never on it. */
export function pickOwn(definition: {
  readonly name: string;
  readonly version: number;
  readonly place: Place;
  readonly needs?: Needs;
  run(chosen: string, context: Context): Answer;
}): PersonalPicker {
  const ids = route(definition.name, definition.version, {});
  return {
    kind: 'action',
    name: ids.name,
    version: ids.version,
    place: definition.place,
    needs: definition.needs,
    block: (label, choices) => ({ kind: 'choice', id: ids.write({}), label, choices }),
    read: (id, chosen = '') =>
      ids.read(id) && chosen ? (context) => definition.run(chosen, context) : undefined,
  };
}

/** What a form's fields offer this person, where that is not the same for all. False, or no choices, leaves a field out. */
export type Offers = Readonly<Record<string, boolean | readonly Choice[]>>;

/** What an id of a form leads to. */
export interface FilledForm {
  /** The form as it opens; `values` are what stands in its fields. Without a context nothing is known of the person. */
  open(say: Say, values: Readonly<Record<string, string>>, context: Context | undefined): Form;
  /** What stands in its fields when it opens for this person. */
  prefill(context: Context): Readonly<Record<string, string>>;
  run(input: Readonly<Record<string, unknown>>, context: Context): Answer;
}

/** A form, routed by its id: the id of the button that opens it is the form's own. */
export interface FormAction<V = unknown> {
  readonly kind: 'form';
  readonly name: string;
  readonly version: number;
  readonly place: Place;
  readonly needs?: Needs | undefined;
  readonly title: PlainKey;
  readonly submit: PlainKey;
  readonly fields: Options;
  /** Fields that are never kept, not even until the form is tried again. */
  readonly forgets: readonly string[];
  /** True where nothing that was typed is kept, not even until it is tried again. */
  keepsNothing(context: Context | undefined): boolean;
  read(id: string): FilledForm | undefined;
  id(values: V): string;
  button(label: string, values: V, style?: ButtonStyle): Button;
}

/** Declares a form of one to five fields and the button that opens it. */
export function form<const P extends Parts, const F extends Options>(definition: {
  readonly name: string;
  readonly version: number;
  readonly parts: P;
  readonly place: Place;
  readonly needs?: Needs;
  readonly title: PlainKey;
  readonly intro?: (values: Values<P>, say: Say, context: Context | undefined) => Text;
  readonly fields: F;
  readonly submit: PlainKey;
  readonly forgets?: readonly (keyof F & string)[];
  /** Where it depends on the person, nothing is kept until it is known. */
  readonly keepsNothing?: (context: Context) => boolean;
  readonly prefill?: (values: Values<P>, context: Context) => Readonly<Record<string, string>>;
  /** Asked without a context where nothing is known of the person. */
  readonly offers?: (values: Values<P>, say: Say, context: Context | undefined) => Offers;
  run(values: Values<P>, input: Input<F>, context: Context): Answer;
}): FormAction<Values<P>> {
  const ids = route(definition.name, definition.version, definition.parts);
  const open = (
    values: Values<P>,
    filled: Readonly<Record<string, string>>,
    say: Say,
    context?: Context,
  ): Form => ({
    id: ids.write(values),
    title: say.label(definition.title),
    ...(definition.intro && { intro: definition.intro(values, say, context) }),
    submit: say.label(definition.submit),
    fields: fieldsOf(definition.fields, filled, say, definition.offers?.(values, say, context) ?? {}),
  });
  return {
    kind: 'form',
    name: ids.name,
    version: ids.version,
    place: definition.place,
    needs: definition.needs,
    title: definition.title,
    submit: definition.submit,
    fields: definition.fields,
    forgets: definition.forgets ?? [],
    keepsNothing: (context) =>
      definition.keepsNothing !== undefined && (!context || definition.keepsNothing(context)),
    id: (values) => ids.write(values),
    button: (label, values, style = 'plain') => ({ id: ids.write(values), label, style }),
    read: (id) => {
      const values = ids.read(id);
      return (
        values && {
          open: (say, filled, context) => open(values, filled, say, context),
          prefill: (context) => definition.prefill?.(values, context) ?? {},
          run: (input, context) => definition.run(values, input as Input<F>, context),
        }
      );
    },
  };
}

function fieldsOf(
  fields: Options,
  filled: Readonly<Record<string, string>>,
  say: Say,
  offers: Offers,
): readonly Field[] {
  return Object.entries(fields).flatMap(([name, option]) => {
    const offered = offers[name] ?? true;
    if (offered === false || (Array.isArray(offered) && offered.length === 0)) return [];
    return [fieldOf(name, option, say, filled[name], offered === true ? undefined : offered)];
  });
}
