import type { Reporter, TestModule } from 'vitest/node';
import { leftOut, unchecked } from './machine.ts';

/** Closes a run with one plain line of counts, and one that says what this machine could not run. */
export default class Summary implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const broken = modules.filter(
      (module) => module.state() === 'failed' && module.errors().length > 0,
    ).length;
    const count = (state: string) => states.filter((each) => each === state).length;
    const missing = [...leftOut, ...unchecked];
    const lines = [
      ...(missing.length > 0 ? [`Left out on this machine: ${missing.join('; ')}.`] : []),
      `${count('passed')} passed, ${count('failed') + broken} failed, ${count('skipped')} skipped`,
    ];
    // After vitest's own summary, which is printed in the same turn.
    process.once('exit', () => process.stdout.write(`${lines.join('\n')}\n`));
  }
}
