// Nest's log lines as JSON by pino, with whatever object comes along.
import type { LoggerService } from '@nestjs/common';
import { type Logger, pino } from 'pino';

export const jsonLogger = (level: string): Logger => pino({ level }, pino.destination(2));

type Level = 'debug' | 'error' | 'info' | 'trace' | 'warn';

/** Nest calls with a message or an object, further words, and the context last. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log = (...args: unknown[]) => this.#write('info', args);
  error = (...args: unknown[]) => this.#write('error', args);
  warn = (...args: unknown[]) => this.#write('warn', args);
  debug = (...args: unknown[]) => this.#write('debug', args);
  verbose = (...args: unknown[]) => this.#write('trace', args);

  #write(level: Level, args: unknown[]): void {
    const [first, ...rest] = args;
    const context = rest.at(-1);
    const message = rest.length > 1 ? rest[0] : undefined;
    if (typeof first === 'object' && first !== null) this.logger[level]({ ...first, context }, String(message ?? ''));
    else this.logger[level]({ context }, String(first));
  }
}
