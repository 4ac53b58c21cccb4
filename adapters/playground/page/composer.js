/** @import { About, Place } from './entry.js' */
/** @import { Acts } from './pane.js' */
import { find } from './dom.js';
import { channelName } from './entry.js';
import { createOffers } from './offers.js';
import { words } from './words.js';

/**
 * Makes the field to write in: words, or a command whose parts are offered while it is typed.
 *
 * @param {HTMLElement} section
 * @param {Place} where
 * @param {About} about
 * @param {Acts} acts
 */
export function createComposer(section, where, about, acts) {
  const form = find(section, '.composer', HTMLFormElement);
  const field = find(form, 'input', HTMLInputElement);
  const label = where === 'chat' ? words.chatLine(about.botName) : words.roomLine(channelName(where, about));
  field.id = `${where}-line`;
  field.placeholder = label;
  field.setAttribute('aria-label', label);
  find(form, '.send span', HTMLElement).textContent = words.send;
  const waiting = find(section, '.waiting', HTMLElement);
  const offers = createOffers(form, field, () => ({ person: acts.person(), where }));
  let pending = 0;

  /** @param {string} line */
  const begin = (line) => {
    field.value = line;
    field.focus();
    void offers.ask();
  };
  const write = async () => {
    const line = field.value.trim();
    if (line === '') return;
    field.value = '';
    offers.close();
    pending += 1;
    waiting.textContent = words.waiting(about.botName);
    try {
      await acts.write(line);
    } catch {
      if (field.value === '') field.value = line;
    } finally {
      pending -= 1;
      if (pending === 0) waiting.textContent = '';
    }
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void write();
  });
  return { field, begin, clear: () => ((field.value = ''), offers.close()) };
}
