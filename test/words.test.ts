import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { sentences } from '#content/words/en/sentences.ts';

const code = globSync('{src,commands,adapters}/**/*.ts')
  .map((file) => readFileSync(file, 'utf8'))
  .join('\n');

/** A sentence is used by its key, or by a key that is put together: `side.${side}`. */
function isUsed(key: string): boolean {
  if (code.includes(`'${key}'`)) return true;
  const beginnings = [...code.matchAll(/`([a-z.-]+\.)\$\{/g)].map(([, beginning = '']) => beginning);
  return beginnings.some((beginning) => key.startsWith(beginning));
}

test('every sentence is said somewhere', () => {
  expect(Object.keys(sentences).filter((key) => !isUsed(key))).toEqual([]);
  expect(isUsed('nobody.says.this')).toBe(false);
});
