import { z } from 'zod';
import {
  checkUniqueIds,
  customId,
  entitySelect,
  optionGroup,
  report,
  stringSelect,
  text,
  textDisplay,
} from './component-rules.ts';
import { Part } from './numbers.ts';
import type { Problem } from './problem.ts';
import { problemsOf } from './problem.ts';
import type { Modal } from './shapes.ts';

const textInput = z
  .looseObject({
    type: z.literal(Part.textInput),
    custom_id: customId,
    style: z.int('a text input needs a style').min(1).max(2, 'a text input style is 1 or 2'),
    label: z.string().min(1).max(45, 'a text input label has at most 45 characters').nullish(),
    min_length: z.int().min(0).max(4000, 'min_length is 0 to 4000').nullish(),
    max_length: z.int().min(1, 'max_length is 1 to 4000').max(4000, 'max_length is 1 to 4000').nullish(),
    value: z.string().max(4000, 'a text input value has at most 4000 characters').nullish(),
    placeholder: z.string().max(100, 'a text input placeholder has at most 100 characters').nullish(),
  })
  .superRefine(({ value, min_length, max_length }, context) => {
    if (value && value.length > (max_length ?? 4000))
      report(context, 'a value is longer than its max_length', ['value']);
    if ((min_length ?? 0) > (max_length ?? 4000))
      report(context, 'min_length exceeds max_length', ['min_length']);
  });

const upload = z.looseObject({ type: z.literal(Part.upload), custom_id: customId });
const checkbox = z.looseObject({ type: z.literal(Part.checkbox), custom_id: customId });

const inLabel = z.discriminatedUnion(
  'type',
  [textInput, stringSelect, entitySelect, optionGroup, upload, checkbox],
  'not allowed in a label',
);

const label = z
  .looseObject({
    type: z.literal(Part.label),
    label: text('a label', 45),
    description: text('a label description', 100).nullish(),
    component: inLabel,
  })
  .superRefine(({ component }, context) => {
    if ('disabled' in component && component['disabled'])
      report(context, 'nothing in a modal can be disabled', ['component', 'disabled']);
    if ('min_values' in component && component['min_values'] === 0 && component['required'] !== false)
      report(context, 'a required list asks for at least 1 value', ['component', 'min_values']);
  });

const row = z.looseObject({
  type: z.literal(Part.row),
  components: z
    .array(
      textInput.superRefine((input, context) => {
        if (!input.label)
          report(context, 'a text input in a row needs a label', ['label'], 'BASE_TYPE_REQUIRED');
      }),
    )
    .length(1, 'a row of a modal holds one text input'),
});

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
const modal = z.looseObject({
  custom_id: customId,
  title: text('a modal title', 45),
  components: z
    .array(z.discriminatedUnion('type', [label, row, textDisplay], 'not allowed in a modal'))
    .min(1, 'a modal has 1 to 5 components')
    .max(5, 'a modal has 1 to 5 components'),
});

/** All that is wrong with a modal. */
export function checkModal(body: Modal): Problem[] {
  const parsed = modal.safeParse(body);
  const problems = parsed.success ? checkUniqueIds(body.components) : problemsOf(parsed.error.issues);
  return problems.map((problem) => ({ ...problem, path: ['data', ...problem.path] }));
}
