import type { Accept } from '#core/plan.ts';

/** What is told of where the bot is, and when it has been noted. */
export interface Changes {
  readonly accept: Accept;
  /** Makes something happen that the bot is told of. Resolves once it has noted it; rejects where it is told of nothing. */
  during(act: () => Promise<void> | void): Promise<void>;
}

/** How long the bot may take to be told and to note it, in milliseconds of real time. */
const NOTED_WITHIN = 10_000;

/** Makes changes that can be waited for. */
export function followChanges(accept: Accept): Changes {
  let noted = Promise.withResolvers<void>();
  return {
    accept: (call) => {
      const plan = accept(call);
      if (plan.kind !== 'silent') return plan;
      const { resolve } = noted;
      return { kind: 'silent', run: () => plan.run().finally(resolve) };
    },
    during: async (act) => {
      noted = Promise.withResolvers();
      const late = Promise.withResolvers<never>();
      const timer = setTimeout(() => late.reject(new Error('The bot was told of nothing.')), NOTED_WITHIN);
      const { promise } = noted;
      await act();
      await Promise.race([promise, late.promise]).finally(() => clearTimeout(timer));
    },
  };
}
