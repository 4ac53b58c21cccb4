/** One member's turn: what they do with what they see. */
import type { Form } from '#core/message.ts';
import type { Reply } from '#core/plan.ts';
import type { PlainKey } from '#core/words.ts';
import { words } from '../bot.ts';
import { readText } from '../seen.ts';
import type { Home, Model } from './model.ts';
import { findButtons, linesOf } from './screen.ts';
import type { Act, Outcome, Person, Way, World } from './world.ts';

/** A member on a journey. What the model says is replaced when all of it is erased. */
export interface Traveller {
  readonly person: Person;
  readonly home: Home;
  model: Model;
  /** How often they answered, opened, put off or skipped a note, began or resumed. */
  deeds: number;
  /** How many notes arrived since they last did so. */
  unheard: number;
  /** How many answers to each occurrence were thanked for. */
  readonly thanks: Map<string, number>;
  /** How often each occurrence was put off. */
  readonly putOff: Map<string, number>;
}

/** Somebody's turn in one round. `pick` chooses among what is there; `words` were never written before. */
export interface Turn {
  readonly world: World;
  readonly traveller: Traveller;
  readonly way: Way;
  readonly pick: number;
  readonly words: string;
  /** True where what one process got is delivered to the other one a round later. */
  readonly isRepeated: boolean;
}

/** English, which all people here speak. */
export const say = words.in('en');

/** Does something, as it is or as another process gets it. */
export const act = (turn: Turn, what: Act, way: Way = turn.way): Promise<Outcome> =>
  turn.world.act(turn.traveller.person, what, way, turn.isRepeated);

/** Types a command, such as `check-in show`. */
export function types(turn: Turn, line: string): Promise<Outcome> {
  const [name = '', ...given] = line.split(' ');
  return act(turn, { kind: 'command', name, given: given.join(' ') });
}

/** Presses a button by its id. */
export const press = (turn: Turn, action: string): Promise<Outcome> => act(turn, { kind: 'action', action });

/** Presses the newest button that leads to an action of this name; undefined where none is on the screen. */
export async function pressNewest(turn: Turn, route: string): Promise<Outcome | undefined> {
  const [id] = findButtons(turn.traveller.person.screen, route);
  return id === undefined ? undefined : press(turn, id);
}

/** Submits a form with these values. What is not named stays as it was when the form opened. */
export function submit(
  turn: Turn,
  form: Form,
  values: Readonly<Record<string, string>>,
  way: Way = turn.way,
): Promise<Outcome> {
  const raw = Object.fromEntries(form.fields.map(({ name, value = '' }) => [name, values[name] ?? value]));
  return act(turn, { kind: 'form', form: form.id, raw }, way);
}

/** True where this is the answer; of two processes that look at different moments, where both say so. */
export function isTold({ replies }: Outcome, ...keys: readonly PlainKey[]): boolean {
  const sentences = new Set(keys.map((key) => readText(say(key))));
  return isEach(replies, ({ message }) => linesOf(message).some((line) => sentences.has(line)));
}

/** True where this is what was done. Two processes that get the same call say the same of it. */
export function hasDone({ replies, form }: Outcome, ...keys: readonly PlainKey[]): boolean {
  const [first = false, ...others] = replies.map((reply) => isTold({ replies: [reply], form }, ...keys));
  if (others.some((each) => each !== first)) {
    throw new Error(`one says ${keys.join(', ')}, another one does not: ${JSON.stringify(replies)}`);
  }
  return first;
}

/** True where this was not a no. */
export const isDone = ({ replies }: Outcome): boolean => isEach(replies, ({ outcome }) => outcome === 'done');

const isEach = (replies: readonly Reply[], holds: (reply: Reply) => boolean): boolean =>
  replies.length > 0 && replies.every(holds);
