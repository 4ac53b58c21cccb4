/** @import { Entry } from '../rooms.ts' */
/** @import { Channel, ChannelId, Persona } from '../people.ts' */
import { blocks } from './blocks.js';
import { icon, make } from './dom.js';
import { sayBriefly } from './moment.js';
import { words } from './words.js';

/**
 * What the page knows of everybody. `menus` are what every message offers that others can see too.
 *
 * @typedef {object} About
 * @property {string} botName
 * @property {readonly Channel[]} channels
 * @property {readonly Persona[]} people
 * @property {readonly { name: string, label: string }[]} menus
 */

/**
 * Where somebody writes.
 *
 * @typedef {ChannelId | 'chat'} Place
 */

/**
 * What a room of the group is called.
 *
 * @param {ChannelId} id
 * @param {About} about
 */
export const channelName = (id, { channels }) => channels.find((channel) => channel.id === id)?.name ?? id;

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
  const isPublic = entry.audience === 'everyone';
  const isOnlyYours = isBot && !isPublic && entry.where !== 'chat' && entry.where !== 'home';
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
  const body = make('div', { class: 'body' }, head);
  if (isPublic && about.menus.length > 0) body.append(menu(about));
  if (entry.tells) body.append(sound(entry.tells));
  if (isOnlyYours) body.append(privacy(entry, id));
  else if (entry.typed !== undefined) body.append(make('p', { class: 'typed' }, words.answers(entry.typed)));
  body.append(
    typeof entry.said === 'string'
      ? make('p', { class: 'said' }, entry.said)
      : make(
          'div',
          { class: 'said' },
          ...blocks(entry.said, { person, entry: entry.id, seq: String(entry.seq) }),
        ),
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
    body,
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

/**
 * What can be done to a message that others can see too, behind a button.
 *
 * @param {About} about
 */
const menu = ({ menus }) =>
  make(
    'details',
    { class: 'menu' },
    make('summary', { 'aria-label': words.menu }, '…'),
    make(
      'div',
      { class: 'buttons' },
      ...menus.map(({ name, label }) =>
        make('button', { type: 'button', class: 'button', 'data-menu': name }, label),
      ),
    ),
  );

/**
 * Says who is told of a message by a sound.
 *
 * @param {readonly string[]} tells
 */
const sound = (tells) =>
  make('p', { class: 'tells', 'data-tells': tells.join('\n') }, icon('bell'), words.told(tells));
