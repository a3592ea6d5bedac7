// Whoever follows the log in small steps leaves the process, which PGlite shares, to others in between.
import { setTimeout } from 'node:timers/promises';

const TIMES_THE_WORK = 4;
const LONGEST_MS = 300;

/** After work of so many milliseconds: it never takes more than a fifth of the time. */
export const rest = (worked: number): Promise<void> => setTimeout(Math.min(TIMES_THE_WORK * worked, LONGEST_MS));
