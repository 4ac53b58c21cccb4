import type { Block, Field, Form, Message, Text } from '#core/message.ts';
import type { Seen, SeenForm } from './stage.ts';

/** What stands behind the last colon of an id. */
const nameIn = (id: string): string => id.split(':').at(-1) ?? id;

/** A line of text as a person reads it. */
export const readText = (text: Text): string =>
  text
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('strong' in piece) return piece.strong;
      if ('member' in piece) return `@${nameIn(piece.member)}`;
      if ('role' in piece) return `@${nameIn(piece.role)}`;
      if ('room' in piece) return `#${nameIn(piece.room)}`;
      if ('instant' in piece) return piece.instant.toString({ smallestUnit: 'minute' });
      return piece.link === piece.url ? piece.url : `${piece.link} (${piece.url})`;
    })
    .join('');

function readBlock(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [block.text];
    case 'text':
    case 'aside':
      return readText(block.text).split('\n');
    case 'list':
      return block.items.map((item) => `• ${readText(item)}`);
    case 'facts':
      return block.facts.map(({ name, value }) => `${name}: ${readText(value)}`);
    case 'chart':
      return readText(block.text).split('\n');
    case 'file':
      return block.text.split('\n');
    case 'buttons':
    case 'choice':
      return [];
  }
}

const readTells = (tells: NonNullable<Message['tells']>): readonly string[] =>
  'everybody' in tells ? ['@everybody'] : tells.roles.map((role) => `@${nameIn(role)}`);

/** A message of the core as a person sees it where nothing is rendered. */
export function readMessage(message: Message, id: string, isPrivate: boolean): Seen {
  return {
    id,
    isPrivate,
    ...(message.tells && { tells: readTells(message.tells) }),
    hasPicture: message.blocks.some(({ kind }) => kind === 'chart'),
    lines: message.blocks.flatMap(readBlock),
    buttons: message.blocks.flatMap((block) =>
      block.kind === 'buttons' ? block.buttons.map(({ label }) => label) : [],
    ),
    choices: message.blocks.flatMap((block) => {
      if (block.kind !== 'choice') return [];
      const selected = block.choices.find(({ value }) => value === block.selected)?.label;
      const options = block.choices.map(({ label }) => label);
      return [{ label: block.label, options, ...(selected !== undefined && { selected }) }];
    }),
  };
}

const namesOf = (ids: string, sign: string): string =>
  ids
    .split('\n')
    .filter(Boolean)
    .map((id) => `${sign}${nameIn(id)}`)
    .join('\n');

/** What stands in a field: people and roles as `@Sam`, rooms as `#quiet`. */
const labelOf = (field: Field): string =>
  (field.kind === 'members' || field.kind === 'roles' ? namesOf(field.value ?? '', '@') : '') ||
  (field.kind === 'rooms' ? namesOf(field.value ?? '', '#') : '') ||
  ('choices' in field && field.choices.find(({ value }) => value === field.value)?.label) ||
  (field.value ?? '');

/** A form of the core as a person sees it. */
export const readForm = (form: Form, problems: Readonly<Record<string, string>>): SeenForm => ({
  title: form.title,
  ...(form.intro && { intro: readText(form.intro) }),
  fields: form.fields.map((field) => ({
    label: field.label,
    value: labelOf(field),
    choices: 'choices' in field ? field.choices.map(({ label }) => label) : [],
  })),
  problems,
});
