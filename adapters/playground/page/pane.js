/** @import { Persona } from '../people.ts' */
/** @import { About, Place } from './entry.js' */
import { createComposer } from './composer.js';
import { find } from './dom.js';
import { channelName } from './entry.js';
import { createLog } from './log.js';
import { words } from './words.js';

/**
 * What somebody can do in a room. `write` rejects when it did not arrive.
 *
 * @typedef {object} Acts
 * @property {() => string} person Who it is that does it.
 * @property {(line: string) => Promise<unknown>} write
 * @property {(entry: string, action: string, chosen?: string) => Promise<void>} press
 * @property {(entry: string) => Promise<void>} dismiss
 * @property {(entry: string, name: string) => Promise<void>} menu
 */

/**
 * Makes the pane of one room: its head, what was said, and a field to write in.
 *
 * @param {Place} where
 * @param {About} about
 * @param {Acts} acts
 */
export function createPane(where, about, acts) {
  const template = find(document, '#pane', HTMLTemplateElement);
  const section = find(document.importNode(template.content, true), 'section', HTMLElement);
  section.id = where;
  section.setAttribute('aria-labelledby', `${where}-title`);
  drawHead(section, where, about);
  const log = createLog(section, where, about, acts);
  const composer = createComposer(section, where, about, acts);
  const empty = find(section, '.empty', HTMLElement);
  drawHint(empty, where, () => composer.begin('/'));
  return {
    section,
    log,
    composer,
    /** @param {Persona['role']} role What whoever looks at the page is in the group. */
    greet: (role) => {
      find(empty, '.empty-more', HTMLElement).textContent =
        where === 'chat' ? words.chatHintMore : words.roomHintMore[role];
    },
  };
}

/**
 * @param {HTMLElement} section
 * @param {Place} where
 * @param {About} about
 */
function drawHead(section, where, about) {
  const isRoom = where !== 'chat';
  const heading = find(section, 'h2', HTMLHeadingElement);
  heading.id = `${where}-title`;
  heading.textContent = isRoom ? channelName(where, about) : words.chatTitle;
  const more = find(section, '.pane-head p', HTMLElement);
  more.textContent = isRoom ? words.roomAbout : words.chatAbout(about.botName);
  find(section, '.pane-head use', SVGUseElement).setAttribute('href', isRoom ? '#i-room' : '#i-chat');
}

/**
 * @param {HTMLElement} empty
 * @param {Place} where
 * @param {() => void} begin
 */
function drawHint(empty, where, begin) {
  const isRoom = where !== 'chat';
  find(empty, '.empty-title', HTMLElement).textContent = isRoom ? words.roomHint : words.chatHint;
  const button = find(empty, 'button', HTMLButtonElement);
  button.textContent = words.showCommands;
  button.addEventListener('click', begin);
}
