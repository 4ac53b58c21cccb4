/** @import { Outcome } from '../acknowledge.ts' */
/** @import { Completion } from '../completion.ts' */
/** @import { View } from '../rooms.ts' */

import { words } from './words.js';

/** What the server did not take, with a sentence that says why. */
class Untaken extends Error {}

/**
 * A sentence for what did not arrive, or was not taken.
 *
 * @param {unknown} fault
 */
export const sayUntaken = (fault) => (fault instanceof Untaken ? fault.message : words.unreached);

/** A name for one happening. Unlike `randomUUID` it can be had where the page came from another machine. */
export const makeId = () =>
  [...crypto.getRandomValues(new Uint32Array(4))].map((n) => n.toString(16).padStart(8, '0')).join('-');

let sent = 0;
/** The number of the last change that the server told of in an answer, and of the last one that is on the page. */
let told = 0;
let shown = -1;

/** Says on the page itself whether all that was sent is answered and shown. */
function sayState() {
  const { dataset } = document.documentElement;
  dataset['seq'] = String(shown);
  dataset['state'] = shown < 0 ? 'connecting' : isBusy() ? 'busy' : 'idle';
}

/** Has something been sent that is not answered and shown yet? */
export const isBusy = () => sent > 0 || shown < told;

/**
 * @param {string} path
 * @param {object} body
 * @param {AbortSignal} [signal]
 * @returns {Promise<unknown>}
 */
async function post(path, body, signal) {
  const request = {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, locale: navigator.language }),
    ...(signal && { signal }),
  };
  const response = await fetch(path, request);
  const answer = await response.json();
  if (!response.ok) throw new Untaken(answer.sentence);
  return answer;
}

/**
 * Sends what somebody did and resolves with what came of it.
 *
 * @param {'/line' | '/press' | '/menu' | '/submit' | '/dismiss' | '/home' | '/time' | '/permission' | '/membership'} path
 * @param {object} body
 */
export async function send(path, body) {
  sent += 1;
  sayState();
  try {
    const outcome = /** @type {Outcome & { seq: number }} */ (await post(path, body));
    told = Math.max(told, outcome.seq);
    return outcome;
  } finally {
    sent -= 1;
    sayState();
  }
}

/**
 * What could be typed next.
 *
 * @param {object} body
 * @param {AbortSignal} signal
 */
export const complete = async (body, signal) =>
  /** @type {Completion} */ (await post('/complete', body, signal));

/**
 * Follows what a person sees, until the returned function is called. Hidden pages don't: a browser keeps only six
 * connections to one server open.
 *
 * @param {string} person
 * @param {(view: View) => void} onView The first view after a connection holds everything.
 * @param {(isConnected: boolean) => void} onConnected
 */
export function follow(person, onView, onConnected) {
  /** @type {EventSource | undefined} */
  let source;
  const connect = () => {
    source?.close();
    shown = -1;
    told = 0;
    sayState();
    source = new EventSource(`/feed?person=${encodeURIComponent(person)}`);
    source.addEventListener('view', (event) => {
      const view = /** @type {View} */ (JSON.parse(event.data));
      onConnected(true);
      onView(view);
      shown = view.seq;
      sayState();
    });
    source.addEventListener('error', () => {
      onConnected(false);
      if (source?.readyState === EventSource.CLOSED) setTimeout(turn, 2000);
      shown = -1;
      told = 0;
      sayState();
    });
  };
  const turn = () => {
    if (isOver) return;
    if (document.hidden) source?.close();
    else if (!source || source.readyState === EventSource.CLOSED) connect();
  };
  let isOver = false;
  document.addEventListener('visibilitychange', turn);
  turn();
  return () => {
    isOver = true;
    document.removeEventListener('visibilitychange', turn);
    source?.close();
  };
}
