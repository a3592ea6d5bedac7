// Which events of $all a reader wants: by stream name or event type, by prefixes or a regular expression.
import type { LogRecord } from '../log/record.js';

export interface EventFilter {
  on: 'stream-name' | 'event-type';
  /** Any of them; ignored when there is a regular expression. */
  prefixes: string[];
  regex?: RegExp;
  /** Events looked at in one search; a subscription tells its progress every `window` × `checkpointInterval` events. */
  window: number;
  checkpointInterval: number;
}

export function passes({ on, prefixes, regex }: EventFilter, record: LogRecord): boolean {
  const text = on === 'stream-name' ? record.stream : record.type;
  return regex ? regex.test(text) : prefixes.some((prefix) => text.startsWith(prefix));
}
