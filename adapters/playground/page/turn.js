/** @import { About, Place } from './entry.js' */
import { find, make } from './dom.js';
import { reveal } from './log.js';
import { words } from './words.js';

/**
 * Makes the buttons with which the page turns from one room of the group to another, and a narrow page to the private
 * chat, too.
 *
 * @param {HTMLElement} nav
 * @param {HTMLElement} panes
 * @param {About} about
 */
export function createTurn(nav, panes, about) {
  /** @type {Map<Place, ReturnType<typeof drawTurn>>} */
  const turns = new Map(about.channels.map(({ id, name }) => [id, drawTurn(`# ${name}`)]));
  turns.set('chat', drawTurn(words.chatTitle));
  const news = make('p', { class: 'unseen', role: 'status' });
  nav.append(...[...turns.values()].map(({ button }) => button), news);
  nav.setAttribute('aria-label', words.rooms);

  /** @param {Place} where */
  const turnTo = (where) => {
    panes.dataset['front'] = where;
    if (where !== 'chat') panes.dataset['channel'] = where;
    for (const [each, { button, count }] of turns) {
      button.setAttribute('aria-current', String(each === where));
      if (each === where) count.textContent = '';
    }
    news.textContent = '';
    // What is not shown can't scroll along: whoever turns to it is taken to the newest.
    const log = find(panes, `#${where} .log`, HTMLElement);
    const newest = [...log.querySelectorAll('article')].at(-1);
    if (newest) reveal(log, newest);
  };
  for (const [where, { button }] of turns) button.addEventListener('click', () => turnTo(where));
  turnTo('room');
  return {
    turnTo,
    /**
     * Says that there is something new where nobody looks.
     *
     * @param {Place} where
     * @param {number} added At least 1.
     */
    tell: (where, added) => {
      const turn = turns.get(where);
      if (!turn || panes.querySelector(`#${where}`)?.checkVisibility()) return;
      const before = Number.parseInt(turn.count.textContent, 10) || 0;
      turn.count.replaceChildren(String(before + added), make('span', {}, ` ${words.unread}`));
      news.textContent = turn.button.textContent;
    },
    reset: () => {
      for (const { count } of turns.values()) count.textContent = '';
    },
  };
}

/** @param {string} label */
function drawTurn(label) {
  const count = make('span', { class: 'count' });
  return { count, button: make('button', { type: 'button' }, make('span', {}, label), ' ', count) };
}
