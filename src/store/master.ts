import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { Unusable } from './errors.ts';
import { keyOf } from './sealed.ts';
import type { Key } from './sealed.ts';

const HEX = /^[0-9a-f]{64}$/i;
const BASE64 = /^[A-Za-z0-9+/_-]{43}=$/;
const BASE64URL = /^[A-Za-z0-9_-]{43}$/;

/** 32 random bytes in base64, as DATA_KEY takes them. */
export function makeMasterText(): string {
  return randomBytes(32).toString('base64');
}

/**
 * The master key that a setting names: 32 bytes in base64 or in hex, or the path of a file that holds them so.
 * Throws `Unusable`, which quotes neither the setting nor the file. `name` is how the message calls the setting.
 */
export function readMaster(setting: string, name: string): Key {
  const key = parse(setting) ?? parse(contentOf(setting));
  if (key !== undefined) return key;
  throw new Unusable(`${name} is neither a key of 32 bytes in base64 or hex, nor a file that holds one.`);
}

/** Where the embedded store keeps a key of its own making. */
export function masterFile(folder: string): string {
  return join(folder, 'data.key');
}

export function hasMasterFile(folder: string): boolean {
  return existsSync(masterFile(folder));
}

/** Writes the key file of a folder, readable by its owner only, whole or not at all, and durably. */
export function writeMasterFile(folder: string, text: string): void {
  const path = masterFile(folder);
  const file = openSync(`${path}.new`, 'w', 0o600);
  try {
    writeSync(file, `${text}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(`${path}.new`, path);
  syncFolder(folder);
}

/** Else the file's new name could be lost in a power cut, and with the key all that it sealed. */
function syncFolder(folder: string): void {
  // Windows syncs no folders, and does not need to be asked.
  if (process.platform === 'win32') return;
  const entry = openSync(folder, 'r');
  try {
    fsyncSync(entry);
  } finally {
    closeSync(entry);
  }
}

function parse(text: string): Key | undefined {
  const trimmed = text.trim();
  if (HEX.test(trimmed)) return keyOf(Buffer.from(trimmed, 'hex'));
  if (BASE64.test(trimmed) || BASE64URL.test(trimmed)) return keyOf(Buffer.from(trimmed, 'base64'));
  return undefined;
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
