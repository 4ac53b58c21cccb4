/** Bodies as bots send them, for the tables of the rules. */

/** Pings nobody. */
export const SILENT = { allowed_mentions: { parse: [] } };
/** The smallest message. */
export const hi = { content: 'hi', ...SILENT };
/** So many of them. */
export const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));
/** A button. */
export const button = (id: string, more: object = {}): object => ({
  type: 2,
  style: 1,
  custom_id: id,
  label: 'x',
  ...more,
});
/** A row. */
export const row = (...components: object[]): object => ({ type: 1, components });
/** A message with these rows. */
export const rowsOf = (...components: object[]): object => ({ ...hi, components });
/** A list. */
export const select = (more: object = {}): object => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'a', value: 'a' }],
  ...more,
});
/** A text input. */
export const input = (more: object = {}): object => ({ type: 4, custom_id: 'i', style: 1, ...more });
/** A label with something in it. */
export const label = (component: object, more: object = {}): object => ({
  type: 18,
  label: 'x',
  component,
  ...more,
});
/** The answer that opens a form. */
export const modal = (components: object[], more: object = {}): object => ({
  type: 9,
  data: { custom_id: 'm', title: 'x', components, ...more },
});
/** A command. */
export const command = (more: object): object => ({ name: 'go', description: 'Goes', ...more });
/** An option that takes a string. */
export const option = (more: object = {}): object => ({ type: 3, name: 'x', description: 'x', ...more });
/** So many characters. */
export const long = (length: number): string => 'x'.repeat(length);
