/** @import { Persona } from '../people.ts' */
/** @import { Outcome } from '../acknowledge.ts' */
/** @import { ShownForm } from '../render.ts' */
/** @import { About, Place } from './entry.js' */
import { createDialog } from './dialog.js';
import { find, make } from './dom.js';
import { follow, isBusy, makeId, sayUntaken, send } from './exchange.js';
import { createHome } from './home.js';
import { createPane } from './pane.js';
import { createSettings } from './settings.js';
import { createTime } from './time.js';
import { createTurn } from './turn.js';
import { words } from './words.js';

const notice = find(document, '#notice', HTMLElement);
const about = /** @type {About} */ (await (await fetch('/about')).json());
const dialog = createDialog();
let { id: person } = about.people.find(
  ({ id }) => id === new URLSearchParams(location.search).get('person'),
) ??
  about.people[0] ?? { id: 'sam' };

const pane = {
  room: createPane('room', about, actsIn('room')),
  quiet: createPane('quiet', about, actsIn('quiet')),
  chat: createPane('chat', about, actsIn('chat')),
};
const panes = find(document, '#panes', HTMLElement);
panes.append(...Object.values(pane).map(({ section }) => section));
const turn = createTurn(find(document, '#turn', HTMLElement), panes, about);
const home = createHome(pane.chat.section, about, actsIn('chat'), () =>
  said(send('/home', { person, id: makeId() })),
);
const settings = about.channels.map(({ id: where }) =>
  createSettings(
    pane[where].section,
    where,
    about,
    (may) => said(send('/permission', { where, may })),
    (isIn) => said(send('/membership', { isIn })),
  ),
);
const time = createTime((leap) => said(send('/time', { person, leap })));

/** The message that the address leads to, shown once it is there. */
let wanted = location.hash.slice(1);

drawWords();
drawPeople();
drawTheme();
let unfollow = be(person);

/**
 * What somebody does in a room, with whatever goes wrong said above the rooms.
 *
 * @param {Place} where
 * @returns {import('./pane.js').Acts}
 */
function actsIn(where) {
  const who = () => ({ person, where, id: makeId() });
  /**
   * @param {ShownForm} form
   * @param {string} entry The one whose button opened it, or nothing where a command did.
   */
  const fillIn = async (form, entry) => {
    await dialog.open(form, async (raw) => {
      const sent = await said(send('/submit', { ...who(), entry, form: form.id, raw }));
      return sent.kind === 'problems' ? sent.problems : [];
    });
    if (document.activeElement === document.body) pane[where].log.focus(entry);
  };
  /**
   * Opens the form that something led to, unless somebody else looks at the page by now.
   *
   * @param {Outcome} outcome
   * @param {string} asker
   * @param {string} entry
   */
  const openForm = (outcome, asker, entry) => {
    if (outcome.kind === 'form' && asker === person) void fillIn(outcome.form, entry);
  };
  return {
    person: () => person,
    write: async (line) => {
      const written = { ...who(), line };
      openForm(await said(send('/line', written)), written.person, '');
    },
    press: async (entry, action, chosen) => {
      const pressed = { ...who(), entry, action, ...(chosen && { chosen }) };
      const outcome = await said(send('/press', pressed)).catch(() => undefined);
      if (outcome) openForm(outcome, pressed.person, entry);
    },
    menu: async (entry, name) => {
      const chosen = { person, id: makeId(), entry, name };
      const outcome = await said(send('/menu', chosen)).catch(() => undefined);
      if (outcome) openForm(outcome, chosen.person, entry);
    },
    dismiss: async (entry) => {
      await said(send('/dismiss', { person, where, entry })).catch(() => undefined);
    },
  };
}

/**
 * @template T
 * @param {Promise<T>} sending
 */
async function said(sending) {
  try {
    const outcome = await sending;
    notice.textContent = '';
    return outcome;
  } catch (fault) {
    notice.textContent = sayUntaken(fault);
    throw fault;
  }
}

/**
 * Becomes somebody: their view replaces the one before.
 *
 * @param {Persona['id']} id
 */
function be(id) {
  person = id;
  history.replaceState(undefined, '', `?person=${id}${location.hash}`);
  const role = about.people.find((each) => each.id === id)?.role ?? 'member';
  for (const { log, composer, greet } of Object.values(pane)) {
    log.clear();
    composer.clear();
    greet(role);
  }
  turn.reset();
  home.close();
  time.clear();
  let isFirst = true;
  return follow(
    id,
    (view) => {
      time.tell(view);
      home.show(view);
      for (const each of settings) each.show(view);
      for (const where of /** @type {const} */ (['room', 'quiet', 'chat'])) {
        const count = pane[where].log.show(view, isFirst, isBusy());
        if (isFirst || count <= 0) continue;
        turn.tell(where, count);
        if (where === 'chat') home.close();
      }
      if (isFirst) goTo(wanted);
      isFirst = false;
    },
    (isConnected) => {
      if (!isConnected) notice.textContent = words.reconnecting;
      else if (notice.textContent === words.reconnecting) notice.textContent = '';
    },
  );
}

/**
 * Shows a message, where this person sees it.
 *
 * @param {string} id
 */
function goTo(id) {
  wanted = '';
  const article = document.getElementById(id);
  const where = article?.closest('section')?.id;
  if (!article?.matches('article') || (where !== 'room' && where !== 'quiet' && where !== 'chat')) return;
  turn.turnTo(where);
  article.scrollIntoView({ block: 'nearest' });
  article.focus();
}

function drawWords() {
  /** @type {Record<string, unknown>} */
  const all = { ...words, botName: about.botName };
  for (const element of document.querySelectorAll('[data-words]')) {
    element.textContent = String(all[element.getAttribute('data-words') ?? '']);
  }
  document.title = `${about.botName} · ${words.playground}`;
}

function drawPeople() {
  const fieldset = find(document, '#people', HTMLElement);
  for (const { id, name, role } of about.people) {
    const radio = make('input', { type: 'radio', name: 'person', value: id, checked: id === person });
    radio.addEventListener('change', () => {
      unfollow();
      unfollow = be(id);
    });
    fieldset.append(
      make(
        'label',
        { class: 'persona' },
        radio,
        make('span', { class: `avatar of-${id}`, 'aria-hidden': 'true' }, name.slice(0, 1)),
        make('span', { class: 'persona-name' }, name),
        ' ',
        make('span', { class: 'persona-role' }, words.roles[role]),
      ),
    );
  }
}

function drawTheme() {
  const button = find(document, '#theme', HTMLButtonElement);
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const isDark = () => (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';
  const say = () => button.setAttribute('aria-pressed', String(isDark()));
  button.addEventListener('click', () => {
    root.dataset['theme'] = isDark() ? 'light' : 'dark';
    localStorage.setItem('theme', root.dataset['theme']);
    say();
  });
  system.addEventListener('change', say);
  say();
}
