/** One thing that happened, in terms that name nobody. Nothing else reaches the log. */
export interface Entry {
  readonly event: string;
  readonly platform?: string;
  /** The kind of call and the name of its command, button or form. */
  readonly call?: string;
  readonly outcome?: string;
  readonly milliseconds?: number;
  /** What the person was told to quote. */
  readonly reference?: string;
  /** The class and the code of an error, and the places it came through. Never its message. */
  readonly fault?: string;
  readonly sentence?: string;
}

/** Takes down what happened. `warn` and `error` are for the host to act on; `debug` is off unless asked for. */
export interface Log {
  debug(entry: Entry): void;
  info(entry: Entry): void;
  warn(entry: Entry): void;
  error(entry: Entry): void;
}

/** An error without its words, which could hold anything: class, code, and where it came from. */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return typeof fault;
  const code =
    'code' in fault && ['string', 'number'].includes(typeof fault.code) ? ` ${String(fault.code)}` : '';
  const places = (fault.stack ?? '')
    .replace(fault.message, '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line));
  return [`${fault.name}${code}`, ...places.slice(0, 6).map((place) => place.trim())].join(' | ');
}

/** A word for what went wrong: the system's or Redis' code, or the error's class. Messages may quote what was sent. */
export function reasonOf(fault: unknown): string {
  if (!(fault instanceof Error)) return 'unknown';
  if ('code' in fault && typeof fault.code === 'string') return fault.code;
  return /^[A-Z]{2,}(?=\s)/.exec(fault.message)?.[0] ?? fault.constructor.name;
}
