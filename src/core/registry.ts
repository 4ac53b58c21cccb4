import type { Action, Command, FormAction, Menu, Press } from './command.ts';
import type { Change, Raw } from './call.ts';
import type {
  Answer,
  ChangeContext,
  Context,
  DueContext,
  DueGroupContext,
  DuePresenceContext,
  DueQuestionContext,
  Refusal,
} from './context.ts';
import { fold } from './fold.ts';
import { readLine } from './line.ts';
import type { Block, Message } from './message.ts';
import type { Options } from './option.ts';
import type { Member } from './records.ts';
import type { Needs } from './rights.ts';
import type { Fired } from './timetable.ts';
import type { Say, Words } from './words.ts';

/** Everything that the bot can do, in the order in which it is listed. */
export interface Definitions {
  readonly commands: readonly Command[];
  readonly actions: readonly (Action | FormAction)[];
  readonly menus: readonly Menu[];
  /** The button that is put on every reply which does not carry it already. */
  readonly help: Press<Record<never, never>>;
  /** What somebody who writes to the bot is told. */
  readonly typed: (say: Say) => Message;
  /** What stands on the bot's own page. */
  readonly home: (context: Context) => Answer;
  /** What a member's visit changes: what happened meanwhile is said above the answer to a command, once. */
  readonly visit: {
    say(member: Member, say: Say): readonly Block[];
    /** True where the visit is to be noted, be it only that they were here. */
    isNoted(member: Member, now: Temporal.Instant): boolean;
    /** The member, of whom `told` was read and told. */
    note(member: Member, told: Member, now: Temporal.Instant): Member;
  };
  /** What a person is told of what they asked moderators, above the answer to a command, once. */
  readonly news: {
    read(context: Context): Promise<readonly Block[]>;
    note(context: Context): Promise<void>;
  };
  /** What happens when a member's record is due, a group's, and a question. */
  readonly due: (context: DueContext) => Promise<Fired>;
  readonly dueGroup: (context: DueGroupContext) => Promise<Fired>;
  readonly dueQuestion: (context: DueQuestionContext) => Promise<Fired>;
  /** What happens when the bot is taken out of a group, or let in again, and when what is kept of that ends. */
  readonly change: (change: Change, context: ChangeContext) => Promise<void>;
  readonly duePresence: (context: DuePresenceContext) => Promise<Fired>;
  /** What somebody is told who may not do a thing, or who asks where no group is. */
  readonly refuseRight: (say: Say, why: Needs | 'group' | 'unread') => Refusal;
}

/** A command with what was given to it. */
export interface Resolved {
  readonly command: Command;
  readonly given: Raw | string;
}

/** Definitions that were checked and can be looked up. */
export interface Registry extends Definitions {
  command(name: string): Command | undefined;
  /** The command that a call means: a subcommand where one is named, and what was given to it. */
  resolve(call: {
    readonly name: string;
    readonly sub?: string;
    readonly given: Raw | string;
  }): Resolved | undefined;
  action(name: string): Action | FormAction | undefined;
  menu(name: string): Menu | undefined;
}

/**
 * What is allowed on every platform: the smaller of Discord's and Slack's limits, in characters.
 * https://docs.discord.com/developers/interactions/application-commands#application-command-object
 * https://docs.slack.dev/reference/block-kit/composition-objects/option-object
 * https://docs.slack.dev/reference/views/modal-views
 */
const LIMITS = {
  summary: 100,
  choice: 75,
  title: 24,
  submit: 24,
  fieldLabel: 45,
  options: 25,
  choices: 25,
  fields: 5,
  subs: 25,
};
const NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, i) => names.indexOf(name) !== i);

function checkOptions(owner: string, options: Options, say: Say): readonly string[] {
  return Object.entries(options).flatMap(([name, option]) => {
    const choices = option.choices(say);
    return [
      !NAME.test(name) && `${owner}: "${name}" can't be typed`,
      say.label(option.summary).length > LIMITS.summary && `${owner} ${name}: the summary is too long`,
      say.label(option.label).length > LIMITS.fieldLabel && `${owner} ${name}: the label is too long`,
      option.kind === 'choice' && choices.length > LIMITS.choices && `${owner} ${name}: too many choices`,
      choices.some(({ label }) => label.length > LIMITS.choice) && `${owner} ${name}: a choice is too long`,
      repeated(choices.map(({ label }) => label)).length > 0 && `${owner} ${name}: two choices look alike`,
    ].filter((problem) => problem !== false);
  });
}

