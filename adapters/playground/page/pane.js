/** @import { Entry, View, Where } from '../rooms.ts' */
/** @import { About } from './entry.js' */
import { createComposer } from './composer.js';
import { find, make } from './dom.js';
import { drawEntry } from './entry.js';
import { words } from './words.js';

/**
 * What a pane tells of.
 *
 * @typedef {object} Acts
 * @property {(line: string) => Promise<void>} write Rejects when it did not arrive.
 * @property {(entry: string, action: string, chosen?: string) => Promise<void>} press
 * @property {(entry: string) => Promise<void>} dismiss
 * @property {() => string} person Who it is that writes.
 */

/**
 * Makes the pane of one room: its head, what was said, and a field to write in.
 *
 * @param {Where} where
 * @param {About} about
 * @param {Acts} acts
 */
export function createPane(where, about, acts) {
  const template = find(document, '#pane', HTMLTemplateElement);
  const section = find(document.importNode(template.content, true), 'section', HTMLElement);
  const log = find(section, '.log', HTMLElement);
  const empty = find(section, '.empty', HTMLElement);
  const title = where === 'room' ? about.channel : words.chatTitle;
  section.id = where;
  section.setAttribute('aria-labelledby', `${where}-title`);
  log.setAttribute('aria-label', words.messagesIn(title));
  drawHead(section, where, title, about);
  const composer = createComposer(section, where, about, acts);
  drawHint(empty, where, () => composer.begin('/'));

  /** @param {string} id */
  const articleOf = (id) => {
    const element = document.getElementById(`entry-${id}`);
    return element && log.contains(element) ? element : undefined;
  };

  /** @param {Entry} entry */
  const put = (entry) => {
    const old = articleOf(entry.id);
    if (old?.dataset['seq'] === String(entry.seq)) return undefined;
    const article = drawEntry(entry, about);
    const hadFocus = old?.contains(document.activeElement);
    if (old) old.replaceWith(article);
    else log.append(article);
    if (hadFocus) article.focus({ preventScroll: true });
    return article;
  };

  /**
   * Shows what changed and resolves to how many entries are new.
   *
   * @param {View} view
   * @param {boolean} isFirst Nothing of it is read out, since it was all there before.
   */
  const show = (view, isFirst) => {
    const ids = new Set(view.ids[where]);
    const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 48;
    log.setAttribute('aria-live', isFirst ? 'off' : 'polite');
    for (const article of log.querySelectorAll('article')) {
      if (!ids.has(article.dataset['id'] ?? '')) leave(article, composer.field);
    }
    const known = log.querySelectorAll('article').length;
    const changed = view.changed.filter((entry) => entry.where === where).map(put);
    const last = changed.findLast((article) => article !== undefined);
    empty.hidden = ids.size > 0;
    if (last && (isFirst || wasAtEnd || last !== log.lastElementChild)) reveal(log, last);
    return log.querySelectorAll('article').length - known;
  };

  log.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('button') : null;
    const entry = button?.closest('article')?.dataset['id'];
    if (!button || entry === undefined || button.getAttribute('aria-busy') === 'true') return;
    const { press, pick, dismiss } = button.dataset;
    const chosen = pick === undefined ? undefined : button.parentElement?.querySelector('select')?.value;
    if (pick !== undefined && !chosen) return;
    const action = press ?? pick;
    const done = action !== undefined ? acts.press(entry, action, chosen) : dismiss && acts.dismiss(entry);
    if (!done) return;
    button.setAttribute('aria-busy', 'true');
    void done.finally(() => button.removeAttribute('aria-busy'));
  });

  return {
    section,
    show,
    composer,
    clear: () => log.querySelectorAll('article').forEach((article) => article.remove()),
    /** @param {string} id */
    focusEntry: (id) => (articleOf(id) ?? composer.field).focus(),
  };
}

/**
 * Takes an article away; what had the focus in it hands it on.
 *
 * @param {HTMLElement} article
 * @param {HTMLElement} field
 */
function leave(article, field) {
  const next = article.nextElementSibling ?? article.previousElementSibling;
  const heir = next instanceof HTMLElement && next.matches('article') ? next : field;
  if (article.contains(document.activeElement)) heir.focus({ preventScroll: true });
  article.remove();
}

/**
 * Brings an article into sight: its end, or its beginning where it does not fit.
 *
 * @param {HTMLElement} log
 * @param {HTMLElement} article
 */
function reveal(log, article) {
  const top = article.offsetTop - log.offsetTop - 12;
  const bottom = top + article.offsetHeight + 24 - log.clientHeight;
  if (article.offsetHeight + 24 > log.clientHeight || log.scrollTop > top) log.scrollTop = top;
  else log.scrollTop = Math.max(log.scrollTop, bottom);
}

/**
 * @param {HTMLElement} section
 * @param {Where} where
 * @param {string} title
 * @param {About} about
 */
function drawHead(section, where, title, about) {
  const heading = find(section, 'h2', HTMLHeadingElement);
  heading.id = `${where}-title`;
  heading.textContent = title;
  find(section, '.pane-head p', HTMLElement).textContent =
    where === 'room' ? words.roomAbout : words.chatAbout(about.botName);
  find(section, '.pane-head use', SVGUseElement).setAttribute('href', `#i-${where}`);
}

/**
 * @param {HTMLElement} empty
 * @param {Where} where
 * @param {() => void} begin
 */
function drawHint(empty, where, begin) {
  const isRoom = where === 'room';
  find(empty, '.empty-title', HTMLElement).textContent = isRoom ? words.roomHint : words.chatHint;
  find(empty, 'p:not(.empty-title)', HTMLElement).textContent = isRoom ? words.roomHintMore : words.chatHintMore;
  const button = find(empty, 'button', HTMLButtonElement);
  button.textContent = words.showCommands;
  button.addEventListener('click', begin);
}

/**
 * The buttons with which a narrow page turns from one room to the other.
 *
 * @param {HTMLElement} nav
 * @param {HTMLElement} panes
 * @param {About} about
 */
export function createTurn(nav, panes, about) {
  const buttons = { room: drawTurn(`# ${about.channel}`), chat: drawTurn(words.chatTitle) };
  nav.append(buttons.room.button, buttons.chat.button);
  /** @param {Where} where */
  const turn = (where) => {
    panes.dataset['front'] = where;
    for (const [each, { button, count }] of Object.entries(buttons)) {
      button.setAttribute('aria-current', String(each === where));
      if (each === where) count.textContent = '';
    }
  };
  buttons.room.button.addEventListener('click', () => turn('room'));
  buttons.chat.button.addEventListener('click', () => turn('chat'));
  turn('room');
  return {
    turn,
    /**
     * @param {Where} where
     * @param {number} count
     */
    tell: (where, count) => {
      const { count: badge } = buttons[where];
      const before = Number.parseInt(badge.textContent, 10) || 0;
      if (count > 0 && panes.dataset['front'] !== where) badge.textContent = words.unread(before + count);
    },
    reset: () => Object.values(buttons).forEach(({ count }) => (count.textContent = '')),
  };
}

/** @param {string} label */
function drawTurn(label) {
  const count = make('span', { class: 'count', role: 'status' });
  return { count, button: make('button', { type: 'button' }, make('span', {}, label), ' ', count) };
}
