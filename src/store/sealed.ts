import { createCipheriv, createDecipheriv, createHash, createSecretKey, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { Unopenable } from './errors.ts';

/** A key for AES-256-GCM. The id tells which key sealed a value; it says nothing about the key itself. */
export interface Key {
  readonly id: string;
  readonly secret: KeyObject;
}

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ID_BYTES = 6;
const FORMAT = 's1';
const CIPHER = 'aes-256-gcm';

/** The key with these 32 bytes. */
export function keyOf(bytes: Buffer): Key {
  if (bytes.length !== KEY_BYTES) throw new RangeError(`a key has ${KEY_BYTES} bytes`);
  const id = createHash('sha256').update('trust-steps key id\0').update(bytes).digest().subarray(0, ID_BYTES);
  return { id: id.toString('base64url'), secret: createSecretKey(bytes) };
}

/** A key that nobody had before. */
export function makeKey(): Key {
  return keyOf(randomBytes(KEY_BYTES));
}

/**
 * Encrypts, so that the value opens only with this key and under this identity (the name of its cell: a value that
 * is moved to another cell doesn't open there). The same value is sealed differently each time.
 */
export function seal(key: Key, identity: string, plain: string | Buffer): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key.secret, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(aad(key.id, identity));
  const text = Buffer.concat([cipher.update(plain), cipher.final()]);
  const payload = Buffer.concat([nonce, text, cipher.getAuthTag()]);
  return `${FORMAT}.${key.id}.${payload.toString('base64url')}`;
}

/** Decrypts what `seal` made. Throws `Unopenable` for anything else. */
export function unseal(key: Key, identity: string, sealed: string): Buffer {
  const { keyId, payload } = parse(sealed);
  if (keyId !== key.id || payload.length < NONCE_BYTES + TAG_BYTES) throw unopenable();
  const textEnd = payload.length - TAG_BYTES;
  const nonce = payload.subarray(0, NONCE_BYTES);
  const decipher = createDecipheriv(CIPHER, key.secret, nonce, { authTagLength: TAG_BYTES });
  decipher.setAAD(aad(keyId, identity));
  decipher.setAuthTag(payload.subarray(textEnd));
  try {
    return Buffer.concat([decipher.update(payload.subarray(NONCE_BYTES, textEnd)), decipher.final()]);
  } catch {
    throw unopenable();
  }
}

/** The id of the key that sealed this value. Not proven until the value is opened. */
export function keyIdOf(sealed: string): string {
  return split(sealed).keyId;
}

/** A key, sealed by another. */
export function wrap(wrapper: Key, identity: string, key: Key): string {
  return seal(wrapper, identity, key.secret.export());
}

/** The key that `wrap` sealed. Throws `Unopenable` as `unseal` does. */
export function unwrap(wrapper: Key, identity: string, wrapped: string): Key {
  return keyOf(unseal(wrapper, identity, wrapped));
}

function split(sealed: string): { keyId: string; payload: string } {
  const [format, keyId, payload, ...rest] = sealed.split('.');
  if (format !== FORMAT || !keyId || !payload || rest.length > 0) throw unopenable();
  return { keyId, payload };
}

function parse(sealed: string): { keyId: string; payload: Buffer } {
  const { keyId, payload } = split(sealed);
  const bytes = Buffer.from(payload, 'base64url');
  // One value has one spelling: the decoder ignores what it doesn't know, so it is spelled again and compared.
  if (bytes.toString('base64url') !== payload) throw unopenable();
  return { keyId, payload: bytes };
}

function aad(keyId: string, identity: string): Buffer {
  return Buffer.from(JSON.stringify([FORMAT, keyId, identity]));
}

function unopenable(): Unopenable {
  return new Unopenable('A sealed value does not open: it was damaged, changed or moved.');
}
