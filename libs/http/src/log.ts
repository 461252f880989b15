import { currentTrace } from '@app/persistence';
import type { LoggerService } from '@nestjs/common';
import pino, { type Logger } from 'pino';

/** Structured lines to stdout. Callers pass events and ids; nothing here prints input, headers or addresses with queries. */
export const log: Logger = pino({
  base: undefined,
  timestamp: pino.stdTimeFunctions.isoTime,
  level: 'info',
  // The request or job that a line belongs to, whoever writes it.
  mixin: () => {
    const traceId = currentTrace();
    return traceId ? { traceId } : {};
  },
});

/** Nest's own messages through the same lines. */
export class NestLog implements LoggerService {
  log(message: unknown, context?: string): void {
    if (!context || ['NestApplication', 'NestFactory'].includes(context)) log.debug({ context, message });
  }
  warn(message: unknown, context?: string): void {
    log.warn(typeof message === 'object' ? { context, ...message } : { context, message });
  }
  error(message: unknown, ...rest: unknown[]): void {
    log.error(typeof message === 'object' ? { context: rest.at(-1), ...message } : { context: rest.at(-1), message });
  }
}
