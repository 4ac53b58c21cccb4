/** @import { ShownBlock, ShownInline, ShownText } from '../render.ts' */
import { make } from './dom.js';
import { makeId } from './exchange.js';
import { sayMoment } from './moment.js';
import { words } from './words.js';

/** @param {ShownInline} piece */
function inline(piece) {
  if (typeof piece === 'string') return piece;
  if ('strong' in piece) return make('strong', {}, piece.strong);
  if ('instant' in piece)
    return make('time', { datetime: piece.instant }, sayMoment(new Date(piece.instant)));
  return make('a', { href: piece.url, target: '_blank', rel: 'noopener noreferrer' }, piece.link);
}

/**
 * @param {ShownText} pieces
 * @returns {(Node | string)[]}
 */
export const text = (pieces) => pieces.map(inline);

/** @param {Extract<ShownBlock, { kind: 'choice' }>} block */
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

/**
 * A picture, and below it the text that says the same.
 *
 * @param {Extract<ShownBlock, { kind: 'chart' }>} block
 * @param {string} place
 */
function chart(block, place) {
  const caption = make('figcaption', {}, ...text(block.text));
  const picture = make('img', { src: `/picture?${place}`, alt: caption.textContent });
  picture.addEventListener('error', () => picture.remove());
  return make('figure', {}, picture, caption);
}

/**
 * A text to take away, and to read in place.
 *
 * @param {Extract<ShownBlock, { kind: 'file' }>} block
 * @param {string} place
 */
const file = (block, place) =>
  make(
    'div',
    { class: 'file' },
    make('a', { href: `/file?${place}`, download: block.name }, words.download(block.name)),
    make('pre', { tabindex: '0', role: 'group', 'aria-label': block.name }, block.text),
  );

/**
 * @param {ShownBlock} block
 * @param {string} place
 */
function one(block, place) {
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
    case 'chart':
      return chart(block, place);
    case 'file':
      return file(block, place);
  }
}

/**
 * @param {readonly ShownBlock[]} said
 * @param {{ person: string, entry: string, seq: string }} place Where it stands. What stands there changes with `seq`.
 */
export const blocks = (said, place) =>
  said.map((block, i) => one(block, String(new URLSearchParams({ ...place, block: String(i) }))));
