/** @import { Entry, View } from '../rooms.ts' */
/** @import { About, Place } from './entry.js' */
/** @import { Acts } from './pane.js' */
import { find } from './dom.js';
import { channelName, drawEntry } from './entry.js';
import { words } from './words.js';

/** How far from the end somebody may have scrolled and still be taken along, in pixels. */
const NEAR = 48;

/**
 * Makes the list of what was said in one room, and listens to the buttons in it.
 *
 * @param {HTMLElement} section
 * @param {Place} where
 * @param {About} about
 * @param {Acts} acts
 */
export function createLog(section, where, about, acts) {
  const log = find(section, '.log', HTMLElement);
  const empty = find(section, '.empty', HTMLElement);
  const field = find(section, '.composer input', HTMLInputElement);
  log.setAttribute(
    'aria-label',
    words.messagesIn(where === 'chat' ? words.chatTitle : channelName(where, about)),
  );
  log.addEventListener('click', (event) => act(event.target, acts));

  /** @param {Entry} entry */
  const put = (entry) => {
    const old = articleOf(log, entry.id);
    if (old?.dataset['seq'] === String(entry.seq)) return;
    const article = drawEntry(entry, about, acts.person());
    const hadFocus = old?.contains(document.activeElement);
    if (old) old.replaceWith(article);
    else log.append(article);
    if (hadFocus) article.focus({ preventScroll: true });
  };
  /**
   * Shows what changed and returns how many entries are new.
   *
   * @param {View} view
   * @param {boolean} isFirst Nothing of it is read out, since it was all there before.
   * @param {boolean} isAwaited This person has just done something, and wants to see what comes of it.
   */
  const show = (view, isFirst, isAwaited) => {
    const ids = new Set(view.ids[where]);
    const wasNearEnd = log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
    log.setAttribute('aria-live', isFirst ? 'off' : 'polite');
    for (const article of log.querySelectorAll('article')) {
      if (!ids.has(article.dataset['id'] ?? '')) leave(article, field);
    }
    const known = log.querySelectorAll('article').length;
    const changed = view.changed.filter((entry) => entry.where === where);
    changed.forEach(put);
    empty.hidden = ids.size > 0;
    const last = changed.at(-1);
    const article = last && articleOf(log, last.id);
    if (article && (isFirst || wasNearEnd || isAwaited || last.audience === acts.person()))
      reveal(log, article);
    return log.querySelectorAll('article').length - known;
  };
  return {
    show,
    clear: () => log.querySelectorAll('article').forEach((article) => article.remove()),
    /** @param {string} id */
    focus: (id) => (articleOf(log, id) ?? field).focus(),
  };
}

/**
 * @param {HTMLElement} log
 * @param {string} id
 */
function articleOf(log, id) {
  const element = document.getElementById(`entry-${id}`);
  return element && log.contains(element) ? element : undefined;
}

/**
 * Does what a button stands for. While it is being done, the button does nothing more.
 *
 * @param {EventTarget | null} target
 * @param {Acts} acts
 */
export function act(target, acts) {
  const button = target instanceof Element ? target.closest('button') : null;
  const entry = button?.closest('article')?.dataset['id'];
  if (!button || entry === undefined || button.getAttribute('aria-busy') === 'true') return;
  const { press, pick, dismiss, menu } = button.dataset;
  const chosen = pick && button.parentElement?.querySelector('select')?.value;
  const done =
    (press && acts.press(entry, press)) ||
    (pick && chosen && acts.press(entry, pick, chosen)) ||
    (dismiss && acts.dismiss(entry)) ||
    (menu && acts.menu(entry, menu));
  if (!done) return;
  if (menu) fold(button);
  button.setAttribute('aria-busy', 'true');
  void done.finally(() => button.removeAttribute('aria-busy'));
}

/**
 * Closes the menu that the button is in; the focus stays with it.
 *
 * @param {HTMLElement} button
 */
function fold(button) {
  const menu = button.closest('details');
  if (!menu) return;
  find(menu, 'summary', HTMLElement).focus();
  menu.open = false;
}

/**
 * Takes an article away; if the focus was in it, it goes to its neighbour or to the field.
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
export function reveal(log, article) {
  const top = article.offsetTop - 12;
  const bottom = top + article.offsetHeight + 24 - log.clientHeight;
  if (article.offsetHeight + 24 > log.clientHeight || log.scrollTop > top) log.scrollTop = top;
  else log.scrollTop = Math.max(log.scrollTop, bottom);
}
