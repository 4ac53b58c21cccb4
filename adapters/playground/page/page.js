/** @import { View, Where } from '../rooms.ts' */
/** @import { About } from './entry.js' */
import { createDialog } from './dialog.js';
import { find, icon, make } from './dom.js';
import { follow, send, Untaken } from './exchange.js';
import { createPane, createTurn } from './pane.js';
import { words } from './words.js';

const notice = find(document, '#notice', HTMLElement);
const about = /** @type {About} */ (await (await fetch('/about')).json());
const dialog = createDialog();
let { id: person } = about.people.find(({ id }) => id === new URLSearchParams(location.search).get('person')) ??
  about.people[0] ?? { id: 'sam' };

const pane = { room: createPane('room', about, actsIn('room')), chat: createPane('chat', about, actsIn('chat')) };
const panes = find(document, '#panes', HTMLElement);
panes.append(pane.room.section, pane.chat.section);
const turn = createTurn(find(document, '#turn', HTMLElement), panes, about);

drawWords();
drawPeople();
drawTheme();
let unfollow = be(person);

/**
 * What somebody does in a room, with whatever goes wrong said above the rooms.
 *
 * @param {Where} where
 * @returns {import('./pane.js').Acts}
 */
function actsIn(where) {
  const who = () => ({ person, where, id: crypto.randomUUID() });
  return {
    person: () => person,
    write: (line) => said(send('/line', { ...who(), line })),
    press: async (entry, action, chosen) => {
      const { person: presser } = who();
      const outcome = await said(send('/press', { ...who(), entry, action, ...(chosen && { chosen }) })).catch(() => undefined);
      if (outcome?.kind !== 'form' || presser !== person) return;
      await dialog.open(outcome.form, async (raw) => {
        const sent = await said(send('/submit', { ...who(), entry, form: outcome.form.id, raw }));
        return sent.kind === 'problems' ? sent.problems : [];
      });
      if (document.activeElement === document.body) pane[where].focusEntry(entry);
    },
    dismiss: async (entry) => {
      await said(send('/dismiss', { person, where, entry })).catch(() => undefined);
    },
  };
}
