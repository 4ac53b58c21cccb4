import { optionsOf } from './elements.ts';
import { countCharacters } from './findings.ts';
import { objectAt, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';
import { keyOf, keyOfValue, standing, wordsOf } from './state.ts';
import type { View } from './views.ts';
import type { Workspace } from './workspace.ts';

/** Whom and what can be named in a form. */
type Known = Pick<Workspace, 'users' | 'channels'>;

/**
 * Puts these words into the fields with these labels. In a list an option is named by its label; several are
 * written on lines of their own. Throws when there is no such field or no such option.
 */
export function fillIn(view: View, values: Readonly<Record<string, string>>, known: Known): void {
  const inputs = view.blocks.filter((block) => block['type'] === 'input');
  for (const [label, words] of Object.entries(values)) {
    const block = inputs.find((input) => wordsOf(input, 'label') === label);
    if (block === undefined) {
      const labels = inputs.map((input) => wordsOf(input, 'label')).join(', ');
      throw new Error(`The form has no field "${label}". It has: ${labels}.`);
    }
    const element = objectAt(block, 'element');
    view.chosen.set(keyOf(block, element), read(element, label, words, known));
  }
}

/** What the words mean for this element. */
export function read(element: JsonObject, label: string, words: string, known: Known): Json {
  const lines = words === '' ? [] : words.split('\n');
  switch (keyOfValue(element) ?? '') {
    case 'selected_option':
      return words === '' ? null : findOption(element, label, words);
    case 'selected_options':
      return lines.map((line) => findOption(element, label, line));
    case 'selected_user':
      return words === '' ? null : findUser(words, known);
    case 'selected_users':
      return countedFor(element, label, lines).map((line) => findUser(line, known));
    case 'selected_conversation':
      return words === '' ? null : findChannel(element, words, known);
    case 'selected_conversations':
      return countedFor(element, label, lines).map((line) => findChannel(element, line, known));
    default:
      return words === '' ? null : words;
  }
}

function findOption(element: JsonObject, label: string, words: string): JsonObject {
  const options = optionsOf(element);
  const found = options.find((option) => wordsOf(option, 'text') === words);
  if (found !== undefined) return found;
  const known = options.map((option) => wordsOf(option, 'text')).join(', ');
  throw new Error(`"${label}" has no option "${words}". It has: ${known}.`);
}

/** Slack lets nobody pick more than the bot asked for. */
function countedFor(element: JsonObject, label: string, lines: readonly string[]): readonly string[] {
  const most = Number(element['max_selected_items'] ?? Infinity);
  if (lines.length > most) throw new Error(`At most ${most} can be picked as "${label}".`);
  return lines;
}

/** People are called `@Sam`, or `Sam`. */
function findUser(name: string, known: Known): string {
  const user = known.users().find((each) => each.name === name.replace(/^@/, ''));
  if (user === undefined) throw new Error(`There is nobody called "${name}" here.`);
  return user.id;
}

/** Channels are called `#quiet`, or `quiet`. Private chats are never offered: nobody here asks for them. */
function findChannel(element: JsonObject, name: string, known: Known): string {
  const { include = ['public', 'private'] } = objectAt(element, 'filter');
  const named = known.channels().filter((each) => each.name === name.replace(/^#/, ''));
  const channel = named.find(({ kind }) => kind !== 'dm');
  if (channel === undefined || !Array.isArray(include) || !include.includes(channel.kind)) {
    throw new Error(`There is no channel called "${name}" to pick.`);
  }
  return channel.id;
}

/** What the Slack client itself objects to before anything is sent, by block_id. */
export function findProblems(view: View): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const block of view.blocks) {
    if (block['type'] !== 'input') continue;
    const problem = problemOf(block, standing(block, objectAt(block, 'element'), view.chosen));
    if (problem !== undefined) problems[textAt(block, 'block_id')] = problem;
  }
  return problems;
}

function problemOf(block: JsonObject, value: Json): string | undefined {
  const isEmpty = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  if (isEmpty) return block['optional'] === true ? undefined : 'Please complete this required field.';
  if (typeof value !== 'string') return undefined;
  const element = objectAt(block, 'element');
  const longest = Number(element['max_length'] ?? LIMITS.typedText.max);
  const shortest = Number(element['min_length'] ?? 0);
  const length = countCharacters(value);
  if (length > longest) return `This must be at most ${longest} characters.`;
  return length < shortest ? `This must be at least ${shortest} characters.` : undefined;
}
