import { expect, test } from 'vitest';
import { describeFault } from '#core/log.ts';

const CANARY = 'a canary that was typed';

test.each([
  ['one line', CANARY],
  ['several lines', `first\n${CANARY}\nlast`],
  ['a line that looks like a place', `first\n    at ${CANARY} (file.ts:1:1)`],
  ['nothing but a place', `    at ${CANARY}`],
])('a fault is described without its words, of %s', (_, message) => {
  const fault = Object.assign(new TypeError(message, { cause: new Error(CANARY) }), {
    code: 'E_TEST',
    typed: CANARY,
  });
  const described = describeFault(fault);
  expect(described).toMatch(/^TypeError E_TEST \| at .*log\.test\.ts/);
  expect(described).not.toContain('canary');
});

test('what is thrown and is no error is described by its kind', () => {
  expect(describeFault(CANARY)).toBe('string');
  expect(describeFault({ typed: CANARY })).toBe('object');
});
