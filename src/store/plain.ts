/** Settings of a Keyv for which a value is stored as it is: what a cell holds is already a string. */
export const PLAIN = {
  serialize: ({ value }: { readonly value?: unknown }): string => String(value),
  deserialize: (value: string) => ({ value: value as never }),
};
