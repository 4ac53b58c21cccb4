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

/** Reads `.env` where there is one. What is already set wins. */
export function readDotEnv(): void {
  try {
    process.loadEnvFile();
  } catch (fault) {
    if (!(fault instanceof Error && 'code' in fault && fault.code === 'ENOENT')) throw fault;
  }
}

/** Says each sentence on standard error and ends the process. */
export function leave(code: number, sentences: readonly string[]): never {
  process.stderr.write(sentences.map((sentence) => `${sentence}\n`).join(''));
  process.exit(code);
}
