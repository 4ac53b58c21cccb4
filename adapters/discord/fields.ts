/** What a person chooses from, and fills in: lists and fields as Discord's components. */
import {
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
  type APIChannelSelectComponent,
  type APIComponentInLabel,
  type APIRoleSelectComponent,
  type APISelectMenuOption,
  type APITextInputComponent,
  type APIUserSelectComponent,
} from 'discord.js';
import { memberId, roleId, roomId } from '#core/ids.ts';
import type { Choice, Field } from '#core/message.ts';
import { roleSnowflakeOf, snowflakeOf } from './ids.ts';
import { clip, LIMITS } from './limits.ts';
import { ROOM_TYPES } from './rooms.ts';

const renderChoice = ({ value, label, group }: Choice, selected: readonly string[]): APISelectMenuOption => ({
  value,
  label: clip(label, LIMITS.choiceLabel),
  ...(group && { description: clip(group, LIMITS.choiceDescription) }),
  ...(selected.includes(value) && { default: true }),
});

/** A value that would be cut could not be read when it comes back: such a choice is left out. */
export const renderChoices = (
  choices: readonly Choice[],
  selected: readonly string[],
): APISelectMenuOption[] =>
  choices
    .filter(({ value }) => value !== '' && value.length <= LIMITS.choiceValue)
    .slice(0, LIMITS.choices)
    .map((choice) => renderChoice(choice, selected));

/** What a person fills in. Lists of the same kind look alike, whether they are short or long. */
type FieldComponent =
  Extract<APIComponentInLabel, { options: APISelectMenuOption[] }> | PickComponent | APITextInputComponent;
/** A list that Discord fills with those of the server. */
type PickComponent = APIUserSelectComponent | APIRoleSelectComponent | APIChannelSelectComponent;
type PickField = Extract<Field, { kind: 'members' | 'roles' | 'rooms' }>;

/** The component of a field, without what stands above it. */
export function renderComponent(field: Field): FieldComponent {
  switch (field.kind) {
    case 'choice':
      return renderOne(field, renderChoices(field.choices, [field.value ?? '']));
    case 'several':
      return renderSeveral(field, renderChoices(field.choices, (field.value ?? '').split('\n')));
    case 'members':
    case 'roles':
    case 'rooms':
      return renderPick(field);
    case 'line':
    case 'paragraph':
    case 'search':
      return renderInput(field);
  }
}

/** No more stand in it than may be picked: Discord refuses it otherwise. */
function renderPick(field: PickField): PickComponent {
  const { Channel, Role, User } = SelectMenuDefaultValueType;
  const most = Math.min(field.most, LIMITS.picked);
  const ids = [...new Set((field.value ?? '').split('\n'))];
  const shared = {
    custom_id: field.name,
    required: field.required,
    min_values: field.required ? 1 : 0,
    max_values: most,
  };
  const picked = <Type>(type: Type, snowflakeIn: (id: string) => string | undefined) => ({
    default_values: ids
      .map(snowflakeIn)
      .filter((id) => id !== undefined)
      .slice(0, most)
      .map((id) => ({ id, type })),
  });
  switch (field.kind) {
    case 'members':
      return {
        type: ComponentType.UserSelect,
        ...shared,
        ...picked(User, (id) => snowflakeOf(memberId(id))),
      };
    case 'roles':
      return {
        type: ComponentType.RoleSelect,
        ...shared,
        ...picked(Role, (id) => roleSnowflakeOf(roleId(id))),
      };
    case 'rooms':
      return {
        type: ComponentType.ChannelSelect,
        ...shared,
        channel_types: [...ROOM_TYPES],
        ...picked(Channel, (id) => snowflakeOf(roomId(id))),
      };
  }
}

/**
 * A few that are all seen at once, where one of them must be chosen. A choice that may be left open is a list, since
 * nothing takes back a press on a radio button.
 */
function renderOne({ name, required }: Field, options: APISelectMenuOption[]): FieldComponent {
  const shared = { custom_id: name, required, options };
  return required && options.length > 1 && options.length <= LIMITS.fieldEntries
    ? { type: ComponentType.RadioGroup, ...shared }
    : { type: ComponentType.StringSelect, ...shared, ...(!required && { min_values: 0 }) };
}

/** Any number of them, or at least one. */
function renderSeveral({ name, required }: Field, options: APISelectMenuOption[]): FieldComponent {
  const shared = {
    custom_id: name,
    required,
    options,
    min_values: required ? 1 : 0,
    max_values: Math.max(options.length, 1),
  };
  return options.length <= LIMITS.fieldEntries
    ? { type: ComponentType.CheckboxGroup, ...shared }
    : { type: ComponentType.StringSelect, ...shared };
}

function renderInput(field: Field): APITextInputComponent {
  const longest = 'maxLength' in field ? Math.min(field.maxLength, LIMITS.fieldValue) : LIMITS.choiceLabel;
  const chosen =
    'choices' in field ? field.choices.find(({ value }) => value === field.value)?.label : undefined;
  const value = (chosen ?? field.value)?.slice(0, longest);
  return {
    type: ComponentType.TextInput,
    custom_id: field.name,
    style: field.kind === 'paragraph' ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length: longest,
    ...(value && { value }),
  };
}
