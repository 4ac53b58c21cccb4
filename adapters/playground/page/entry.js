/** @import { Entry } from '../rooms.ts' */
/** @import { Persona } from '../people.ts' */
import { blocks } from './blocks.js';
import { icon, make } from './dom.js';
import { sayBriefly } from './moment.js';
import { words } from './words.js';

/**
 * What the page knows of everybody.
 *
 * @typedef {{ botName: string, channel: string, people: readonly Persona[] }} About
 */

/**
 * Draws one entry of a room.
 *
 * @param {Entry} entry
 * @param {About} about
 * @param {string} person Who looks at it.
 */
export function drawEntry(entry, about, person) {
  const isBot = entry.author === 'bot';
  const name = about.people.find(({ id }) => id === entry.author)?.name ?? about.botName;
  const isOnlyYours = isBot && entry.where === 'room' && entry.audience !== 'everyone';
  const isSent = entry.occurrence !== undefined;
  const id = `entry-${entry.id}`;
  const head = make(
    'header',
    { id: `${id}-head` },
    make('span', { class: 'name' }, name),
    ...(isBot ? [make('span', { class: 'badge' }, words.program)] : []),
    ' ',
    make('time', { datetime: entry.at }, sayBriefly(new Date(entry.at))),
  );
  return make(
    'article',
    {
      id,
      class: `entry ${isOnlyYours ? 'only-you' : ''} ${isBot ? 'by-bot' : 'by-person'} ${isSent ? 'sent' : ''}`,
      tabindex: '-1',
      'data-id': entry.id,
      'data-seq': String(entry.seq),
      'aria-labelledby': isOnlyYours ? `${id}-head ${id}-only` : `${id}-head`,
    },
    make('span', { class: `avatar of-${entry.author}`, 'aria-hidden': 'true' }, name.slice(0, 1)),
    make(
      'div',
      { class: 'body' },
      head,
      ...(isOnlyYours ? [privacy(entry, id)] : []),
      ...(!isOnlyYours && entry.typed !== undefined
        ? [make('p', { class: 'typed' }, words.answers(entry.typed))]
        : []),
      typeof entry.said === 'string'
        ? make('p', { class: 'said' }, entry.said)
        : make(
            'div',
            { class: 'said' },
            ...blocks(entry.said, { person, entry: entry.id, seq: String(entry.seq) }),
          ),
    ),
  );
}

/**
 * The line that says who sees an answer, with the control that takes it away.
 *
 * @param {Entry} entry
 * @param {string} id
 */
const privacy = (entry, id) =>
  make(
    'p',
    { class: 'privacy' },
    make('span', { class: 'only', id: `${id}-only` }, icon('eye'), words.onlyYou),
    ...(entry.typed === undefined ? [] : [make('span', { class: 'typed' }, words.answers(entry.typed))]),
    make('button', { type: 'button', class: 'dismiss', 'data-dismiss': entry.id }, words.dismiss),
  );
