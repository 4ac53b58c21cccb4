/** @import { Leap } from '../clock.ts' */
/** @import { View } from '../rooms.ts' */
import { find, make } from './dom.js';
import { sayMoment } from './moment.js';
import { words } from './words.js';

/** How often the page looks at the clock, in milliseconds. */
const EVERY = 1000;

/** What is no small difference between two clocks: somebody has moved the time. In milliseconds. */
const JUMP = 30_000;

/** @type {readonly Leap[]} */
const LEAPS = ['hour', 'day', 'note', 'reminder'];

/**
 * Shows the playground's own time, with buttons that move it.
 *
 * @param {(leap: Leap) => Promise<{ kind: string }>} move Rejects when it did not arrive.
 */
export function createTime(move) {
  const section = find(document, '#time', HTMLElement);
  const shown = find(section, 'time', HTMLTimeElement);
  const told = find(section, '[role=status]', HTMLElement);
  /** @type {number | undefined} How far the playground's time is ahead of the computer's, in milliseconds. */
  let ahead;
  const now = () => new Date(Date.now() + (ahead ?? 0));
  const show = () => {
    const text = sayMoment(now());
    if (shown.textContent === text) return;
    shown.textContent = text;
    shown.dateTime = now().toISOString();
  };
  /**
   * Says something to everybody, or to those only who don't see the clock.
   *
   * @param {string} sentence
   * @param {boolean} isSeen
   */
  const say = (sentence, isSeen) => {
    told.textContent = sentence;
    told.classList.toggle('unseen', !isSeen);
  };
  /** @param {Leap} leap */
  const leapOn = async (leap) => {
    say('', false);
    const { kind } = await move(leap);
    if (kind === 'unplanned')
      say(leap === 'reminder' ? words.unplanned.reminder : words.unplanned.note, true);
  };
  section.setAttribute('aria-label', words.time);
  find(section, '.leaps', HTMLElement).append(...LEAPS.map((leap) => drawLeap(leap, () => leapOn(leap))));
  setInterval(() => ahead !== undefined && show(), EVERY);
  return {
    /** @param {View} view */
    tell: (view) => {
      const before = ahead;
      ahead = Date.parse(view.now) - Date.now();
      show();
      if (before !== undefined && ahead - before > JUMP) say(words.isNow(sayMoment(now())), false);
    },
    clear: () => say('', false),
  };
}

/**
 * @param {Leap} leap
 * @param {() => Promise<void>} run
 */
function drawLeap(leap, run) {
  const [more = '', label = ''] = words.leaps[leap];
  const button = make('button', { type: 'button', class: 'button' }, make('span', {}, more), label);
  button.addEventListener('click', () => {
    if (button.getAttribute('aria-busy') === 'true') return;
    button.setAttribute('aria-busy', 'true');
    // Whoever moves the clock has said above the rooms what went wrong.
    void run()
      .catch(() => undefined)
      .finally(() => button.removeAttribute('aria-busy'));
  });
  return button;
}
