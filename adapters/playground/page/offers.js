/** @import { Completion } from '../completion.ts' */
/** @import { Where } from '../rooms.ts' */
import { find, make } from './dom.js';
import { complete } from './exchange.js';
import { words } from './words.js';

/**
 * Makes the list of what could be typed next. The field keeps the focus and names the marked entry, as in
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ (list autocomplete with manual selection).
 *
 * @param {HTMLElement} form
 * @param {HTMLInputElement} field
 * @param {() => { person: string, where: Where }} asker
 */
export function createOffers(form, field, asker) {
  const list = find(form, '[role=listbox]', HTMLElement);
  const keys = find(form, '.keys', HTMLElement);
  const unseen = find(form, '.unseen', HTMLElement);
  list.id = `${field.id}-offers`;
  list.setAttribute('aria-label', words.offersLabel);
  keys.textContent = words.keys;
  field.setAttribute('aria-controls', list.id);
  let asking = new AbortController();
  /** @type {Completion} */
  let offered = { from: 0, entries: [] };
  let marked = -1;

  /** @param {Completion} completion */
  const show = (completion) => {
    offered = completion;
    const { entries } = completion;
    const isOpen = entries.length > 0;
    list.replaceChildren(...entries.map((entry, i) => draw(entry, `${list.id}-${i}`)));
    list.hidden = !isOpen;
    keys.hidden = !isOpen;
    field.setAttribute('aria-expanded', String(isOpen));
    unseen.textContent = isOpen ? words.offers(entries.length) : '';
    mark(-1);
  };
  /** @param {number} index */
  const mark = (index) => {
    marked = index;
    [...list.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
    const option = list.children[index];
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  const close = () => {
    asking.abort();
    show({ from: 0, entries: [] });
    delete list.dataset['line'];
  };
  const update = async () => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const { value: line } = field;
    if (!line.startsWith('/')) return close();
    const caret = field.selectionStart ?? line.length;
    try {
      const completion = await complete({ ...asker(), line, caret }, signal);
      if (signal.aborted) return;
      show(completion);
      list.dataset['line'] = line;
    } catch {
      if (!signal.aborted) close();
    }
  };
  /** @param {number} index */
  const take = (index) => {
    const entry = offered.entries[index];
    if (!entry) return;
    const rest = field.value.slice(field.selectionStart ?? field.value.length);
    const typed = field.value.slice(0, offered.from) + entry.insert;
    field.value = typed + rest.trimStart();
    field.setSelectionRange(typed.length, typed.length);
    void update();
  };
  listen(field, list, { update, close, mark, take, marked: () => marked, count: () => offered.entries.length });
  return { update, close };
}

/**
 * @param {Completion['entries'][number]} entry
 * @param {string} id
 */
const draw = ({ label, detail }, id) =>
  make(
    'li',
    { role: 'option', id, 'aria-selected': 'false' },
    make('span', { class: 'label' }, label),
    ...(detail === undefined ? [] : [' ', make('span', { class: 'detail' }, detail)]),
  );

/**
 * @param {HTMLInputElement} field
 * @param {HTMLElement} list
 * @param {{ update(): void, close(): void, mark(index: number): void, take(index: number): void, marked(): number, count(): number }} offers
 */
function listen(field, list, offers) {
  field.addEventListener('input', () => offers.update());
  field.addEventListener('blur', () => offers.close());
  field.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const count = offers.count();
    const isMarked = offers.marked() >= 0;
    if (event.key === 'ArrowDown' && count > 0) offers.mark((offers.marked() + 1) % count);
    else if (event.key === 'ArrowUp' && count > 0) offers.mark((Math.max(offers.marked(), 0) + count - 1) % count);
    else if ((event.key === 'Enter' || event.key === 'Tab') && isMarked && !event.shiftKey) offers.take(offers.marked());
    else if (event.key === 'Escape' && count > 0) offers.close();
    else {
      if (['ArrowLeft', 'ArrowRight', 'Home', 'End'].includes(event.key)) offers.mark(-1);
      return;
    }
    event.preventDefault();
  });
  list.addEventListener('pointerdown', (event) => event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (option) offers.take([...list.children].indexOf(option));
  });
}
