/** @import { Where } from '../rooms.ts' */
/** @import { About } from './entry.js' */
import { make } from './dom.js';
import { words } from './words.js';

/**
 * Makes the buttons with which a narrow page turns from one room to the other.
 *
 * @param {HTMLElement} nav
 * @param {HTMLElement} panes
 * @param {About} about
 */
export function createTurn(nav, panes, about) {
  const turns = { room: drawTurn(`# ${about.channel}`), chat: drawTurn(words.chatTitle) };
  nav.append(turns.room.button, turns.chat.button);
  nav.setAttribute('aria-label', words.rooms);

  /** @param {Where} where */
  const turnTo = (where) => {
    panes.dataset['front'] = where;
    for (const [each, { button }] of Object.entries(turns)) {
      button.setAttribute('aria-current', String(each === where));
    }
    turns[where].count.textContent = '';
  };
  turns.room.button.addEventListener('click', () => turnTo('room'));
  turns.chat.button.addEventListener('click', () => turnTo('chat'));
  turnTo('room');
  return {
    /**
     * Says that there is something new where nobody looks.
     *
     * @param {Where} where
     * @param {number} added
     */
    tell: (where, added) => {
      const { count } = turns[where];
      const before = Number.parseInt(count.textContent, 10) || 0;
      if (added > 0 && panes.dataset['front'] !== where) count.textContent = words.unread(before + added);
    },
    reset: () => {
      for (const { count } of Object.values(turns)) count.textContent = '';
    },
  };
}

/** @param {string} label */
function drawTurn(label) {
  const count = make('span', { class: 'count', role: 'status' });
  return { count, button: make('button', { type: 'button' }, make('span', {}, label), ' ', count) };
}
