import { personNamed, resolve, roomNamed } from './names.ts';
import { CommandKind, Takes } from './numbers.ts';
import type { Command, CommandOption } from './shapes.ts';
import type { World } from './world.ts';

/** What was typed, as it goes out inside an interaction. */
export interface TypedOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly focused?: true;
  readonly options?: readonly TypedOption[];
}

/** A command with what was typed after it. */
export interface TypedCommand {
  readonly command: Command;
  readonly options: readonly TypedOption[];
  /** People and channels that the options name. */
  readonly resolved?: object;
}

/** A command, or one of its subcommands, as far as it was typed. */
interface Chosen {
  readonly command: Command;
  /** Group and subcommand, outermost first. */
  readonly path: readonly CommandOption[];
  readonly options: readonly CommandOption[];
  readonly rest: string;
}

/** Reads `/name sub option:value`, as the client does. Throws the sentence that the client would say. */
export function readLine(commands: readonly Command[], line: string, world: World): TypedCommand {
  const chosen = choose(commands, line);
  const pairs = pairsIn(chosen, line);
  for (const { name, required } of chosen.options)
    if (required && !pairs.has(name)) throw new Error(`${line}: this option is required: ${name}`);
  const typed = [...pairs].map(([option, text]) => valueOf(option, text, chosen.options, world));
  const named = typed.filter(({ type }) => type === Takes.user || type === Takes.channel);
  const resolved = resolve(
    world,
    named.map(({ value }) => String(value)),
  );
  return { command: chosen.command, options: nest(chosen.path, typed), ...(resolved && { resolved }) };
}

/** Reads a command of which one option is still being typed. */
export function readUnfinished(
  commands: readonly Command[],
  line: string,
  option: string,
  typed: string,
): TypedCommand & { readonly option: CommandOption } {
  const chosen = choose(commands, line);
  const found = chosen.options.find(({ name }) => name === option);
  if (!found) throw new Error(`${line} has no option ${option}`);
  const focused: TypedOption = { name: option, type: found.type, value: typed, focused: true };
  return { command: chosen.command, option: found, options: nest(chosen.path, [focused]) };
}

function choose(commands: readonly Command[], line: string): Chosen {
  const [name = '', ...words] = line.replace(/^\//, '').split(' ');
  const command = commands.find(
    (candidate) => candidate.type === CommandKind.slash && candidate.name === name,
  );
  if (!command)
    throw new Error(
      `There is no command /${name}; there are: ${commands.map((known) => `/${known.name}`).join(' ')}`,
    );
  const path: CommandOption[] = [];
  let options = command.options ?? [];
  while (options.some(({ type }) => type === Takes.subcommand || type === Takes.group)) {
    const sub = options.find((option) => option.name === words[0]);
    if (!sub)
      throw new Error(
        `/${name} can't be sent without one of: ${options.map((option) => option.name).join(', ')}`,
      );
    path.push(sub);
    words.shift();
    options = sub.options ?? [];
  }
  return { command, path, options, rest: words.join(' ') };
}

/** `name:value` for known names only, so that a value may hold spaces and colons. */
function pairsIn({ options, rest }: Chosen, line: string): Map<string, string> {
  const pairs = new Map<string, string>();
  const names = options.map(({ name }) => RegExp.escape(name)).join('|');
  const [before = '', ...pieces] = names ? rest.split(new RegExp(`(?:^|\\s)(${names}):`, 'u')) : [rest];
  if (before.trim()) throw new Error(`${line}: the command has no option for "${before.trim()}"`);
  for (let index = 0; index < pieces.length; index += 2) {
    const name = pieces[index] ?? '';
    if (pairs.has(name)) throw new Error(`${line}: ${name} can be given once`);
    pairs.set(name, (pieces[index + 1] ?? '').trim());
  }
  return pairs;
}

function valueOf(name: string, text: string, options: readonly CommandOption[], world: World): TypedOption {
  const option = options.find((candidate) => candidate.name === name);
  if (!option) throw new Error(`There is no option ${name}`);
  return { name, type: option.type, value: parse(option, text, world) };
}

function parse(option: CommandOption, text: string, world: World): string | number | boolean {
  const { name, type, choices } = option;
  if (choices?.length) {
    const choice = choices.find((candidate) => candidate.name === text || String(candidate.value) === text);
    if (!choice)
      throw new Error(`${name}: "${text}" is none of: ${choices.map((known) => known.name).join(', ')}`);
    return choice.value;
  }
  switch (type) {
    case Takes.string:
      return bounded(option, text);
    case Takes.integer:
    case Takes.number:
      return numeric(option, text);
    case Takes.boolean:
      if (!/^(true|false)$/i.test(text)) throw new Error(`${name}: choose true or false`);
      return text.toLowerCase() === 'true';
    case Takes.user:
      return personNamed(world, text).id;
    case Takes.channel:
      return roomNamed(world, text, option.channel_types).id;
    default:
      throw new Error(`${name}: the stand-in can't type an option of type ${type}`);
  }
}

function bounded({ name, min_length, max_length }: CommandOption, text: string): string {
  if (!text) throw new Error(`${name}: a value is needed`);
  if (text.length < (min_length ?? 0)) throw new Error(`${name}: at least ${min_length} characters`);
  if (text.length > (max_length ?? 6000))
    throw new Error(`${name}: at most ${max_length ?? 6000} characters`);
  return text;
}

function numeric({ name, type, min_value, max_value }: CommandOption, text: string): number {
  const value = Number(text);
  const isFit = type === Takes.integer ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (!text || !isFit)
    throw new Error(`${name}: enter a valid ${type === Takes.integer ? 'integer' : 'number'}`);
  if (value < (min_value ?? -Infinity)) throw new Error(`${name}: at least ${min_value}`);
  if (value > (max_value ?? Infinity)) throw new Error(`${name}: at most ${max_value}`);
  return value;
}

function nest(path: readonly CommandOption[], typed: readonly TypedOption[]): readonly TypedOption[] {
  return path.reduceRight<readonly TypedOption[]>(
    (options, { name, type }) => [{ name, type, options }],
    typed,
  );
}
