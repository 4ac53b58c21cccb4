import { z } from 'zod';
import { ButtonStyle, Part } from './numbers.ts';
import type { Problem } from './problem.ts';
import type { Component } from './shapes.ts';
import { eachComponent } from './shapes.ts';

/** Limits from https://docs.discord.com/developers/components/reference */

export const customId = z
  .string('a custom_id is needed')
  .min(1, 'a custom_id has at least 1 character')
  .max(100, 'a custom_id has at most 100 characters');

/** Text between 1 and so many characters, named in the sentence that is said of it. */
export const text = (name: string, most: number): z.ZodString =>
  z
    .string(`${name} is needed`)
    .min(1, `${name} must not be empty`)
    .max(most, `${name} has at most ${most} characters`);

/** Reports a rule of our own wording from inside a schema. */
export function report(
  context: z.core.$RefinementCtx,
  rule: string,
  path: PropertyKey[] = [],
  code = 'INVALID',
): void {
  context.addIssue({ code: 'custom', message: rule, path, params: { code } });
}

const flag = z.boolean().nullish();

const button = z
  .looseObject({
    type: z.literal(Part.button),
    style: z.int('a button needs a style').min(1).max(6, 'a button style is 1 to 6'),
    custom_id: customId.nullish(),
    label: z.string().max(80, 'a button label has at most 80 characters').nullish(),
    url: z.string().max(512, 'a button url has at most 512 characters').nullish(),
    emoji: z.looseObject({}).nullish(),
    disabled: flag,
  })
  .superRefine(({ style, custom_id, label, url, emoji }, context) => {
    if (style === ButtonStyle.premium) return;
    if (!label?.trim() && !emoji) report(context, 'a button needs a label or an emoji', ['label']);
    if (style === ButtonStyle.link) {
      if (!url) report(context, 'a link button needs a url', ['url'], 'BASE_TYPE_REQUIRED');
      if (custom_id) report(context, 'a link button cannot have a custom_id', ['custom_id']);
    } else {
      if (!custom_id) report(context, 'a button needs a custom_id', ['custom_id'], 'BASE_TYPE_REQUIRED');
      if (url) report(context, 'only a link button can have a url', ['url']);
    }
  });

/** An entry of a select, a radio group or a checkbox group. */
const option = z.looseObject({
  label: text('an option label', 100),
  value: text('an option value', 100),
  description: z.string().max(100, 'an option description has at most 100 characters').nullish(),
  default: flag,
});

const choiceCounts = {
  min_values: z.int().min(0).max(25, 'min_values is 0 to 25').nullish(),
  max_values: z.int().min(1, 'max_values is 1 to 25').max(25, 'max_values is 1 to 25').nullish(),
};

interface ChoiceList {
  readonly options: readonly { readonly value: string; readonly default?: boolean | null | undefined }[];
  readonly min_values?: number | null | undefined;
  readonly max_values?: number | null | undefined;
}

function optionsFit(list: ChoiceList, context: z.core.$RefinementCtx): void {
  const { options, min_values, max_values } = list;
  if (new Set(options.map(({ value }) => value)).size < options.length)
    report(context, 'option values must be unique', ['options'], 'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED');
  if ((min_values ?? 0) > options.length) report(context, 'min_values exceeds the options', ['min_values']);
  if ((max_values ?? 0) > options.length) report(context, 'max_values exceeds the options', ['max_values']);
  if (options.filter((entry) => entry.default).length > (max_values ?? 1))
    report(context, 'more options are chosen than max_values allows', ['options']);
}

const placeholder = z.string().max(150, 'a placeholder has at most 150 characters').nullish();

/** The list to choose from; in messages inside a row, in modals inside a label. */
export const stringSelect = z
  .looseObject({
    type: z.literal(Part.select),
    custom_id: customId,
    placeholder,
    ...choiceCounts,
    options: z.array(option).min(1, 'a select needs an option').max(25, 'a select has at most 25 options'),
    disabled: flag,
    required: flag,
  })
  .superRefine(optionsFit);

/** What stands in a list that Discord fills when it opens, by the list's type. */
const PICKED: ReadonlyMap<number, readonly string[]> = new Map([
  [5, ['user']],
  [6, ['role']],
  [7, ['user', 'role']],
  [8, ['channel']],
]);

