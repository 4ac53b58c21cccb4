/** @import { View } from '../rooms.ts' */
/** @import { About } from './entry.js' */
/** @import { Acts } from './pane.js' */
import { find, make } from './dom.js';
import { drawEntry } from './entry.js';
import { act } from './log.js';
import { words } from './words.js';

/**
 * Makes the bot's own page, which stands in place of the private chat while it is open. What is answered to a press on
 * it arrives in the chat.
 *
 * @param {HTMLElement} section The pane of the private chat.
 * @param {About} about
 * @param {Acts} acts
 * @param {() => Promise<unknown>} ask Asks what stands there; rejects when that did not arrive.
 */
export function createHome(section, about, acts, ask) {
  const page = make('div', { class: 'home', role: 'region', 'aria-label': words.home, tabindex: '0' });
  const button = make('button', { type: 'button', class: 'quiet' }, words.home);
  const head = find(section, '.pane-head', HTMLElement);
  head.append(button);
  head.after(page);
  page.addEventListener('click', (event) => act(event.target, acts));

  /** @param {boolean} isOpen */
  const turn = (isOpen) => {
    page.hidden = !isOpen;
    for (const part of section.querySelectorAll('.log, .composer')) part.toggleAttribute('hidden', isOpen);
    button.setAttribute('aria-pressed', String(isOpen));
  };
  const close = () => {
    if (page.contains(document.activeElement)) button.focus();
    turn(false);
  };
  const open = async () => {
    try {
      await ask();
      turn(true);
    } catch {
      // Whoever asked has said above the rooms what went wrong.
    }
  };
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-pressed') === 'true') close();
    else void open();
  });
  turn(false);
  return {
    close,
    /** @param {View} view */
    show: (view) => {
      const entry = view.changed.find(({ where }) => where === 'home');
      if (entry) page.replaceChildren(drawEntry(entry, about, acts.person()));
      else if (view.ids.home.length === 0) page.replaceChildren();
    },
  };
}
