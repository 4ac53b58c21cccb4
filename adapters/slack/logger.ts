import { LogLevel, type Logger } from '@slack/bolt';
import { describeFault, type Log } from '#core/log.ts';

const silent = () => undefined;

/**
 * What the SDK has to say, without its words: they can hold tokens, ids and what people typed. The class and the
 * place of an error stay.
 */
export function createLogger(log: Log): Logger {
  const tell = (severity: 'warn' | 'error') => (said: readonly unknown[]) => {
    const fault = said.find((each) => each instanceof Error);
    log[severity]({ event: 'slack sdk', platform: 'slack', ...(fault && { fault: describeFault(fault) }) });
  };
  return {
    debug: silent,
    info: silent,
    warn: (...said: readonly unknown[]) => tell('warn')(said),
    error: (...said: readonly unknown[]) => tell('error')(said),
    setLevel: silent,
    getLevel: () => LogLevel.WARN,
    setName: silent,
  };
}
