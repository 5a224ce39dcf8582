// Kibana's log lines on standard output: `[time][LEVEL][context] message`.
// Follows elastic/kibana src/core/packages/logging/server-internal/src/layouts/pattern_layout.ts.
import type { Logger } from '@kbn/core/server';

const LEVELS = ['debug', 'info', 'warn', 'error'] as const;
export type LogLevel = (typeof LEVELS)[number] | 'silent';

type Message = string | Error | (() => string);

const textOf = (message: Message): string => {
  if (typeof message === 'function') return message();
  return message instanceof Error ? (message.stack ?? message.message) : message;
};

export function createLogger(lowest: LogLevel, context: string[] = []): Logger {
  const from = lowest === 'silent' ? LEVELS.length : LEVELS.indexOf(lowest);
  const at = (level: (typeof LEVELS)[number]) => (message: Message) => {
    if (LEVELS.indexOf(level) >= from) {
      const head = `[${new Date().toISOString()}][${level.toUpperCase().padEnd(5)}]`;
      process.stdout.write(`${head}[${context.join('.')}] ${textOf(message)}\n`);
    }
  };
  return {
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
    get: (...names) => createLogger(lowest, [...context, ...names]),
  };
}
