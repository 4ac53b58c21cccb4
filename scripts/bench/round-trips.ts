/** How often each command goes to the store. */
import type { Cells } from '#store/cells.ts';
import { openMemory } from '#store/embedded.ts';
import { FROM, openCore } from './core.ts';

/** What is done, and how many round trips it takes. */
export type Counted = readonly [act: string, roundTrips: number];

type Act = readonly [
  name: string,
  call:
    | { kind: 'command'; name: string; given: string }
    | { kind: 'action'; action: string; chosen?: string; onPublic: boolean },
];

const ACTS: readonly Act[] = [
  ['/trust-steps', { kind: 'command', name: 'trust-steps', given: '' }],
  ['/trust-guide', { kind: 'command', name: 'trust-guide', given: '' }],
  ['/crisis', { kind: 'command', name: 'crisis', given: '' }],
  ['/trust-help', { kind: 'command', name: 'trust-help', given: '' }],
  ['/my-settings', { kind: 'command', name: 'my-settings', given: '' }],
  ['a setting saved', { kind: 'action', action: 'side@1', chosen: 'both', onPublic: false }],
];

export async function countRoundTrips(): Promise<readonly Counted[]> {
  let count = 0;
  const memory = openMemory();
  const counted =
    <A extends unknown[], R>(run: (...given: A) => R) =>
    (...given: A): R => {
      count += 1;
      return run(...given);
    };
  const cells: Cells = {
    read: counted((names) => memory.read(names)),
    swap: counted((writes) => memory.swap(writes)),
    rows: (lane, span) => memory.rows(lane, span),
    lanes: () => memory.lanes(),
    names: (part) => memory.names(part),
    isUp: () => memory.isUp(),
    stop: () => memory.stop(),
  };
  const accept = await openCore(cells);
  const results: Counted[] = [];
  for (const [name, call] of ACTS) {
    count = 0;
    const plan = accept({ ...call, id: name, from: FROM });
    if (plan.kind === 'answer') await plan.run();
    results.push([name, count]);
  }
  await memory.stop();
  return results;
}
