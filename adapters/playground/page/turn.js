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
  const news = make('p', { class: 'unseen', role: 'status' });
  nav.append(turns.room.button, turns.chat.button, news);
  nav.setAttribute('aria-label', words.rooms);

  /** @param {'room' | 'chat'} where */
  const turnTo = (where) => {
    panes.dataset['front'] = where;
    for (const [each, { button }] of Object.entries(turns)) {
      button.setAttribute('aria-current', String(each === where));
    }
    turns[where].count.textContent = '';
    news.textContent = '';
    // What is not shown can't scroll along: whoever turns to it is taken to the newest.
    const log = panes.querySelector(`#${where} .log`);
    if (log) log.scrollTop = log.scrollHeight;
  };
  turns.room.button.addEventListener('click', () => turnTo('room'));
  turns.chat.button.addEventListener('click', () => turnTo('chat'));
  turnTo('room');
  return {
    /**
     * Says that there is something new where nobody looks.
     *
     * @param {'room' | 'chat'} where
     * @param {number} added At least 1.
     */
    tell: (where, added) => {
      if (panes.dataset['front'] === where) return;
      const { count, button } = turns[where];
      count.textContent = words.unread((Number.parseInt(count.textContent, 10) || 0) + added);
      news.textContent = button.textContent;
    },
    reset: () => {
      for (const { count } of Object.values(turns)) count.textContent = '';
    },
  };
}

/** @param {string} label */
function drawTurn(label) {
  const count = make('span', { class: 'count' });
  return { count, button: make('button', { type: 'button' }, make('span', {}, label), ' ', count) };
}
