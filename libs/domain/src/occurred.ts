// When something was true, as the command says it.
import { type Command, type Refusal, refuse } from './decider.js';
import { isAfter, utc } from './time.js';

/** `occurredAt` in UTC, by default the time of deciding; never after it. */
export function notInFuture(command: Command<string, { occurredAt?: string }, unknown>): string | Refusal {
  const occurredAt = command.data.occurredAt ?? command.now;
  if (isAfter(occurredAt, command.now)) return refuse('time-in-future', { occurredAt, now: command.now });
  return utc(occurredAt);
}
