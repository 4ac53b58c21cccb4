import type { Seen, SeenChoice, SeenField, SeenForm } from '../stage.ts';
import { optionsOf } from './elements.ts';
import { objectAt, objectsAt, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { readMarkup } from './markup.ts';
import { findPings } from './pings.ts';
import { elementsOf, standing, wordsOf } from './state.ts';
import type { Chosen, Placed } from './state.ts';
import type { View } from './views.ts';
import type { Post } from './workspace.ts';

/** The name of the person, bot or channel with this id. */
export type NameOf = (id: string) => string;

/** The blocks of something that is shown, and what this person put into them. */
interface Sheet {
  readonly blocks: readonly JsonObject[];
  readonly chosen: Chosen;
}

/** Names a message towards the story; the same after an edit. */
export const idOfPost = (post: Post): string => `${post.channel.id}:${post.ts}`;

/** A message as this person sees it. */
export function seePost(post: Post, user: string, nameOf: NameOf): Seen {
  const sheet: Sheet = { blocks: post.blocks, chosen: post.chosen.get(user) ?? new Map() };
  const isPrivate = post.onlyFor !== undefined || post.channel.kind === 'dm';
  const told = isPrivate ? [] : tellsOf(post, nameOf);
  const seen = {
    ...seeSheet(idOfPost(post), sheet, isPrivate, nameOf),
    ...(told.length > 0 && { tells: told }),
  };
  return post.blocks.length > 0 ? seen : { ...seen, lines: split(readMarkup(post.text, nameOf)) };
}

function tellsOf({ text, blocks }: Post, nameOf: NameOf): readonly string[] {
  const { isBroadcast, users } = findPings(text, blocks);
  return [...(isBroadcast ? ['@everybody'] : []), ...users.map((user) => `@${nameOf(user)}`)];
}

/** A page of a modal, or a Home tab, that asks for nothing. */
export const seePage = (view: View, nameOf: NameOf): Seen => seeSheet(view.id, view, true, nameOf);

function seeSheet(id: string, sheet: Sheet, isPrivate: boolean, nameOf: NameOf): Seen {
  return {
    id,
    lines: sheet.blocks.flatMap((block) => linesOf(block, nameOf)),
    buttons: buttonsOf(sheet.blocks).map(({ element }) => wordsOf(element, 'text')),
    choices: listsOf(sheet.blocks).map((list) => seeChoice(list, sheet.chosen, nameOf)),
    isPrivate,
    hasPicture: sheet.blocks.some(({ type }) => type === 'image'),
  };
}

/** An open form; `problems` by block_id. */
export function seeForm(view: View, problems: Readonly<Record<string, string>>, nameOf: NameOf): SeenForm {
  const inputs = view.blocks.filter((block) => block['type'] === 'input');
  const intro = view.blocks.flatMap((block) => linesOf(block, nameOf)).join('\n');
  const title = wordsOf(view.content, 'title');
  const labelOf = (id: string): string =>
    wordsOf(inputs.find((block) => block['block_id'] === id) ?? view.content, id === '' ? 'title' : 'label');
  return {
    title,
    ...(intro === '' ? {} : { intro }),
    fields: inputs.map((block) => seeField(block, view.chosen, nameOf)),
    problems: Object.fromEntries(Object.entries(problems).map(([id, sentence]) => [labelOf(id), sentence])),
  };
}

function seeField(block: JsonObject, chosen: Chosen, nameOf: NameOf): SeenField {
  const element = objectAt(block, 'element');
  return {
    label: wordsOf(block, 'label'),
    value: readValue(standing(block, element, chosen), nameOf),
    choices: optionsOf(element).map((option) => wordsOf(option, 'text')),
  };
}

/** What stands in a field, as it is shown: an option by its label, a person by name. */
function readValue(value: Json, nameOf: NameOf): string {
  if (Array.isArray(value)) return value.map((item: Json) => readValue(item, nameOf)).join('\n');
  if (typeof value === 'string') return readName(value, nameOf);
  return value === null || value === undefined ? '' : wordsOf(value, 'text');
}

/** A person as `@Sam`, a channel as `#quiet`, anything else as it is. */
function readName(value: string, nameOf: NameOf): string {
  const sign = { U: '@', C: '#' }[/^([UC])[A-Z0-9]{8,}$/.exec(value)?.[1] ?? ''];
  return sign === undefined ? value : `${sign}${nameOf(value)}`;
}

const placed = (blocks: readonly JsonObject[]): readonly Placed[] =>
  blocks.flatMap((block) => elementsOf(block).map((element) => ({ block, element })));

/** Buttons in order. */
export const buttonsOf = (blocks: readonly JsonObject[]): readonly Placed[] =>
  placed(blocks).filter(({ element }) => element['type'] === 'button');

/** Lists to choose from, in order; fields of a form are none. */
export const listsOf = (blocks: readonly JsonObject[]): readonly Placed[] =>
  placed(blocks).filter(({ block, element }) => block['type'] !== 'input' && element['type'] !== 'button');

/** What names a list: the text beside it, else its placeholder. */
export function labelOfList({ block, element }: Placed, nameOf: NameOf): string {
  const beside = textObject(objectAt(block, 'text'), nameOf);
  return beside === '' ? wordsOf(element, 'placeholder') : beside;
}

function seeChoice(list: Placed, chosen: Chosen, nameOf: NameOf): SeenChoice {
  const selected = readValue(standing(list.block, list.element, chosen), nameOf);
  return {
    label: labelOfList(list, nameOf),
    options: optionsOf(list.element).map((option) => wordsOf(option, 'text')),
    ...(selected === '' ? {} : { selected }),
  };
}

const split = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');

const textObject = (text: JsonObject, nameOf: NameOf): string =>
  text['type'] === 'mrkdwn' ? readMarkup(textAt(text, 'text'), nameOf) : textAt(text, 'text');

/** A field of a section is a fact: a bold name above its value. */
function fact(field: JsonObject, nameOf: NameOf): readonly string[] {
  const parts = /^\*([^*\n]+?):?\*\s*\n([^]*)$/.exec(textAt(field, 'text'));
  if (field['type'] !== 'mrkdwn' || parts === null) return split(textObject(field, nameOf));
  return split(`${readMarkup(parts[1] ?? '', nameOf)}: ${readMarkup(parts[2] ?? '', nameOf)}`);
}

function linesOf(block: JsonObject, nameOf: NameOf): readonly string[] {
  switch (textAt(block, 'type')) {
    case 'header':
      return split(wordsOf(block, 'text'));
    case 'section':
      return [
        ...split(textObject(objectAt(block, 'text'), nameOf)),
        ...objectsAt(block, 'fields').flatMap((field) => fact(field, nameOf)),
      ];
    case 'context':
      return objectsAt(block, 'elements').flatMap((item) =>
        item['type'] === 'image' ? [textAt(item, 'alt_text')] : split(textObject(item, nameOf)),
      );
    case 'rich_text':
      return objectsAt(block, 'elements').flatMap((part) => richLines(part, nameOf));
    case 'image':
      return [...split(wordsOf(block, 'title')), textAt(block, 'alt_text')];
    default:
      return [];
  }
}

function richLines(part: JsonObject, nameOf: NameOf): readonly string[] {
  if (part['type'] !== 'rich_text_list') return split(pieces(part, nameOf));
  const isOrdered = part['style'] === 'ordered';
  return objectsAt(part, 'elements').map(
    (item, index) => `${isOrdered ? `${index + 1}.` : '•'} ${pieces(item, nameOf)}`,
  );
}

const pieces = (holder: JsonObject, nameOf: NameOf): string =>
  objectsAt(holder, 'elements')
    .map((piece) => readPiece(piece, nameOf))
    .join('');

function readPiece(piece: JsonObject, nameOf: NameOf): string {
  switch (textAt(piece, 'type')) {
    case 'link': {
      const label = textAt(piece, 'text');
      const url = textAt(piece, 'url');
      return label === '' || label === url ? url : `${label} (${url})`;
    }
    case 'user':
      return `@${nameOf(textAt(piece, 'user_id'))}`;
    case 'date':
      return Temporal.Instant.fromEpochMilliseconds(Number(piece['timestamp']) * 1000).toString({
        smallestUnit: 'minute',
      });
    case 'emoji':
      return readEmoji(piece);
    case 'broadcast':
      return `@${textAt(piece, 'range')}`;
    case 'channel':
      return `#${nameOf(textAt(piece, 'channel_id'))}`;
    default:
      return textAt(piece, 'text');
  }
}

function readEmoji(piece: JsonObject): string {
  const points = textAt(piece, 'unicode');
  if (points === '') return `:${textAt(piece, 'name')}:`;
  return String.fromCodePoint(...points.split('-').map((point) => Number.parseInt(point, 16)));
}
