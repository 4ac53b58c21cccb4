/** Answers at a response_url, which needs no token: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
import http from 'node:http';
import https from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#core/log.ts';
import type { Message } from '#core/message.ts';
import type { Place } from '#core/plan.ts';
import { ANSWERED_WITHIN } from './clients.ts';
import { neverArrived, SlackFault } from './fault.ts';
import type { Channel } from './ids.ts';
import { LIMITS } from './limits.ts';
import { printBlocks } from './print.ts';
import { renderMessage } from './render.ts';

/** Nothing that is said is a page of its own. */
export const NO_UNFURLING = { unfurl_links: false, unfurl_media: false };

/** What is waited before an answer that never arrived is posted again, in milliseconds. */
const POSTED_AGAIN_AFTER = [500, 2000];

/** What answering needs. */
export interface RespondParts {
  readonly log: Log;
  /** What a notification says: a neutral sentence, never content. */
  readonly notification: string;
}

/** Answers privately at a response_url; in its thread, if that is where it came from. */
export async function respond(
  { log, notification }: RespondParts,
  url: string,
  message: Message,
  place: Place,
  at: Channel | undefined,
): Promise<void> {
  const threaded = at?.thread !== undefined && { thread_ts: at.thread };
  for (const [i, blocks] of renderMessage(message, LIMITS.responseCharacters).entries()) {
    const isNew = place === 'new' || i > 0;
    const where = isNew
      ? { response_type: 'ephemeral', replace_original: false, ...threaded }
      : { replace_original: true };
    /** Only the person sees it and nothing is pushed, so what is read aloud may say it all. */
    const body = { ...where, ...NO_UNFURLING, text: printBlocks(blocks) || notification, blocks };
    await postUntilItArrives(log, url, JSON.stringify(body));
  }
}

/** Posts again only what certainly did not arrive: whatever else went wrong, the person may see it already. */
async function postUntilItArrives(log: Log, url: string, json: string): Promise<void> {
  for (const pause of POSTED_AGAIN_AFTER) {
    try {
      return await postJson(url, json);
    } catch (fault) {
      if (!(fault instanceof SlackFault) || fault.code !== 'response_url_unreachable') throw fault;
      log.warn({ event: 'answer posted again', platform: 'slack' });
      await sleep(pause);
    }
  }
  return postJson(url, json);
}

function postJson(url: string, json: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(json) };
  /** Node's own client takes less than half the processor time of `fetch`, and each answer goes through here. */
  const { request } = url.startsWith('https:') ? https : http;
  const posting = request(url, { method: 'POST', headers, timeout: ANSWERED_WITHIN });
  posting.on('timeout', () => posting.destroy());
  posting.on('error', (error) =>
    reject(new SlackFault(neverArrived(error) ? 'response_url_unreachable' : 'response_url_unanswered')),
  );
  posting.on('response', (response) => {
    const { statusCode: status = 0 } = response;
    if (status >= 200 && status < 300) resolve();
    else reject(new SlackFault(`response_url_${status}`));
    /** Read to its end, so that the connection can serve the next one. */
    response.resume();
  });
  posting.end(json);
  return promise;
}
