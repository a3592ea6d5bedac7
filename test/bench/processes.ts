// What processes take: processor time and resident memory, as /proc says.
import { readFileSync } from 'node:fs';

const TICKS_A_SECOND = 100;

/** Processor time so far, in microseconds. */
export function processorTimeOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const [, , , , , , , , , , , user, system] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return ((user + system) * 1e6) / TICKS_A_SECOND;
}

/** In MB. What is resident and not its own are pages of files (programs, libraries, a mapped index): whoever needs memory gets them. */
export interface Memory {
  readonly resident: number;
  readonly own: number;
}

export function memoryOf(pid: number): Memory {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1_024;
  return { resident: megabytes('VmRSS'), own: megabytes('RssAnon') };
}
