/** How a request is made to fail. */
export type Failure = {
  /** Such as `POST`; absent for any. */
  readonly method?: string;
  /** The route's template, such as `/channels/{channel_id}/messages`; absent for any. */
  readonly template?: string;
  /** True for requests that are meant, by what stands in the template's holes; absent for all. */
  readonly isFor?: (params: Readonly<Record<string, string>>) => boolean;
  /** How many requests fail; 1 unless told. */
  readonly times?: number;
  /** True where Discord does what it was asked and fails only then. */
  readonly isDone?: true;
} & (
  | { readonly how: 'status'; readonly status: number; readonly code: number; readonly message: string }
  /** Too many requests: try again after so many seconds. */
  | { readonly how: 'limit'; readonly retryAfter: number; readonly isGlobal?: true }
  /** The line is reset without an answer. */
  | { readonly how: 'cut' }
  /** There never is an answer. */
  | { readonly how: 'hang' }
);

/** The failures that are still to come. */
export interface Failures {
  add(failure: Failure): void;
  /** The failure that this request meets, if any. */
  take(method: string, template: string, params: Readonly<Record<string, string>>): Failure | undefined;
}

/** No failures yet. */
export function createFailures(): Failures {
  let planned: { readonly failure: Failure; left: number }[] = [];
  return {
    add(failure) {
      planned.push({ failure, left: failure.times ?? 1 });
    },
    take(method, template, params) {
      if (planned.length === 0) return undefined;
      const found = planned.find(
        ({ failure }) =>
          (failure.method ?? method) === method &&
          (failure.template ?? template) === template &&
          (failure.isFor?.(params) ?? true),
      );
      if (!found) return undefined;
      found.left -= 1;
      planned = planned.filter(({ left }) => left > 0);
      return found.failure;
    },
  };
}
