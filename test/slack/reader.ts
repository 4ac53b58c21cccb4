import type { Breach } from '../stage.ts';
import { checkMessage, checkView, countText } from './block-kit.ts';
import { countCharacters } from './findings.ts';
import type { Finding } from './findings.ts';
import { isObject, parseJson, textAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { LIMITS } from './limits.ts';
import type { LimitName } from './limits.ts';
import type { Draft } from './workspace.ts';

/** Why Slack would not take it, and each finding in Slack's words. */
export interface Refusal {
  readonly error: string;
  readonly messages: readonly string[];
}

/** What Slack takes, or why it does not. */
export type Read<T> = { readonly taken: T } | Refusal;

/** Reads what the app wants to show, checks it, and notes every breach. */
export interface Reader {
  /** `posted` is for chat.postMessage and chat.update, which refuse very long messages. */
  message(args: JsonObject, from: string, posted: boolean): Read<Draft>;
  view(given: Json, from: string): Read<JsonObject>;
}

const isLimit = (rule: string): rule is LimitName => Object.hasOwn(LIMITS, rule);

/** A reader that takes everything, for measuring: nothing is parsed, nothing checked. */
export const trustingReader: Reader = {
  message: (args) => ({ taken: { text: textAt(args, 'text'), blocks: undefined } }),
  view: (given) => ({ taken: isObject(given) ? given : {} }),
};

/** A reader that checks against Slack's rules; `typed` holds markup that people typed. */
export function createReader(breaches: Breach[], typed: ReadonlySet<string>): Reader {
  const note = (findings: readonly Finding[], from: string): readonly string[] => {
    for (const { rule, at, sentence } of findings) {
      const link = isLimit(rule) ? `, see ${LIMITS[rule].link}` : '';
      breaches.push({ rule, detail: `${from}: ${sentence} [json-pointer:${at}]${link}` });
    }
    return findings
      .filter(({ refused }) => refused)
      .map(({ at, sentence }) => `${sentence} [json-pointer:${at}]`);
  };
  const refuse = (rule: string, error: string, from: string): Refusal => {
    breaches.push({ rule, detail: `${from}: ${error}` });
    return { error, messages: [] };
  };
  return {
    message(args, from, posted) {
      const text = textAt(args, 'text');
      const blocks = decoded(args['blocks']);
      if (text === '' && (blocks === undefined || isEmpty(blocks))) return refuse('no text', 'no_text', from);
      if (countCharacters(text) > LIMITS.messageText.max) return refuse('messageText', 'msg_too_long', from);
      if (blocks !== undefined && !Array.isArray(blocks))
        return refuse('blocks', 'invalid_blocks_format', from);
      const messages = note(checkMessage({ text, blocks }, typed), from);
      if (messages.length > 0) return { error: 'invalid_blocks', messages };
      if (posted && countText(blocks) > LIMITS.messageCharacters.max) {
        return refuse('messageCharacters', 'msg_blocks_too_long', from);
      }
      const threadTs = textAt(args, 'thread_ts');
      return {
        taken: { text, blocks: blocks?.filter(isObject), ...(threadTs === '' ? {} : { threadTs }) },
      };
    },
    view(given, from) {
      const view = decoded(given);
      if (Buffer.byteLength(JSON.stringify(view ?? null)) > LIMITS.viewSize.max) {
        return refuse('viewSize', 'view_too_large', from);
      }
      const messages = note(checkView(view, typed), from);
      if (messages.length > 0 || !isObject(view)) return { error: 'invalid_arguments', messages };
      return { taken: view };
    },
  };
}

/** A form-encoded request carries blocks and views as JSON in a string. */
const decoded = (given: Json): Json => (typeof given === 'string' ? (parseJson(given) ?? given) : given);

const isEmpty = (blocks: Json): boolean => Array.isArray(blocks) && blocks.length === 0;
