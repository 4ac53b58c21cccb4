/** @import { Block, Inline, Text } from '#core/message.ts' */
import { make } from './dom.js';
import { makeId } from './exchange.js';
import { words } from './words.js';

/** @param {Inline} piece */
function inline(piece) {
  if (typeof piece === 'string') return piece;
  if ('strong' in piece) return make('strong', {}, piece.strong);
  return make('a', { href: piece.url, target: '_blank', rel: 'noopener noreferrer' }, piece.link);
}

/**
 * @param {Text} pieces
 * @returns {(Node | string)[]}
 */
export const text = (pieces) => pieces.map(inline);

/** @param {Extract<Block, { kind: 'choice' }>} block */
function choice(block) {
  const id = `pick-${makeId()}`;
  const select = make('select', { id });
  select.append(...options(block.choices, block.selected));
  const go = make(
    'button',
    {
      type: 'button',
      class: 'button',
      id: `${id}-go`,
      'data-pick': block.id,
      'aria-labelledby': `${id}-go ${id}-label`,
    },
    words.choose,
  );
  return make(
    'div',
    { class: 'pick' },
    make('label', { for: id, id: `${id}-label` }, block.label),
    make('span', { class: 'joined' }, select, go),
  );
}

/**
 * The entries of a list, below an empty one where nothing is chosen yet or nothing needs to be.
 *
 * @param {readonly { value: string, label: string, group?: string }[]} choices
 * @param {string | undefined} selected
 * @param {boolean} [isRequired]
 */
export function options(choices, selected, isRequired = true) {
  /** @type {(HTMLOptionElement | HTMLOptGroupElement)[]} */
  const made = selected === undefined || !isRequired ? [make('option', { value: '' }, words.notChosen)] : [];
  for (const { value, label, group } of choices) {
    const option = make('option', { value, selected: value === selected }, label);
    const last = made.at(-1);
    if (group === undefined) made.push(option);
    else if (last instanceof HTMLOptGroupElement && last.label === group) last.append(option);
    else made.push(make('optgroup', { label: group }, option));
  }
  return made;
}

/** @param {Block} block */
function one(block) {
  switch (block.kind) {
    case 'heading':
      return make('h3', {}, block.text);
    case 'text':
      return make('p', {}, ...text(block.text));
    case 'aside':
      return make('p', { class: 'aside' }, ...text(block.text));
    case 'list':
      return make('ul', {}, ...block.items.map((item) => make('li', {}, ...text(item))));
    case 'facts':
      return make(
        'dl',
        {},
        ...block.facts.map(({ name, value }) =>
          make('div', {}, make('dt', {}, name), make('dd', {}, ...text(value))),
        ),
      );
    case 'buttons':
      return make(
        'div',
        { class: 'buttons' },
        ...block.buttons.map(({ id, label, style }) =>
          make('button', { type: 'button', class: `button ${style}`, 'data-press': id }, label),
        ),
      );
    case 'choice':
      return choice(block);
  }
}

/** @param {readonly Block[]} said */
export const blocks = (said) => said.map(one);