function checkForm(form: FormAction, say: Say): readonly string[] {
  const count = Object.keys(form.fields).length;
  return [
    ...(say.label(form.title).length > LIMITS.title ? [`${form.name}: the title is too long`] : []),
    ...(say.label(form.submit).length > LIMITS.submit ? [`${form.name}: the button is too long`] : []),
    ...(count < 1 || count > LIMITS.fields
      ? [`${form.name}: a form has one to ${LIMITS.fields} fields`]
      : []),
    ...checkOptions(form.name, form.fields, say),
  ];
}

/** `path` is what stands before the options: the name of the command, or that and the subcommand's. */
function checkCommand(command: Command, path: string, say: Say): readonly string[] {
  const owner = `/${path} (${say.language})`;
  const { subs = [] } = command;
  return [
    ...(NAME.test(command.name) ? [] : [`${owner}: the name is not allowed`]),
    ...(say.label(command.summary).length > LIMITS.summary ? [`${owner}: the summary is too long`] : []),
    ...(Object.values(command.options).some(({ kind }) => kind === 'text' || kind === 'several')
      ? [`${owner}: words are typed in forms, never in a command`]
      : []),
    ...(Object.keys(command.options).length > LIMITS.options ? [`${owner}: too many options`] : []),
    ...(subs.length > 0 && Object.keys(command.options).length > 0
      ? [`${owner}: a command with subcommands takes no options`]
      : []),
    ...(subs.length > LIMITS.subs ? [`${owner}: too many subcommands`] : []),
    ...repeated(subs.map(({ name }) => name)).map((name) => `${owner}: "${name}" is defined twice`),
    ...checkOptions(owner, command.options, say),
    ...subs.flatMap((sub) => checkCommand(sub, `${path} ${sub.name}`, say)),
  ];
}

/**
 * Examples that can't be read as what they show, each in a sentence. For tests: reading all of them takes longer than
 * everything else that is done when the bot starts.
 */
export const findUnread = (commands: readonly Command[], say: Say): readonly string[] =>
  commands.flatMap((command) => unreadOf(command, command.name, say));

function unreadOf(command: Command, path: string, say: Say): readonly string[] {
  const unread = command.examples.filter((example) => {
    const isOurs = example === `/${path}` || example.startsWith(`/${path} `);
    const raw = readLine(example.slice(path.length + 1), command.options, say);
    const isRead = Object.entries(raw).every(([name, typed]) => command.options[name]?.parse(typed, say).ok);
    return !isOurs || !isRead;
  });
  return [
    ...unread.map((example) => `/${path} (${say.language}): the example "${example}" can't be read`),
    ...(command.subs ?? []).flatMap((sub) => unreadOf(sub, `${path} ${sub.name}`, say)),
  ];
}

/** The first word of a line, and what follows it. */
function splitFirst(line: string): readonly [string, string] {
  const [, first = '', rest = ''] = /^\s*(\S*)\s*(.*)$/s.exec(line) ?? [];
  return [first, rest];
}

function resolve(command: Command, sub: string | undefined, given: Raw | string): Resolved {
  const { subs } = command;
  if (!subs) return { command, given };
  const [first, rest] = typeof given === 'string' ? splitFirst(given) : [sub ?? '', given];
  const found = subs.find(({ name }) => name === fold(first));
  return found ? { command: found, given: rest } : { command, given: {} };
}

/**
 * Checks all definitions in all languages.
 * @throws Error that lists everything which would not work on some platform.
 */
export function createRegistry(definitions: Definitions, words: Words): Registry {
  const { commands, actions } = definitions;
  const twice = [commands, actions].flatMap((all) => repeated(all.map(({ name }) => name)));
  const problems = words.languages.flatMap((say) => [
    ...commands.flatMap((command) => checkCommand(command, command.name, say)),
    ...actions.flatMap((action) => (action.kind === 'form' ? checkForm(action, say) : [])),
  ]);
  const isHelpThere = actions.some(({ name }) => name === definitions.help.name);
  const all = [
    ...(isHelpThere ? [] : ['the help button is not among the actions']),
    ...twice.map((name) => `"${name}" is defined twice`),
    ...problems,
  ];
  if (all.length > 0) throw new Error(`The definitions don't hold:\n${all.join('\n')}`);
  const commandsByName = new Map(commands.map((command) => [command.name, command]));
  const actionsByName = new Map(actions.map((action) => [action.name, action]));
  return {
    ...definitions,
    command: (name) => commandsByName.get(name),
    resolve: ({ name, sub, given }) => {
      const command = commandsByName.get(name);
      return command && resolve(command, sub, given);
    },
    action: (name) => actionsByName.get(name),
    menu: (name) => definitions.menus.find((menu) => menu.name === name),
  };
}
