/** @import { Completion } from '../completion.ts' */
/** @import { Place } from './entry.js' */
import { find, make } from './dom.js';
import { complete } from './exchange.js';
import { words } from './words.js';

/**
 * Offers what could be typed next while a command is typed.
 *
 * @param {HTMLElement} form
 * @param {HTMLInputElement} field
 * @param {() => { person: string, where: Place }} asker
 */
export function createOffers(form, field, asker) {
  const list = createList(form, field);
  let asking = new AbortController();
  /** @type {Completion} */
  let offered = { from: 0, offers: [] };

  /** @param {Completion} completion */
  const offer = (completion) => {
    offered = completion;
    list.show(completion.offers, field.value);
  };
  const close = () => {
    asking.abort();
    offer({ from: 0, offers: [] });
  };
  const ask = async () => {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    const { value: line, selectionStart } = field;
    if (!line.startsWith('/')) return close();
    try {
      const completion = await complete({ ...asker(), line, caret: selectionStart ?? line.length }, signal);
      if (!signal.aborted) offer(completion);
    } catch {
      if (!signal.aborted) close();
    }
  };
  /** @param {number} index */
  const take = (index) => {
    const chosen = offered.offers[index];
    if (!chosen) return;
    const typed = field.value.slice(0, offered.from) + chosen.insert;
    field.value = typed + field.value.slice(field.selectionStart ?? field.value.length).trimStart();
    field.setSelectionRange(typed.length, typed.length);
    void ask();
  };

  field.addEventListener('input', () => void ask());
  field.addEventListener('blur', close);
  field.addEventListener('keydown', (event) => {
    if (!event.isComposing && pressKey(event, list, take, close)) event.preventDefault();
  });
  list.onClick(take);
  return { ask, close };
}

/**
 * What a key does while there are offers; false where it does what it always does.
 *
 * @param {KeyboardEvent} event
 * @param {ReturnType<typeof createList>} list
 * @param {(index: number) => void} take
 * @param {() => void} close
 */
function pressKey(event, list, take, close) {
  const count = list.count();
  const marked = list.marked();
  if (count === 0) return false;
  if (event.key === 'ArrowDown') list.mark((marked + 1) % count);
  else if (event.key === 'ArrowUp') list.mark((Math.max(marked, 0) + count - 1) % count);
  else if (event.key === 'Escape') close();
  else if (marked >= 0 && !event.shiftKey && (event.key === 'Enter' || event.key === 'Tab')) take(marked);
  else return false;
  return true;
}

/**
 * Makes the list. The field keeps the focus and names the entry that is marked:
 * https://www.w3.org/WAI/ARIA/apg/patterns/combobox/ (list autocomplete with manual selection).
 *
 * @param {HTMLElement} form
 * @param {HTMLInputElement} field
 */
function createList(form, field) {
  const list = find(form, '[role=listbox]', HTMLElement);
  const keys = find(form, '.keys', HTMLElement);
  const count = find(form, '.unseen', HTMLElement);
  let marked = -1;
  list.id = `${field.id}-offers`;
  list.setAttribute('aria-label', words.offersLabel);
  keys.textContent = words.keys;
  field.setAttribute('aria-controls', list.id);

  /** @param {number} index */
  const mark = (index) => {
    marked = index;
    for (const [i, option] of [...list.children].entries())
      option.setAttribute('aria-selected', String(i === index));
    const option = list.children[index];
    if (option) field.setAttribute('aria-activedescendant', option.id);
    else field.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  };
  return {
    mark,
    marked: () => marked,
    count: () => list.children.length,
    /**
     * @param {Completion['offers']} offers
     * @param {string} line What they were offered for.
     */
    show: (offers, line) => {
      const isOpen = offers.length > 0;
      list.replaceChildren(...offers.map((each, i) => drawOffer(each, `${list.id}-${i}`)));
      list.hidden = !isOpen;
      list.dataset['line'] = line;
      keys.hidden = !isOpen;
      count.textContent = isOpen ? words.offers(offers.length) : '';
      field.setAttribute('aria-expanded', String(isOpen));
      mark(-1);
    },
    /** @param {(index: number) => void} take */
    onClick: (take) => {
      list.addEventListener('pointerdown', (event) => event.preventDefault());
      list.addEventListener('click', (event) => {
        const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
        if (option) take([...list.children].indexOf(option));
      });
    },
  };
}

/**
 * @param {Completion['offers'][number]} offer
 * @param {string} id
 */
const drawOffer = ({ label, detail }, id) =>
  make(
    'li',
    { role: 'option', id, 'aria-selected': 'false' },
    make('span', { class: 'label' }, label),
    ...(detail === undefined ? [] : [' ', make('span', { class: 'detail' }, detail)]),
  );
