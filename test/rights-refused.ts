/** What it looks like to be refused: one sentence, and nothing told, kept or sent. */
import { expect } from 'vitest';
import type { Call, Caller } from '#core/call.ts';
import type { Form } from '#core/message.ts';
import type { Reply } from '#core/plan.ts';
import { words } from './bot.ts';
import { CANARY } from './full-group.ts';
import { filled, type Try, type WithoutId, type World } from './rights-ground.ts';
import { readMessage } from './seen.ts';

const say = words.in('en');
const REFUSALS = new Set([
  ...(['admin', 'moderator', 'group'] as const).map((why) => say.label(`rights.${why}`)),
  say.label('setup.no-admin'),
  say.label('setup.code.wrong'),
]);
/** True for a sentence that says which right is missing. */
export const isRefusal = (line: string): boolean => REFUSALS.has(line);

/** Refused, in one sentence that says which right is missing, with nothing but help beneath it. */
export function expectRefused(reply: Reply): void {
  const { lines, buttons, choices } = readMessage(reply.message, '', true);
  expect(reply.outcome).toBe('refused');
  expect(lines.filter((line) => !isRefusal(line) && !line.startsWith('What you typed is kept'))).toEqual([]);
  expect(lines.some(isRefusal)).toBe(true);
  expect(buttons.filter((label) => !['Need help now?', 'Try again'].includes(label))).toEqual([]);
  expect(choices).toEqual([]);
}

/** A form opens blank: what stands in it is the same for everybody, everywhere. */
export function expectBlank(form: Form): void {
  expect(form.fields.filter(({ value }) => value !== undefined && value !== '')).toEqual([]);
  expect(JSON.stringify(form)).not.toMatch(/canary|test:/);
}

/** Nothing was kept, sent or told. */
export async function expectUntouched(
  world: World,
  before: string,
  from: Caller,
  told: unknown = '',
): Promise<void> {
  expect(await world.kept(from)).toBe(before);
  expect(world.sent).toEqual([]);
  expect(JSON.stringify(told)).not.toContain(CANARY);
}

/** Tries to do it by its id, and through the form that it opens if it does. */
export async function tryWay(world: World, { way }: Try, from: Caller): Promise<void> {
  for (const onPublic of [false, true]) {
    const before = await world.kept(from);
    let answered = await world.ask({ kind: 'action', onPublic, ...way }, from);
    if (!('message' in answered)) {
      expectBlank(answered);
      answered = await world.ask({ ...filled(answered), onPublic } as WithoutId<Call>, from);
    }
    if (!('message' in answered)) throw new Error('a form opened a form');
    expectRefused(answered);
    await expectUntouched(world, before, from, answered);
  }
}
