/** @import { ChannelId } from '../people.ts' */
/** @import { View } from '../rooms.ts' */
/** @import { About } from './entry.js' */
import { find, make } from './dom.js';
import { channelName } from './entry.js';
import { words } from './words.js';

/**
 * Makes what can be set for one room of the group, behind a button in its head.
 *
 * @param {HTMLElement} section The pane of the room.
 * @param {ChannelId} channel
 * @param {About} about
 * @param {(may: boolean) => Promise<unknown>} letBotPost Rejects when that did not arrive.
 * @param {(isIn: boolean) => Promise<unknown>} letBotIn The same for all rooms: takes the bot out of the group, or lets it in.
 */
export function createSettings(section, channel, about, letBotPost, letBotIn) {
  const { botName } = about;
  const post = makeTick(`${channel}-post`, words.mayPost, words.mayPostHint(botName), letBotPost);
  const stay = makeTick(`${channel}-in`, words.isIn(botName), words.isInHint, letBotIn);
  const summary = make(
    'summary',
    { class: 'quiet', 'aria-label': words.settingsOf(channelName(channel, about)) },
    words.settings,
  );
  const panel = make('div', { class: 'panel' }, ...post.parts, ...stay.parts);
  const details = make('details', { class: 'settings' }, summary, panel);
  const more = find(section, '.pane-head p', HTMLElement);
  more.after(details);

  const close = () => {
    if (details.contains(document.activeElement)) summary.focus();
    details.open = false;
  };
  details.addEventListener('keydown', (event) => event.key === 'Escape' && close());
  details.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !details.contains(relatedTarget)) details.open = false;
  });
  return {
    /** @param {View} view */
    show: ({ mute, isBotIn }) => {
      const isMute = mute.includes(channel);
      post.box.checked = !isMute;
      stay.box.checked = isBotIn;
      const here = isMute ? words.roomMute(botName) : words.roomAbout;
      more.textContent = isBotIn ? here : words.roomLeft(botName);
      more.classList.toggle('warned', isMute || !isBotIn);
    },
  };
}

/**
 * A box to tick, with a hint.
 *
 * @param {string} id
 * @param {string} label
 * @param {string} hint
 * @param {(isOn: boolean) => Promise<unknown>} set
 */
function makeTick(id, label, hint, set) {
  const box = make('input', { type: 'checkbox', id, 'aria-describedby': `${id}-hint`, checked: true });
  box.addEventListener('change', () => {
    const isOn = box.checked;
    // Whoever asked has said above the rooms what went wrong.
    set(isOn).catch(() => (box.checked = !isOn));
  });
  const parts = [
    make('label', { class: 'tick', for: id }, box, make('span', {}, label)),
    make('p', { class: 'hint', id: `${id}-hint` }, hint),
  ];
  return { box, parts };
}
