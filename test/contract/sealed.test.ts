import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Unopenable, Unusable } from '#store/errors.ts';
import { makeMasterText, readMaster } from '#store/master.ts';
import { keyIdOf, makeKey, seal, unseal, unwrap, wrap } from '#store/sealed.ts';
import { temporaryFolder } from './grounds.ts';

const key = makeKey();
const plain = fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes));
const identity = fc.string({ unit: 'binary' });

describe('a sealed value', () => {
  it('opens with its key under its identity, byte for byte', () => {
    fc.assert(
      fc.property(plain, identity, (bytes, name) => {
        const sealed = seal(key, name, bytes);
        expect(unseal(key, name, sealed)).toEqual(bytes);
        expect(keyIdOf(sealed)).toBe(key.id);
        expect(sealed).toMatch(/^s1\.[\w-]{8}\.[\w-]+$/);
        expect(seal(key, name, bytes)).not.toBe(sealed);
      }),
    );
  });

  it('opens under no other identity and with no other key', () => {
    fc.assert(
      fc.property(plain, identity, identity, (bytes, name, other) => {
        fc.pre(name !== other);
        const sealed = seal(key, name, bytes);
        expect(() => unseal(key, other, sealed)).toThrow(Unopenable);
        expect(() => unseal(makeKey(), name, sealed)).toThrow(Unopenable);
      }),
    );
  });

  it('does not open once any character of it is another, is missing or is added', () => {
    fc.assert(
      fc.property(
        plain,
        fc.nat(),
        fc.constantFrom('', 'A', 'B', '.', '=', '\n', 'AA'),
        (bytes, at, instead) => {
          const sealed = seal(key, 'name', bytes);
          const place = at % (sealed.length + 1);
          const changed = `${sealed.slice(0, place)}${instead}${sealed.slice(place + 1)}`;
          fc.pre(changed !== sealed);
          expect(() => unseal(key, 'name', changed)).toThrow(Unopenable);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('does not open under the id of another key', () => {
    const [mine, other] = [makeKey(), makeKey()];
    const disguised = seal(mine, 'name', 'words').replace(mine.id, other.id);
    expect(() => unseal(other, 'name', disguised)).toThrow(Unopenable);
  });

  it('can be a key', () => {
    const inner = makeKey();
    const wrapped = wrap(key, 'keys/x', inner);
    expect(unwrap(key, 'keys/x', wrapped).secret.equals(inner.secret)).toBe(true);
    expect(() => unwrap(key, 'keys/y', wrapped)).toThrow(Unopenable);
  });
});

describe('a master key', () => {
  it('is 32 bytes in base64 or hex, or a file that holds them', async () => {
    const bytes = randomBytes(32);
    const folder = await temporaryFolder();
    const file = join(folder, 'key');
    await writeFile(file, `${bytes.toString('hex')}\n`);
    const spellings = [bytes.toString('base64'), bytes.toString('base64url'), bytes.toString('hex'), file];
    const ids = spellings.map((spelling) => readMaster(spelling, 'DATA_KEY').id);
    await rm(folder, { recursive: true });
    expect(new Set(ids).size).toBe(1);
    expect(readMaster(makeMasterText(), 'DATA_KEY').id).not.toBe(ids[0]);
  });

  it('is refused in one sentence that does not quote it', () => {
    for (const wrong of [
      '',
      'secret words',
      randomBytes(31).toString('base64'),
      randomBytes(33).toString('hex'),
    ]) {
      expect(() => readMaster(wrong, 'DATA_KEY')).toThrow(
        new Unusable('DATA_KEY is neither a key of 32 bytes in base64 or hex, nor a file that holds one.'),
      );
    }
  });
});
