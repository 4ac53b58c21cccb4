import type { Seen, SeenChoice, SeenField, SeenForm } from '../stage.ts';
import { readMarkdown } from './markdown.ts';
import type { Kept, KeptFile } from './messages.ts';
import { Part } from './numbers.ts';
import type { Component, Embed, Modal } from './shapes.ts';
import { eachComponent } from './shapes.ts';
import { isDm } from './world.ts';

type NameOf = (id: string) => string | undefined;

/** What a person who sees a message knows of the world. */
export interface Sighted {
  readonly nameOf: NameOf;
  /** Whom the message tells by a sound, as `@Name`. */
  readonly tells: readonly string[];
}

/** A message as a person sees it. */
export function seenOf(kept: Kept, { nameOf, tells }: Sighted): Seen {
  const parts = [...eachComponent(kept.components)];
  const read = (text: string): string[] => readMarkdown(text, nameOf);
  return {
    id: kept.id,
    lines: [
      ...read(kept.content),
      ...kept.embeds.flatMap((embed) => linesOf(embed, read)),
      ...parts.filter(({ type }) => type === Part.text).flatMap(({ content }) => read(content ?? '')),
      ...kept.attachments.flatMap(linesIn),
    ],
    buttons: parts.filter(({ type }) => type === Part.button).map(labelOf),
    choices: parts.filter(({ type }) => type === Part.select).map(choiceOf),
    isPrivate: kept.onlyFor !== undefined || isDm(kept.channel),
    hasPicture: kept.attachments.some(({ file }) => file.type.startsWith('image/')),
    ...(tells.length > 0 && { tells }),
  };
}

/** A text that is attached, as it reads when it is opened. */
const linesIn = ({ file }: KeptFile): string[] =>
  file.type.startsWith('text/') ? Buffer.from(file.bytes).toString().split('\n') : [];

function linesOf(
  { author, title, description, fields, footer }: Embed,
  read: (text: string) => string[],
): string[] {
  return [
    author?.name ?? '',
    ...read(title ?? ''),
    ...read(description ?? ''),
    ...(fields ?? []).map(({ name, value }) => `${read(name).join(' ')}: ${read(value).join(' ')}`),
    footer?.text ?? '',
  ].filter((line) => line !== '');
}

function choiceOf(select: Component): SeenChoice {
  const options = select.options ?? [];
  const selected = options.find((option) => option.default);
  return {
    label: labelOf(select),
    options: options.map(({ label }) => label),
    ...(selected && { selected: selected.label }),
  };
}

/** What a button or list is called; for a list that is its placeholder. */
export function labelOf({ type, label, placeholder }: Component): string {
  return (type === Part.select ? placeholder : label) ?? '';
}

/** One field of a form, with the label that stands above it. */
export interface Field {
  readonly label: string;
  readonly input: Component;
}

/** The fields of a form from top to bottom, in its new and its old form. */
export function fieldsOf(modal: Modal): Field[] {
  return modal.components.flatMap((component) => {
    const input = component.type === Part.row ? component.components?.[0] : component.component;
    return input ? [{ label: component.label ?? input.label ?? '', input }] : [];
  });
}

/** A form as a person sees it. Discord can say nothing beside a field. */
export function seenFormOf(modal: Modal, nameOf: NameOf): SeenForm {
  const texts = modal.components.filter(({ type }) => type === Part.text).map(({ content }) => content ?? '');
  const intro = texts.flatMap((text) => readMarkdown(text, nameOf)).join('\n');
  return {
    title: modal.title,
    ...(intro && { intro }),
    fields: fieldsOf(modal).map((field) => seenFieldOf(field, nameOf)),
    problems: {},
  };
}

function seenFieldOf({ label, input }: Field, nameOf: NameOf): SeenField {
  const chosen = (input.options ?? []).filter((option) => option.default).map((option) => option.label);
  const picked = (input.default_values ?? []).map(
    ({ id, type }) => `${type === 'channel' ? '#' : '@'}${nameOf(id) ?? id}`,
  );
  return {
    label,
    value: input.type === Part.textInput ? (input.value ?? '') : [...chosen, ...picked].join('\n'),
    choices: (input.options ?? []).map((option) => option.label),
  };
}
