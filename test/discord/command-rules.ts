import { z } from 'zod';
import { report, text } from './component-rules.ts';
import { LOCALES, Takes } from './numbers.ts';
import type { Problem } from './problem.ts';
import { problemsOf } from './problem.ts';
import type { CommandBody, CommandChoice, CommandOption } from './shapes.ts';

/** Limits from https://docs.discord.com/developers/interactions/application-commands */

/** Translations by language, each under the same rules as what it translates. */
function translationsOf(value: z.ZodType<string>): z.ZodType<Record<string, string> | null | undefined> {
  return z
    .record(z.string(), value)
    .superRefine((translations, context) => {
      for (const locale of Object.keys(translations))
        if (!LOCALES.has(locale)) report(context, 'translations are keyed by a locale of Discord', [locale]);
    })
    .nullish();
}

const name = z
  .string('a name is needed')
  .regex(/^[-_\p{L}\p{N}\p{sc=Deva}\p{sc=Thai}]{1,32}$/u, 'a name has 1 to 32 letters, digits, - or _')
  .refine((value) => value === value.toLowerCase(), 'a name is in lower case');
const description = text('a description', 100);
const named = {
  name,
  name_localizations: translationsOf(name),
  description,
  description_localizations: translationsOf(description),
};

const choiceName = text('a choice name', 100);
const choice = z.looseObject({
  name: choiceName,
  name_localizations: translationsOf(choiceName),
  value: z.union([z.string().max(100, 'a choice value has at most 100 characters'), z.number()]),
});

const WITH_CHOICES = new Set<number>([Takes.string, Takes.integer, Takes.number]);

const value = z
  .looseObject({
    ...named,
    type: z.union([3, 4, 5, 6, 7, 8, 9, 10, 11].map((type) => z.literal(type))),
    required: z.boolean().nullish(),
    autocomplete: z.boolean().nullish(),
    choices: z.array(choice).max(25, 'an option has at most 25 choices').nullish(),
    min_length: z.int().min(0).max(6000, 'min_length is 0 to 6000').nullish(),
    max_length: z.int().min(1).max(6000, 'max_length is 1 to 6000').nullish(),
  })
  .superRefine(({ type, choices, autocomplete }, context) => {
    if (autocomplete && choices?.length)
      report(context, 'an option has choices or autocomplete, not both', ['choices']);
    if ((autocomplete || choices?.length) && !WITH_CHOICES.has(type))
      report(context, 'this kind of option takes no choices', ['choices']);
    const wanted = type === Takes.string ? 'string' : 'number';
    if (choices?.some((entry) => typeof entry.value !== wanted))
      report(context, 'a choice value is of the kind of its option', ['choices']);
    if (type === Takes.integer && choices?.some((entry) => !Number.isInteger(entry.value)))
      report(context, 'a choice of an integer is an integer', ['choices']);
    if (choices && new Set(choices.map((entry) => entry.name)).size < choices.length)
      report(context, 'choice names are unique', ['choices']);
  });

function optionsFit(options: readonly { readonly name: string }[], context: z.core.$RefinementCtx): void {
  if (new Set(options.map((option) => option.name)).size < options.length)
    report(context, 'option names are unique', [], 'APPLICATION_COMMAND_OPTIONS_NAME_INVALID');
}

const values = z
  .array(value)
  .max(25, 'at most 25 options')
  .superRefine((options, context) => {
    optionsFit(options, context);
    const firstFree = options.findIndex((option) => !option.required);
    if (firstFree >= 0 && options.slice(firstFree).some((option) => option.required))
      report(
        context,
        'required options come before optional ones',
        [],
        'APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID',
      );
  });

const sub = z.looseObject({ ...named, type: z.literal(Takes.subcommand), options: values.nullish() });
const group = z.looseObject({
  ...named,
  type: z.literal(Takes.group),
  options: z
    .array(sub)
    .min(1, 'a group has a subcommand')
    .max(25, 'at most 25 options')
    .superRefine(optionsFit),
});
const subs = z
  .array(z.discriminatedUnion('type', [sub, group], 'subcommands and other options do not mix'))
  .max(25, 'at most 25 options')
  .superRefine(optionsFit);

const slash = { ...named, type: z.literal(1).nullish() };
const withValues = z.looseObject({ ...slash, options: values.nullish() });
const withSubs = z.looseObject({ ...slash, options: subs });
const menu = z.looseObject({
  type: z.int().min(2).max(3),
  name: text('a name', 32),
  description: z.literal('', 'a menu command has no description').nullish(),
  options: z.array(z.never(), 'a menu command has no options').max(0).nullish(),
});

function schemaFor(command: CommandBody): z.ZodType {
  if ((command.type ?? 1) !== 1) return menu;
  return command.options?.some(({ type }) => type <= Takes.group) ? withSubs : withValues;
}

/** All that is wrong with one command. */
export function checkCommand(command: CommandBody): Problem[] {
  const parsed = schemaFor(command).safeParse(command);
  if (!parsed.success) return problemsOf(parsed.error.issues);
  if (sizeOf(command) <= 8000) return [];
  return [
    { rule: 'a command has at most 8000 characters in all', path: [], code: 'APPLICATION_COMMAND_TOO_LARGE' },
  ];
}

/** All that is wrong with a whole set of commands. */
export function checkCommands(commands: readonly CommandBody[]): Problem[] {
  const problems = commands.flatMap((command, index) =>
    checkCommand(command).map((problem) => ({ ...problem, path: [index, ...problem.path] })),
  );
  const keys = commands.map((command) => `${command.type ?? 1} ${command.name}`);
  if (new Set(keys).size < keys.length)
    problems.push({
      rule: 'command names are unique',
      path: [],
      code: 'APPLICATION_COMMANDS_DUPLICATE_NAME',
    });
  if (keys.filter((key) => key.startsWith('1 ')).length > 100)
    problems.push({ rule: 'at most 100 slash commands', path: [], code: 'BASE_TYPE_BAD_LENGTH' });
  return problems;
}

type Sized = Pick<CommandOption, 'name' | 'name_localizations'> & {
  readonly description?: string | null;
  readonly description_localizations?: Readonly<Record<string, string>> | null;
  readonly options?: readonly CommandOption[] | null;
  readonly choices?: readonly CommandChoice[] | null;
};

function longest(own: string, translations: Readonly<Record<string, string>> | null | undefined): number {
  return Math.max(own.length, ...Object.values(translations ?? {}).map((translation) => translation.length));
}

/** Characters as Discord counts them: of each text only its longest translation. */
function sizeOf(part: Sized): number {
  const own =
    longest(part.name, part.name_localizations) +
    longest(part.description ?? '', part.description_localizations);
  const choices = (part.choices ?? []).map(
    (entry) => longest(entry.name, entry.name_localizations) + String(entry.value).length,
  );
  return [...choices, ...(part.options ?? []).map(sizeOf)].reduce((sum, size) => sum + size, own);
}
