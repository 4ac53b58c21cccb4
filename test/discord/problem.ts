import type { z } from 'zod';

/** One thing that is wrong with a request's body. */
export interface Problem {
  /** The rule that is broken, as a sentence. */
  readonly rule: string;
  readonly path: readonly PropertyKey[];
  /** Discord's own code for it, as far as it is known. */
  readonly code: string;
  /** True for a rule of this project that Discord itself does not have: recorded, but let through. */
  readonly isOurs?: true;
}

/** What a rule found, from zod's words into ours. */
export function problemsOf(issues: readonly z.core.$ZodIssue[]): Problem[] {
  return issues.map((issue) => ({ rule: issue.message, path: issue.path, code: codeOf(issue) }));
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'too_big' || issue.code === 'too_small') return 'BASE_TYPE_BAD_LENGTH';
  if (issue.code === 'custom')
    return typeof issue.params?.['code'] === 'string' ? issue.params['code'] : 'INVALID';
  return issue.code === 'invalid_type' ? 'BASE_TYPE_REQUIRED' : 'BASE_TYPE_CHOICES';
}

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[];
}

/** Nests problems the way Discord does. https://docs.discord.com/developers/reference#error-messages */
export function asFormErrors(problems: readonly Problem[]): object {
  const root: ErrorTree = {};
  for (const { path, code, rule } of problems) {
    let place = root;
    for (const key of path) {
      const next = (place[String(key)] ??= {});
      if (Array.isArray(next)) break;
      place = next;
    }
    const errors = (place['_errors'] ??= []);
    if (Array.isArray(errors)) errors.push({ code, message: rule });
  }
  return root;
}
