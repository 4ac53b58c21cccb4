import { expect, test } from 'vitest';
import { createSetupCodes } from '../src/setup-code.ts';
import { createStoryClock } from './clock.ts';

test('a code is good once, however it is typed', () => {
  const codes = createSetupCodes(createStoryClock());
  const code = codes.issue();
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
  expect(codes.redeem('')).toBe(false);
  expect(codes.redeem(`${code}X`)).toBe(false);
  expect(codes.redeem(` ${code.toLowerCase().replace('-', ' ')} `)).toBe(true);
  expect(codes.redeem(code)).toBe(false);
});

test('a code is good for 15 minutes and no longer', () => {
  const clock = createStoryClock();
  const codes = createSetupCodes(clock);
  const first = codes.issue();
  clock.passes({ minutes: 14, seconds: 59 });
  expect(codes.redeem(first)).toBe(true);
  const second = codes.issue();
  clock.passes({ minutes: 15 });
  expect(codes.redeem(second)).toBe(false);
});

test('a new code takes the place of the one before, and without any none is right', () => {
  const codes = createSetupCodes(createStoryClock());
  expect(codes.redeem('AAAA-AAAA')).toBe(false);
  const first = codes.issue();
  const second = codes.issue();
  expect(second).not.toBe(first);
  expect(codes.redeem(first)).toBe(false);
  expect(codes.redeem(second)).toBe(true);
});
