// Whoever follows the log in small steps leaves the process, which PGlite shares, to others in between.
import { setTimeout } from 'node:timers/promises';

// At 200 events/s a reader heard of one after 66 ms (p99 192) with four times the work, at most 300 ms; after 36 (99) so;
// with once the work no sooner (41, 83), but a command took a sixth more processor time.
const TIMES_THE_WORK = 2;
const LONGEST_MS = 150;

/** After work of so many milliseconds: it never takes more than a third of the time. */
export const rest = (worked: number): Promise<void> => setTimeout(Math.min(TIMES_THE_WORK * worked, LONGEST_MS));
