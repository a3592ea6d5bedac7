// A timer around every call: the client's own reads and appends have no deadline.
import { StoreUnavailable } from './failures.js';

/** The promise's own outcome, or `late()` thrown after `ms` milliseconds. */
export async function within<T>(
  ms: number,
  promise: Promise<T>,
  late: () => Error = () => new StoreUnavailable('no answer in time'),
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  promise.catch(() => undefined);
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
