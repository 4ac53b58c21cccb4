import { personNamed, resolve, roleNamed, roomNamed } from './names.ts';
import { Part } from './numbers.ts';
import type { Field } from './seen.ts';
import { fieldsOf } from './seen.ts';
import type { Component, Modal } from './shapes.ts';
import type { World } from './world.ts';

/**
 * A form with what a person filled in, by the fields' labels, as Discord sends it back. Where several are ticked or picked,
 * their labels or names stand one a line. Throws what the client would say instead of sending it.
 */
export function fillIn(modal: Modal, values: Readonly<Record<string, string>>, world: World): object {
  const fields = fieldsOf(modal);
  for (const label of Object.keys(values))
    if (!fields.some((field) => field.label === label))
      throw new Error(
        `The form has no field "${label}"; it has: ${fields.map((field) => field.label).join(', ')}`,
      );
  const filled = new Map(fields.map((field) => [field.input, fill(field, values[field.label], world)]));
  const resolved = resolve(
    world,
    fields.flatMap((field) => (isPicked(field.input) ? pickedIn(field, values[field.label], world) : [])),
  );
  return {
    custom_id: modal.custom_id,
    ...(resolved && { resolved }),
    components: modal.components.map((component) => sentBack(component, filled)),
  };
}

/** https://docs.discord.com/developers/components/reference#label-label-interaction-response-structure */
function sentBack(component: Component, filled: ReadonlyMap<Component, object>): object {
  const { type, id } = component;
  const inside = component.component;
  if (inside) return { type, id, component: filled.get(inside) };
  if (component.components)
    return { type, id, components: component.components.map((input) => filled.get(input)) };
  return { type, id };
}

function fill(field: Field, given: string | undefined, world: World): object {
  const { label, input } = field;
  const { type, id, custom_id } = input;
  switch (type) {
    case Part.textInput:
      return { type, id, custom_id, value: typedInto(label, input, given) };
    case Part.select:
    case Part.checkboxGroup:
      return { type, id, custom_id, values: chosenIn(label, input, given) };
    case Part.users:
    case Part.roles:
    case Part.channels:
      return { type, id, custom_id, values: pickedIn(field, given, world) };
    case Part.radioGroup:
      return { type, id, custom_id, value: chosenIn(label, input, given)[0] ?? null };
    case Part.checkbox:
      return { type, id, custom_id, value: given === undefined ? input.default === true : given === 'true' };
    default:
      throw new Error(`${label}: the stand-in can't fill in a field of type ${type}`);
  }
}

function typedInto(label: string, input: Component, given: string | undefined): string {
  const value = given ?? input.value ?? '';
  if (!value && input.required === false) return value;
  if (!value) throw new Error(`${label}: this field is required`);
  if (value.length < (input.min_length ?? 0))
    throw new Error(`${label}: at least ${input.min_length} characters`);
  if (value.length > (input.max_length ?? 4000))
    throw new Error(`${label}: at most ${input.max_length ?? 4000} characters`);
  return value;
}

/** The values chosen in a list by their labels, or what it stands at. */
export function chosenIn(label: string, list: Component, given: string | undefined): string[] {
  const options = list.options ?? [];
  const wanted = given?.split('\n').filter(Boolean);
  const chosen = wanted
    ? wanted.map((name) => {
        const option = options.find((candidate) => candidate.label === name);
        if (!option)
          throw new Error(
            `${label}: "${name}" is none of: ${options.map((known) => known.label).join(', ')}`,
          );
        return option.value;
      })
    : options.filter((option) => option.default).map(({ value }) => value);
  const most = list.max_values ?? (list.type === Part.checkboxGroup ? options.length : 1);
  if (chosen.length > most) throw new Error(`${label}: at most ${most} can be chosen`);
  const least = list.min_values ?? 1;
  if (list.required !== false && chosen.length < least) throw new Error(`${label}: this field is required`);
  return chosen;
}

const isPicked = ({ type }: Component): boolean =>
  [Part.users, Part.roles, Part.channels].some((kind) => kind === type);

/** The ids of those picked by their names, or of those that stand in the list. */
function pickedIn({ label, input }: Field, given: string | undefined, world: World): string[] {
  const idOf = (name: string): string => {
    if (input.type === Part.users) return personNamed(world, name).id;
    if (input.type === Part.roles) return roleNamed(world, name).id;
    return roomNamed(world, name, input.channel_types).id;
  };
  const ids =
    given?.split('\n').filter(Boolean).map(idOf) ?? (input.default_values ?? []).map(({ id }) => id);
  const most = input.max_values ?? 1;
  if (ids.length > most) throw new Error(`${label}: at most ${most} can be chosen`);
  if (input.required !== false && ids.length < (input.min_values ?? 1))
    throw new Error(`${label}: this field is required`);
  return ids;
}
