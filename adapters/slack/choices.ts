import type { types } from '@slack/bolt';
import type { Choice } from '#core/message.ts';
import { LIMITS, shorten, type Limit } from './limits.ts';

/** Plain text, in which Slack reads neither markup nor the names of emoji. */
export const plainText = (text: string, limit: Limit): types.PlainTextElement => ({
  type: 'plain_text',
  text: shorten(text, limit).toWellFormed(),
  emoji: false,
});

const renderOption = ({ label, value }: Choice): types.PlainTextOption => ({
  text: plainText(label, LIMITS.optionText),
  value,
});

const firstLetter = (label: string): string => (label.normalize('NFD').at(0) ?? '').toLocaleUpperCase();

/** Groups in the order in which they come, none with more entries than Slack takes. */
function renderGroups(
  choices: readonly Choice[],
): { label: types.PlainTextElement; options: types.PlainTextOption[] }[] {
  const isGrouped = choices.some(({ group }) => group !== undefined);
  const groups = Map.groupBy(choices, ({ group, label }) => (isGrouped ? (group ?? '') : firstLetter(label)));
  const { most } = LIMITS.options;
  return [...groups]
    .flatMap(([name, entries]) =>
      Array.from({ length: Math.ceil(entries.length / most) }, (_, i) => ({
        label: plainText(name || '…', LIMITS.groupLabel),
        options: entries.slice(i * most, (i + 1) * most).map(renderOption),
      })),
    )
    .slice(0, LIMITS.optionGroups.most);
}

const listOf = (choices: readonly Choice[]) =>
  choices.length > LIMITS.options.most || choices.some(({ group }) => group !== undefined)
    ? { option_groups: renderGroups(choices) }
    : { options: choices.map(renderOption) };

/** Boxes to tick, or a list where there are more than Slack lays out so. `ticked` are values, one a line. */
export function renderSeveral(
  id: string,
  choices: readonly Choice[],
  ticked: string | undefined,
): types.Checkboxes | types.MultiStaticSelect {
  const values = new Set(ticked?.split('\n'));
  const chosen = choices.filter(({ value }) => values.has(value)).map(renderOption);
  const initial = chosen.length > 0 && { initial_options: chosen };
  const list = listOf(choices);
  return list.options && list.options.length <= LIMITS.checkboxes.most
    ? { type: 'checkboxes', action_id: id, options: list.options, ...initial }
    : { type: 'multi_static_select', action_id: id, ...list, ...initial };
}

/**
 * A list to choose from, which Slack lets people search by typing. More entries than it takes at once are grouped
 * by their first letter. `selected` is the value or the label of an entry.
 */
export function renderSelect(
  id: string,
  choices: readonly Choice[],
  selected: string | undefined,
): types.StaticSelect {
  const chosen =
    selected === undefined
      ? undefined
      : (choices.find(({ value }) => value === selected) ?? choices.find(({ label }) => label === selected));
  return {
    type: 'static_select',
    action_id: id,
    ...listOf(choices),
    ...(chosen && { initial_option: renderOption(chosen) }),
  };
}
