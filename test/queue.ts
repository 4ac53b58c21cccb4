/** What is on its way to one reader: values wait for readers, readers for values. */
export interface Queue<T> {
  push(value: T): void;
  /** The next value; rejects after that many milliseconds. */
  next(deadline: number): Promise<T>;
  /** Takes what is there. */
  drain(): readonly T[];
}

export function createQueue<T>(what: string): Queue<T> {
  const values: T[] = [];
  let wake: (() => void) | undefined;
  return {
    push: (value) => {
      values.push(value);
      wake?.();
    },
    next: async (deadline) => {
      if (values.length === 0) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, deadline);
        wake = resolve;
        await promise;
        clearTimeout(timer);
        wake = undefined;
      }
      const [value] = values.splice(0, 1);
      if (value === undefined) throw new Error(`${what}: nothing came within ${deadline} ms.`);
      return value;
    },
    drain: () => values.splice(0),
  };
}
