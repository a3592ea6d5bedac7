// Tries again until it works: at once after a lost race, later and later while the database does not answer.
import { setTimeout as pause } from 'node:timers/promises';
import { FellBack, LostRace } from './checkpoint.js';
import { Outdated } from './outpaced.js';

const firstPause = 50;
const longestPause = 5_000;

/** `onTrouble` hears each failure. Rejects with `FellBack`, `Outdated`, or the signal's reason when it is aborted. */
export async function untilDone<T>(
  work: () => Promise<T>,
  signal: AbortSignal,
  onTrouble: (error: unknown) => void,
): Promise<T> {
  for (let wait = firstPause; ; ) {
    signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (error instanceof LostRace) continue;
      if (error instanceof FellBack || error instanceof Outdated) throw error;
      onTrouble(error);
      await pause(wait, undefined, { signal }).catch(() => undefined); // aborted: the loop says why
      wait = Math.min(wait * 2, longestPause);
    }
  }
}