/** Lists of people, roles and channels, which Discord fills. */
export const entitySelect = z
  .looseObject({
    type: z.union([5, 6, 7, 8].map((type) => z.literal(type))),
    custom_id: customId,
    placeholder,
    ...choiceCounts,
    default_values: z.array(z.looseObject({ id: z.string(), type: z.string() })).nullish(),
    disabled: flag,
    required: flag,
  })
  .superRefine((list, context) => {
    const { type, min_values, max_values, default_values } = list;
    const most = max_values ?? 1;
    if ((min_values ?? 1) > most) report(context, 'min_values exceeds max_values', ['min_values']);
    if ((default_values?.length ?? 0) > most)
      report(context, 'more is picked than max_values allows', ['default_values']);
    if (default_values?.some((picked) => !PICKED.get(type)?.includes(picked.type)))
      report(context, 'what is picked is of the kind of its list', ['default_values']);
    if (new Set(default_values?.map(({ id }) => id)).size < (default_values?.length ?? 0))
      report(context, 'what is picked is picked once', ['default_values']);
    if (list['channel_types'] && type !== 8)
      report(context, 'only a list of channels has channel_types', ['channel_types']);
  });

/** Radio and checkbox groups, for modals only. */
export const optionGroup = z
  .looseObject({
    type: z.union([z.literal(Part.radioGroup), z.literal(Part.checkboxGroup)]),
    custom_id: customId,
    options: z.array(option).min(1, 'a group needs an option').max(10, 'a group has at most 10 options'),
    ...choiceCounts,
    required: flag,
  })
  .superRefine((group, context) => {
    const isRadio = group.type === Part.radioGroup;
    if (isRadio && group.options.length < 2)
      report(context, 'a radio group has at least 2 options', ['options']);
    const { min_values, max_values = group.options.length } = group;
    optionsFit({ options: group.options, min_values, max_values: isRadio ? 1 : max_values }, context);
  });

const row = z
  .looseObject({
    type: z.literal(Part.row),
    components: z
      .array(z.discriminatedUnion('type', [button, stringSelect, entitySelect], 'not allowed in a row'))
      .min(1, 'a row must not be empty')
      .max(5, 'a row has at most 5 buttons'),
  })
  .superRefine(({ components }, context) => {
    if (components.length > 1 && components.some(({ type }) => type !== Part.button))
      report(context, 'a select stands alone in its row', ['components']);
  });

/** A paragraph of markdown, in messages with the components flag and in modals. */
export const textDisplay = z.looseObject({
  type: z.literal(Part.text),
  content: text('a text display', 4000),
});

const media = z.looseObject({ media: z.looseObject({ url: z.string() }) });
const thumbnail = media.extend({ type: z.literal(Part.thumbnail) });

const section = z.looseObject({
  type: z.literal(Part.section),
  components: z.array(textDisplay).min(1).max(3, 'a section has 1 to 3 texts'),
  accessory: z.discriminatedUnion('type', [button, thumbnail], 'not allowed beside a section'),
});

const gallery = z.looseObject({
  type: z.literal(Part.gallery),
  items: z.array(media).min(1).max(10, 'a gallery has 1 to 10 pictures'),
});

const plain = z.looseObject({
  type: z.union([Part.file, Part.separator].map((type) => z.literal(type))),
});

const inContainer = z.discriminatedUnion(
  'type',
  [row, textDisplay, section, gallery, plain],
  'not allowed in a container',
);
const container = z.looseObject({
  type: z.literal(Part.container),
  components: z.array(inContainer).min(1, 'a container must not be empty'),
});

/** The rows of a message without the components flag. */
export const rows = z
  .array(z.discriminatedUnion('type', [row], 'only rows are allowed without the components flag'))
  .max(5, 'a message has at most 5 rows');

/** The components of a message with the components flag. */
export const layout = z.array(
  z.discriminatedUnion(
    'type',
    [row, textDisplay, section, gallery, plain, container],
    'not allowed in a message',
  ),
);

/** What must be unique among all components of a message or a modal. */
export function checkUniqueIds(components: readonly Component[]): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<string | number>();
  for (const { custom_id: custom, id } of eachComponent(components)) {
    if (custom && seen.has(custom))
      problems.push({
        rule: 'every custom_id is unique',
        path: ['components'],
        code: 'COMPONENT_CUSTOM_ID_DUPLICATED',
      });
    if (id && seen.has(id))
      problems.push({ rule: 'every component id is unique', path: ['components'], code: 'INVALID' });
    if (custom) seen.add(custom);
    if (id) seen.add(id);
  }
  return problems;
}
