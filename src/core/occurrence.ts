import type { Part } from './route.ts';

const LENGTH = 16;
const BYTES = 12;

/** A name that no message had before: 16 characters of A-Z, a-z, 0-9, - and _. */
export const makeOccurrence = (): string =>
  crypto.getRandomValues(new Uint8Array(BYTES)).toBase64({ alphabet: 'base64url' });

/** The same name for the same cause: what is sent twice because a call came twice is one message, where a platform can tell. */
export async function occurrenceOf(cause: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(cause));
  return new Uint8Array(digest).subarray(0, BYTES).toBase64({ alphabet: 'base64url' });
}

/** Such a name in an id. */
export const occurrencePart: Part<string> = {
  width: LENGTH,
  write: (value) => value,
  read: (raw) => (/^[\w-]{16}$/.test(raw) ? { value: raw } : undefined),
};
