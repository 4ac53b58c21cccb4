/** How the process ends, by the conventions of sysexits: https://man.openbsd.org/sysexits.3 */
export const EXIT = {
  stopped: 0,
  /** No platform is left, or none could be reached. */
  unavailable: 69,
  /** A fault of our own. */
  fault: 70,
  /** Something has to be set right first. */
  config: 78,
} as const;

/** Reads `.env` where there is one. What is already set wins, unless it is empty. */
export function readDotEnv(): void {
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name];
  try {
    process.loadEnvFile();
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return;
    leave(EXIT.config, ['.env can’t be read. Please see that it is a file, and that the bot may read it.']);
  }
}

/** Says each sentence on standard error and ends the process. */
export function leave(code: number, sentences: readonly string[]): never {
  process.stderr.write(sentences.map((sentence) => `${sentence}\n`).join(''));
  process.exit(code);
}
